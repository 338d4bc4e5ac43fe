package dev.ordinal.requests.codec;

import static dev.ordinal.requests.codec.ManifestTest.JSON;
import static dev.ordinal.requests.codec.ManifestTest.YAML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ordinal.desired.Refusal;
import dev.ordinal.workload.Fault;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can't even be read. */
class UnreadableManifestTest {
    private final RequestCodec codec = new RequestCodec(RequestCodec.BYTES_MAX);

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesWhatCannotBeRead(String name, String type, byte[] bytes, String pointer, String says) {
        Refusal refusal = ManifestTest.refusal(codec, type, bytes);

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly(pointer);
        assertThat(refusal.detail()).contains(says).doesNotContain("Source");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(json(), yaml(), tooMuch(), notText()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> json() {
        return Stream.of(
                row("empty", YAML, "", "", "nothing here"),
                row("only blanks", YAML, " \n\n", "", "nothing here"),
                row("only a comment", YAML, "# nothing", "", "nothing here"),
                row("only separators", YAML, "---\n---\n", "", "nothing here"),
                row("empty JSON", JSON, "", "", "nothing here"),
                row("open brace", JSON, "{", "", "line 1"),
                row("open text", JSON, "{\"a\": \"b", "/a", "line 1"),
                row("no quotes", JSON, "{a: 1}", "", "line 1"),
                row("trailing comma", JSON, "{\"a\": 1,}", "/a", "line 1"),
                row("two JSON documents", JSON, "{} {}", "", "after the end"),
                row("text after JSON", JSON, "{}x", "", "line 1"),
                row("NaN", JSON, "{\"a\": NaN}", "/a", "NaN"),
                row("leading zero", JSON, "{\"a\": 01}", "/a", "zero"),
                row("number bomb", JSON, "{\"a\": 1e400000000}", "/a", "beyond"),
                row("endless number", JSON, "{\"a\": " + "9".repeat(2_000) + "}", "/a", "Number"),
                row("duplicate key", JSON, "{\"a\": {\"b\": 1, \"b\": 2}}", "/a/b", "Duplicate"),
                row("deep JSON", JSON, "[".repeat(200), "/0".repeat(100), "depth"),
                row("JSON where the name is escaped", JSON, "{\"a/b~c\": {\"d\": tru}}", "/a~1b~0c/d", "line 1"));
    }

    private static Stream<Arguments> yaml() {
        return Stream.of(
                row("open flow", YAML, "a: [1, 2", "", "line 1"),
                row("tab as indent", YAML, "a:\n\tb: 1", "", "line 2"),
                row("bad indent", YAML, "a: 1\n  b: 2", "", "line 2"),
                row("open quote", YAML, "a: \"b", "", "line 1"),
                row("unknown escape", YAML, "a: \"\\q\"", "", "line 1"),
                row("at sign", YAML, "a: @b", "", "line 1"),
                row(
                        "duplicate key in YAML",
                        YAML,
                        "a:\n  b: 1\n  b: 2",
                        "/a/b",
                        "line 3: the key 'b' stands here twice"),
                row("duplicate key by quotes", YAML, "a: 1\n'a': 2", "/a", "twice"),
                row("boolean key", YAML, "a: {yes: 1}", "/a", "'yes' is no text; put it in quotes"),
                row("null key", YAML, "a: {~: 1}", "/a", "no text"),
                row("octal key", YAML, "a: {0755: 1}", "/a", "no text"),
                row("list as key", YAML, "a: {? [1, 2] : 1}", "/a", "no plain text"),
                row("map as key", YAML, "? {a: b}\n: 1", "", "no plain text"));
    }

    private static Stream<Arguments> tooMuch() {
        return Stream.of(
                row("NaN in YAML", YAML, "a: {b: .nan}", "/a/b", "no number"),
                row("infinity in YAML", YAML, "a: -.inf", "/a", "no number"),
                row("number bomb in YAML", YAML, "a: 1e400000000", "/a", "beyond"),
                row("alias of nothing", YAML, "a: *b", "/a", "alias *b"),
                row("alias of itself", YAML, "a: &a {b: *a}", "/a/b", "alias *a"),
                row("alias over documents", YAML, "a: &a 1\n---\nb: *a", "/1/b", "alias *a"),
                row("alias bomb", YAML, bomb(), "/f/3", "expand to more than"),
                row("deep YAML", YAML, "[".repeat(200), "/0".repeat(101), "nested deeper"),
                row("deep block", YAML, deepBlock(), "/a".repeat(101), "nested deeper"),
                row("binary tag", YAML, "a: !!binary aGk=", "/a", "JSON has no word"),
                row("own tag", YAML, "a: !secret x", "/a", "JSON has no word"),
                row("Java tag", YAML, "a: !!javax.script.ScriptEngineManager [x]", "/a", "JSON has no word"),
                row("int that is none", YAML, "a: !!int x", "/a", "JSON has no word"),
                row("set", YAML, "a: !!set {b, c}", "/a", "JSON has no word"),
                row("merge of a number", YAML, "a: {<<: 1}", "/a/<<", "a merge takes"));
    }

    private static Stream<Arguments> notText() {
        return Stream.of(
                row("NUL", YAML, "a: b\0c", "", "NUL"),
                row("NUL in JSON", JSON, "{\"a\": \"\0\"}", "", "NUL"),
                row("control character", YAML, "a: \u0001", "", "special characters"),
                arguments("Latin-1", YAML, new byte[] {'a', ':', ' ', (byte) 0xe4}, "", "not UTF-8"),
                arguments("UTF-16", JSON, "{}".getBytes(StandardCharsets.UTF_16), "", "not UTF-8"),
                arguments("cut rune", YAML, new byte[] {'a', (byte) 0xe2, (byte) 0x82}, "", "not UTF-8"));
    }

    private static Arguments row(String name, String type, String text, String pointer, String says) {
        return arguments(name, type, text.getBytes(StandardCharsets.UTF_8), pointer, says);
    }

    /** Each line is ten times the one before: 10^9 scalars. */
    private static String bomb() {
        StringBuilder text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'i'; c++) {
            String former = "*" + (char) (c - 1);
            text.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((former + ", ").repeat(10))
                    .append("]\n");
        }
        return text.toString();
    }

    private static String deepBlock() {
        return IntStream.range(0, 150).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    }
}
