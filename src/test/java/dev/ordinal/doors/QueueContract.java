package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.desired.FakeDesiredStates;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.doors.QueueClient.Letter;
import dev.ordinal.doors.QueueClient.Posted;
import dev.ordinal.workload.WorkloadKey;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds of the queue door on every real broker: the same tests, and a client that speaks the broker's language. */
abstract class QueueContract {
    /** A confirmation that a restart took along is missed after 20 seconds, and a slow machine takes several times as long. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRUCTURED = "application/cloudevents+json";

    final FakeDesiredStates desired = BehindTheDoors.DESIRED;

    /** One for all tests of a class; JUnit makes an instance for each. */
    private static QueueClient client;

    /** A client of the broker that runs. */
    abstract QueueClient connect();

    final QueueClient client() {
        return client;
    }

    @AfterAll
    static void leave() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    @BeforeEach
    void nothingIsLeftOfTheTestBefore() {
        if (client == null) {
            client = connect();
        }
        desired.clear();
        await().atMost(PATIENCE).until(() -> client().unacknowledged() == 0);
        client().forgetLetters();
    }

    final Posted binary(String type, String name, String id, String contentType, Buffer data) {
        Map<String, String> headers = new HashMap<>();
        Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        id,
                        "source",
                        "/test",
                        "subject",
                        "default/" + name,
                        "type",
                        "dev.ordinal.request." + type + ".v1")
                .forEach((attribute, value) -> headers.put(client().binding().header(attribute), value));
        return new Posted("default/" + name, headers, contentType, data);
    }

    final Posted scale(String name, int replicas) {
        return binary(
                "scale", name, name + replicas, "application/json", Buffer.buffer("{\"replicas\":" + replicas + "}"));
    }

    private static Posted structured(String name, String id, int replicas) {
        String event = "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/test\",\"subject\":\"default/"
                + name + "\",\"type\":\"dev.ordinal.request.scale.v1\",\"data\":{\"replicas\":" + replicas + "}}";
        return new Posted("default/" + name, Map.of(), STRUCTURED, Buffer.buffer(event));
    }

    final void everythingIsAcknowledged() {
        await("everything is acknowledged").atMost(PATIENCE).until(() -> client().unacknowledged() == 0);
    }

    private List<Letter> letters(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client().letters()).hasSize(count));
        return client().letters();
    }

    final List<WorkloadRequest> of(String name) {
        return desired.submitted().stream()
                .filter(request -> request.key().equals(new WorkloadKey("default", name)))
                .toList();
    }

    final List<Integer> replicas(String name) {
        return of(name).stream()
                .map(request -> ((WorkloadRequest.Scale) request).replicas())
                .toList();
    }

    private void awayFor(AtomicInteger failures) {
        desired.trouble(request -> failures.getAndDecrement() > 0 ? unreachable() : Optional.empty());
    }

    private static Optional<Throwable> unreachable() {
        return Optional.of(ApiFailure.unreachable(new IOException("away")));
    }

    /** Through an outage of the cluster, and with poison in between. */
    @Test
    void losesNothingAndKeepsItsOrder() {
        awayFor(new AtomicInteger(6));
        client().send(new Posted(null, Map.of(), null, Buffer.buffer("{ poison")));
        for (int replicas = 1; replicas <= 20; replicas++) {
            client().send(scale("web", replicas));
            client().send(scale("db", replicas));
        }

        letters(41);
        everythingIsAcknowledged();
        assertThat(replicas("web")).isSorted().contains(1, 20);
        assertThat(replicas("db")).isSorted().contains(1, 20);
    }

    @Test
    void readsEventsInBothModes() {
        client().send(structured("first", "1", 3));
        client().send(binary("scale", "second", "2", "application/json", Buffer.buffer("{\"replicas\":4}")));
        client().send(binary("scale", "third", "3", "application/yaml", Buffer.buffer("replicas: 5")));
        client().send(binary("restart", "fourth", "4", null, Buffer.buffer("")));

        letters(4);
        assertThat(replicas("first")).containsExactly(3);
        assertThat(replicas("second")).containsExactly(4);
        assertThat(replicas("third")).containsExactly(5);
        assertThat(of("fourth")).hasOnlyElementsOfType(WorkloadRequest.Restart.class);
    }

    @Test
    void putsAsideToTheByteWhatItCannotRead() throws IOException {
        Buffer broken = Buffer.buffer(new byte[] {'{', 0, (byte) 0xff, (byte) 0xfe, '"'});
        Posted posted = binary("scale", "web", "broken", "application/json", broken);
        Map<String, String> headers = new HashMap<>(posted.headers());
        headers.put("kept", "as it was, ü");
        client().send(new Posted(posted.key(), headers, posted.contentType(), broken));

        Letter letter = letters(1).getFirst();
        assertThat(letter.body()).isEqualTo(broken);
        assertThat(letter.contentType()).isEqualTo("application/json");
        assertThat(letter.headers()).containsAllEntriesOf(headers);
        assertThat(letter.headers())
                .containsEntry("ordinal-refusal-kind", "MALFORMED")
                .containsEntry("ordinal-refused-at", BehindTheDoors.NOON.toString());
        JsonNode problem = JSON.readTree(letter.headers().get("ordinal-refusal"));
        assertThat(problem.path("type").textValue()).isEqualTo("/problems/malformed");
        assertThat(problem.at("/faults/0/pointer").textValue()).isEqualTo("/data");
        assertThat(problem.at("/faults/0/detail").textValue()).contains("UTF-8");
        everythingIsAcknowledged();
        assertThat(desired.submitted()).isEmpty();
    }

    @Test
    void tellsTheSenderWhatBecameOfItsRequests() throws IOException {
        Posted apply = binary(
                "apply",
                "told",
                "a1",
                "application/yaml",
                Buffer.buffer("{apiVersion: apps.ordinal.dev/v1, kind: OrdinalSet, metadata: {name: told}}"));
        client().send(apply);
        JsonNode accepted = reply("a1", "accepted");
        assertThat(accepted.path("subject").textValue()).isEqualTo("default/told");
        assertThat(accepted.path("requestsource").textValue()).isEqualTo("/test");

        long generation = accepted.at("/data/generation").asLong();
        WorkloadKey told = new WorkloadKey("default", "told");
        BehindTheDoors.BOARD.record(Statuses.running(told, generation - 1), BehindTheDoors.NOON);
        BehindTheDoors.BOARD.record(Statuses.running(told, generation), BehindTheDoors.NOON);
        assertThat(reply("a1", "completed").at("/data/reached").asLong()).isEqualTo(generation);

        status("created");

        client().send(binary("scale", "told", "a2", "application/json", Buffer.buffer("{\"replicas\":-1}")));
        JsonNode rejected = reply("a2", "rejected").path("data");
        assertThat(rejected.path("type").textValue()).isEqualTo("/problems/invalid");
        assertThat(rejected.at("/faults/0/pointer").textValue()).isEqualTo("/data/replicas");

        client().send(binary("delete", "told", "a3", null, Buffer.buffer()));
        reply("a3", "accepted");
        BehindTheDoors.BOARD.remove(told, BehindTheDoors.NOON);
        reply("a3", "completed");

        JsonNode last = status("deleted").getLast();
        assertThat(last.at("/data/phase").textValue()).isEqualTo("Running");
    }

    private List<JsonNode> status(String word) {
        String type = "dev.ordinal.workload." + word + ".v1";
        return heard(
                "ordinal.status",
                event -> event.path("subject").asText().equals("default/told")
                        && event.path("type").asText().equals(type),
                1);
    }

    private JsonNode reply(String id, String word) {
        String type = "dev.ordinal.request." + word + ".v1";
        return heard(
                        "ordinal.replies",
                        event -> event.path("requestid").asText().equals(id)
                                && event.path("type").asText().equals(type),
                        1)
                .getFirst();
    }

    private List<JsonNode> heard(String address, Predicate<JsonNode> wanted, int count) {
        List<JsonNode> found = new ArrayList<>();
        await(count + " on " + address).atMost(PATIENCE).until(() -> {
            found.clear();
            for (String event : client().heard(address)) {
                JsonNode tree = JSON.readTree(event);
                if (wanted.test(tree)) {
                    found.add(tree);
                }
            }
            return found.size() >= count;
        });
        return found;
    }

    /** Quoting a megabyte back, or a fault for each of a thousand lines, must not make the letter itself too large. */
    @Test
    void aRefusalIsShortHoweverLongTheFault() throws IOException {
        client().send(binary("x".repeat(30_000), "web", "long", "application/json", Buffer.buffer("{}")));

        JsonNode problem = JSON.readTree(letters(1).getFirst().headers().get("ordinal-refusal"));
        assertThat(problem.at("/faults/0/pointer").textValue()).isEqualTo("/type");
        assertThat(problem.toString().length()).isLessThan(4_000);
        everythingIsAcknowledged();
    }

    /** Back-pressure: what waits, waits at the broker. */
    @Test
    @Tag("slow")
    void takesNoMoreThanItHasRoomForAndGoesOnAfterwards() {
        AtomicBoolean away = new AtomicBoolean(true);
        desired.trouble(request -> away.get() ? unreachable() : Optional.empty());
        int count = 200;
        for (int i = 0; i < count; i++) {
            client().send(scale("room-" + i, 1));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(workloads()).isEqualTo(32));
        await("it stays so").during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> workloads() == 32);
        assertThat(client().taken()).isLessThanOrEqualTo(3 * 32);

        away.set(false);
        letters(count);
        everythingIsAcknowledged();
        assertThat(workloads()).isEqualTo(count);
    }

    private long workloads() {
        return desired.submitted().stream().map(WorkloadRequest::key).distinct().count();
    }

    /** What was not acknowledged comes again, and what was stored meanwhile is not stored twice. */
    @Test
    void aBrokerThatIsRestartedCostsNothing() {
        AtomicBoolean away = new AtomicBoolean(true);
        desired.trouble(request -> away.get() ? unreachable() : Optional.empty());
        for (int replicas = 1; replicas <= 10; replicas++) {
            client().send(scale("web", replicas));
            client().send(scale("db", replicas));
        }
        await().atMost(PATIENCE).until(() -> !of("web").isEmpty() && !of("db").isEmpty());
        client().restartBroker();
        away.set(false);
        client().send(scale("after", 1));

        everythingIsAcknowledged();
        for (String name : List.of("web", "db")) {
            List<String> stored = of(name).stream()
                    .map(request -> request.id().id())
                    .distinct()
                    .collect(Collectors.toList());
            assertThat(stored)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 10).mapToObj(i -> name + i).toList());
        }
        assertThat(of("after")).isNotEmpty();
        // Also who looks at the letters has lost its connection.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client().letters())
                        .extracting(letter ->
                                letter.headers().get(client().binding().header("id")))
                        .contains("web1", "web10", "db1", "db10", "after1"));
    }
}
