package dev.ordinal.requests.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads stretches of topics, in no group: nobody's place in them changes. Blocks; belongs to one thread. */
final class KafkaLog implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int SILENT_POLLS_MAX = 10;
    /** In bytes; a larger record still comes, alone. */
    private static final int AT_ONCE = 4 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects when it is asked.
     *
     * @param like a consumer's settings, whose servers and credentials count here too
     */
    KafkaLog(Map<String, ?> like) {
        Map<String, Object> settings = new HashMap<>(like);
        settings.keySet()
                .removeAll(List.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, AT_ONCE);
        // Only what is there is read; to close waits for the fetch that asks for more.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) WITHIN.toMillis());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * What is in a partition.
     *
     * @param end the offset that the next record will have
     */
    record Extent(TopicPartition partition, long begin, long end) {}

    /** Of each partition; of a topic that nobody has made yet, none. */
    List<Extent> extents(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .map(partition -> new Extent(partition, begins.get(partition), ends.get(partition)))
                .toList();
    }

    /** Those from one offset to before another that still exist. */
    void read(TopicPartition partition, long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        int silent = 0;
        while (consumer.position(partition) < to) {
            long before = consumer.position(partition);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < to) {
                    each.accept(record);
                }
            }
            silent = consumer.position(partition) == before ? silent + 1 : 0;
            if (silent == SILENT_POLLS_MAX) {
                throw new TimeoutException("nothing comes of " + partition + " from " + before + " on");
            }
        }
    }

    Optional<ConsumerRecord<byte[], byte[]>> at(String topic, KafkaPlace place) {
        AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
        for (Extent extent : extents(topic)) {
            if (extent.partition().partition() == place.partition()
                    && place.offset() >= extent.begin()
                    && place.offset() < extent.end()) {
                read(extent.partition(), place.offset(), place.offset() + 1, found::set);
            }
        }
        return Optional.ofNullable(found.get());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
