package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The conditions by kstatus (Ready, Reconciling, Stalled), and Progressing as a Deployment has it. Conditions that others wrote stay
 * (TE15).
 */
final class Conditions {
    private static final Set<String> OURS = Set.of("Ready", "Reconciling", "Stalled", "Progressing");

    private Conditions() {}

    /**
     * @param before the whole status as it is now
     * @param complete this generation has arrived once; it stays so, as a Deployment's does, whatever becomes of its pods
     */
    static ArrayNode of(JsonNode before, WorkloadStatus status, boolean complete, Instant now) {
        Phase phase = status.phase();
        boolean ready = phase == Phase.RUNNING || phase == Phase.STOPPED;
        boolean stalled = phase == Phase.WAITING || phase == Phase.FAILED;
        ArrayNode conditions = Json.object().arrayNode();
        for (JsonNode condition : before.path("conditions")) {
            if (!OURS.contains(condition.path("type").asText())) {
                conditions.add(condition.deepCopy());
            }
        }
        Draft draft = new Draft(before, status, now.truncatedTo(ChronoUnit.SECONDS));
        conditions.add(draft.condition("Ready", ready));
        conditions.add(draft.condition("Reconciling", !ready && !stalled && phase != Phase.PAUSED));
        conditions.add(draft.condition("Stalled", stalled));
        conditions.add(draft.progressing(ready || complete));
        return conditions;
    }

    private record Draft(JsonNode before, WorkloadStatus status, Instant now) {

        ObjectNode condition(String type, boolean holds) {
            String reason = status.mainWait()
                    .map(Wait::reason)
                    .map(Notice::camel)
                    .orElse(status.phase().text());
            return condition(type, holds ? "True" : "False", reason);
        }

        /** Paused: unknown; nothing moved for too long: false; else true, also when there is nothing left to do. */
        ObjectNode progressing(boolean complete) {
            return switch (status.phase()) {
                case FAILED -> condition("Progressing", "False", "ProgressDeadlineExceeded");
                case PAUSED -> condition("Progressing", "Unknown", "Paused");
                case UPDATING, RUNNING, WAITING, STOPPED, DELETING ->
                    condition("Progressing", "True", complete ? WorkloadSpec.Recorded.COMPLETE : "Moving");
            };
        }

        private ObjectNode condition(String type, String value, String reason) {
            ObjectNode condition = Json.object();
            condition.put("type", type).put("status", value).put("reason", reason);
            condition.put("message", status.mainWait().map(Draft::message).orElse(""));
            condition.put("lastTransitionTime", since(type, value));
            return condition;
        }

        private String since(String type, String value) {
            JsonNode last = Json.condition(before, type);
            return last.path("status").asText().equals(value)
                    ? last.path("lastTransitionTime").asText(now.toString())
                    : now.toString();
        }

        private static String message(Wait waiting) {
            return waiting.ordinal().isPresent()
                    ? "ordinal " + waiting.ordinal().getAsInt() + ": " + waiting.message()
                    : waiting.message();
        }
    }
}
