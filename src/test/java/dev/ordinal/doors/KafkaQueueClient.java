package dev.ordinal.doors;

import dev.ordinal.requests.codec.Binding;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Speaks to Kafka. */
final class KafkaQueueClient implements QueueClient {
    private static final TopicPartition REQUESTS = new TopicPartition("ordinal.requests", 0);
    private static final TopicPartition LETTERS = new TopicPartition("ordinal.requests.dlq", 0);

    private final KafkaBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> dead;
    private final Admin admin;
    private final List<Letter> letters = new ArrayList<>();
    private final Map<String, Supplier<List<String>>> hearers = new HashMap<>();
    private final List<KafkaConsumer<byte[], byte[]>> consumers = new ArrayList<>();

    KafkaQueueClient(KafkaBroker broker) {
        this.broker = broker;
        Map<String, Object> servers = Map.of("bootstrap.servers", broker.servers());
        this.producer = new KafkaProducer<>(servers, new ByteArraySerializer(), new ByteArraySerializer());
        this.admin = Admin.create(servers);
        this.dead = consumer(LETTERS.topic());
    }

    @Override
    public Binding binding() {
        return Binding.KAFKA;
    }

    @Override
    public void send(String topic, Posted posted) {
        byte[] key = posted.key() == null ? null : bytes(posted.key());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key, posted.body().getBytes());
        posted.headers().forEach((name, value) -> record.headers().add(name, bytes(value)));
        if (posted.contentType() != null) {
            record.headers().add("content-type", bytes(posted.contentType()));
        }
        join(producer.send(record));
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long unacknowledged() {
        Map<TopicPartition, OffsetAndMetadata> committed =
                join(admin.listConsumerGroupOffsets("ordinal").partitionsToOffsetAndMetadata());
        OffsetAndMetadata done = committed.get(REQUESTS);
        return end(REQUESTS) - (done == null ? 0 : done.offset());
    }

    /** 0 where nobody has sent anything yet. */
    private long end(TopicPartition partition) {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            return 0;
        }
    }

    @Override
    public long taken() {
        return 0;
    }

    @Override
    public List<Letter> letters() {
        dead.poll(Duration.ofMillis(200)).forEach(record -> letters.add(letter(record)));
        return letters;
    }

    @Override
    public List<String> heard(String address) {
        return hearers.computeIfAbsent(address, this::hearer).get();
    }

    private Supplier<List<String>> hearer(String address) {
        KafkaConsumer<byte[], byte[]> consumer = consumer(address);
        List<String> heard = new ArrayList<>();
        return () -> {
            consumer.poll(Duration.ofMillis(200))
                    .forEach(record -> heard.add(new String(record.value(), StandardCharsets.UTF_8)));
            return heard;
        };
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.servers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumers.add(consumer);
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    /** A single poll may fetch some of them, or none after a restart; the position is asked of the broker. */
    @Override
    public void forgetLetters() {
        long end = end(LETTERS);
        if (end > 0) {
            join(admin.deleteRecords(Map.of(LETTERS, RecordsToDelete.beforeOffset(end)))
                    .all());
        }
        dead.seekToEnd(dead.assignment());
        dead.assignment().forEach(dead::position);
        letters.clear();
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Letter(headers, headers.get("content-type"), Buffer.buffer(record.value()));
    }

    @Override
    public void restartBroker() {
        broker.restart();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumers.forEach(KafkaConsumer::close);
        admin.close(Duration.ZERO);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
