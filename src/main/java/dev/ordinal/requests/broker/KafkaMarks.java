package dev.ordinal.requests.broker;

import dev.ordinal.requests.letters.Fate;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Which letters are settled: a topic whose keys are their places. It is compacted, so that it is as long as there were letters at
 * most. What was read of it is remembered, a few dozen bytes for each.
 */
final class KafkaMarks {
    private static final Logger LOG = Logger.getLogger(KafkaMarks.class);
    private static final int MADE_WITHIN_SECONDS = 10;

    private final String topic;
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final Set<KafkaPlace> settled = new HashSet<>();
    private boolean prepared;

    KafkaMarks(String topic) {
        this.topic = topic;
    }

    synchronized boolean has(KafkaPlace place) {
        return settled.contains(place);
    }

    /** Up to what is there now. A topic that was made anew begins anew. */
    synchronized void readOn(KafkaLog log) {
        for (KafkaLog.Extent extent : log.extents(topic)) {
            long from = read.getOrDefault(extent.partition(), extent.begin());
            if (from > extent.end()) {
                settled.clear();
                read.clear();
                from = extent.begin();
            }
            log.read(
                    extent.partition(),
                    Math.max(from, extent.begin()),
                    extent.end(),
                    record -> Optional.ofNullable(record.key())
                            .flatMap(key -> KafkaPlace.of(new String(key, StandardCharsets.UTF_8)))
                            .ifPresent(settled::add));
            read.put(extent.partition(), extent.end());
        }
    }

    ProducerRecord<byte[], byte[]> mark(String id, Fate fate) {
        return new ProducerRecord<>(topic, utf8(id), utf8(fate.name().toLowerCase(Locale.ROOT)));
    }

    /** Makes the topic once. Who may not make topics has to be given one; the first mark fails otherwise. */
    synchronized void prepare(Map<String, ?> like) {
        if (prepared) {
            return;
        }
        Map<String, Object> settings = new HashMap<>(like);
        settings.remove("client.id");
        try (Admin admin = Admin.create(settings)) {
            NewTopic compacted =
                    new NewTopic(topic, Optional.of(1), Optional.empty()).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(Set.of(compacted)).all().get(MADE_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.warnf("Could not make the topic %s: %s", topic, e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        prepared = true;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
