package dev.ordinal.doors;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@QuarkusTest
@TestProfile(AmqpQueueTest.Profile.class)
class AmqpQueueTest extends DeadLetterContract {
    private static QueueClient client;

    public static final class Profile extends QueueProfile {
        public Profile() {
            super("amqp", AmqpBroker.class);
        }
    }

    @BeforeAll
    static void connect() {
        client = new AmqpQueueClient(AmqpBroker.running());
    }

    @AfterAll
    static void leave() {
        client.close();
    }

    @Override
    QueueClient client() {
        return client;
    }
}
