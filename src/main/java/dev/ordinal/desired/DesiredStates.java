package dev.ordinal.desired;

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

    /** What the view shows of the wish; a turn starts here. */
    Optional<WorkloadSpec> get(WorkloadKey key);

    /** The whole object as the view shows it, status included; for people. */
    Optional<ObjectNode> object(WorkloadKey key);

    /** The whole object as it is stored at this moment: whoever reads after writing sees the write. */
    default Uni<Optional<ObjectNode>> read(WorkloadKey key) {
        return Uni.createFrom().item(object(key));
    }

    /** The keys that the view shows in a namespace, or in all if it is empty. */
    List<WorkloadKey> keys(String namespace);
}
