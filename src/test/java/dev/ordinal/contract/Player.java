package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.contract.Probe.Step;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays one probe in a namespace of its own, and leaves nothing behind but that. */
final class Player implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(25);
    private final Kube kube;
    private final boolean embedded;
    private final Probe probe;
    private final String namespace;
    private final Words words;
    private final Map<String, Watching> watches = new HashMap<>();
    /** Objects outside the namespace, the latest first. */
    private final Deque<String> created = new ArrayDeque<>();

    Player(Kube kube, boolean embedded, Probe probe, String namespace) {
        this.kube = kube;
        this.embedded = embedded;
        this.probe = probe;
        this.namespace = namespace;
        this.words = new Words(probe.words());
        words.put("ns", namespace);
    }

    void play() throws IOException, InterruptedException {
        Call made = Call.parse("POST /api/v1/namespaces {metadata: {name: " + namespace + "}}");
        assertThat(made.send(kube).code()).isEqualTo(201);
        for (Step step : probe.steps()) {
            boolean refused = embedded && step.refusal().isPresent();
            List<String> expected = refused ? List.of(step.refusal().get()) : step.expected();
            try {
                play(step.request(), expected);
            } catch (AssertionError | RuntimeException e) {
                String at = probe.area() + ".txt:" + step.line() + ": " + step.request();
                throw new AssertionError(at + System.lineSeparator() + e.getMessage(), e);
            }
            if (refused) {
                return;
            }
        }
    }

    private void play(String line, List<String> expected) throws IOException, InterruptedException {
        int blank = line.indexOf(' ');
        String verb = line.substring(0, blank);
        String rest = line.substring(blank + 1);
        switch (verb) {
            case "WATCH" -> watch(rest, expected.getFirst());
            case "SEE" -> see(watches.get(rest), expected);
            case "EVENTUALLY" ->
                await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> answers(rest, expected.getFirst()));
            case "TIMES" -> {
                int space = rest.indexOf(' ');
                for (int i = 0; i < Integer.parseInt(rest.substring(0, space)); i++) {
                    words.put("i", Integer.toString(i));
                    answers(rest.substring(space + 1), expected.getFirst());
                }
            }
            default -> answers(line, expected.getFirst());
        }
    }

    private void answers(String line, String expected) throws IOException {
        Call call = Call.parse(words.fill(line));
        Call.Answer answer = call.send(kube);
        remember(call, answer);
        try {
            check(expected, answer);
        } catch (AssertionError e) {
            String said = answer.code() + " " + answer.body();
            throw new AssertionError(e.getMessage() + System.lineSeparator() + "answered: " + said, e);
        }
    }

    private void check(String expected, Call.Answer answer) {
        List<String> parts = Words.split(expected);
        assertThat(answer.code()).as("code").isEqualTo(Integer.parseInt(parts.getFirst()));
        boolean failed = answer.code() >= 400;
        if (failed && !parts.get(1).equals("-")) {
            assertThat(answer.body().path("kind").asText()).isEqualTo("Status");
            assertThat(answer.body().path("code").asInt()).as("/code").isEqualTo(answer.code());
            assertThat(answer.body().path("reason").asText()).isEqualTo(parts.get(1));
        }
        parts.stream()
                .skip(failed ? 2 : 1)
                .forEach(part -> Check.parse(part).holds(answer.body(), answer::header, words));
    }

    private void watch(String line, String expected) throws IOException {
        int blank = line.indexOf(' ');
        Call call = Call.parse(words.fill(
                line.substring(blank + 1).contains("GET ")
                        ? line.substring(blank + 1)
                        : "GET " + line.substring(blank + 1)));
        Watching watch = new Watching(kube, call);
        watches.put(line.substring(0, blank), watch);
        assertThat(watch.code()).isEqualTo(Integer.parseInt(expected));
    }

    /** Each line is the next event, as {@code ADDED /metadata/name=a}; the pointers begin in its object. */
    private void see(Watching watch, List<String> expected) throws InterruptedException {
        for (String line : expected) {
            List<String> parts = Words.split(line);
            Optional<JsonNode> event = watch.next(parts.getFirst().equals("BOOKMARK"));
            String type = event.map(one -> one.path("type").asText()).orElse("END");
            assertThat(type).as("%s", event).isEqualTo(parts.getFirst());
            parts.stream()
                    .skip(1)
                    .forEach(part -> Check.parse(part).holds(event.orElseThrow().path("object"), name -> "", words));
        }
    }

    private void remember(Call call, Call.Answer answer) {
        boolean inside = call.path().contains("/namespaces/" + namespace);
        String name = answer.body().at("/metadata/name").asText();
        if (call.method().equals("POST") && answer.code() == 201 && !inside && !name.isEmpty()) {
            created.push(call.path().replaceAll("\\?.*", "") + "/" + name);
        }
    }

    @Override
    public void close() throws IOException {
        watches.values().forEach(Watching::close);
        for (String path : created) {
            Call.parse("DELETE " + path).send(kube);
        }
    }
}
