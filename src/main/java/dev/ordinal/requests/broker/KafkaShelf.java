package dev.ordinal.requests.broker;

import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.letters.Fate;
import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.LetterHeaders;
import dev.ordinal.requests.letters.LetterPage;
import dev.ordinal.requests.letters.PageAsked;
import dev.ordinal.requests.letters.Shelf;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Dead letters of Kafka, where a log keeps all of them: which are settled stands in a log of its own, {@link KafkaMarks}. */
@ApplicationScoped
class KafkaShelf implements Shelf {
    /** So many are held at once: a look costs a connection, a letter up to a megabyte. */
    private static final int READ_AT_ONCE = 20;

    private final KafkaClientService clients;
    private final String requests;
    private final String dead;
    private final KafkaMarks marks;

    KafkaShelf(
            KafkaClientService clients,
            @ConfigProperty(name = "mp.messaging.incoming.ordinal-requests.topic") String requests,
            @ConfigProperty(name = "mp.messaging.outgoing.ordinal-requests-dlq.topic") String dead) {
        this.clients = clients;
        this.requests = requests;
        this.dead = dead;
        this.marks = new KafkaMarks(dead + ".settled");
    }

    @Override
    public String broker() {
        return "kafka";
    }

    @Override
    public Uni<LetterPage> page(PageAsked asked) {
        return reading(log -> {
            marks.readOn(log);
            return new KafkaPage(log, marks, asked).of(dead);
        });
    }

    @Override
    public Uni<Letter> letter(String id) {
        return reading(log -> {
            marks.readOn(log);
            return record(log, id)
                    .map(record -> new Letter(id, new KafkaDelivery(record).arrived()))
                    .orElseThrow(() -> Letter.missing(id));
        });
    }

    /** One after the other: a letter is marked after its request is confirmed, so at worst a request comes twice. */
    @Override
    public Uni<Map<String, Optional<Refusal>>> settle(List<String> ids, Fate fate) {
        Map<String, Optional<Refusal>> done = new LinkedHashMap<>();
        return reading(log -> {
                    marks.prepare(clientSettings());
                    marks.readOn(log);
                    return nothing();
                })
                .chain(ready -> Multi.createFrom()
                        .iterable(ids)
                        .group()
                        .intoLists()
                        .of(READ_AT_ONCE)
                        .onItem()
                        .transformToUniAndConcatenate(some -> settle(some, fate, done))
                        .collect()
                        .asList())
                .replaceWith(done);
    }

    private Uni<List<Optional<Refusal>>> settle(List<String> ids, Fate fate, Map<String, Optional<Refusal>> done) {
        return reading(log -> {
                    Map<String, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
                    ids.forEach(id -> record(log, id).ifPresent(record -> found.put(id, record)));
                    return found;
                })
                .chain(found -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> settle(id, Optional.ofNullable(found.get(id)), fate)
                                .invoke(refusal -> done.put(id, refusal)))
                        .collect()
                        .asList());
    }

    private static Optional<Refusal> nothing() {
        return Optional.empty();
    }

    private Uni<Optional<Refusal>> settle(String id, Optional<ConsumerRecord<byte[], byte[]>> found, Fate fate) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(Optional.of(Letter.missingRefusal(id)));
        }
        Optional<Refusal> refusal = fate == Fate.REPLAYED
                ? new Letter(id, new KafkaDelivery(found.get()).arrived()).notToBeReplayed()
                : Optional.empty();
        if (refusal.isPresent()) {
            return Uni.createFrom().item(refusal);
        }
        Uni<Void> sent = fate == Fate.REPLAYED
                ? send(request(found.get()))
                : Uni.createFrom().voidItem();
        return sent.chain(() -> send(marks.mark(id, fate))).replaceWith(Optional.empty());
    }

    private Optional<ConsumerRecord<byte[], byte[]>> record(KafkaLog log, String id) {
        return KafkaPlace.of(id).filter(place -> !marks.has(place)).flatMap(place -> log.at(dead, place));
    }

    /** As its sender sent it, with its key. */
    private ProducerRecord<byte[], byte[]> request(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = new RecordHeaders();
        letter.headers().forEach(header -> {
            if (!LetterHeaders.added(header.key())) {
                headers.add(header);
            }
        });
        return new ProducerRecord<>(requests, null, null, letter.key(), letter.value(), headers);
    }

    private Uni<Void> send(ProducerRecord<byte[], byte[]> record) {
        return clients.<byte[], byte[]>getProducer("ordinal-requests-dlq")
                .send(record)
                .replaceWithVoid();
    }

    private <T> Uni<T> reading(Function<KafkaLog, T> look) {
        return Uni.createFrom()
                .item(() -> {
                    try (KafkaLog log = new KafkaLog(clientSettings())) {
                        return look.apply(log);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Those of the channel: its servers, its credentials. */
    private Map<String, ?> clientSettings() {
        return clients.getConsumers("ordinal-requests").getFirst().configuration();
    }
}
