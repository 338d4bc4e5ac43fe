package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Described;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.LabelSelector;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a list request asks, and the page it gets: workloads in the order asked for, those after the one where the former page ended.
 * A workload that comes or goes between two pages never moves another.
 */
record Listing(String namespace, LabelSelector labels, Set<Phase> phases, String text, Sorting sorting, Pages pages) {
    private static final Set<String> PARAMETERS = Set.of("labelSelector", "phase", "text", "sort", "limit", "continue");
    /** A page of the largest size is a few megabytes. */
    private static final int LIMIT_MAX = 1_000;

    /** Where the former page ended, and how long one may be. */
    record Pages(Optional<Sorting.Place> after, int limit) {}

    static Listing of(String namespace, MultiMap parameters) {
        Asked.only(parameters, PARAMETERS);
        Sorting sorting = Sorting.of(Asked.one(parameters, "sort"));
        return new Listing(
                namespace,
                SelectorText.read(Asked.one(parameters, "labelSelector")),
                phases(parameters.getAll("phase")),
                Asked.one(parameters, "text").strip().toLowerCase(Locale.ROOT),
                sorting,
                new Pages(sorting.place(Asked.one(parameters, "continue")), limit(Asked.one(parameters, "limit"))));
    }

    /** One look at each workload, in which nothing is copied; only those of the page are put in order. */
    ObjectNode page(StatusBoard board, Epoch epoch, DesiredStates desired) {
        // Number and present state belong together: a stream opened with this cursor goes on from this list.
        StatusBoard.Joined now = board.present(namespace, Optional.empty());
        // One more than the page has tells whether another one follows.
        Firsts<Sorting.Placed> firsts =
                new Firsts<>(pages.limit() + 1, (one, other) -> sorting.compare(one.place(), other.place()));
        Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
        int total = 0;
        for (WorkloadStatus status : now.present()) {
            if (accepts(status, desired)) {
                counts.merge(status.phase(), 1, Integer::sum);
                if (phases.contains(status.phase())) {
                    total++;
                    Sorting.Placed placed = sorting.placed(status, desired);
                    if (pages.after().isEmpty()
                            || sorting.compare(placed.place(), pages.after().get()) > 0) {
                        firsts.offer(placed);
                    }
                }
            }
        }
        ObjectNode page = page(firsts.inOrder(), desired).put("total", total);
        ObjectNode view = page.putObject("phases");
        counts.forEach((phase, count) -> view.put(phase.text(), count));
        return page.put("cursor", epoch.cursor(now.number()));
    }

    private ObjectNode page(List<Sorting.Placed> following, DesiredStates desired) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        following.stream().limit(pages.limit()).forEach(placed -> items.add(row(placed.status(), desired)));
        boolean more = following.size() > pages.limit();
        return page.put(
                "continue",
                more ? sorting.token(following.get(pages.limit() - 1).place()) : null);
    }

    /** The view, and of what is stored what people tell workloads apart by. */
    private static ObjectNode row(WorkloadStatus status, DesiredStates desired) {
        ObjectNode row = View.of(status);
        JsonNode object = desired.shown(status.key()).orElse(MissingNode.getInstance());
        JsonNode created = object.at("/metadata/creationTimestamp");
        row.put("created", created.isTextual() ? created.asText() : null);
        JsonNode labels = object.at("/metadata/labels");
        row.set("labels", labels.isObject() ? labels.deepCopy() : JsonNodeFactory.instance.objectNode());
        row.put("alias", Described.alias(object)).put("description", Described.description(object));
        ArrayNode images = row.putArray("images");
        Described.containers(object)
                .forEach(container -> images.add(container.path("image").asText("")));
        return row;
    }

    private boolean accepts(WorkloadStatus status, DesiredStates desired) {
        boolean named = text.isEmpty()
                || status.key().name().contains(text)
                || status.key().namespace().contains(text)
                || desired.words(status.key()).contains(text);
        boolean everything =
                labels.matchExpressions().isEmpty() && labels.matchLabels().isEmpty();
        return named && (everything || labels.matches(labels(status.key(), desired)));
    }

    private static UnaryOperator<String> labels(WorkloadKey key, DesiredStates desired) {
        JsonNode labels = desired.shown(key)
                .orElse(MissingNode.getInstance())
                .path("metadata")
                .path("labels");
        return name -> labels.path(name).textValue();
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
}
