package dev.ordinal.embedded.broker;

import java.nio.file.Path;
import java.util.Properties;

/** What the one node is told: everything on loopback, everything kept once, little memory, a bounded log. */
final class BrokerSettings {
    /** A cluster of one that never meets another needs no identity of its own; a fixed one lets its log be copied. */
    static final String CLUSTER_ID = "b3JkaW5hbC1lbWJlZGRlZA";

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "PLAINTEXT";
    private static final String LOOPBACK = "127.0.0.1:";
    /** Per partition: days of trying out, and no disk is filled by it. */
    private static final int RETAINED_BYTES = 256 << 20;

    private static final int SEGMENT_BYTES = 64 << 20;
    /** Kafka takes 128 MB of heap where it is not told; the few compacted keys here need little. */
    private static final int CLEANER_BYTES = 4 << 20;

    /** After a kill the controller first waits for the former run's session to end: 9 s where it is not told. */
    private static final int SESSION_MILLIS = 3000;

    private static final int HEARTBEAT_MILLIS = 500;

    private final Properties settings = new Properties();

    private BrokerSettings() {}

    static Properties of(Path log, EmbeddedKafka.Ports ports) {
        BrokerSettings node = new BrokerSettings();
        node.listen(ports);
        node.keepOnce();
        node.staySmall();
        node.set("log.dirs", log);
        return node.settings;
    }

    private void listen(EmbeddedKafka.Ports ports) {
        String clients = CLIENTS + "://" + LOOPBACK + ports.clients();
        set("process.roles", "broker,controller");
        set("node.id", NODE_ID);
        set("listeners", clients + "," + CONTROLLER + "://" + LOOPBACK + ports.controller());
        set("advertised.listeners", clients);
        set("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        set("controller.listener.names", CONTROLLER);
        set("broker.session.timeout.ms", SESSION_MILLIS);
        set("broker.heartbeat.interval.ms", HEARTBEAT_MILLIS);
        set("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ports.controller());
    }

    private void keepOnce() {
        set("offsets.topic.replication.factor", 1);
        set("transaction.state.log.replication.factor", 1);
        set("transaction.state.log.min.isr", 1);
        set("share.coordinator.state.topic.replication.factor", 1);
        set("share.coordinator.state.topic.min.isr", 1);
    }

    private void staySmall() {
        set("offsets.topic.num.partitions", 1);
        set("transaction.state.log.num.partitions", 1);
        set("share.coordinator.state.topic.num.partitions", 1);
        set("log.retention.bytes", RETAINED_BYTES);
        set("log.segment.bytes", SEGMENT_BYTES);
        set("log.cleaner.dedupe.buffer.size", CLEANER_BYTES);
        set("num.network.threads", 1);
        set("num.io.threads", 2);
        set("background.threads", 2);
        set("num.recovery.threads.per.data.dir", 1);
        // The wait is for more members to join; here there is one.
        set("group.initial.rebalance.delay.ms", 0);
    }

    private void set(String name, Object value) {
        settings.setProperty(name, value.toString());
    }
}
