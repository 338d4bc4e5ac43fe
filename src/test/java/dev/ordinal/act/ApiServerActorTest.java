package dev.ordinal.act;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.JsonBlueprint;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.sim.UnusedClusterApi;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.Written;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiServerActorTest {
    private static final Action DELETE =
            new Action.DeletePod(new Action.Pod(0, "web-0", "u0", "7"), Reason.SCALING_DOWN);
    private static final Action RECORD =
            new Action.CreateRevision("web-abc", 3, "", Set.of(), Reason.RECORDING_REVISION);

    private final Server server = new Server();
    private boolean leads = true;
    private final ApiServerActor actor = new ApiServerActor(server, () -> leads, Events.NONE);

    @Test
    void who_does_not_lead_calls_nobody() {
        leads = false;
        assertThat(perform(DELETE)).isInstanceOf(Outcome.NotLeading.class);
        assertThat(server.calls).isEmpty();
    }

    /** F16: a process may be frozen for longer than its lease between the two. */
    @Test
    void what_was_read_while_leading_is_not_written_afterwards() {
        taken("", 1);
        server.afterReading = () -> leads = false;
        assertThat(perform(RECORD)).isInstanceOf(Outcome.NotLeading.class);
        assertThat(server.calls).noneMatch(call -> call.startsWith("patch"));
    }

    @Test
    void a_pod_is_deleted_exactly_as_it_was_seen_and_without_a_further_look() {
        assertThat(perform(DELETE)).isEqualTo(new Outcome.Done(new Written(Written.Target.POD, "web-0", "u0", 0)));
        assertThat(server.calls).containsExactly("delete pods/shop/web-0 u0 7");
    }

    /** INV7: its set may have been deleted since, and have left it to others. */
    @Test
    void a_revision_is_changed_and_deleted_exactly_as_it_was_seen() {
        ObservedRevision seen = new ObservedRevision("web-abc", "r0", "12", 1, Instant.EPOCH, true, Set.of());
        assertThat(perform(new Action.DeleteRevision(seen, Reason.TRIMMING_HISTORY)))
                .isEqualTo(new Outcome.Done(new Written(Written.Target.REVISION, "web-abc", "r0", 0)));
        assertThat(server.calls).containsExactly("delete controllerrevisions/shop/web-abc r0 12");
        perform(new Action.ChangeRevision(seen, 3, Reason.REUSING_REVISION));
        assertThat(server.patched.at("/metadata/uid").asText()).isEqualTo("r0");
        assertThat(server.patched.at("/metadata/resourceVersion").asText()).isEqualTo("12");
    }

    @Test
    void a_revision_that_a_former_workload_left_behind_is_adopted() {
        taken("", 1);
        assertThat(perform(RECORD)).isInstanceOf(Outcome.Done.class);
        assertThat(server.patched.at("/metadata/ownerReferences/0/uid").asText())
                .isEqualTo("uid-web");
        assertThat(server.patched.at("/metadata/resourceVersion").asText()).isEqualTo("12");
        assertThat(server.patched.path("revision").asLong()).isEqualTo(3);
    }

    @Test
    void a_name_taken_by_other_content_makes_the_next_name() {
        taken("", 2);
        assertThat(perform(RECORD)).isInstanceOf(Outcome.Conflict.class);
        assertThat(server.calls.getLast()).isEqualTo("patch ordinalsets/shop/web/status");
        assertThat(server.patched.at("/status/collisionCount").asInt()).isEqualTo(6);
    }

    /** FRESH: its answer was lost, or its event is late; no later decision may be taken without it. */
    @Test
    void a_revision_that_is_ours_already_is_to_be_seen_before_anything_else_is_decided() {
        taken("uid-web", 1);
        assertThat(perform(RECORD))
                .isInstanceOfSatisfying(
                        Outcome.Conflict.class,
                        conflict -> assertThat(conflict.found())
                                .contains(new Written(Written.Target.REVISION, "web-abc", "r0", 12)));
    }

    @Test
    void also_if_that_other_content_has_become_our_own() {
        taken("uid-web", 2);
        assertThat(perform(RECORD)).isInstanceOf(Outcome.Conflict.class);
        assertThat(server.patched.at("/status/collisionCount").asInt()).isEqualTo(6);
    }

    @Test
    void the_same_template_of_another_owner_is_waited_for_and_said() {
        taken("uid-of-a-former-web", 1);
        assertThat(perform(RECORD))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message()).contains("web-abc", "another object"));
    }

    @Test
    void no_second_revision_of_a_template_is_stored_while_a_former_one_is_left_to_us() {
        Action record = new Action.CreateRevision("web-abc", 3, "", Set.of("web-old"), Reason.RECORDING_REVISION);
        Map<String, Class<? extends Outcome>> expected = Map.of(
                "", Outcome.Conflict.class,
                "uid-web", Outcome.Conflict.class,
                "uid-of-a-former-web", Outcome.Refused.class);
        expected.forEach((owner, outcome) -> {
            server.objects.put("controllerrevisions/shop/web-old", object("r0", owner, 12));
            assertThat(perform(record)).as("owner '%s'", owner).isInstanceOf(outcome);
        });
        assertThat(server.calls).doesNotContain("create controllerrevisions/shop/web-abc");
        server.objects.clear();
        assertThat(perform(record)).as("it is gone").isInstanceOf(Outcome.Done.class);
    }

    @Test
    void failures_become_outcomes() {
        Map<Integer, Class<? extends Outcome>> expected = Map.of(
                0, Outcome.Retry.class,
                401, Outcome.Retry.class,
                429, Outcome.Retry.class,
                500, Outcome.Retry.class,
                404, Outcome.Conflict.class,
                409, Outcome.Conflict.class,
                403, Outcome.Refused.class,
                422, Outcome.Refused.class);
        expected.forEach((code, outcome) -> {
            server.failing = code == 0
                    ? ApiFailure.unreachable(new java.io.IOException("reset"))
                    : ApiFailure.of(code, Json.object());
            assertThat(perform(DELETE)).as("HTTP " + code).isInstanceOf(outcome);
        });
        ObjectNode status = Json.object();
        status.putObject("details").put("retryAfterSeconds", 7);
        server.failing = ApiFailure.of(429, status);
        assertThat(((Outcome.Retry) perform(DELETE)).after()).hasSeconds(7);
    }

    /** The name of the revision is there already, with this owner and this content. */
    private void taken(String owner, int content) {
        ObjectNode revision = object("r0", owner, 12);
        revision.withObject("/metadata").put("name", "web-abc");
        revision.putObject("data")
                .putObject("spec")
                .putObject("template")
                .put("$patch", "replace")
                .put("a", content);
        server.objects.put("controllerrevisions/shop/web-abc", revision);
    }

    private Outcome perform(Action action) {
        List<Outcome> outcomes = new ArrayList<>();
        actor.perform(spec(), action).subscribe().with(outcomes::add);
        return outcomes.getFirst();
    }

    private static ObjectNode object(String uid, String owner, int version) {
        ObjectNode object = Json.object();
        ObjectNode metadata = object.putObject("metadata").put("uid", uid).put("resourceVersion", "" + version);
        if (!owner.isEmpty()) {
            metadata.putArray("ownerReferences").addObject().put("uid", owner).put("controller", true);
        }
        return object;
    }

    private static WorkloadSpec spec() {
        ObjectNode workload = Json.object();
        workload.putObject("spec").putObject("template").put("a", 1);
        return new TestingWorkload()
                .recorded(1, 5)
                .blueprint(new JsonBlueprint(workload))
                .spec();
    }

    /** A few objects; what is done to them is written down. */
    private static final class Server extends UnusedClusterApi {
        private final Map<String, ObjectNode> objects = new HashMap<>();
        private final List<String> calls = new ArrayList<>();
        private JsonNode patched = Json.object();
        private ApiFailure failing;
        private Runnable afterReading = () -> {};

        @Override
        public Uni<ObjectNode> get(ObjectRef object) {
            calls.add("get " + object);
            afterReading.run();
            ObjectNode found = objects.get(object.toString());
            return found == null ? failed(404, "NotFound") : item(found);
        }

        @Override
        public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
            calls.add("create " + collection);
            return objects.containsKey(collection.toString()) ? failed(409, "AlreadyExists") : item(body);
        }

        @Override
        public Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body) {
            calls.add("patch " + object);
            patched = body.deepCopy();
            return item(object("any", "", 99));
        }

        @Override
        public Uni<Void> delete(ObjectRef object, Deletion deletion) {
            calls.add("delete " + object + " " + deletion.uid() + " " + deletion.version());
            return failing != null
                    ? Uni.createFrom().failure(failing)
                    : Uni.createFrom().voidItem();
        }

        private static Uni<ObjectNode> item(ObjectNode object) {
            return Uni.createFrom().item(object.deepCopy());
        }

        private static Uni<ObjectNode> failed(int code, String reason) {
            return Uni.createFrom().failure(ApiFailure.of(code, Json.object().put("reason", reason)));
        }
    }
}
