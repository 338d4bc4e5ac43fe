package dev.ordinal.doors;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QueueProfile.Kafka.class)
class KafkaQueueTest extends DeadLetterContract {
    @Override
    QueueClient connect() {
        return new KafkaQueueClient(KafkaBroker.running());
    }
}
