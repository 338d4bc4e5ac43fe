package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ordinal.embedded.kinds.Column;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The tables kubectl prints: the server fills the cells, the client aligns them. */
record Tables(Kind kind, String includeObject, Instant now) {
    ObjectNode of(List<Stored> objects, boolean headers) {
        ObjectNode table = Trees.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata");
        table.putNull("columnDefinitions");
        if (headers) {
            ArrayNode definitions = table.putArray("columnDefinitions");
            kind.columns().forEach(column -> definitions.add(definition(column)));
        }
        ArrayNode rows = table.putArray("rows");
        objects.forEach(object -> rows.add(row(object)));
        return table;
    }

    private ObjectNode definition(Column column) {
        // Where ages are computed here, a date is text; a custom kind says itself what its columns are.
        boolean text = column.type().equals("date") && !kind.custom();
        return Trees.object()
                .put("name", column.name())
                .put("type", text ? "string" : column.type())
                .put("format", column.format())
                .put("description", column.name())
                .put("priority", column.priority());
    }

    /** An object for those who want no more than its metadata. */
    static ObjectNode metadata(Stored object) {
        ObjectNode partial = Trees.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.tree().path("metadata"));
        return partial;
    }

    private ObjectNode row(Stored object) {
        ObjectNode row = Trees.object();
        ArrayNode cells = row.putArray("cells");
        kind.columns().forEach(column -> cells.add(cell(column, object.tree())));
        switch (includeObject) {
            case "None" -> {}
            case "Object" -> row.set("object", object.tree());
            default -> row.set("object", metadata(object));
        }
        return row;
    }

    private JsonNode cell(Column column, JsonNode object) {
        JsonNode value = column.cell().apply(object);
        if (column.type().equals("date")) {
            return TextNode.valueOf(age(value.asText()));
        }
        if (value.isMissingNode() || value.isNull()) {
            return column.type().equals("string")
                    ? TextNode.valueOf("")
                    : Trees.object().nullNode();
        }
        return column.type().equals("string") ? TextNode.valueOf(value.asText(value.toString())) : value;
    }

    private String age(String timestamp) {
        try {
            return human(Duration.between(Instant.parse(timestamp), now));
        } catch (DateTimeException e) {
            return "<unknown>";
        }
    }

    /** Two units while the greater one is small, as kubectl writes ages. */
    static String human(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 3 * 3600) {
            return seconds / 60 + "m";
        }
        if (seconds < 8 * 3600) {
            return two(seconds / 3600, "h", seconds / 60 % 60, "m");
        }
        if (seconds < 48 * 3600) {
            return seconds / 3600 + "h";
        }
        return seconds < 8 * 86_400 ? two(seconds / 86_400, "d", seconds / 3600 % 24, "h") : seconds / 86_400 + "d";
    }

    private static String two(long great, String greatUnit, long small, String smallUnit) {
        return great + greatUnit + (small == 0 ? "" : small + smallUnit);
    }
}
