package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;

/** One column of the table the server prints for clients such as kubectl. Priority above 0: only with {@code -o wide}. */
public record Column(String name, String type, String format, int priority, Function<JsonNode, JsonNode> cell) {
    static Column of(String name, String path) {
        return new Column(name, "string", "", 0, JsonPath.parse(path)::find);
    }

    static Column text(String name, Function<JsonNode, String> cell) {
        return new Column(name, "string", "", 0, object -> TextNode.valueOf(cell.apply(object)));
    }

    static Column ofName() {
        return new Column("Name", "string", "name", 0, JsonPath.parse(".metadata.name")::find);
    }

    static Column ofAge() {
        return new Column("Age", "date", "", 0, JsonPath.parse(".metadata.creationTimestamp")::find);
    }

    Column wide() {
        return new Column(name, type, format, 1, cell);
    }
}
