package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies a manifest as {@code kubectl apply} does: what it names is set, what the last applied one named and it does not is
 * removed, and everything else stays as it is, so that an autoscaler's or a person's scale is not undone. Lists whose schema
 * names keys are merged element by element; all others are replaced.
 */
final class ThreeWayMerge {
    private final ListKeys keys;

    ThreeWayMerge(ListKeys keys) {
        this.keys = keys;
    }

    /** A new tree; none of the three is changed. */
    ObjectNode merge(ObjectNode live, ObjectNode last, ObjectNode wanted) {
        return new Pass(wanted).objects(live, last, wanted, List.of());
    }

    /** One merge; the wanted object says by its kind how its lists are merged. */
    private final class Pass {
        private final ObjectNode root;

        Pass(ObjectNode root) {
            this.root = root;
        }

        private ObjectNode objects(ObjectNode live, JsonNode last, ObjectNode wanted, List<String> path) {
            ObjectNode merged = live.deepCopy();
            last.fieldNames().forEachRemaining(name -> {
                if (!wanted.has(name)) {
                    merged.remove(name);
                }
            });
            wanted.properties().forEach(field -> {
                String name = field.getKey();
                List<String> here = child(path, name);
                merged.set(name, value(live.path(name), last.path(name), field.getValue(), here));
            });
            return merged;
        }

        private JsonNode value(JsonNode live, JsonNode last, JsonNode wanted, List<String> path) {
            if (live instanceof ObjectNode liveObject && wanted instanceof ObjectNode wantedObject) {
                return objects(liveObject, last.isObject() ? last : Json.object(), wantedObject, path);
            }
            if (live instanceof ArrayNode liveList && wanted instanceof ArrayNode wantedList) {
                List<String> identity = keys.at(root, path);
                if (!identity.isEmpty()) {
                    return new ListMerge(identity, path).merge(liveList, last, wantedList);
                }
            }
            return wanted.deepCopy();
        }

        private static List<String> child(List<String> path, String name) {
            List<String> child = new ArrayList<>(path);
            child.add(name);
            return child;
        }

        /** A list whose elements have an identity: the wanted order, then what only the live list has. */
        private final class ListMerge {
            private final List<String> identity;
            private final List<String> path;

            ListMerge(List<String> identity, List<String> path) {
                this.identity = identity;
                this.path = path;
            }

            ArrayNode merge(ArrayNode live, JsonNode last, ArrayNode wanted) {
                ArrayNode merged = live.arrayNode();
                for (JsonNode element : wanted) {
                    JsonNode liveElement = find(live, element).orElse(element);
                    JsonNode lastElement = find(last, element).orElse(Json.object());
                    merged.add(value(liveElement, lastElement, element, path));
                }
                for (JsonNode element : live) {
                    if (find(wanted, element).isEmpty() && find(last, element).isEmpty()) {
                        merged.add(element.deepCopy());
                    }
                }
                return merged;
            }

            private Optional<JsonNode> find(JsonNode list, JsonNode like) {
                for (JsonNode element : list) {
                    if (same(element, like)) {
                        return Optional.of(element);
                    }
                }
                return Optional.empty();
            }

            private boolean same(JsonNode one, JsonNode other) {
                return identity.stream().allMatch(key -> text(one, key).equals(text(other, key)));
            }

            /** A port without a protocol is a TCP port, also where the server wrote it out. */
            private static String text(JsonNode element, String key) {
                return element.path(key).asText(key.equals("protocol") ? "TCP" : "");
            }
        }
    }
}
