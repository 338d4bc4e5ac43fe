package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.JsonBlueprint;
import dev.ordinal.cluster.Selectors;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Writes a status as the object's {@code status}: the same fields for both kinds, and what only an OrdinalSet has. */
final class StatusBuilder {
    /** Status stays small whatever the number of replicas; the rest is counted. */
    private static final int MOST_WAITS = 20;

    private StatusBuilder() {}

    /** The fields of {@code status} that are to be others; empty if the object says it all already. */
    static ObjectNode changes(WorkloadSpec spec, WorkloadStatus status, Instant now) {
        ObjectNode workload = ((JsonBlueprint) spec.blueprint()).object();
        JsonNode before = workload.path("status");
        boolean complete = spec.recorded().complete() && spec.generation() == status.generation();
        ObjectNode wanted = wanted(workload, status);
        wanted.set("conditions", Conditions.of(before, status, complete, now));
        ObjectNode patch = Json.object();
        wanted.properties().forEach(field -> {
            if (!same(before.path(field.getKey()), field.getValue())) {
                patch.set(field.getKey(), field.getValue());
            }
        });
        return patch;
    }

    private static boolean same(JsonNode before, JsonNode wanted) {
        boolean numbers = before.isNumber() && wanted.isNumber();
        return numbers ? before.asLong() == wanted.asLong() : before.equals(wanted);
    }

    private static ObjectNode wanted(ObjectNode workload, WorkloadStatus status) {
        Counts counts = status.counts();
        ObjectNode wanted = Json.object();
        wanted.put("observedGeneration", status.generation())
                .put("replicas", counts.created())
                .put("readyReplicas", counts.ready())
                .put("availableReplicas", counts.available())
                .put("currentReplicas", counts.current())
                .put("updatedReplicas", counts.updated())
                .put("currentRevision", status.revisions().current())
                .put("updateRevision", status.revisions().update())
                .put("collisionCount", status.revisions().collisions());
        if (status.kind() == WorkloadKind.ORDINAL_SET) {
            wanted.put("phase", status.phase().text());
            wanted.put("selector", Selectors.text(workload.at("/spec/selector")));
            waits(status, wanted);
            ArrayNode revisions = wanted.putArray("revisions");
            status.revisions()
                    .pods()
                    .forEach((name, pods) ->
                            revisions.addObject().put("name", name).put("pods", pods));
            ArrayNode uids = wanted.putArray("neverAvailable");
            status.neverAvailable().stream().sorted().forEach(uids::add);
        }
        return wanted;
    }

    private static void waits(WorkloadStatus status, ObjectNode wanted) {
        ArrayNode waits = wanted.putArray("waits");
        List<Wait> shown = new ArrayList<>(status.waits());
        int omitted = Math.max(0, shown.size() - MOST_WAITS);
        for (Wait waiting : shown.subList(0, shown.size() - omitted)) {
            ObjectNode entry = waits.addObject().put("reason", waiting.reason().name());
            waiting.ordinal().ifPresent(ordinal -> entry.put("ordinal", ordinal));
            entry.put("since", waiting.since().truncatedTo(ChronoUnit.SECONDS).toString());
            entry.put("message", waiting.message());
        }
        wanted.put("waitsOmitted", omitted);
    }
}
