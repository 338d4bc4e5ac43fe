package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** What was asked and accepted. */
public interface DesiredStates {

    /**
     * Checks the wish, merges it with what is stored, and stores it by compare-and-set. The answer comes when it is stored or
     * durably refused; a cluster that can't be reached now is a failure ({@code ApiFailure}), and the request is not lost but
     * to be submitted again.
     */
    Uni<Verdict> submit(WorkloadRequest request);

    /**
     * The same checks, those of the server among them, and what would be stored; nothing is stored, and no request remembered. A
     * refusal is a failure here.
     */
    Uni<Rehearsal> rehearse(WorkloadRequest request);

    /** The stored revisions of a workload's pod template, oldest first. */
    Uni<List<Revision>> revisions(ObjectNode workload);

    /** What an object says is wanted; empty for one that no server would store. */
    Optional<WorkloadSpec> spec(ObjectNode workload);

    /** What the view shows of the wish; a turn starts here. */
    Optional<WorkloadSpec> get(WorkloadKey key);

    /** The whole object as the view shows it, status included; for people. */
    Optional<ObjectNode> object(WorkloadKey key);

    /** The same, shared, so not to be changed. */
    default Optional<JsonNode> shown(WorkloadKey key) {
        return object(key).map(object -> object);
    }

    /** What a workload is looked for by, beside its name: alias and images in small letters, a line each. Asked of all for one search. */
    default String words(WorkloadKey key) {
        return shown(key).map(Described::words).orElse("");
    }

    /** The whole object as it is stored at this moment: whoever reads after writing sees the write. */
    default Uni<Optional<ObjectNode>> read(WorkloadKey key) {
        return Uni.createFrom().item(object(key));
    }

    /** The same of a workload that is there; fails with {@link RefusedException} where there is none. */
    default Uni<ObjectNode> existing(WorkloadKey key) {
        return read(key)
                .map(found -> found.orElseThrow(
                        () -> new RefusedException(Refusal.Kind.NOT_FOUND, "", "there is no workload " + key)));
    }

    /** The keys that the view shows in a namespace, or in all if it is empty. */
    List<WorkloadKey> keys(String namespace);
}
