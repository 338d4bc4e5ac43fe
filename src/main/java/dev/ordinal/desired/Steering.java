package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKind;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a person asks of a rollout beside its template: more pods, all anew, on hold, on, or back. */
final class Steering {
    /** The annotation that kubectl writes, so that both mean the same. */
    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private static final String ROLLING = "/spec/updateStrategy/rollingUpdate";
    private static final String ON_DELETE = "OnDelete";

    private final History history;
    private final Check check;
    private final InstantSource clock;

    Steering(History history, Check check, InstantSource clock) {
        this.history = history;
        this.check = check;
        this.clock = clock;
    }

    Uni<ObjectNode> scale(Stored stored, int replicas) {
        if (replicas < 0) {
            throw new RefusedException(Refusal.Kind.INVALID, "/replicas", "must be 0 or more, not " + replicas);
        }
        ObjectNode changed = stored.object().deepCopy();
        changed.withObject("/spec").put("replicas", replicas);
        return Uni.createFrom().item(changed);
    }

    /** Another template is another revision, and pods of another revision are replaced by the update strategy. */
    Uni<ObjectNode> restart(Stored stored) {
        ObjectNode changed = stored.object().deepCopy();
        LastApplied.annotate(
                changed.withObject("/spec/template"),
                RESTARTED_AT,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return Uni.createFrom().item(changed);
    }

    Uni<ObjectNode> pause(Stored stored) {
        ObjectNode changed = stored.object().deepCopy();
        switch (stored.kind()) {
            case ORDINAL_SET -> changed.withObject("/spec").put("paused", true);
            case STATEFUL_SET -> hold(changed);
        }
        return Uni.createFrom().item(changed);
    }

    Uni<ObjectNode> resume(Stored stored) {
        ObjectNode changed = stored.object().deepCopy();
        switch (stored.kind()) {
            case ORDINAL_SET -> changed.withObject("/spec").remove("paused");
            case STATEFUL_SET -> letGo(changed);
        }
        return Uni.createFrom().item(changed);
    }

    /** A StatefulSet has no field for it, but no pod below the partition is updated (PARTITION). */
    private static void hold(ObjectNode set) {
        if (onDelete(set)) {
            String pointer = "/spec/updateStrategy/type";
            String detail = "is OnDelete: nothing is updated by itself, so there is nothing to pause";
            throw new RefusedException(Refusal.Kind.INVALID, pointer, detail);
        }
        if (!annotations(set).has(Marks.PAUSED_PARTITION)) {
            int former = set.at(ROLLING + "/partition").asInt(0);
            LastApplied.annotate(set, Marks.PAUSED_PARTITION, String.valueOf(former));
            int replicas = set.at("/spec/replicas").asInt(1);
            set.withObject(ROLLING).put("partition", Math.max(former, replicas));
        }
    }

    private static void letGo(ObjectNode set) {
        JsonNode former = annotations(set).path(Marks.PAUSED_PARTITION);
        if (former.isMissingNode()) {
            return;
        }
        if (!onDelete(set)) {
            set.withObject(ROLLING).put("partition", Math.max(0, former.asInt(0)));
        }
        set.withObject("/metadata/annotations").remove(Marks.PAUSED_PARTITION);
    }

    /** Whoever sets the partition of a paused StatefulSet anew says how far it goes on: it is paused no more. */
    static void heed(ObjectNode live, ObjectNode changed) {
        String partition = ROLLING + "/partition";
        boolean kept = annotations(changed)
                .path(Marks.PAUSED_PARTITION)
                .equals(annotations(live).path(Marks.PAUSED_PARTITION));
        if (kept
                && !changed.at(partition).equals(live.at(partition))
                && annotations(changed).isObject()) {
            changed.withObject("/metadata/annotations").remove(Marks.PAUSED_PARTITION);
        }
    }

    /** Held by our pause: what was scaled up beyond the partition since is not. */
    static boolean paused(WorkloadKind kind, ObjectNode object) {
        return switch (kind) {
            case ORDINAL_SET -> object.at("/spec/paused").asBoolean(false);
            case STATEFUL_SET ->
                annotations(object).has(Marks.PAUSED_PARTITION)
                        && !onDelete(object)
                        && object.at(ROLLING + "/partition").asInt(0)
                                >= object.at("/spec/replicas").asInt(1);
        };
    }

    private static boolean onDelete(ObjectNode set) {
        return set.at("/spec/updateStrategy/type").asText().equals(ON_DELETE);
    }

    private static JsonNode annotations(ObjectNode object) {
        return object.path("metadata").path("annotations");
    }

    /** As {@code kubectl rollout undo}: the template of that revision becomes the present one, as a new wish. */
    Uni<ObjectNode> rollback(Stored stored, OptionalLong wanted) {
        return history.of(stored.object()).map(revisions -> {
            Revision target = target(revisions, stored.object(), wanted);
            ObjectNode changed = stored.object().deepCopy();
            if (!target.means(stored.object())) {
                changed.withObject("/spec").set("template", target.template());
                List<Fault> faults = check.faults(changed, Optional.of(stored.object()));
                if (!faults.isEmpty()) {
                    throw new RefusedException(Refusal.invalid(faults));
                }
            }
            return changed;
        });
    }

    /** R3.5 keeps the present revision the newest; before the first turn after a change it is not recorded yet. */
    private static Revision target(List<Revision> revisions, ObjectNode object, OptionalLong wanted) {
        if (wanted.isEmpty()) {
            return revisions.reversed().stream()
                    .filter(revision -> !revision.means(object))
                    .findFirst()
                    .orElseThrow(() -> none("there is no revision before the present one"));
        }
        return revisions.stream()
                .filter(revision -> revision.number() == wanted.getAsLong())
                .findFirst()
                .orElseThrow(() -> none("there is no revision " + wanted.getAsLong() + "; there are "
                        + revisions.stream().map(Revision::number).toList()));
    }

    private static RefusedException none(String detail) {
        return new RefusedException(Refusal.Kind.NOT_FOUND, "/revision", detail);
    }
}
