package dev.ordinal.ops;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator can set; docs/operating.md describes each. */
@ConfigMapping(prefix = "ordinal")
public interface Settings {

    /** {@code ordinalsets}, {@code statefulsets}; by default both on the embedded cluster, the first alone on a real one. */
    Optional<List<String>> orchestrate();

    Cluster cluster();

    Lease lease();

    Turns turns();

    Writes writes();

    Status status();

    Embedded embedded();

    /** How the API server is spoken to. */
    interface Cluster {
        /** An answer that takes longer never comes: the API server itself gives up after a minute. */
        @WithDefault("30s")
        Duration timeout();
    }

    /** Who acts. */
    interface Lease {
        /** By default the pod's own namespace, or {@code default} outside of pods. */
        Optional<String> namespace();

        @WithDefault("ordinal")
        String name();

        /** How long after a leader's death another one takes over. */
        @WithDefault("15s")
        Duration duration();
    }

    /** How much at once. */
    interface Turns {
        /** Workloads that act at the same time. */
        @WithDefault("64")
        int parallel();
    }

    /** How much is asked of the API server. */
    interface Writes {
        /**
         * Writes that may be under way at once, over all workloads; halved while the API server says that it is too much. As many as an
         * API server takes by default (its --max-mutating-requests-inflight): with fewer it works longer for the same, see the benchmarks.
         */
        @WithDefault("200")
        int parallel();
    }

    /** What is written back and kept. */
    interface Status {
        /** Progress is written to the object at most this often; where it ends, at once. Streams don't wait for it. */
        @WithDefault("5s")
        Duration every();

        /** So many such writes a second, over all workloads. */
        @WithDefault("5")
        int perSecond();

        /** Events kept for subscribers that come back. */
        @WithDefault("10000")
        int replay();
    }

    /** The cluster inside the process. */
    interface Embedded {
        /** Of its API; another one is taken where this one is in use. */
        @WithDefault("16443")
        int port();
    }
}
