package dev.ordinal.doors;

import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.PodLogs;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Foresight;
import dev.ordinal.ops.LiveEngine;
import dev.ordinal.requests.letters.LetterBox;
import dev.ordinal.requests.rest.FreshIds;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.subscribers.Epoch;
import dev.ordinal.subscribers.Leading;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A cluster that lives, and the engine on it, behind the doors. */
@Alternative
@ApplicationScoped
public class LiveCluster {
    private LiveEngine engine;
    private final AtomicLong ids = new AtomicLong();

    /** The doors as they are served, with that behind them. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(LiveCluster.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.test-port", "0");
        }
    }

    /** Not when it is constructed: its proxy is constructed too. */
    @PostConstruct
    void start() {
        engine = new LiveEngine();
    }

    @PreDestroy
    void stop() {
        engine.close();
    }

    boolean acts() {
        return engine.acts();
    }

    @Produces
    @Singleton
    DesiredStates desired() {
        return engine.desired();
    }

    @Produces
    @Singleton
    Foresight foresight() {
        return engine.foresight();
    }

    @Produces
    @Singleton
    ClusterApi api() {
        return engine.api();
    }

    @Produces
    @Singleton
    PodLogs logs() {
        return engine.logs();
    }

    /** One letter, named as the contract names it. */
    @Produces
    @Singleton
    LetterBox letters() {
        return new LetterBox(Optional.of(new FakeShelf("0-41")));
    }

    @Produces
    @Singleton
    StatusBoard board() {
        return engine.board();
    }

    @Produces
    @Singleton
    Leading leading() {
        return () -> true;
    }

    @Produces
    @Singleton
    Epoch epoch() {
        return new Epoch("live");
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    FreshIds ids() {
        return () -> "fresh-" + ids.incrementAndGet();
    }
}
