package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that never fails proves nothing: each operator holds, and fails where it must. */
class CheckTest {
    private static final JsonNode BODY = Words.yaml(
            "{a: b, n: 2, list: [{name: x, v: 1}, {name: y, v: 2}], map: {k.io/x: 1}, version: '12', none: null}");

    private static void holds(String check) {
        Words words = new Words(Map.of("given", "b"));
        words.take("before", Words.yaml("'9'"));
        Check.parse(check).holds(BODY, name -> name.equals("Warning") ? "299 - no" : "", words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a",
                "!/c",
                "/a=b",
                "/a=$given",
                "/a!=c",
                "/a=~^.$",
                "/n=2.0",
                "/version=\"12\"",
                "/version>$before",
                "/list#2",
                "/list/1/v=2",
                "/list/[name=y]/v=2",
                "/list/*/name=[x, y]",
                "/map={k.io/x: 1}",
                "/map/k.io~1x=1",
                "/a->taken",
                "header:Warning=~no",
                "header:Other=\"\"",
                "body=~list"
            })
    void each_operator_holds(String check) {
        holds(check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c",
                "!/a",
                "!/none",
                "/a=c",
                "/a!=b",
                "/a=~^c$",
                "/n=3",
                "/version=12",
                "/n>$before",
                "/list#3",
                "/list/[name=z]/v=2",
                "/list/[name=z]",
                "/list/*/name=[y, x]",
                "/map={k.io/x: 1, l: 2}",
                "/c->taken",
                "header:Warning=\"\""
            })
    void each_operator_fails(String check) {
        assertThatThrownBy(() -> holds(check)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_word_nobody_gave_is_a_mistake() {
        assertThatThrownBy(() -> holds("/a=$nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_probe_is_read_with_its_refusal() {
        Area area = Area.parse(
                "some",
                List.of(
                        "LET x = /api",
                        "-- why",
                        "# it works",
                        "GET $x/a",
                        "    ?b=c",
                        "  200 /a=b | embedded 415 No",
                        ""));
        Probe probe = area.probes().getFirst();
        assertThat(probe.title()).isEqualTo("it works");
        assertThat(probe.steps())
                .containsExactly(new Probe.Step(4, "GET $x/a ?b=c", List.of("200 /a=b"), Optional.of("415 No")));
        assertThatThrownBy(() -> Area.parse("some", List.of("# it works", "GET /a")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
