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
import io.smallrye.reactive.messaging.amqp.AmqpConnectorIncomingConfiguration;
import io.vertx.mutiny.amqp.AmqpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Dead letters by AMQP 1.0: who looks gets copies, who settles some takes the queue's messages and gives back all others. */
@ApplicationScoped
class AmqpShelf implements Shelf {
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

    private final AmqpConnections connections;
    private final String dead;

    AmqpShelf(
            AmqpConnections connections,
            @ConfigProperty(name = "mp.messaging.outgoing.ordinal-requests-dlq.address") String dead) {
        this.connections = connections;
        this.dead = dead;
    }

    @Override
    public String broker() {
        return "amqp";
    }

    @Override
    public Uni<LetterPage> page(PageAsked asked) {
        QueuePage page = new QueuePage(asked);
        return connected(reading ->
                reading.copies((letter, delivery) -> page.take(letter)).map(page::end));
    }

    @Override
    public Uni<Letter> letter(String id) {
        Sought sought = new Sought(id);
        return connected(reading ->
                reading.copies((letter, delivery) -> sought.take(letter)).map(whole -> sought.found()));
    }

    @Override
    public Uni<Map<String, Optional<Refusal>>> settle(List<String> ids, Fate fate) {
        return connected(reading -> new AmqpSettling(reading, ids, fate).done());
    }

    /** A connection of its own, so that whatever is still held when it closes goes back. */
    private <T> Uni<T> connected(Function<AmqpReading, Uni<T>> look) {
        AmqpConnectorIncomingConfiguration settings = new AmqpConnectorIncomingConfiguration(new RequestsConfig());
        AmqpClient client = connections.client(settings);
        return client.connect()
                .chain(connection -> look.apply(new AmqpReading(connection.getDelegate(), settings, dead))
                        .onTermination()
                        .call(() -> left(connection.close())))
                .onTermination()
                .call(() -> left(client.close()));
    }

    /** A connection that broke may not hear of its end. */
    private static Uni<Void> left(Uni<Void> closed) {
        return closed.ifNoItem().after(CLOSED_WITHIN).fail().onFailure().recoverWithNull();
    }
}
