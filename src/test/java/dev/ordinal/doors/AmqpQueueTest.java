package dev.ordinal.doors;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;

@Tag("slow")
@QuarkusTest
@TestProfile(QueueProfile.Amqp.class)
class AmqpQueueTest extends DeadLetterContract {
    @Override
    QueueClient connect() {
        return new AmqpQueueClient(AmqpBroker.running());
    }
}
