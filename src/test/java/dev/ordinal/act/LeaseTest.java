package dev.ordinal.act;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.sim.ManualTime;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.UnusedClusterApi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration DURATION = Duration.ofSeconds(15);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ManualTime time = new ManualTime();
    private final Server server = new Server();

    @Test
    void the_first_to_come_wins_and_keeps_it_by_renewing() {
        Replica one = new Replica("one");
        Replica two = new Replica("two");
        one.lease.start();
        two.lease.start();
        time.pass(MOMENT);
        for (int minute = 0; minute < 10; minute++) {
            assertThat(one.lease.mayAct()).isTrue();
            assertThat(two.lease.mayAct()).isFalse();
            time.pass(Duration.ofMinutes(1));
        }
        assertThat(one.told).containsExactly("won");
        assertThat(two.told).containsExactly("lost");
        assertThat(server.spec().path("leaseTransitions").asInt()).isEqualTo(1);
        assertThat(Instant.parse(server.spec().path("renewTime").asText()))
                .isAfter(time.clock().instant().minus(DURATION));
    }

    @Test
    void a_dead_leaders_lease_is_taken_only_after_its_whole_duration() {
        Replica one = new Replica("one");
        Replica two = new Replica("two");
        one.lease.start();
        two.lease.start();
        time.pass(Duration.ofSeconds(30));
        one.process.crash();
        Instant lastRenewal = Instant.parse(server.spec().path("renewTime").asText());
        time.pass(Duration.between(time.clock().instant(), lastRenewal.plus(DURATION)));
        assertThat(two.lease.mayAct()).isFalse();
        time.pass(DURATION);
        assertThat(two.lease.mayAct()).isTrue();
        assertThat(two.told).containsExactly("lost", "won");
    }

    @Test
    void never_do_two_act_at_a_time_whoever_freezes_for_however_long() {
        Replica one = new Replica("one");
        Replica two = new Replica("two");
        one.lease.start();
        two.lease.start();
        for (int freeze = 1; freeze < 60; freeze++) {
            Replica leader = one.lease.mayAct() ? one : two;
            leader.process.freeze(Duration.ofMillis(freeze * 700L), false);
            for (int step = 0; step < 600; step++) {
                time.pass(Duration.ofMillis(100));
                assertThat(one.lease.mayAct() && two.lease.mayAct()).isFalse();
            }
            assertThat(one.lease.mayAct() || two.lease.mayAct())
                    .as("somebody leads again")
                    .isTrue();
        }
    }

    @Test
    void one_that_cannot_renew_stops_acting_before_anybody_may_take_over() {
        Replica one = new Replica("one");
        one.lease.start();
        time.pass(Duration.ofSeconds(1));
        server.down = true;
        time.pass(Duration.ofSeconds(9));
        assertThat(one.lease.mayAct())
                .as("two thirds of the duration have passed")
                .isFalse();
        server.down = false;
        time.pass(Duration.ofSeconds(10));
        assertThat(one.lease.mayAct()).isTrue();
        assertThat(one.told)
                .as("what lapsed is won anew, so that everything is looked at again")
                .containsExactly("won", "lost", "won");
    }

    @Test
    void who_won_is_told_so_before_it_may_act() {
        Replica one = new Replica("one");
        one.lease.start();
        time.pass(Duration.ofSeconds(30));
        server.down = true;
        time.pass(DURATION);
        server.down = false;
        time.pass(Duration.ofSeconds(10));
        assertThat(one.told).containsExactly("won", "lost", "won");
        assertThat(one.actingWhenTold)
                .as("else it would act on what it saw before it lost")
                .containsExactly(false, false);
    }

    @Test
    void a_short_failure_to_renew_is_nothing() {
        Replica one = new Replica("one");
        one.lease.start();
        time.pass(Duration.ofSeconds(6));
        server.down = true;
        time.pass(Duration.ofSeconds(5));
        server.down = false;
        assertThat(one.lease.mayAct()).isTrue();
        time.pass(Duration.ofSeconds(30));
        assertThat(one.told).containsExactly("won");
    }

    @Test
    void a_released_lease_is_free_at_once() {
        Replica one = new Replica("one");
        Replica two = new Replica("two");
        one.lease.start();
        two.lease.start();
        time.pass(Duration.ofSeconds(1));
        one.lease.release().subscribe().with(done -> one.told.add("released"));
        assertThat(one.lease.mayAct()).isFalse();
        assertThat(one.told).contains("released");
        assertThat(server.spec().path("holderIdentity").asText()).isEmpty();
        time.pass(Duration.ofSeconds(5));
        assertThat(two.lease.mayAct()).isTrue();
        time.pass(Duration.ofMinutes(1));
        assertThat(one.lease.mayAct()).isFalse();
    }

    private final class Replica {
        private final SimProcess process = new SimProcess(time.agenda(), time.clock());
        private final List<String> told = new ArrayList<>();
        private final List<Boolean> actingWhenTold = new ArrayList<>();
        private final Lease lease;

        Replica(String holder) {
            Lease.Terms terms =
                    new Lease.Terms("default", "ordinal", holder, DURATION, this::won, () -> told.add("lost"));
            lease = new Lease(server, process.timer(), terms, new Lease.Clocks(time.clock(), time.clock()::nanos));
        }

        private void won() {
            told.add("won");
            actingWhenTold.add(lease.mayAct());
        }
    }

    /** One lease, with compare-and-set. */
    private static final class Server extends UnusedClusterApi {
        private ObjectNode stored = Json.object();
        private int version;
        private boolean down;

        ObjectNode spec() {
            return (ObjectNode) stored.path("spec");
        }

        @Override
        public Uni<ObjectNode> get(ObjectRef object) {
            if (down) {
                return failed(503);
            }
            return stored.isEmpty() ? failed(404) : Uni.createFrom().item(stored.deepCopy());
        }

        @Override
        public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
            return !stored.isEmpty() ? failed(409) : store(body);
        }

        @Override
        public Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write) {
            boolean current = body.at("/metadata/resourceVersion").asText().equals("" + version);
            return down ? failed(503) : current ? store(body) : failed(409);
        }

        private Uni<ObjectNode> store(ObjectNode body) {
            version++;
            stored = body.deepCopy();
            stored.withObject("/metadata").put("resourceVersion", "" + version);
            return Uni.createFrom().item(stored.deepCopy());
        }

        private static Uni<ObjectNode> failed(int code) {
            return Uni.createFrom().failure(ApiFailure.of(code, Json.object()));
        }
    }
}
