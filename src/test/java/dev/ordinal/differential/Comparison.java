package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ordinal.it.Kube;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What two sides do not have in common after a step. */
final class Comparison {
    static final String STEPS = "steps";

    private final List<Difference> found = new ArrayList<>();

    private Comparison() {}

    /** What a side answered, what happened in it, and how it stands. */
    record Seen(int answer, List<Happening> happened, State state) {
        Seen {
            happened = List.copyOf(happened);
        }

        /** Several pods come or go at once, in no order, under Parallel and Recreate, and when a whole set goes. */
        private boolean inOrder() {
            return state.set()
                    .filter(set -> !State.terminating(set))
                    .map(set -> set.path("spec"))
                    .filter(spec -> spec.path("podManagementPolicy").asText().equals("OrderedReady"))
                    .filter(spec -> !spec.at("/updateStrategy/type").asText().equals("Recreate"))
                    .isPresent();
        }
    }

    static List<Difference> of(Seen builtIn, Seen ours) {
        Comparison comparison = new Comparison();
        comparison.happened(builtIn, ours);
        Map<String, JsonNode> left = Picture.of(builtIn.state());
        Map<String, JsonNode> right = Picture.of(ours.state());
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        for (String name : names) {
            comparison.trees(
                    name,
                    "",
                    left.getOrDefault(name, MissingNode.getInstance()),
                    right.getOrDefault(name, MissingNode.getInstance()));
        }
        return List.copyOf(comparison.found);
    }

    private void happened(Seen builtIn, Seen ours) {
        if (builtIn.answer() != ours.answer()) {
            add(STEPS, "/answer", list(List.of(builtIn.answer() + "")), list(List.of(ours.answer() + "")));
        }
        boolean inOrder = builtIn.inOrder();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.REVISION) {
                boolean ordered = inOrder && kind == Kind.POD;
                trees(STEPS, "/" + kind, happened(builtIn, kind, ordered), happened(ours, kind, ordered));
            }
        }
    }

    private static JsonNode happened(Seen seen, Kind kind, boolean inOrder) {
        return list(inOrder ? Happening.inOrder(seen.happened(), kind) : Happening.sorted(seen.happened(), kind));
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = Kube.JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    private void trees(String object, String pointer, JsonNode left, JsonNode right) {
        if (left.equals(right)) {
            return;
        }
        if (!left.isObject() || !right.isObject()) {
            add(object, pointer, left, right);
            return;
        }
        Set<String> fields = new TreeSet<>();
        left.fieldNames().forEachRemaining(fields::add);
        right.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            String escaped = field.replace("~", "~0").replace("/", "~1");
            trees(object, pointer + "/" + escaped, left.path(field), right.path(field));
        }
    }

    private void add(String object, String pointer, JsonNode left, JsonNode right) {
        found.add(new Difference(object, pointer, left, right));
    }
}
