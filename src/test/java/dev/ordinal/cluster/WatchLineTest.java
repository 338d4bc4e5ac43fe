package dev.ordinal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchLineTest {
    private static final String LINE = """
            {"type":"MODIFIED","object":{"metadata":{"name":"web-0","labels":{"fieldsV1":"kept","größe":"\\u00e4"},
             "managedFields":[{"manager":"kubelet","subresource":"status","time":"2026-01-01T00:00:00Z"%s}]},
             "spec":{"fieldsV1":{"a":1},"template":{"metadata":{"managedFields":[{"fieldsV1":{"f:x":{}}}]}},
             "numbers":[1,12345678901,123456789012345678901234567890,1.50,-2e3],"other":[true,false,null,[],{}]}}}
            """.replace("\n", "");

    @Test
    void every_value_is_what_an_ordinary_reader_sees() {
        JsonNode read = parse(LINE.formatted(""));
        assertThat(Json.text(read)).isEqualTo(Json.text(Json.parse(LINE.formatted(""))));
        assertThat(read).isEqualTo(Json.parse(LINE.formatted("")));
    }

    @Test
    void who_wrote_which_field_is_left_out_and_nothing_else() {
        String fields =
                ",\"fieldsV1\":{\"f:status\":{\"k:{\\\"type\\\":\\\"Ready\\\"}\":{\".\":{}}}},\"operation\":\"Update\"";
        assertThat(parse(LINE.formatted(fields))).isEqualTo(parse(LINE.formatted(",\"operation\":\"Update\"")));
    }

    @Test
    void empty_lines_say_nothing_and_broken_ones_are_refused() {
        assertThat(parse("").isMissingNode()).isTrue();
        assertThatThrownBy(() -> parse("{\"type\":")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse("<html>")).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode parse(String line) {
        return WatchLine.parse(line.getBytes(StandardCharsets.UTF_8));
    }
}
