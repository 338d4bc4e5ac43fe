package dev.ordinal.doors;

import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.PodLogs;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.FakeDesiredStates;
import dev.ordinal.desired.Foresight;
import dev.ordinal.requests.rest.FreshIds;
import dev.ordinal.sim.UnusedClusterApi;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.subscribers.Epoch;
import dev.ordinal.subscribers.Leading;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What the doors talk to, in tests. */
@Alternative
@ApplicationScoped
public class BehindTheDoors {
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    static final int REPLAY = 100;
    static final FakeDesiredStates DESIRED = new FakeDesiredStates();
    static final StatusBoard BOARD = new StatusBoard(REPLAY);
    private static final AtomicLong IDS = new AtomicLong();

    @Produces
    @Singleton
    DesiredStates desired() {
        return DESIRED;
    }

    @Produces
    @Singleton
    Foresight foresight() {
        return wished -> Optional.empty();
    }

    @Produces
    @Singleton
    ClusterApi api() {
        return new UnusedClusterApi() {};
    }

    @Produces
    @Singleton
    PodLogs logs() {
        return (pod, wanted) -> Multi.createFrom().empty();
    }

    @Produces
    @Singleton
    StatusBoard board() {
        return BOARD;
    }

    @Produces
    @Singleton
    Leading leading() {
        return () -> true;
    }

    @Produces
    @Singleton
    Epoch epoch() {
        return new Epoch("e1");
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.fixed(NOON);
    }

    @Produces
    @Singleton
    FreshIds ids() {
        return () -> "fresh-" + IDS.incrementAndGet();
    }
}
