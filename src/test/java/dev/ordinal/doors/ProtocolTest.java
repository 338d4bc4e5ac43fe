package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.codec.Reading;
import dev.ordinal.requests.codec.ReplyType;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.codec.RequestType;
import dev.ordinal.requests.codec.Target;
import dev.ordinal.requests.letters.Slip;
import dev.ordinal.requests.rest.LetterView;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.subscribers.View;
import dev.ordinal.workload.WorkloadKey;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/protocol.md are what the code takes and gives. */
class ProtocolTest {
    private static final WorkloadKey WEB = new WorkloadKey("default", "web");

    private final RequestCodec codec = new RequestCodec(RequestCodec.BYTES_MAX);

    private static String text() throws IOException {
        return Files.readString(Path.of("docs/protocol.md"));
    }

    private static List<String> examples(String mark) throws IOException {
        Pattern fence = Pattern.compile("<!-- " + mark + " -->\\n```[a-z]+\\n(.*?)```", Pattern.DOTALL);
        return fence.matcher(text()).results().map(match -> match.group(1)).toList();
    }

    @Test
    void readsEveryEvent() throws IOException {
        List<String> events = examples("event");

        assertThat(events)
                .hasSize(5)
                .allSatisfy(event -> assertThat(codec.read(new Arrived(Binding.KAFKA, Map.of(), Buffer.buffer(event))))
                        .isInstanceOf(Reading.Understood.class));
    }

    @Test
    void tellsTheReply() throws IOException {
        assertThat(examples("reply"))
                .hasSize(1)
                .allSatisfy(reply -> assertThat(
                                new ObjectMapper().readTree(reply).path("type").textValue())
                        .isEqualTo(ReplyType.COMPLETED.text()));
    }

    @Test
    void showsTheLetterAsItIs() throws IOException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(examples("letter").getFirst()))
                .isEqualTo(json.readTree(
                        LetterView.of(Slip.of(FakeShelf.shown("0-41"))).toString()));
    }

    @Test
    void readsTheManifest() throws IOException {
        assertThat(examples("manifest"))
                .hasSize(1)
                .allSatisfy(manifest -> assertThat(codec.manifest(
                                        manifest.getBytes(StandardCharsets.UTF_8), "application/yaml", Target.of(WEB))
                                .pointer())
                        .isEqualTo("/1"));
    }

    @Test
    void showsTheViewAsItIs() throws IOException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(examples("view").getFirst()))
                .isEqualTo(json.readTree(View.of(Statuses.climbing(WEB)).toString()));
    }

    @Test
    void showsAChangeAsItIs() throws IOException {
        List<StatusEvent> heard = new ArrayList<>();
        StatusBoard board = new StatusBoard(1);
        board.record(Statuses.climbing(WEB), BehindTheDoors.NOON);
        board.listen(heard::add);
        board.record(Statuses.bereft(WEB), BehindTheDoors.NOON);
        StatusEvent changed = heard.getLast();
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(examples("change").getFirst()))
                .isEqualTo(json.readTree(
                        View.ofChange(changed.status(), changed.change().orElseThrow())
                                .toString()));
    }

    @Test
    void namesEveryType() throws IOException {
        assertThat(text())
                .contains(Arrays.stream(StatusEvent.Type.values())
                        .map(type -> '`' + type.text() + '`')
                        .toList());
        assertThat(text())
                .contains(Arrays.stream(RequestType.values())
                        .map(type -> '`' + type.name().toLowerCase(Locale.ROOT) + '`')
                        .toList());
    }
}
