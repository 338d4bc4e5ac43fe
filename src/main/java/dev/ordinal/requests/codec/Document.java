package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.Pointers;
import java.util.ArrayList;
import java.util.List;

/** One document of what was sent, and where it stood. */
record Document(JsonNode tree, String pointer) {

    /** Every document that is not empty. A document that comes alone has the pointer {@code base}, others add their index. */
    static List<Document> read(String text, Format format, String base) {
        List<JsonNode> trees = switch (format) {
            case JSON -> List.of(JsonText.read(text, base));
            case YAML -> yaml(text, base);
        };
        List<Document> documents = new ArrayList<>();
        boolean alone = trees.stream().filter(tree -> !tree.isMissingNode()).count() == 1;
        for (int i = 0; i < trees.size(); i++) {
            if (!trees.get(i).isMissingNode()) {
                documents.add(new Document(trees.get(i), alone ? base : Pointers.child(base, i)));
            }
        }
        return documents;
    }

    /** As kubectl does: what opens with a brace is JSON if it can be read as such (YAML refuses its tabs), else YAML. */
    private static List<JsonNode> yaml(String text, String base) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return List.of(JsonText.read(text, base));
            } catch (RefusedException e) {
                return YamlText.read(text, base);
            }
        }
        return YamlText.read(text, base);
    }
}
