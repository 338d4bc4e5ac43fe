package dev.ordinal.requests.broker;

import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.letters.Fate;
import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.LetterPage;
import dev.ordinal.requests.letters.PageAsked;
import dev.ordinal.requests.letters.QueuePage;
import dev.ordinal.requests.letters.Shelf;
import dev.ordinal.requests.letters.Sought;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Dead letters of RabbitMQ, which lets nobody look at a message without taking it: see {@link RabbitReading}. */
@ApplicationScoped
class RabbitShelf implements Shelf {
    /** While another replica looks: it does for seconds at most. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 10;

    private final RabbitConnections connections;

    RabbitShelf(RabbitConnections connections) {
        this.connections = connections;
    }

    @Override
    public String broker() {
        return "rabbitmq";
    }

    @Override
    public Uni<LetterPage> page(PageAsked asked) {
        return reading(queue -> {
            QueuePage page = new QueuePage(asked);
            return page.end(queue.walk((letter, message) -> page.take(letter)));
        });
    }

    @Override
    public Uni<Letter> letter(String id) {
        return reading(queue -> {
            Sought sought = new Sought(id);
            queue.walk((letter, message) -> sought.take(letter));
            return sought.found();
        });
    }

    @Override
    public Uni<Map<String, Optional<Refusal>>> settle(List<String> ids, Fate fate) {
        return reading(queue -> queue.settle(ids, fate));
    }

    /** What is done with the queue while nobody else of ours looks at it. */
    private interface Look<T> {
        T at(RabbitReading queue) throws IOException, InterruptedException, TimeoutException;
    }

    /** On a thread that may block. Whoever no longer waits for the answer ends the connection with it. */
    private <T> Uni<T> reading(Look<T> look) {
        RabbitMQConnectorIncomingConfiguration settings =
                new RabbitMQConnectorIncomingConfiguration(new RequestsConfig());
        Uni<T> once = Uni.createFrom().emitter(emitter -> {
            T seen;
            try (RabbitReading queue =
                    new RabbitReading(connections.open(settings, "ordinal dead letters"), settings)) {
                emitter.onTermination(
                        () -> Infrastructure.getDefaultWorkerPool().execute(queue::abort));
                queue.lock();
                seen = look.at(queue);
            } catch (Exception e) {
                emitter.fail(e);
                return;
            }
            emitter.complete(seen);
        });
        return once.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(RabbitReading.Locked.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES);
    }
}
