package dev.ordinal.doors;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The queue door open, before a real broker. */
public abstract class QueueProfile implements QuarkusTestProfile {
    private final String broker;
    private final Class<? extends QuarkusTestResourceLifecycleManager> server;

    private QueueProfile(String broker, Class<? extends QuarkusTestResourceLifecycleManager> server) {
        this.broker = broker;
        this.server = server;
    }

    public static final class Kafka extends QueueProfile {
        public Kafka() {
            super("kafka", KafkaBroker.class);
        }
    }

    public static final class Rabbit extends QueueProfile {
        public Rabbit() {
            super("rabbitmq", RabbitBroker.class);
        }
    }

    public static final class Amqp extends QueueProfile {
        public Amqp() {
            super("amqp", AmqpBroker.class);
        }
    }

    public static final class RabbitTls extends QueueProfile {
        public RabbitTls() {
            super("rabbitmq", RabbitTlsBroker.class);
        }
    }

    public static final class AmqpTls extends QueueProfile {
        public AmqpTls() {
            super("amqp", AmqpTlsBroker.class);
        }
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(BehindTheDoors.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port",
                "0",
                "ordinal.queue.enabled",
                "true",
                "ordinal.queue.broker",
                broker,
                "mp.messaging.incoming.ordinal-requests.auto.commit.interval.ms",
                "200",
                // What is done is told to Kafka between two polls.
                "mp.messaging.incoming.ordinal-requests.poll-timeout",
                "100",
                "quarkus.log.category.\"org.apache.activemq\".level",
                "ERROR");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(server));
    }
}
