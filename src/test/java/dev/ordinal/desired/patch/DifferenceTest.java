package dev.ordinal.desired.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DifferenceTest {
    private static final int PAIRS = 3_000;

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments("{'a':1}", "{'a':1.0}", "[]"),
                arguments("{'a':1}", "{'a':2}", "[{'op':'replace','path':'/a','value':2}]"),
                arguments("{'a/b':1}", "{}", "[{'op':'remove','path':'/a~1b'}]"),
                arguments("{}", "{'~':{}}", "[{'op':'add','path':'/~0','value':{}}]"),
                arguments("{'a':[1,2,3]}", "{'a':[2,3]}", "[{'op':'remove','path':'/a/0'}]"),
                arguments("[1,2]", "[1,9,2]", "[{'op':'add','path':'/1','value':9}]"),
                arguments(
                        "[{'n':1,'i':'x'},{'n':2}]",
                        "[{'n':1,'i':'y'},{'n':2}]",
                        "[{'op':'replace','path':'/0/i','value':'y'}]"),
                arguments("{'a':{}}", "{'a':[]}", "[{'op':'replace','path':'/a','value':[]}]"),
                arguments("{'a':1}", "{'a':null}", "[{'op':'replace','path':'/a','value':null}]"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isShort(String before, String after, String patch) {
        assertThat(Difference.between(json(before), json(after))).isEqualTo(json(patch));
    }

    @Test
    void ofNothingIsAll() {
        assertThat(Difference.between(MissingNode.getInstance(), json("{'a':1}")))
                .isEqualTo(json("[{'op':'add','path':'','value':{'a':1}}]"));
    }

    /** Trees of few names and small lists, so that many pairs have much in common. */
    @Test
    void appliedToTheOneGivesTheOther() {
        Random random = new Random(7);
        for (int pair = 0; pair < PAIRS; pair++) {
            JsonNode before = tree(random, 3);
            JsonNode after = tree(random, 3);
            ArrayNode difference = Difference.between(before, after);
            assertThat(JsonPatch.apply(before, difference))
                    .as("%s → %s", before, after)
                    .isEqualTo(after);
        }
    }

    private static JsonNode tree(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        int kind = random.nextInt(depth > 0 ? 5 : 3);
        return switch (kind) {
            case 0 -> nodes.numberNode(random.nextInt(3));
            case 1 -> nodes.textNode("t" + random.nextInt(3));
            case 2 -> nodes.nullNode();
            case 3 -> {
                ArrayNode list = nodes.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(tree(random, depth - 1));
                }
                yield list;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set("/~ab".substring(random.nextInt(4)), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }
}
