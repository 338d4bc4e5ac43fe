package dev.ordinal.embedded.broker;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A broker tells hundreds of lines while it starts; beside a person who tries Ordinal out only its complaints count. Whoever
 * sets a level for one of these categories keeps it.
 */
final class QuietLogs {
    /** Held here, because the logging system forgets the level of a logger that nobody holds. */
    private static final List<Logger> BROKER = Stream.of(
                    "kafka",
                    "state.change.logger",
                    "org.apache.kafka.common.config.AbstractConfig",
                    "org.apache.kafka.common.utils.AppInfoParser",
                    "org.apache.kafka.controller",
                    "org.apache.kafka.coordinator",
                    "org.apache.kafka.image",
                    "org.apache.kafka.metadata",
                    "org.apache.kafka.network",
                    "org.apache.kafka.queue",
                    "org.apache.kafka.raft",
                    "org.apache.kafka.server",
                    "org.apache.kafka.snapshot",
                    "org.apache.kafka.storage")
            .map(Logger::getLogger)
            .toList();

    private QuietLogs() {}

    static void apply() {
        BROKER.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
