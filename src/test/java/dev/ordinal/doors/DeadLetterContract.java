package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ordinal.doors.QueueClient.Posted;
import dev.ordinal.workload.WorkloadKey;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds of the dead letters by REST on every real broker; nobody else reads them meanwhile. */
abstract class DeadLetterContract extends QueueContract {
    private static final String LETTERS = "/api/v1/deadletters";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource
    URI root;

    /** An answer with its tree. */
    private record Said(int status, JsonNode body) {}

    private Said ask(String method, String path, String body) {
        return asking(method, path, body).join();
    }

    private CompletableFuture<Said> asking(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Said(answer.statusCode(), tree(answer.body())));
    }

    private static JsonNode tree(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private JsonNode list(String query) {
        Said said = ask("GET", LETTERS + query, "");
        assertThat(said.status()).as(said.body().toString()).isEqualTo(200);
        return said.body();
    }

    private static List<String> each(JsonNode list, String field) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path(field).asText())
                .toList();
    }

    /** All that lie there, page by page. */
    private List<String> subjects(String query) {
        List<String> subjects = new ArrayList<>();
        JsonNode page = list(query);
        subjects.addAll(each(page, "subject"));
        while (!page.path("continue").isNull()) {
            page = list(query + "&continue=" + page.path("continue").textValue());
            subjects.addAll(each(page, "subject"));
        }
        return subjects;
    }

    private String one(String subject) {
        JsonNode letters = list("?limit=200");
        assertThat(each(letters, "subject")).containsOnlyOnce("default/" + subject);
        return each(letters, "letter").get(each(letters, "subject").indexOf("default/" + subject));
    }

    private void put(Posted posted) {
        client().send(posted);
        everythingIsAcknowledged();
    }

    private Said replay(String... letters) {
        return ask("POST", LETTERS + "/replay", "{\"letters\":[\"" + String.join("\",\"", letters) + "\"]}");
    }

    @Test
    void showsLettersInPagesFromEitherEnd() {
        int count = 230;
        IntStream.range(0, count).forEach(i -> client().send(scale("page-" + i, 3)));
        everythingIsAcknowledged();

        List<String> oldest = subjects("?limit=100");
        assertThat(oldest).hasSize(count).doesNotHaveDuplicates();
        assertThat(subjects("?limit=100&sort=age")).isEqualTo(oldest.reversed());
        assertThat(subjects("?limit=115")).isEqualTo(oldest);
    }

    @Test
    void tellsWhyALetterLiesThere() {
        put(scale("why", 3));

        JsonNode item = list("").path("items").path(0);
        assertThat(item.path("source").textValue()).isEqualTo("/test");
        assertThat(item.path("id").textValue()).isEqualTo("why3");
        assertThat(item.path("type").textValue()).isEqualTo("dev.ordinal.request.scale.v1");
        assertThat(item.path("reason").textValue()).isEqualTo("NOT_FOUND");
        assertThat(item.path("detail").textValue()).contains("default/why");
        assertThat(item.path("at").textValue()).isEqualTo(BehindTheDoors.NOON.toString());
        assertThat(item.path("size").asInt()).isEqualTo("{\"replicas\":3}".length());
        JsonNode whole =
                ask("GET", LETTERS + "/" + item.path("letter").textValue(), "").body();
        assertThat(whole.at("/problem/type").textValue()).isEqualTo("/problems/not-found");
        assertThat(whole.path("text").textValue()).isEqualTo("{\"replicas\":3}");
        assertThat(whole.at("/headers/content-type").textValue()).isEqualTo("application/json");
    }

    @Test
    void showsWhatIsNoTextToTheByteAndNoSecretAtAll() {
        Buffer broken = Buffer.buffer(new byte[] {'{', 0, (byte) 0xff, (byte) 0xfe, '"'});
        put(binary("scale", "bytes", "b1", "application/json", broken));
        put(binary(
                "apply",
                "secret",
                "s1",
                "application/yaml",
                Buffer.buffer("{apiVersion: v1, kind: Secret, metadata: {name: secret}, stringData: {key: hush}}")));

        JsonNode bytes = ask("GET", LETTERS + "/" + one("bytes"), "").body();
        assertThat(Base64.getDecoder().decode(bytes.path("base64").textValue())).isEqualTo(broken.getBytes());
        Said secret = ask("GET", LETTERS + "/" + one("secret"), "");
        assertThat(secret.body().path("withheld").textValue()).contains("Secret");
        assertThat(secret.body().toString()).doesNotContain("hush");
    }

    /** A refused request was never stored, so its id is not known: sent again it counts. */
    @Test
    void aReplayedRequestIsDoneWhenNothingStandsAgainstItAnyMore() {
        put(scale("late", 7));
        String letter = one("late");
        put(binary(
                "apply",
                "late",
                "made",
                "application/yaml",
                Buffer.buffer("{apiVersion: apps.ordinal.dev/v1, kind: OrdinalSet, metadata: {name: late}}")));

        Said said = replay(letter);
        assertThat(said.body().at("/items/0/replayed").asBoolean())
                .as(said.toString())
                .isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desired.object(new WorkloadKey("default", "late"))
                                .orElseThrow()
                                .at("/spec/replicas")
                                .asInt())
                        .isEqualTo(7));
        everythingIsAcknowledged();
        assertThat(list("").path("items")).isEmpty();
        assertThat(ask("GET", LETTERS + "/" + letter, "").status()).isEqualTo(404);
        Said again = replay(letter);
        assertThat(again.body().at("/items/0/replayed").asBoolean()).isFalse();
        assertThat(again.body().at("/items/0/problem/type").textValue()).isEqualTo("/problems/not-found");
    }

    /** In the order in which they are named, each as its sender sent it. */
    @Test
    void whatIsReplayedIsWhatWasSent() {
        for (int i = 1; i <= 3; i++) {
            Posted posted = scale("again", i);
            Map<String, String> headers = new HashMap<>(posted.headers());
            headers.put("kept", "as it was, ü");
            put(new Posted(posted.key(), headers, posted.contentType(), posted.body()));
        }
        List<String> letters = each(list(""), "letter");
        JsonNode before = ask("GET", LETTERS + "/" + letters.getLast(), "").body();
        Said said = replay(letters.get(2), letters.get(0), "1-2-3", letters.get(1));
        assertThat(each(said.body(), "replayed")).containsExactly("true", "true", "false", "true");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(each(list(""), "id")).containsExactly("again3", "again1", "again2"));
        JsonNode after = ask("GET", LETTERS + "/" + each(list(""), "letter").getFirst(), "")
                .body();
        assertThat(after.path("text")).isEqualTo(before.path("text"));
        assertThat(after.at("/headers/kept").textValue()).isEqualTo("as it was, ü");
        assertThat(after.at("/headers/content-type")).isEqualTo(before.at("/headers/content-type"));
        assertThat(replicas("again")).containsExactly(1, 2, 3, 3, 1, 2);
    }

    @Test
    @Tag("slow")
    void aDiscardedLetterIsGoneAndAllOthersLieAsTheyLay() {
        for (int i = 0; i < 5; i++) {
            put(scale("kept-" + i, 1));
        }
        String letter = one("kept-2");
        assertThat(ask("DELETE", LETTERS + "/" + letter, "").status()).isEqualTo(204);
        assertThat(ask("DELETE", LETTERS + "/" + letter, "").status()).isEqualTo(404);
        assertThat(subjects("?limit=2"))
                .containsExactly("default/kept-0", "default/kept-1", "default/kept-3", "default/kept-4");
    }

    @Test
    @Tag("slow")
    void manyWhoLookAtOnceAllSeeTheSame() {
        for (int i = 0; i < 5; i++) {
            put(scale("seen-" + i, 1));
        }
        List<CompletableFuture<Said>> looks =
                IntStream.range(0, 8).mapToObj(i -> asking("GET", LETTERS, "")).toList();
        assertThat(looks)
                .allSatisfy(
                        look -> assertThat(each(look.join().body(), "subject")).hasSize(5));
    }

    /** Half a message is no request. */
    @Test
    void whatIsNotWholeIsNotReplayed() {
        Posted posted = scale("half", 1);
        Map<String, String> headers = new HashMap<>(posted.headers());
        headers.put("ordinal-body-left", "2000000");
        client().send("ordinal.requests.dlq", new Posted(posted.key(), headers, posted.contentType(), Buffer.buffer()));

        Said said = replay(one("half"));
        assertThat(said.body().at("/items/0/problem/type").textValue()).isEqualTo("/problems/conflict");
        assertThat(said.body().at("/items/0/problem/detail").textValue()).contains("2000000 bytes");
        one("half");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertThat(ask("GET", LETTERS + "?limit=0", "").status()).isEqualTo(400);
        assertThat(ask("GET", LETTERS + "?sort=size", "").body().path("detail").textValue())
                .contains("-age");
        assertThat(ask("GET", LETTERS + "/nothing", "").status()).isEqualTo(404);
        assertThat(ask("POST", LETTERS + "/replay", "{}").status()).isEqualTo(422);
        Said wrong = ask("POST", LETTERS + "/replay", "{\"letters\":[\"a\",7]}");
        assertThat(wrong.body().at("/faults/0/pointer").textValue()).isEqualTo("/letters/1");
        assertThat(replay("a", "a").status()).isEqualTo(422);
    }
}
