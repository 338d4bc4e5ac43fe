package dev.ordinal.act;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.sim.ManualTime;
import dev.ordinal.sim.UnusedClusterApi;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R8.7: people are told on the object, without a flood of objects. */
class ObjectEventsTest {
    private static final WorkloadSpec SPEC = new TestingWorkload().spec();

    private final ManualTime time = new ManualTime();
    private final Server server = new Server();
    private final ObjectEvents events = new ObjectEvents(server, time.timer(), time.clock());

    @Test
    void what_happens_within_a_second_is_one_event() {
        for (int ordinal = 0; ordinal < 8; ordinal++) {
            events.tell(SPEC, new Notice(false, "SuccessfulCreate", "Pod web-" + ordinal, "Creates the pod"));
        }
        events.tell(SPEC, new Notice(true, "FailedCreate", "Pod web-8", "exceeded quota"));
        time.pass(Duration.ofSeconds(2));
        assertThat(server.created)
                .extracting(event ->
                        event.path("type").asText() + " " + event.path("reason").asText() + " "
                                + event.path("message").asText())
                .containsExactly(
                        "Normal SuccessfulCreate Pod web-0, Pod web-1, Pod web-2, Pod web-3, Pod web-4 and 3 more: Creates the pod",
                        "Warning FailedCreate Pod web-8: exceeded quota");
        assertThat(server.created.getFirst().at("/involvedObject/uid").asText()).isEqualTo(TestingWorkload.UID);
    }

    @Test
    void what_goes_on_for_long_is_told_less_and_less_often() {
        List<Long> told = new ArrayList<>();
        for (long second = 1; second <= 90; second++) {
            events.tell(SPEC, new Notice(false, "SuccessfulCreate", "Pod web-" + second, "Creates the pod"));
            time.pass(Duration.ofSeconds(1));
            if (server.created.size() > told.size()) {
                told.add(second);
            }
        }
        assertThat(told).containsExactly(1L, 3L, 7L, 15L, 31L, 47L, 63L, 79L);
        time.pass(Duration.ofMinutes(1));
        int before = server.created.size();
        tell(new Notice(false, "SuccessfulCreate", "Pod web-91", "Creates the pod"));
        assertThat(server.created).as("after a while of silence, at once").hasSize(before + 1);
    }

    @Test
    void the_same_again_is_counted_and_told_anew_when_the_event_has_expired() {
        Notice refused = new Notice(true, "FailedCreate", "Pod web-0", "exceeded quota");
        tell(refused);
        tell(refused);
        assertThat(server.created).hasSize(1);
        assertThat(server.patched)
                .extracting(patch -> patch.path("count").asInt())
                .containsExactly(2);
        server.expired = true;
        tell(refused);
        server.expired = false;
        tell(refused);
        assertThat(server.created).hasSize(2);
    }

    private void tell(Notice notice) {
        events.tell(SPEC, notice);
        time.pass(Duration.ofMinutes(1));
    }

    private static final class Server extends UnusedClusterApi {
        private final List<ObjectNode> created = new ArrayList<>();
        private final List<JsonNode> patched = new ArrayList<>();
        private boolean expired;

        @Override
        public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
            created.add(body);
            return Uni.createFrom().item(body);
        }

        @Override
        public Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body) {
            if (expired) {
                return Uni.createFrom().failure(ApiFailure.of(404, Json.object()));
            }
            patched.add(body);
            return Uni.createFrom().item(Json.object());
        }
    }
}
