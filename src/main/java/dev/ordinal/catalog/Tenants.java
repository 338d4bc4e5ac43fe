package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in each namespace: what its quotas allow and what is used, and how many workloads and pods there are. */
final class Tenants {
    private final Map<String, List<ObjectNode>> quotas;
    private final Map<String, List<WorkloadStatus>> workloads;

    Tenants(List<ObjectNode> quotas, List<WorkloadStatus> workloads) {
        this.quotas = quotas.stream()
                .collect(Collectors.groupingBy(
                        quota -> quota.at("/metadata/namespace").asText()));
        this.workloads = workloads.stream()
                .collect(Collectors.groupingBy(status -> status.key().namespace()));
    }

    ObjectNode view(ObjectNode namespace) {
        ObjectNode view = Shown.named(namespace);
        String name = namespace.at("/metadata/name").asText();
        view.put("phase", namespace.at("/status/phase").asText("Active"));
        view.set("labels", Shown.copy(namespace.at("/metadata/labels")));
        ArrayNode limits = view.putArray("quotas");
        quotas.getOrDefault(name, List.of()).forEach(quota -> {
            ObjectNode limit =
                    limits.addObject().put("name", quota.at("/metadata/name").asText());
            limit.set("hard", Shown.copy(quota.at("/status/hard")));
            limit.set("used", Shown.copy(quota.at("/status/used")));
        });
        counts(view, workloads.getOrDefault(name, List.of()));
        return view;
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
