package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is in each namespace: what its quotas and limits allow and what is used, and how many workloads and pods there are. */
final class Tenants {
    /** What a limit range may speak of that has to do with workloads. */
    private static final Set<String> LIMITED = Set.of("Container", "Pod", "PersistentVolumeClaim");

    private static final List<String> BOUNDS =
            List.of("min", "max", "default", "defaultRequest", "maxLimitRequestRatio");

    private final Map<String, List<ObjectNode>> quotas;
    private final Map<String, List<ObjectNode>> ranges;
    private final Map<String, List<WorkloadStatus>> workloads;

    /** The ResourceQuotas and LimitRanges of some namespaces. */
    record Rules(List<ObjectNode> quotas, List<ObjectNode> ranges) {}

    Tenants(Rules rules, List<WorkloadStatus> workloads) {
        this.quotas = byNamespace(rules.quotas());
        this.ranges = byNamespace(rules.ranges());
        this.workloads = workloads.stream()
                .collect(Collectors.groupingBy(status -> status.key().namespace()));
    }

    private static Map<String, List<ObjectNode>> byNamespace(List<ObjectNode> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(
                        object -> object.at("/metadata/namespace").asText()));
    }

    ObjectNode view(ObjectNode namespace) {
        ObjectNode view = Shown.named(namespace);
        String name = namespace.at("/metadata/name").asText();
        view.put("phase", namespace.at("/status/phase").asText("Active"));
        view.set("labels", Shown.copy(namespace.at("/metadata/labels")));
        ArrayNode shown = view.putArray("quotas");
        quotas.getOrDefault(name, List.of()).forEach(quota -> {
            ObjectNode limit =
                    shown.addObject().put("name", quota.at("/metadata/name").asText());
            limit.set("hard", Shown.copy(quota.at("/status/hard")));
            limit.set("used", Shown.copy(quota.at("/status/used")));
        });
        ArrayNode limits = view.putArray("limits");
        ranges.getOrDefault(name, List.of()).forEach(range -> limits(limits, range));
        counts(view, workloads.getOrDefault(name, List.of()));
        return view;
    }

    /** One for each kind that a range speaks of. */
    private static void limits(ArrayNode limits, ObjectNode range) {
        for (JsonNode item : range.at("/spec/limits")) {
            String type = item.path("type").asText();
            if (LIMITED.contains(type)) {
                ObjectNode limit = limits.addObject()
                        .put("name", range.at("/metadata/name").asText());
                limit.put("type", type);
                BOUNDS.forEach(bound -> limit.set(bound, Shown.copy(item.path(bound))));
            }
        }
    }

    private static void counts(ObjectNode view, List<WorkloadStatus> statuses) {
        view.putObject("workloads")
                .put("ordinalSets", count(statuses, WorkloadKind.ORDINAL_SET))
                .put("statefulSets", count(statuses, WorkloadKind.STATEFUL_SET));
        view.putObject("pods")
                .put(
                        "desired",
                        statuses.stream()
                                .mapToLong(status -> status.counts().desired())
                                .sum())
                .put(
                        "created",
                        statuses.stream()
                                .mapToLong(status -> status.counts().created())
                                .sum())
                .put(
                        "ready",
                        statuses.stream()
                                .mapToLong(status -> status.counts().ready())
                                .sum());
    }

    private static long count(List<WorkloadStatus> statuses, WorkloadKind kind) {
        return statuses.stream().filter(status -> status.kind() == kind).count();
    }
}
