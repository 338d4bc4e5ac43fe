package dev.ordinal.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final String TOPIC = "ordinal.requests";

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereAfterARestartAndTheGroupGoesOnWhereItWas() throws Exception {
        // Given
        try (EmbeddedKafka kafka = new EmbeddedKafka(directory, EmbeddedKafka.ANY_PORT)) {
            String bootstrap = kafka.start();
            send(bootstrap, "one", "two");
            assertThat(read(bootstrap, "a group", 2)).containsExactly("one", "two");
            send(bootstrap, "three");
        }
        // When
        try (EmbeddedKafka again = new EmbeddedKafka(directory, EmbeddedKafka.ANY_PORT)) {
            String bootstrap = again.start();
            send(bootstrap, "four");
            // Then
            assertThat(read(bootstrap, "a group", 2)).containsExactly("three", "four");
            assertThat(read(bootstrap, "another group", 4)).containsExactly("one", "two", "three", "four");
        }
    }

    @Test
    @Tag("slow")
    void whatWasAcknowledgedOutlivesAKill(@TempDir Path parent) throws Exception {
        Path asLeftByAKill = parent.resolve("copy");
        try (EmbeddedKafka kafka = new EmbeddedKafka(directory, EmbeddedKafka.ANY_PORT)) {
            send(kafka.start(), "one", "two");
            copy(directory, asLeftByAKill);
        }
        try (EmbeddedKafka again = new EmbeddedKafka(asLeftByAKill, EmbeddedKafka.ANY_PORT)) {
            assertThat(read(again.start(), "a group", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void listensOnTheGivenPortOfLoopbackAndFreesIt() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        EmbeddedKafka kafka = new EmbeddedKafka(directory, port);
        assertThat(kafka.start()).isEqualTo("127.0.0.1:" + port).isEqualTo(kafka.start());
        kafka.close();
        kafka.close();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedKafka kafka = new EmbeddedKafka(directory, taken.getLocalPort())) {
            assertThatThrownBy(kafka::start)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("taken");
        }
    }

    @Test
    void refusesADirectoryThatAnotherBrokerUses() {
        try (EmbeddedKafka kafka = new EmbeddedKafka(directory, EmbeddedKafka.ANY_PORT);
                EmbeddedKafka second = new EmbeddedKafka(directory, EmbeddedKafka.ANY_PORT)) {
            kafka.start();
            assertThatThrownBy(second::start).hasMessageContaining("is used by another broker");
        }
    }

    @Test
    @Tag("slow")
    void formatsAgainWhereFormattingWasCutShort() throws Exception {
        Files.createDirectories(directory.resolve("log"));
        Files.writeString(directory.resolve("log/meta.properties"), "version=1\n");
        try (EmbeddedKafka kafka = new EmbeddedKafka(directory, EmbeddedKafka.ANY_PORT)) {
            String bootstrap = kafka.start();
            send(bootstrap, "one");
            assertThat(read(bootstrap, "a group", 1)).containsExactly("one");
        }
    }

    private static void send(String bootstrap, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, "a key", value)).get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> read(String bootstrap, String group, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "group.id", group, "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            List<String> values = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
                return values.size() >= count;
            });
            consumer.commitSync();
            return values;
        }
    }

    /** The files as a kill would leave them: nothing closed, nothing flushed by the broker. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
