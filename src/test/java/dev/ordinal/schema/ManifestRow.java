package dev.ordinal.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One manifest of {@code schema/manifests.yaml} as one kind, and what our checks and the server say of it.
 *
 * @param says what it is about
 * @param base the good manifest it was made from
 * @param object the manifest
 * @param update whether it replaces the stored base
 * @param fault the pointer our checks must name, empty for a good manifest
 * @param server why the server's verdict is not ours, empty where it is
 */
public record ManifestRow(
        String says, ObjectNode base, ObjectNode object, boolean update, String fault, String server) {

    public static List<ManifestRow> all() {
        JsonNode file = read();
        List<ManifestRow> rows = new ArrayList<>();
        for (JsonNode row : file.path("rows")) {
            for (String kind : List.of("OrdinalSet", "StatefulSet")) {
                if (row.path("only").asText(kind).equals(kind)) {
                    rows.add(of(row, base(file, kind)));
                }
            }
        }
        return rows;
    }

    public static ObjectNode base(String kind) {
        return base(read(), kind);
    }

    /** Whether the server takes it. */
    public boolean acceptedByServer() {
        return fault.isEmpty() == server.isEmpty();
    }

    @Override
    public String toString() {
        return object.path("kind").asText() + ": " + says;
    }

    private static ManifestRow of(JsonNode row, ObjectNode base) {
        ObjectNode object = base.deepCopy();
        JsonPointer at = JsonPointer.compile(row.path("at").asText());
        JsonNode parent = object.at(at.head());
        if (parent instanceof ArrayNode list) {
            list.add(row.get("put"));
        } else if (row.has("put")) {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), row.get("put"));
        } else {
            ((ObjectNode) parent).remove(at.last().getMatchingProperty());
        }
        return new ManifestRow(
                row.path("says").asText(),
                base,
                object,
                row.path("update").asBoolean(),
                row.path("fault").asText(),
                row.path("server").asText());
    }

    private static ObjectNode base(JsonNode file, String kind) {
        ObjectNode object = Kube.JSON.createObjectNode();
        object.put("apiVersion", kind.equals("OrdinalSet") ? "apps.ordinal.dev/v1" : "apps/v1");
        object.put("kind", kind);
        object.setAll((ObjectNode) file.path("base").deepCopy());
        return object;
    }

    private static JsonNode read() {
        try (InputStream file = ManifestRow.class.getResourceAsStream("/schema/manifests.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
