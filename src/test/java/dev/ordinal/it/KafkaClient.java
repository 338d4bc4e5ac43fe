package dev.ordinal.it;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A program that puts requests on the queue, and looks at what became of them: acknowledged, or put aside. */
final class KafkaClient implements AutoCloseable {
    private static final String REQUESTS = "ordinal.requests";
    private static final String DEAD = "ordinal.requests.dlq";
    private static final String GROUP = "ordinal";
    private static final int REQUEST_MAX = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> dead;
    private final Admin admin;
    private final List<ConsumerRecord<byte[], byte[]>> letters = new CopyOnWriteArrayList<>();

    KafkaClient(String servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        // Compressed, a message may be larger than what the broker takes: its reader must cope.
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "compression.type", "gzip", "max.request.size", REQUEST_MAX),
                new StringSerializer(),
                new ByteArraySerializer());
        this.admin = Admin.create(settings);
        this.dead = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest", "metadata.max.age.ms", 500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        dead.assign(List.of(new TopicPartition(DEAD, 0)));
        dead.seekToBeginning(List.of(new TopicPartition(DEAD, 0)));
    }

    /** Puts it on the topic; completes when the broker has it. */
    RecordMetadata send(String key, byte[] body, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(REQUESTS, key, body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(record).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    RecordMetadata send(CloudEvent event) {
        return send(event.subject(), event.body().getBytes(StandardCharsets.UTF_8), event.headers());
    }

    /** Waits until the message is acknowledged: what was committed is beyond it. */
    void awaitAcknowledged(RecordMetadata sent) {
        await("the message at " + sent + " is acknowledged")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> committed(sent.partition()) > sent.offset());
    }

    /** The offset that the group goes on from; 0 before its first message. */
    long committed(int partition) throws ExecutionException, InterruptedException {
        OffsetAndMetadata offset = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(REQUESTS, partition));
        return offset == null ? 0 : offset.offset();
    }

    /** The dead letter of the message that was sent. */
    DeadLetter awaitDead(RecordMetadata sent) {
        await("a dead letter of the message at " + sent)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> letter(sent).isPresent());
        return letter(sent).orElseThrow();
    }

    /** How many dead letters there are. */
    int dead() {
        dead.poll(Duration.ofMillis(200)).forEach(letters::add);
        return letters.size();
    }

    private Optional<DeadLetter> letter(RecordMetadata sent) {
        dead.poll(Duration.ofMillis(200)).forEach(letters::add);
        return letters.stream()
                .map(DeadLetter::new)
                .filter(letter -> letter.header("ordinal-offset").equals(String.valueOf(sent.offset()))
                        && letter.header("ordinal-partition").equals(String.valueOf(sent.partition())))
                .findFirst();
    }

    /** What was put aside, with what was said of it. */
    record DeadLetter(ConsumerRecord<byte[], byte[]> record) {
        String header(String name) {
            Header header = record.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        }

        byte[] body() {
            return record.value();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        dead.close();
        admin.close(Duration.ZERO);
    }
}
