package dev.ordinal.doors;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

@Tag("slow")
@EnabledIf("dev.ordinal.doors.RabbitBroker#isInstalled")
@QuarkusTest
@TestProfile(QueueProfile.Rabbit.class)
class RabbitQueueTest extends DeadLetterContract {
    @Override
    QueueClient connect() {
        return new RabbitQueueClient(RabbitBroker.running());
    }
}
