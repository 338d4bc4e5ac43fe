package dev.ordinal.desired.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Kubernetes' strategic merge patch, for both kinds of workload: a merge patch in which lists whose schema names keys are merged
 * element by element. Elements are told apart by those keys, as server-side apply tells them apart.
 */
public final class StrategicPatch {
    private static final String PATCH = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String UNLIST = "$deleteFromPrimitiveList/";

    /** It only says in which order a client shows a merged list; ours keeps the stored order, and what is new comes last. */
    private static final String ORDER = "$setElementOrder/";

    /** A list of words that is a set: its words are added one by one. */
    private static final List<String> FINALIZERS = List.of("metadata", "finalizers");

    private static final Set<String> DIRECTIVES = Set.of("merge", "replace", "delete");

    private final Function<List<String>, List<String>> keys;

    /** @param keys which fields tell the elements of the list at a path of names apart; none if it is one value */
    public StrategicPatch(Function<List<String>, List<String>> keys) {
        this.keys = keys;
    }

    public JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw PatchFault.malformed("", "a strategic merge patch is an object");
        }
        return merge(target, changes, new Place(List.of(), ""));
    }

    /** Where one is: the names on the way without the elements of lists, and the pointer into the patch. */
    private record Place(List<String> path, String pointer) {
        Place field(String name) {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return new Place(longer, Pointers.child(pointer, name));
        }

        Place item(int index) {
            return new Place(path, pointer + "/" + index);
        }
    }

    private ObjectNode merge(JsonNode target, ObjectNode patch, Place place) {
        boolean fresh =
                !(target instanceof ObjectNode) || directive(patch, place).equals("replace");
        ObjectNode merged = fresh ? JsonNodeFactory.instance.objectNode() : (ObjectNode) target.deepCopy();
        if (patch.get(RETAIN) instanceof ArrayNode retained) {
            merged.retain(words(retained, place.field(RETAIN)));
        }
        patch.properties().forEach(change -> {
            String name = change.getKey();
            Place here = place.field(name);
            if (name.startsWith(UNLIST)) {
                unlist(merged, name.substring(UNLIST.length()), words(change.getValue(), here));
            } else if (!name.equals(PATCH) && !name.equals(RETAIN) && !name.startsWith(ORDER)) {
                change(merged, name, change.getValue(), here);
            }
        });
        return merged;
    }

    private void change(ObjectNode merged, String name, JsonNode value, Place here) {
        if (value.isNull()
                || (value instanceof ObjectNode gone && directive(gone, here).equals("delete"))) {
            merged.remove(name);
        } else if (value instanceof ObjectNode object) {
            merged.set(name, merge(merged.path(name), object, here));
        } else if (value instanceof ArrayNode list) {
            merged.set(name, list(merged.path(name), list, here));
        } else {
            merged.set(name, value);
        }
    }

    private ArrayNode list(JsonNode old, ArrayNode patch, Place here) {
        List<String> identity = keys.apply(here.path());
        boolean replaced = patch.valueStream().anyMatch(StrategicPatch::replaces);
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        if (!replaced && (here.path().equals(FINALIZERS) || !identity.isEmpty())) {
            old.forEach(item -> merged.add(item.deepCopy()));
        }
        for (int i = 0; i < patch.size(); i++) {
            JsonNode item = patch.get(i);
            if (replaces(item)) {
                continue;
            }
            if (!(item instanceof ObjectNode object)) {
                if (!here.path().equals(FINALIZERS) || !contains(merged, item)) {
                    merged.add(item);
                }
            } else if (identity.isEmpty()) {
                merged.add(merge(JsonNodeFactory.instance.nullNode(), object, here.item(i)));
            } else {
                element(merged, object, identity, here.item(i));
            }
        }
        return merged;
    }

    private void element(ArrayNode merged, ObjectNode item, List<String> identity, Place here) {
        if (identity.stream().noneMatch(item::has)) {
            throw PatchFault.misfit(
                    here.pointer(), "lacks " + String.join(" and ", identity) + ", by which it is known");
        }
        int at = 0;
        while (at < merged.size() && !same(merged.get(at), item, identity)) {
            at++;
        }
        boolean there = at < merged.size();
        if (directive(item, here).equals("delete")) {
            if (there) {
                merged.remove(at);
            }
        } else if (there) {
            merged.set(at, merge(merged.get(at), item, here));
        } else {
            merged.add(merge(JsonNodeFactory.instance.nullNode(), item, here));
        }
    }

    /** A port without a protocol is a TCP port. */
    private static boolean same(JsonNode one, JsonNode other, List<String> identity) {
        return identity.stream().allMatch(key -> text(one, key).equals(text(other, key)));
    }

    private static String text(JsonNode item, String key) {
        return item.path(key).asText(key.equals("protocol") ? "TCP" : "");
    }

    private static String directive(ObjectNode patch, Place place) {
        String directive = patch.path(PATCH).asText("merge");
        if (!DIRECTIVES.contains(directive)) {
            String pointer = Pointers.child(place.pointer(), PATCH);
            throw PatchFault.malformed(pointer, "is '" + directive + "'; accepted: merge, replace, delete");
        }
        return directive;
    }

    /** An element that only says that the others take the place of the list. */
    private static boolean replaces(JsonNode item) {
        return item.size() == 1 && item.path(PATCH).asText().equals("replace");
    }

    private static void unlist(ObjectNode merged, String name, List<String> words) {
        if (merged.get(name) instanceof ArrayNode list) {
            ArrayNode kept = list.arrayNode();
            list.forEach(item -> {
                if (!words.contains(item.asText())) {
                    kept.add(item);
                }
            });
            merged.set(name, kept);
        }
    }

    private static List<String> words(JsonNode list, Place place) {
        if (!list.isArray() || list.valueStream().anyMatch(word -> !word.isValueNode())) {
            throw PatchFault.malformed(place.pointer(), "must be a list of words");
        }
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static boolean contains(ArrayNode list, JsonNode wanted) {
        return list.valueStream().anyMatch(wanted::equals);
    }
}
