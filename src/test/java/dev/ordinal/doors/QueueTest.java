package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.desired.FakeDesiredStates;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.workload.WorkloadKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QueueProfile.class)
class QueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "ordinal.requests";

    private final FakeDesiredStates desired = BehindTheDoors.DESIRED;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> scale(String name, int replicas) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TOPIC, bytes("default/" + name), bytes("{\"replicas\":" + replicas + "}"));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", name + replicas,
                        "ce_source", "/test",
                        "ce_subject", "default/" + name,
                        "ce_type", "dev.ordinal.request.scale.v1",
                        "content-type", "application/json")
                .forEach((header, value) -> record.headers().add(header, bytes(value)));
        return record;
    }

    private long committed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            return admin.listConsumerGroupOffsets("ordinal").partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters(int count) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", servers, "group.id", "test", "auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("ordinal.requests.dlq"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                assertThat(letters).hasSize(count);
            });
        }
        return letters;
    }

    /** One story, so that it is one set of offsets: in order, through an outage, with poison in between. */
    @Test
    void losesNothingAndKeepsItsOrder() throws Exception {
        AtomicInteger away = new AtomicInteger(12);
        desired.clear();
        desired.trouble(request -> away.getAndDecrement() > 0
                ? Optional.of(ApiFailure.unreachable(new IOException("away")))
                : Optional.empty());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, null, bytes("{ poison"))).get();
            ProducerRecord<byte[], byte[]> tombstone = new ProducerRecord<>(TOPIC, bytes("default/web"), null);
            tombstone.headers().add("kept", new byte[] {0, (byte) 0xff});
            producer.send(tombstone).get();
            for (int replicas = 1; replicas <= 20; replicas++) {
                producer.send(scale("web", replicas)).get();
                producer.send(scale("db", replicas)).get();
            }
        }

        List<ConsumerRecord<byte[], byte[]>> letters = deadLetters(42);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(42));
        assertThat(replicas("web")).isSorted().contains(1, 20);
        assertThat(replicas("db")).isSorted().contains(1, 20);
        ConsumerRecord<byte[], byte[]> tombstone = letter(letters, 1);
        assertThat(tombstone.value()).isNull();
        assertThat(tombstone.key()).isEqualTo(bytes("default/web"));
        assertThat(tombstone.headers().lastHeader("kept").value()).containsExactly(0, 0xff);
        ConsumerRecord<byte[], byte[]> poison = letter(letters, 0);
        assertThat(poison.value()).isEqualTo(bytes("{ poison"));
        assertThat(poison.key()).isNull();
        assertThat(header(poison, "ordinal-refusal-kind")).isEqualTo("MALFORMED");
        assertThat(header(poison, "ordinal-topic")).isEqualTo(TOPIC);
        JsonNode problem = new ObjectMapper().readTree(header(poison, "ordinal-refusal"));
        assertThat(problem.path("type").textValue()).isEqualTo("/problems/malformed");
    }

    private List<Integer> replicas(String name) {
        return desired.submitted().stream()
                .filter(request -> request.key().equals(new WorkloadKey("default", name)))
                .map(request -> ((WorkloadRequest.Scale) request).replicas())
                .toList();
    }

    private static ConsumerRecord<byte[], byte[]> letter(List<ConsumerRecord<byte[], byte[]>> letters, long offset) {
        return letters.stream()
                .filter(letter -> header(letter, "ordinal-offset").equals(String.valueOf(offset)))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
