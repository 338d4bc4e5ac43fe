package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.WorkloadStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which pods use a claim, as far as the statuses of workloads tell: pods that nobody orchestrates are not looked for. */
final class ClaimUsers {
    private final Map<String, TreeSet<String>> pods = new HashMap<>();

    ClaimUsers(List<WorkloadStatus> statuses) {
        for (WorkloadStatus status : statuses) {
            for (Rung rung : status.rungs()) {
                rung.pod()
                        .map(ObservedPod::name)
                        .ifPresent(pod -> rung.claims()
                                .forEach(claim -> pods.computeIfAbsent(claim, none -> new TreeSet<>())
                                        .add(pod)));
            }
        }
    }

    /** Null where none is known: there may be others. */
    JsonNode of(String claim) {
        if (!pods.containsKey(claim)) {
            return JsonNodeFactory.instance.nullNode();
        }
        ArrayNode users = JsonNodeFactory.instance.arrayNode();
        pods.get(claim).forEach(users::add);
        return users;
    }
}
