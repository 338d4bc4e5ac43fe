package dev.ordinal.requests.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.access.Access;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.desired.FakeDesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.replies.Replies;
import dev.ordinal.workload.Fault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class RequestFlowTest {
    private static final Patience SHORT = new Patience(Duration.ofMillis(1), Duration.ofMillis(2), 3);

    private final FakeDesiredStates desired = new FakeDesiredStates();
    private final Letters letters = new Letters();
    private final Told replies = new Told();
    private final List<Long> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final RequestFlow flow = new RequestFlow(
            new RequestFlow.Doors(new RequestCodec(RequestCodec.BYTES_MAX), new Access(), desired, replies),
            letters,
            SHORT,
            Runnable::run);
    private long offset;

    /** Keeps dead letters; may be broken for a while. */
    private static final class Letters implements DeadLetters {
        private final Map<Long, Refusal> stored = new ConcurrentHashMap<>();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public Uni<Void> store(Delivery delivery, Refusal refusal) {
            if (failures.getAndDecrement() > 0) {
                return Uni.createFrom().failure(new IOException("broker away"));
            }
            stored.put(Long.valueOf(delivery.origin()), refusal);
            return Uni.createFrom().voidItem();
        }
    }

    /** What was told, in one line each. */
    private static final class Told implements Replies {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void stored(WorkloadRequest request, Verdict verdict) {
            lines.add(request.id() + " " + verdict.getClass().getSimpleName());
        }

        @Override
        public void refused(RequestId id, String subject, Refusal refusal) {
            lines.add(id + " of " + subject + " refused: " + refusal.kind());
        }
    }

    /** A message in structured mode, and no more of it than the flow looks at. */
    private record Came(long at, String text) implements Delivery {
        @Override
        public Arrived arrived() {
            return new Arrived(Binding.KAFKA, Map.of(), Buffer.buffer(text));
        }

        @Override
        public String origin() {
            return String.valueOf(at);
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

    /** The offset of the message. */
    private long send(String text) {
        return send(text, new ArrayList<>());
    }

    private long send(String text, List<CompletionStage<Void>> rooms) {
        long at = offset++;
        rooms.add(flow.take(new Came(at, text), () -> {
            acknowledged.add(at);
            return CompletableFuture.completedFuture(null);
        }));
        return at;
    }

    private static String scale(String name, int id, int replicas) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/ci\",\"subject\":\"default/" + name
                + "\",\"type\":\"dev.ordinal.request.scale.v1\",\"data\":{\"replicas\":" + replicas + "}}";
    }

    private static String apply(String name, String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/ci\",\"subject\":\"default/" + name
                + "\",\"type\":\"dev.ordinal.request.apply.v1\",\"data\":{\"apiVersion\":\"apps/v1\","
                + "\"kind\":\"StatefulSet\",\"metadata\":{\"name\":\"" + name + "\"}}}";
    }

    @Test
    void acknowledgesWhatIsStored() {
        long message = send(apply("web", "1"));

        assertThat(acknowledged).containsExactly(message);
        assertThat(desired.submitted()).hasSize(1);
        assertThat(letters.stored).isEmpty();
    }

    @Test
    void acknowledgesARepetitionInSilence() {
        send(apply("web", "1"));
        long again = send(apply("web", "1"));

        assertThat(acknowledged).contains(again);
        assertThat(letters.stored).isEmpty();
    }

    @Test
    void tellsWhatBecameOfEachThatSaysWhoseItIs() {
        send(apply("web", "1"));
        send(apply("web", "1"));
        send("{");
        send(scale("web", 2, -1));
        desired.refuse(Optional.of(Refusal.of(Refusal.Kind.CONFLICT, "/data/spec", "no")));
        send(apply("web", "3"));

        assertThat(replies.lines)
                .containsExactly(
                        "/ci#1 Stored", "/ci#1 Duplicate", "/ci#2 of default/web refused: INVALID", "/ci#3 Refused");
    }

    @Test
    void putsAsideWhatCannotBeReadBeforeItAcknowledges() {
        letters.failures.set(3);
        long message = send("{");

        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(message));
        assertThat(letters.stored.get(message).kind()).isEqualTo(Refusal.Kind.MALFORMED);
        assertThat(desired.submitted()).isEmpty();
    }

    @Test
    void putsAsideWhatIsRefusedAndSaysWhere() {
        desired.refuse(Optional.of(Refusal.of(Refusal.Kind.INVALID, "/data/spec", "no")));

        long message = send(apply("web", "1"));

        assertThat(acknowledged).containsExactly(message);
        assertThat(letters.stored.get(message).faults()).containsExactly(new Fault("/data/spec", "no"));
    }

    @Test
    void waitsForTheClusterAsLongAsItTakes() {
        AtomicInteger away = new AtomicInteger(50);
        desired.trouble(request -> away.getAndDecrement() > 0
                ? Optional.of(ApiFailure.unreachable(new IOException("away")))
                : Optional.empty());

        long message = send(apply("web", "1"));

        assertThat(acknowledged).isEmpty();
        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(message));
        assertThat(desired.submitted()).hasSize(51);
        assertThat(letters.stored).isEmpty();
    }

    @Test
    void putsAsideWhatFailsAgainAndAgain() {
        desired.trouble(request -> Optional.of(new IllegalStateException("a fault of ours")));

        long message = send(apply("web", "1"));

        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(message));
        assertThat(desired.submitted()).hasSize(SHORT.tries());
        assertThat(letters.stored.get(message).kind()).isEqualTo(Refusal.Kind.INTERNAL);
    }

    @Test
    void keepsTheOrderOfAWorkloadWhileOthersGoOn() {
        AtomicBoolean away = new AtomicBoolean(true);
        desired.trouble(request -> request.key().name().equals("web") && away.get()
                ? Optional.of(ApiFailure.unreachable(new IOException("away")))
                : Optional.empty());

        long first = send(apply("web", "1"));
        List<Long> ofWeb = new ArrayList<>(List.of(first));
        for (int i = 2; i <= 10; i++) {
            ofWeb.add(send(scale("web", i, i)));
        }
        long other = send(apply("db", "1"));

        assertThat(acknowledged).containsExactly(other);
        away.set(false);
        await().untilAsserted(() -> assertThat(acknowledged).hasSize(11));
        assertThat(acknowledged.stream().filter(at -> at != other)).containsExactlyElementsOf(ofWeb);
        assertThat(desired.submitted().stream()
                        .filter(WorkloadRequest.Scale.class::isInstance)
                        .map(request -> ((WorkloadRequest.Scale) request).replicas()))
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        AtomicInteger away = new AtomicInteger(Integer.MAX_VALUE);
        desired.trouble(request ->
                away.get() > 0 ? Optional.of(ApiFailure.unreachable(new IOException("away"))) : Optional.empty());
        List<CompletionStage<Void>> rooms = new ArrayList<>();

        for (int i = 0; i < RequestFlow.IN_FLIGHT_MAX; i++) {
            send(apply("web-" + i, "1"), rooms);
        }

        CompletionStage<Void> last = rooms.removeLast();
        assertThat(rooms).allMatch(room -> room.toCompletableFuture().isDone());
        assertThat(last.toCompletableFuture()).isNotDone();
        away.set(0);
        await().untilAsserted(() -> assertThat(last.toCompletableFuture()).isDone());
        await().untilAsserted(() -> assertThat(acknowledged).hasSize(RequestFlow.IN_FLIGHT_MAX));
    }

    @Test
    void putsATombstoneAside() {
        flow.take(new Came(7, ""), () -> {
            acknowledged.add(7L);
            return CompletableFuture.completedFuture(null);
        });

        assertThat(acknowledged).containsExactly(7L);
        assertThat(letters.stored.get(7L).kind()).isEqualTo(Refusal.Kind.MALFORMED);
    }
}
