package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Canonical;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.JsonBlueprint;
import dev.ordinal.decide.Admission.Claimant;
import dev.ordinal.decide.RevisionName;
import dev.ordinal.workload.Budget;
import dev.ordinal.workload.LabelSelector;
import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is wanted from a stored object; both kinds have the same spec, so one reader serves. */
final class SpecReader {
    private static final String BUILT_IN_CONTROLLER = "kube-controller-manager";

    private final Orchestration orchestration;

    SpecReader(Orchestration orchestration) {
        this.orchestration = orchestration;
    }

    /** Empty for an object that no server would have stored: without a pod template there is nothing to orchestrate. */
    Optional<WorkloadSpec> read(WorkloadKind kind, ObjectNode object) {
        JsonNode spec = object.path("spec");
        if (!spec.path("template").isObject() || object.at("/metadata/uid").isMissingNode()) {
            return Optional.empty();
        }
        JsonNode retention = spec.path("persistentVolumeClaimRetentionPolicy");
        return Optional.of(new WorkloadSpec(
                key(object),
                kind,
                Json.shared(object.at("/metadata/uid")),
                object.at("/metadata/generation").asLong(),
                Math.max(0, spec.path("replicas").asInt(1)),
                Math.max(0, spec.at("/ordinals/start").asInt(0)),
                spec.path("podManagementPolicy").asText().equals("Parallel") ? Order.PARALLEL : Order.ORDERED_READY,
                rollout(kind, object),
                Math.max(0, spec.path("minReadySeconds").asInt(0)),
                claimTemplates(spec),
                new Retention(deletes(retention, "whenDeleted"), deletes(retention, "whenScaled")),
                selector(spec.path("selector")),
                template((ObjectNode) spec.path("template")),
                limits(kind, object),
                life(kind, object),
                recorded(kind, object),
                new JsonBlueprint(object)));
    }

    static WorkloadKey key(ObjectNode object) {
        return new WorkloadKey(
                object.at("/metadata/namespace").asText(),
                object.at("/metadata/name").asText());
    }

    /** Which pods an object lays claim to. */
    static Claimant claimant(WorkloadKind kind, WorkloadKey key, ObjectNode object) {
        LabelSelector labels = selector(object.at("/spec/selector"));
        return new Claimant(key, kind, labels, texts(object.at("/spec/template/metadata/labels")));
    }

    private static LabelSelector selector(JsonNode selector) {
        List<LabelSelector.Expression> expressions = new ArrayList<>();
        selector.path("matchExpressions").forEach(e -> {
            List<String> values = new ArrayList<>();
            e.path("values").forEach(value -> values.add(value.asText()));
            expressions.add(new LabelSelector.Expression(
                    e.path("key").asText(), e.path("operator").asText(), values));
        });
        return new LabelSelector(texts(selector.path("matchLabels")), expressions);
    }

    private static WorkloadSpec.Template template(ObjectNode template) {
        return new WorkloadSpec.Template(Canonical.hash(template), RevisionName.hash(RevisionText.of(template)));
    }

    /** An OrdinalSet says it in its spec; a StatefulSet has no field for it, and behaves as built in unless an annotation asks. */
    private static WorkloadSpec.Limits limits(WorkloadKind kind, ObjectNode object) {
        JsonNode spec = object.path("spec");
        JsonNode asked = switch (kind) {
            case ORDINAL_SET -> spec.path("neverAvailablePodPolicy");
            case STATEFUL_SET -> object.path("metadata").path("annotations").path(Marks.NEVER_AVAILABLE_POLICY);
        };
        String policy = asked.asText(kind == WorkloadKind.ORDINAL_SET ? "Delete" : "Wait");
        long deadline = spec.path("progressDeadlineSeconds").asLong(0);
        return new WorkloadSpec.Limits(
                spec.path("revisionHistoryLimit").asInt(WorkloadSpec.Limits.HISTORY),
                deadline > 0 ? Duration.ofSeconds(deadline) : WorkloadSpec.Limits.PROGRESS_DEADLINE,
                policy.equals("Delete") ? NeverAvailable.DELETE : NeverAvailable.WAIT);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static Rollout rollout(WorkloadKind kind, ObjectNode object) {
        JsonNode strategy = object.at("/spec/updateStrategy");
        Rollout.Strategy type = switch (strategy.path("type").asText()) {
            case "OnDelete" -> Rollout.Strategy.ON_DELETE;
            case "Recreate" -> Rollout.Strategy.RECREATE;
            default -> Rollout.Strategy.ROLLING_UPDATE;
        };
        JsonNode rolling = strategy.path("rollingUpdate");
        int partition = Math.max(0, rolling.path("partition").asInt(0));
        return new Rollout(type, partition, budget(rolling.path("maxUnavailable")), Steering.paused(kind, object));
    }

    /** The servers have checked it: a number above 0, or a percentage. */
    private static Budget budget(JsonNode most) {
        String text = most.asText("1");
        try {
            return text.endsWith("%")
                    ? new Budget(Integer.parseInt(text.substring(0, text.length() - 1)), true)
                    : new Budget(Integer.parseInt(text), false);
        } catch (NumberFormatException neither) {
            return Budget.ONE;
        }
    }

    private static List<String> claimTemplates(JsonNode spec) {
        List<String> names = new ArrayList<>();
        spec.path("volumeClaimTemplates")
                .forEach(template -> names.add(template.at("/metadata/name").asText()));
        return names;
    }

    private static boolean deletes(JsonNode retention, String when) {
        return retention.path(when).asText().equals("Delete");
    }

    private WorkloadSpec.Life life(WorkloadKind kind, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        boolean guarded = false;
        boolean orphaning = false;
        for (JsonNode finalizer : metadata.path("finalizers")) {
            guarded |= finalizer.asText().equals(WorkloadSpec.Life.FINALIZER);
            orphaning |= finalizer.asText().equals("orphan");
        }
        return new WorkloadSpec.Life(
                metadata.has("deletionTimestamp"),
                guarded,
                orphaning,
                metadata.path("annotations").has(Marks.LEAVING),
                orchestration.places(kind, builtInWroteAt(object)));
    }

    /** When the built-in controller last wrote this object's status; empty if it never did. */
    private static String builtInWroteAt(ObjectNode object) {
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            if (entry.path("manager").asText().equals(BUILT_IN_CONTROLLER)
                    && entry.path("subresource").asText().equals("status")) {
                return entry.path("time").asText();
            }
        }
        return "";
    }

    private static WorkloadSpec.Recorded recorded(WorkloadKind kind, ObjectNode object) {
        JsonNode status = object.path("status");
        return new WorkloadSpec.Recorded(
                object.at("/metadata/resourceVersion").asLong(),
                status.path("observedGeneration").asLong(),
                status.path("currentRevision").asText(""),
                status.path("updateRevision").asText(""),
                status.path("collisionCount").asInt(0),
                neverAvailable(kind, object),
                complete(object));
    }

    /** Of the wish as it is now: what was said of an older generation says nothing of it. */
    private static boolean complete(ObjectNode object) {
        JsonNode status = object.path("status");
        String progress = Json.condition(status, "Progressing").path("reason").asText();
        return progress.equals(WorkloadSpec.Recorded.COMPLETE)
                && status.path("observedGeneration").asLong()
                        == object.at("/metadata/generation").asLong();
    }

    private static Set<String> neverAvailable(WorkloadKind kind, ObjectNode object) {
        Set<String> uids = new HashSet<>();
        switch (kind) {
            case ORDINAL_SET -> object.at("/status/neverAvailable").forEach(uid -> uids.add(uid.asText()));
            case STATEFUL_SET -> {
                String text = object.path("metadata")
                        .path("annotations")
                        .path(NeverAvailable.ANNOTATION)
                        .asText("");
                uids.addAll(text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
            }
        }
        return uids;
    }
}
