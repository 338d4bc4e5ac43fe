package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.Pointers;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * YAML text as the trees that kubectl would make of it. Built from the parser's events, so that duplicate keys, odd keys, deep
 * nesting and aliases that multiply are refused where they stand, before anything large exists.
 */
final class YamlText {
    private static final String MERGE = "<<";
    private static final String TAG = "tag:yaml.org,2002:";

    private final Iterator<Event> events;
    private final int expansionMax;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private long weight;
    private long expanded;

    private YamlText(Iterator<Event> events, int expansionMax) {
        this.events = events;
        this.expansionMax = expansionMax;
    }

    /** What an anchor names, and how much an alias of it adds. */
    private record Anchored(JsonNode node, long weight) {}

    /** Every document of the text in order, a missing node where one is empty. */
    static List<JsonNode> read(String text, String pointer) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Math.max(1, text.length()));
        try {
            Iterator<Event> events =
                    new Yaml(limits).parse(new StringReader(text)).iterator();
            return new YamlText(events, Math.max(text.length(), RequestCodec.BYTES_MAX)).documents(pointer);
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : "line " + (e.getProblemMark().getLine() + 1) + ", column "
                            + (e.getProblemMark().getColumn() + 1) + ": ";
            throw new RefusedException(Refusal.Kind.MALFORMED, pointer, line + e.getProblem());
        } catch (YAMLException e) {
            throw new RefusedException(Refusal.Kind.MALFORMED, pointer, firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private List<JsonNode> documents(String pointer) {
        List<JsonNode> documents = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof StreamEndEvent); event = events.next()) {
            if (event instanceof DocumentStartEvent) {
                anchors.clear();
                Event root = events.next();
                boolean empty = root instanceof ScalarEvent scalar
                        && scalar.isPlain()
                        && scalar.getTag() == null
                        && scalar.getValue().isEmpty();
                String at = documents.isEmpty() ? pointer : Pointers.child(pointer, documents.size());
                documents.add(empty ? MissingNode.getInstance() : node(root, at, 0));
            }
        }
        return documents;
    }

    private JsonNode node(Event event, String pointer, int depth) {
        if (depth > JsonText.DEPTH_MAX) {
            throw refused(event, pointer, "nested deeper than " + JsonText.DEPTH_MAX + " levels");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, pointer);
        }
        String anchor = event instanceof NodeEvent named ? named.getAnchor() : null;
        if (anchor != null) {
            anchors.remove(anchor);
        }
        long before = weight;
        JsonNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, pointer);
            case SequenceStartEvent start -> sequence(start, pointer, depth);
            case MappingStartEvent start -> mapping(start, pointer, depth);
            default -> throw refused(event, pointer, "unexpected " + event);
        };
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, weight - before));
        }
        return node;
    }

    private JsonNode alias(AliasEvent event, String pointer) {
        Anchored anchored = anchors.get(event.getAnchor());
        if (anchored == null) {
            throw refused(event, pointer, "alias *" + event.getAnchor() + " names nothing that is complete before it");
        }
        weight += anchored.weight();
        expanded += anchored.weight();
        if (expanded > expansionMax) {
            throw refused(event, pointer, "aliases that expand to more than " + expansionMax + " characters");
        }
        return anchored.node().deepCopy();
    }

    private ArrayNode sequence(SequenceStartEvent start, String pointer, int depth) {
        requireTag(start, start.getTag(), "seq", pointer);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        weight++;
        for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
            array.add(node(event, Pointers.child(pointer, array.size()), depth + 1));
        }
        return array;
    }

    private ObjectNode mapping(MappingStartEvent start, String pointer, int depth) {
        requireTag(start, start.getTag(), "map", pointer);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        List<JsonNode> merges = new ArrayList<>();
        weight++;
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            String key = key(event, pointer);
            String at = Pointers.child(pointer, key);
            boolean merge = key.equals(MERGE) && ((ScalarEvent) event).isPlain();
            if (object.has(key)) {
                throw refused(event, at, "the key '" + key + "' stands here twice");
            }
            JsonNode value = node(events.next(), at, depth + 1);
            if (merge) {
                merges.add(value);
            } else {
                object.set(key, value);
            }
        }
        merges.forEach(value -> merge(object, value, start, pointer));
        return object;
    }

    /** A key of its own wins over a merged one, an earlier merge over a later. */
    private static void merge(ObjectNode object, JsonNode merged, Event event, String pointer) {
        if (merged.isArray()) {
            merged.forEach(each -> mergeOne(object, each, event, pointer));
        } else {
            mergeOne(object, merged, event, pointer);
        }
    }

    private static void mergeOne(ObjectNode object, JsonNode merged, Event event, String pointer) {
        if (!(merged instanceof ObjectNode fields)) {
            throw refused(event, Pointers.child(pointer, MERGE), "a merge takes a mapping or a list of mappings");
        }
        fields.forEachEntry((key, value) -> {
            if (!object.has(key)) {
                object.set(key, value);
            }
        });
    }

    /** Keys that are not text are taken where kubectl makes the very same text of them, and else refused. */
    private String key(Event event, String pointer) {
        if (!(event instanceof ScalarEvent scalar)) {
            throw refused(event, pointer, "a key that is no plain text");
        }
        JsonNode value = scalar(scalar, pointer);
        if (!value.asText().equals(scalar.getValue()) || value.isNull()) {
            throw refused(event, pointer, "the key '" + scalar.getValue() + "' is no text; put it in quotes");
        }
        return scalar.getValue();
    }

    private JsonNode scalar(ScalarEvent event, String pointer) {
        weight += 1 + event.getValue().length();
        String tag = event.getTag();
        try {
            if (tag == null) {
                return event.isPlain() ? YamlScalar.plain(event.getValue()) : TextNode.valueOf(event.getValue());
            }
            if (tag.equals("!") || tag.equals(TAG + "str")) {
                return TextNode.valueOf(event.getValue());
            }
            JsonNode value = YamlScalar.plain(event.getValue());
            boolean fits = switch (tag) {
                case TAG + "int" -> value.isIntegralNumber();
                case TAG + "float" -> value.isNumber();
                case TAG + "bool" -> value.isBoolean();
                case TAG + "null" -> value.isNull();
                default -> false;
            };
            if (fits) {
                return value;
            }
        } catch (ArithmeticException e) {
            throw refused(event, pointer, e.getMessage());
        }
        throw refused(
                event, pointer, "'" + event.getValue() + "' with the tag " + tag + ", which JSON has no word for");
    }

    private static void requireTag(Event event, String tag, String expected, String pointer) {
        if (tag != null && !tag.equals("!") && !tag.equals(TAG + expected)) {
            throw refused(event, pointer, "the tag " + tag + ", which JSON has no word for");
        }
    }

    private static RefusedException refused(Event event, String pointer, String detail) {
        String line = "line " + (event.getStartMark().getLine() + 1) + ": ";
        return new RefusedException(Refusal.Kind.MALFORMED, pointer, line + detail);
    }
}
