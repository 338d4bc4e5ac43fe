package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.Resource;
import dev.ordinal.desired.WorkloadRequest.Pause;
import dev.ordinal.desired.WorkloadRequest.Restart;
import dev.ordinal.desired.WorkloadRequest.Resume;
import dev.ordinal.desired.WorkloadRequest.Rollback;
import dev.ordinal.desired.WorkloadRequest.Scale;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKind;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Restart, pause, resume and rollback, as they are stored. */
class SteeringTest extends WishWorld {
    private static final String RESTARTED = "/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt";
    private static final String PARTITION = "/spec/updateStrategy/rollingUpdate/partition";

    private ObjectNode stored(WorkloadKind kind) {
        return live(kind == WorkloadKind.ORDINAL_SET ? "ordinalsets.apps.ordinal.dev" : "statefulsets.apps", "web");
    }

    private void create(WorkloadKind kind) {
        submit(apply(manifest(kind.kind(), 3)));
        pass();
    }

    @ParameterizedTest
    @EnumSource
    void a_restart_marks_the_template_as_kubectl_does(WorkloadKind kind) {
        create(kind);
        String expected = clock.instant().toString().substring(0, 19) + "Z";
        submit(new Restart(id(), WEB));
        assertThat(stored(kind).at(RESTARTED).asText()).isEqualTo(expected);
        assertThat(stored(kind).at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void a_redelivered_restart_restarts_once() {
        create(WorkloadKind.STATEFUL_SET);
        Restart restart = new Restart(id(), WEB);
        submit(restart);
        ObjectNode after = stored(WorkloadKind.STATEFUL_SET);
        pass();
        assertThat(submit(restart)).isInstanceOf(Verdict.Duplicate.class);
        assertThat(stored(WorkloadKind.STATEFUL_SET)).isEqualTo(after);
    }

    @Test
    void an_ordinal_set_is_paused_by_its_field() {
        create(WorkloadKind.ORDINAL_SET);
        submit(new Pause(id(), WEB));
        assertThat(stored(WorkloadKind.ORDINAL_SET).at("/spec/paused").asBoolean())
                .isTrue();
        pass();
        assertThat(desired.get(WEB).orElseThrow().rollout().paused()).isTrue();
        submit(new Resume(id(), WEB));
        assertThat(stored(WorkloadKind.ORDINAL_SET).at("/spec").has("paused")).isFalse();
    }

    static Stream<Arguments> partitions() {
        return Stream.of(
                arguments("no partition", "{}", 3, 0),
                arguments("a canary", "{'rollingUpdate': {'partition': 2}}", 3, 2),
                arguments("all are held anyway", "{'rollingUpdate': {'partition': 9}}", 9, 9));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partitions")
    void a_stateful_set_is_paused_by_its_partition_and_gets_it_back(
            String name, String strategy, int held, int former) {
        ObjectNode manifest = manifest("StatefulSet", 3);
        manifest.withObject("/spec").set("updateStrategy", Json.parse(strategy.replace('\'', '"')));
        submit(apply(manifest));
        submit(new Pause(id(), WEB));
        submit(new Pause(id(), WEB));
        ObjectNode paused = stored(WorkloadKind.STATEFUL_SET);
        assertThat(paused.at(PARTITION).asInt()).isEqualTo(held);
        assertThat(annotation(paused)).isEqualTo(String.valueOf(former));
        pass();
        assertThat(desired.get(WEB).orElseThrow().rollout().paused()).isTrue();
        submit(new Resume(id(), WEB));
        submit(new Resume(id(), WEB));
        ObjectNode resumed = stored(WorkloadKind.STATEFUL_SET);
        assertThat(resumed.at(PARTITION).asInt()).isEqualTo(former);
        assertThat(annotation(resumed)).isEmpty();
    }

    @Test
    void what_is_scaled_up_beyond_the_partition_is_not_held() {
        create(WorkloadKind.STATEFUL_SET);
        submit(new Pause(id(), WEB));
        submit(new Scale(id(), WEB, 5));
        pass();
        assertThat(desired.get(WEB).orElseThrow().rollout().paused()).isFalse();
    }

    @Test
    void who_sets_the_partition_anew_has_it_so_whatever_is_resumed() {
        create(WorkloadKind.STATEFUL_SET);
        submit(new Pause(id(), WEB));
        ObjectNode manifest = manifest("StatefulSet", 3);
        manifest.withObject("/spec/updateStrategy/rollingUpdate").put("partition", 2);
        submit(apply(manifest));
        assertThat(annotation(stored(WorkloadKind.STATEFUL_SET))).isEmpty();
        submit(new Resume(id(), WEB));
        assertThat(stored(WorkloadKind.STATEFUL_SET).at(PARTITION).asInt()).isEqualTo(2);
    }

    @Test
    void under_on_delete_a_stateful_set_has_nothing_to_pause() {
        ObjectNode manifest = manifest("StatefulSet", 3);
        manifest.withObject("/spec/updateStrategy").put("type", "OnDelete");
        submit(apply(manifest));
        assertThat(faultsOf(submit(new Pause(id(), WEB))))
                .extracting(Fault::pointer)
                .containsExactly("/spec/updateStrategy/type");
        assertThat(submit(new Resume(id(), WEB))).isInstanceOf(Verdict.Stored.class);
        assertThat(stored(WorkloadKind.STATEFUL_SET).at(PARTITION).isMissingNode())
                .isTrue();
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                arguments("the one before", OptionalLong.empty(), "shop:2"),
                arguments("by its number", OptionalLong.of(1), "shop:1"),
                arguments("the present one", OptionalLong.of(3), "shop:3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void a_rollback_brings_the_template_of_a_revision_back(String name, OptionalLong revision, String image) {
        threeRevisions();
        submit(new Rollback(id(), WEB, revision));
        assertThat(image()).isEqualTo(image);
        assertThat(stored(WorkloadKind.STATEFUL_SET).at("/spec/template").has("$patch"))
                .isFalse();
    }

    @Test
    void before_the_present_template_is_recorded_the_one_before_is_the_newest() {
        threeRevisions();
        ObjectNode manifest = manifest("StatefulSet", 3);
        manifest.withObject("/spec/template/spec/containers/0").put("image", "shop:4");
        submit(apply(manifest));
        submit(new Rollback(id(), WEB, OptionalLong.empty()));
        assertThat(image()).isEqualTo("shop:3");
    }

    @Test
    void where_there_is_no_such_revision_nothing_is_done() {
        create(WorkloadKind.STATEFUL_SET);
        assertThat(faultsOf(submit(new Rollback(id(), WEB, OptionalLong.empty()))))
                .containsExactly(new Fault("/revision", "there is no revision before the present one"));
        threeRevisions();
        assertThat(faultsOf(submit(new Rollback(id(), WEB, OptionalLong.of(7)))))
                .containsExactly(new Fault("/revision", "there is no revision 7; there are [1, 2, 3]"));
        assertThat(image()).isEqualTo("shop:3");
    }

    @Test
    void what_the_check_finds_in_an_old_template_is_refused() {
        threeRevisions();
        faults.add(new Fault("/spec/template/metadata/labels", "must match spec.selector"));
        assertThat(faultsOf(submit(new Rollback(id(), WEB, OptionalLong.empty()))))
                .isEqualTo(faults);
        assertThat(image()).isEqualTo("shop:3");
    }

    /** As a controller records them; those of others are no revisions of this one, whatever their labels. */
    private void threeRevisions() {
        submit(apply(manifest("StatefulSet", 3)));
        String uid = stored(WorkloadKind.STATEFUL_SET).at("/metadata/uid").asText();
        for (int number = 1; number <= 3; number++) {
            ObjectNode manifest = manifest("StatefulSet", 3);
            manifest.withObject("/spec/template/spec/containers/0").put("image", "shop:" + number);
            submit(apply(manifest));
            record(number, uid);
        }
        record(8, "another");
    }

    private void record(int number, String uid) {
        ObjectNode revision = Json.object().put("apiVersion", "apps/v1").put("kind", "ControllerRevision");
        ObjectNode metadata = revision.putObject("metadata").put("name", "web-" + number);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", "StatefulSet")
                .put("name", "web")
                .put("uid", uid)
                .put("controller", true);
        metadata.putObject("labels").put("app", "web");
        ObjectNode template = (ObjectNode)
                stored(WorkloadKind.STATEFUL_SET).at("/spec/template").deepCopy();
        revision.withObject("/data/spec").set("template", template.put("$patch", "replace"));
        revision.put("revision", number);
        api.create(Resource.REVISIONS.at("default", ""), revision, dev.ordinal.cluster.ClusterApi.Write.PLAIN)
                .subscribe()
                .with(done -> {});
        pass();
    }

    private String image() {
        return stored(WorkloadKind.STATEFUL_SET)
                .at("/spec/template/spec/containers/0/image")
                .asText();
    }

    private static String annotation(JsonNode object) {
        return object.path("metadata")
                .path("annotations")
                .path(Marks.PAUSED_PARTITION)
                .asText("");
    }

    private static List<Fault> faultsOf(Verdict verdict) {
        return ((Verdict.Refused) verdict).refusal().faults();
    }
}
