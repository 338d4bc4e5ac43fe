package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.LabelSelector;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a list request asks, and the page it gets: workloads by namespace and name, those after the one where the former page
 * ended. A workload that comes or goes between two pages never moves another.
 */
record Listing(String namespace, LabelSelector labels, Set<Phase> phases, Optional<WorkloadKey> after, int limit) {
    private static final Set<String> PARAMETERS = Set.of("labelSelector", "phase", "limit", "continue");
    /** A page of the largest size is a few megabytes. */
    private static final int LIMIT_MAX = 1_000;

    static Listing of(String namespace, MultiMap parameters) {
        Asked.only(parameters, PARAMETERS);
        return new Listing(
                namespace,
                SelectorText.read(Asked.one(parameters, "labelSelector")),
                phases(parameters.getAll("phase")),
                after(Asked.one(parameters, "continue")),
                limit(Asked.one(parameters, "limit")));
    }

    ObjectNode page(StatusBoard board, Epoch epoch, DesiredStates desired) {
        // Number and present state belong together: a stream opened with this cursor goes on from this list.
        StatusBoard.Joined now = board.present(namespace, after);
        List<WorkloadStatus> matching = now.present().stream()
                .filter(status -> accepts(status, desired))
                .limit(limit + 1L)
                .toList();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        matching.stream().limit(limit).forEach(status -> items.add(View.of(status)));
        page.put(
                "continue",
                matching.size() > limit ? token(matching.get(limit - 1).key()) : null);
        return page.put("cursor", epoch.cursor(now.number()));
    }

    private boolean accepts(WorkloadStatus status, DesiredStates desired) {
        return phases.contains(status.phase())
                && (labels.equals(SelectorText.EVERYTHING) || labels.matches(labels(status.key(), desired)));
    }

    private static Map<String, String> labels(WorkloadKey key, DesiredStates desired) {
        Map<String, String> labels = new HashMap<>();
        desired.object(key)
                .ifPresent(object -> object.at("/metadata/labels")
                        .properties()
                        .forEach(label ->
                                labels.put(label.getKey(), label.getValue().asText())));
        return labels;
    }

    private static Set<Phase> phases(List<String> values) {
        return values.isEmpty()
                ? Set.of(Phase.values())
                : values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(value -> phase(value.strip()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Phase phase(String text) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Asked.malformed("unknown phase '" + text + "'; accepted: "
                        + Arrays.stream(Phase.values()).map(Phase::text).collect(Collectors.joining(", "))));
    }

    private static int limit(String text) {
        if (text.isEmpty()) {
            return LIMIT_MAX;
        }
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > LIMIT_MAX) {
            throw Asked.malformed("'" + text + "' for limit; accepted: 1 to " + LIMIT_MAX);
        }
        return Integer.parseInt(text);
    }

    private static String token(WorkloadKey last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<WorkloadKey> after(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getUrlDecoder().decode(token);
            return Optional.of(WorkloadKey.parse(new String(key, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw Asked.malformed("'continue' takes what the former page said, unchanged");
        }
    }
}
