package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.broker.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * NOTHING_LOST, while requests flow and processes are killed: two replicas read one queue, and each request changes its workload in
 * a way of its own, so that the generation counts how often one was applied.
 */
@NeedsApiServer
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueKillIT {
    /** Repeats a failed run: {@code -Dseed=…}. */
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final int REQUESTS = Integer.getInteger("queue.requests", 2_000);
    private static final int KILLS = Integer.getInteger("queue.kills", 4);
    /** As many of one workload as its object keeps the ids of, and some less. */
    private static final int OF_ONE = 20;

    private static final int REPLICAS = 2;
    /** Hundreds of workloads come and go at once, and an API server that is so busy answers late; requests need no leader. */
    private static final String LEASE = "10s";

    private static final int PARTITIONS = 6;
    private static final int PAUSE_MAX_MILLIS = 1_500;
    private final Random random = new Random(SEED);
    private EmbeddedKafka broker;
    private String servers;
    private Replicas replicas;
    private Stage stage;

    @RegisterExtension
    final TellOnFailure tellLog = new TellOnFailure(() -> "-Dseed=" + SEED + "\n" + replicas.tail());

    @BeforeAll
    void start() throws IOException, GeneralSecurityException, ExecutionException, InterruptedException {
        System.out.printf("QueueKillIT: %d requests, %d kills, -Dseed=%d%n", REQUESTS, KILLS, SEED);
        Path state = Files.createDirectories(Path.of("target", "it-state"));
        broker = new EmbeddedKafka(Files.createTempDirectory(state, "queuekill"), EmbeddedKafka.ANY_PORT);
        servers = broker.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic("ordinal.requests", PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        replicas = Replicas.of(
                QueueKillIT.class,
                "kafka.bootstrap.servers=" + servers,
                "ordinal.lease.duration=" + LEASE,
                "mp.messaging.incoming.ordinal-requests.session.timeout.ms=6000");
        stage = replicas.stage();
        replicas.fill(REPLICAS);
    }

    @AfterAll
    void end() throws Exception {
        if (replicas != null) {
            replicas.close();
        }
        broker.close();
    }

    private static String workload(int number) {
        return "flow-" + number % (REQUESTS / OF_ONE);
    }

    /** The nth request of a workload makes its nth generation. */
    private CloudEvent request(int number) {
        int step = 1 + number / (REQUESTS / OF_ONE);
        String yaml = new Wish(Wish.Kind.OrdinalSet, workload(number), "standard")
                .yaml(0)
                .replace("replicas: 0", "replicas: 0\n  revisionHistoryLimit: " + step);
        String subject = stage.namespace() + "/" + workload(number);
        return CloudEvent.structured(new CloudEvent.Attributes("r" + number, "apply", subject), yaml);
    }

    private CompletableFuture<Void> sendAll(KafkaClient kafka) {
        List<CloudEvent> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(request(i));
        }
        return CompletableFuture.runAsync(() -> requests.forEach(kafka::send));
    }

    @Test
    void noRequestIsLostOrAppliedTwice() throws Exception {
        try (KafkaClient kafka = new KafkaClient(servers)) {
            CompletableFuture<Void> sent = sendAll(kafka);
            for (int kill = 1; kill <= KILLS; kill++) {
                int millis = random.nextInt(PAUSE_MAX_MILLIS);
                int which = random.nextInt(REPLICAS);
                await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
                replicas.replace(which);
                System.out.printf("kill %d: replica %d, %d of %d acknowledged%n", kill, which, done(kafka), REQUESTS);
            }
            sent.join();
            Progress.toNothing("all are acknowledged", () -> REQUESTS - done(kafka));
            assertThat(kafka.dead()).as("dead letters").isZero();
        }
        System.out.printf("all %d are acknowledged%n", REQUESTS);
        Map<String, JsonNode> stored = new HashMap<>();
        stage.kube()
                .get(Wish.Kind.OrdinalSet.path(stage.namespace()))
                .path("items")
                .forEach(object -> stored.put(object.at("/metadata/name").asText(), object));
        assertThat(stored).hasSize(REQUESTS / OF_ONE).allSatisfy((name, object) -> {
            assertThat(object.at("/spec/revisionHistoryLimit").asInt())
                    .as("the last of %s", name)
                    .isEqualTo(OF_ONE);
            assertThat(object.at("/metadata/generation").asInt())
                    .as("each of %s once", name)
                    .isEqualTo(OF_ONE);
        });
    }

    private static long done(KafkaClient kafka) throws ExecutionException, InterruptedException {
        long done = 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            done += kafka.committed(partition);
        }
        return done;
    }
}
