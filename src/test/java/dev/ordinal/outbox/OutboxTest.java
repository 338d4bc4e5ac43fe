package dev.ordinal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failures = new AtomicInteger();
    private final CompletableFuture<Void> blocked = new CompletableFuture<>();

    private Uni<Void> send(Message<Object> message) {
        if (failures.getAndDecrement() > 0) {
            return Uni.createFrom().failure(new IOException("away"));
        }
        sent.add(new String((byte[]) message.getPayload(), StandardCharsets.UTF_8));
        return Uni.createFrom().voidItem();
    }

    private static Outgoing event(String text) {
        return new Outgoing("default/web", "dev.ordinal.test.v1", text);
    }

    @Test
    void sendsInOrderHoweverManyThereAre() {
        Outbox outbox = new Outbox("test", this::send, task -> new Thread(task).start());
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add("e" + i);
            outbox.offer(event("e" + i));
        }
        await().until(() -> sent.size() == 1_000);
        assertThat(sent).containsExactlyElementsOf(all);
    }

    @Test
    void triesAgainWhatTheBrokerDidNotTake() {
        failures.set(2);
        Outbox outbox = new Outbox("test", this::send, Runnable::run);
        outbox.offer(event("a"));
        outbox.offer(event("b"));
        await().until(() -> sent.size() == 2);
        assertThat(sent).containsExactly("a", "b");
        assertThat(outbox.dropped()).isZero();
    }

    @Test
    void givesUpTheOldestWhereThereIsNoRoomAndNeverWaits() {
        Outbox outbox = new Outbox(
                "test", message -> Uni.createFrom().completionStage(blocked).chain(() -> send(message)), Runnable::run);
        String large = "x".repeat(1 << 20);
        for (int i = 0; i < 20; i++) {
            outbox.offer(event(i + large));
        }
        // The first is under way; of the others as many wait as there is room for.
        assertThat(outbox.dropped()).isEqualTo(19 - 15);
        assertThat(outbox.hasRoom()).isFalse();
        blocked.complete(null);
        await().until(() -> sent.size() == 16);
        assertThat(sent.getFirst()).startsWith("0x");
        assertThat(sent.getLast()).startsWith("19x");
        assertThat(outbox.hasRoom()).isTrue();
    }
}
