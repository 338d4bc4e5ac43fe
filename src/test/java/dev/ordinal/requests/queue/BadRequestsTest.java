package dev.ordinal.requests.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordinal.access.Access;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.doors.LiveCluster;
import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.problem.Problem;
import dev.ordinal.requests.replies.Replies;
import dev.ordinal.workload.Fault;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent to a door, the answer says what is wrong and where, and nothing is stored. */
@QuarkusTest
@TestProfile(LiveCluster.Profile.class)
class BadRequestsTest {
    /** Repeats a failed run: {@code -Dseed=…}. */
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final String WORKLOADS = "/api/v1/namespaces/default/workloads";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<BadBodies.Bad> bodies = BadBodies.of(new Random(SEED));

    @TestHTTPResource
    URI root;

    @Inject
    DesiredStates desired;

    /** A message in binary mode around such a body. */
    private record Binary(BadBodies.Bad bad, int number) implements Delivery {
        @Override
        public Arrived arrived() {
            Map<String, String> headers = Map.of(
                    "ce_specversion", "1.0",
                    "ce_id", String.valueOf(number),
                    "ce_source", "/test",
                    "ce_subject", "default/bad",
                    "ce_type", "dev.ordinal.request.apply.v1",
                    "content-type", bad.contentType());
            return new Arrived(Binding.KAFKA, headers, bad.body());
        }

        @Override
        public String origin() {
            return bad.says();
        }

        @Override
        public Message<Object> letter(Map<String, String> reasons) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Message<Object> letterWithoutBody(Map<String, String> reasons) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Unheard implements Replies {
        @Override
        public void stored(WorkloadRequest request, Verdict verdict) {}

        @Override
        public void refused(RequestId id, String subject, Refusal refusal) {}
    }

    @BeforeEach
    void tellTheSeed() {
        System.out.println("BadRequestsTest: " + bodies.size() + " bodies, -Dseed=" + SEED);
        assertThat(bodies).hasSizeGreaterThan(300);
    }

    @Test
    void theGoodOneTheyWereMadeOfIsTaken() throws Exception {
        BadBodies.Bad good = new BadBodies.Bad(
                "good", "application/json", Buffer.buffer(BadBodies.good().toString()), Optional.empty());
        HttpResponse<String> answer = post(WORKLOADS + "?dryRun=true", good);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void restSaysWhereTheFaultIs() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (BadBodies.Bad bad : bodies) {
            HttpResponse<String> answer = post(WORKLOADS, bad);
            all.assertThat(answer.statusCode())
                    .as(bad + ": " + start(answer.body()))
                    .isBetween(400, 422);
            List<String> pointers = new ArrayList<>();
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            problem.path("faults")
                    .forEach(fault -> pointers.add(fault.path("pointer").textValue()));
            precise(all, bad, pointers, answer.body());
        }
        all.assertAll();
        assertThat(desired.keys("")).isEmpty();
    }

    @Test
    void theQueuePutsThemAsideAndSaysWhereTheFaultIs() {
        SoftAssertions all = new SoftAssertions();
        List<Delivery> aside = new ArrayList<>();
        DeadLetters letters = (delivery, refusal) -> {
            BadBodies.Bad bad = ((Binary) delivery).bad();
            String told = Problem.of(refusal).brief().toString();
            all.assertThat(refusal.kind())
                    .as(bad + ": " + start(told))
                    .isIn(
                            Refusal.Kind.MALFORMED,
                            Refusal.Kind.INVALID,
                            Refusal.Kind.UNSUPPORTED,
                            Refusal.Kind.TOO_LARGE);
            List<String> pointers =
                    refusal.faults().stream().map(Fault::pointer).toList();
            all.assertThat(pointers).as(bad + ": " + start(told)).allMatch(pointer -> pointer.startsWith("/data"));
            precise(
                    all,
                    bad,
                    pointers.stream()
                            .map(pointer -> pointer.replaceFirst("/data", ""))
                            .toList(),
                    told);
            all.assertThat(told.length()).as(bad.says()).isLessThan(24_000);
            aside.add(delivery);
            return Uni.createFrom().voidItem();
        };
        RequestFlow flow = new RequestFlow(
                new RequestFlow.Doors(new RequestCodec(RequestCodec.BYTES_MAX), new Access(), desired, new Unheard()),
                letters,
                Patience.USUAL,
                Runnable::run);
        int[] acknowledged = {0};
        for (int i = 0; i < bodies.size(); i++) {
            int number = i;
            flow.take(new Binary(bodies.get(i), i), () -> {
                acknowledged[0]++;
                return CompletableFuture.completedFuture(null);
            });
            if (acknowledged[0] <= number) {
                await().atMost(PATIENCE).until(() -> acknowledged[0] == number + 1);
            }
        }
        all.assertAll();
        assertThat(aside).hasSize(bodies.size());
        assertThat(desired.keys("")).isEmpty();
    }

    /** Some fault lies where the change was made, above it or below it. */
    private static void precise(SoftAssertions all, BadBodies.Bad bad, List<String> pointers, String told) {
        all.assertThat(pointers).as(bad + ": " + start(told)).isNotEmpty();
        bad.at()
                .ifPresent(at -> all.assertThat(pointers)
                        .as(bad + ": " + start(told))
                        .anyMatch(pointer -> pointer.startsWith(at) || (!pointer.isEmpty() && at.startsWith(pointer))));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }

    private HttpResponse<String> post(String path, BadBodies.Bad bad) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", bad.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(bad.body().getBytes()))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
