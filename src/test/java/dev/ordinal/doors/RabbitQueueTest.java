package dev.ordinal.doors;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

@Tag("slow")
@EnabledIf("dev.ordinal.doors.RabbitBroker#isInstalled")
@QuarkusTest
@TestProfile(RabbitQueueTest.Profile.class)
class RabbitQueueTest extends DeadLetterContract {
    private static QueueClient client;

    public static final class Profile extends QueueProfile {
        public Profile() {
            super("rabbitmq", RabbitBroker.class);
        }
    }

    @BeforeAll
    static void connect() {
        client = new RabbitQueueClient(RabbitBroker.running());
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
