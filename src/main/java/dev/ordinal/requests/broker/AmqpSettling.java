package dev.ordinal.requests.broker;

import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.letters.Fate;
import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.LetterHeaders;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.proton.ProtonDelivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.message.Message;

/**
 * Takes messages from the queue of dead letters until it has those that are meant. They are settled one after the other, each after
 * the broker has confirmed what it becomes; all others are given back, the newest first, so that they lie as they lay.
 */
final class AmqpSettling {
    private final AmqpReading reading;
    private final List<String> ids;
    private final Fate fate;
    private final Map<String, AmqpReading.Taken> found = new HashMap<>();
    private final Map<String, Optional<Refusal>> done = new LinkedHashMap<>();
    private final List<ProtonDelivery> others = new ArrayList<>();

    AmqpSettling(AmqpReading reading, List<String> ids, Fate fate) {
        this.reading = reading;
        this.ids = ids;
        this.fate = fate;
    }

    Uni<Map<String, Optional<Refusal>>> done() {
        return reading.originals(this::take)
                .chain(whole -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(this::settle)
                        .collect()
                        .asList())
                .chain(all -> Multi.createFrom()
                        .iterable(others.reversed())
                        .onItem()
                        .transformToUniAndConcatenate(other -> reading.settle(other, false))
                        .collect()
                        .asList())
                .replaceWith(done);
    }

    private boolean take(Letter letter, AmqpReading.Taken taken) {
        if (!ids.contains(letter.id()) || found.putIfAbsent(letter.id(), taken) != null) {
            others.add(taken.delivery());
        } else if (fate == Fate.REPLAYED) {
            letter.notToBeReplayed().ifPresent(why -> done.put(letter.id(), Optional.of(why)));
        }
        return found.size() < ids.size();
    }

    private Uni<Void> settle(String id) {
        AmqpReading.Taken taken = found.get(id);
        if (taken == null || done.containsKey(id)) {
            done.putIfAbsent(id, Optional.of(Letter.missingRefusal(id)));
            if (taken != null) {
                others.add(taken.delivery());
            }
            return Uni.createFrom().voidItem();
        }
        Uni<Void> sent = fate == Fate.REPLAYED
                ? reading.publish(request(taken.message()))
                : Uni.createFrom().voidItem();
        return sent.chain(() -> reading.settle(taken.delivery(), true)).invoke(() -> done.put(id, Optional.empty()));
    }

    /** As its sender sent it. */
    private static Message request(Message letter) {
        Message request = Message.Factory.create();
        request.setDurable(true);
        request.setPriority(letter.getPriority());
        request.setProperties(letter.getProperties());
        request.setAddress(null);
        if (letter.getApplicationProperties() != null) {
            Map<String, Object> kept =
                    new HashMap<>(letter.getApplicationProperties().getValue());
            kept.keySet().removeIf(LetterHeaders::added);
            request.setApplicationProperties(new ApplicationProperties(kept));
        }
        request.setBody(letter.getBody());
        return request;
    }
}
