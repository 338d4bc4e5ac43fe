package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.desired.Manifest.Companion;
import dev.ordinal.desired.WorkloadRequest.Apply;
import dev.ordinal.desired.WorkloadRequest.Delete;
import dev.ordinal.desired.WorkloadRequest.Mode;
import dev.ordinal.desired.WorkloadRequest.Scale;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the doors ask for, stored in an API server in memory. */
class CustomResourceDesiredStatesTest extends WishWorld {
    @Test
    void an_apply_creates_and_the_door_makes_the_headless_service() {
        Verdict verdict = submit(apply(manifest("StatefulSet", 2)));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Stored.class,
                        stored -> assertThat(stored.created()).isTrue());
        ObjectNode service = live("services", "web-headless");
        assertThat(service.at("/spec/clusterIP").asText()).isEqualTo("None");
        assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(80);
        assertThat(service.at("/metadata/ownerReferences/0/uid"))
                .isEqualTo(live("statefulsets.apps", "web").at("/metadata/uid"));
        pass();
        assertThat(desired.keys("")).containsExactly(WEB);
        assertThat(desired.get(WEB).orElseThrow().replicas()).isEqualTo(2);
    }

    @Test
    void a_created_ordinal_set_has_the_finalizer_from_the_start_and_keeps_its_own() {
        ObjectNode manifest = manifest("OrdinalSet", 1);
        manifest.withArray("/metadata/finalizers").add("example.org/mine");
        submit(apply(manifest));
        assertThat(live("ordinalsets.apps.ordinal.dev", "web").at("/metadata/finalizers"))
                .extracting(JsonNode::asText)
                .containsExactly("example.org/mine", WorkloadSpec.Life.FINALIZER);
        pass();
        assertThat(desired.get(WEB).orElseThrow().life().guarded()).isTrue();
    }

    @Test
    void a_created_stateful_set_is_as_it_was_sent() {
        submit(apply(manifest("StatefulSet", 1)));
        assertThat(live("statefulsets.apps", "web").at("/metadata").has("finalizers"))
                .isFalse();
    }

    @Test
    void a_redelivered_request_is_done_once_even_after_a_later_one() {
        Apply first = apply(manifest("StatefulSet", 2));
        submit(first);
        submit(new Scale(id(), WEB, 5));
        assertThat(submit(first)).isInstanceOf(Verdict.Duplicate.class);
        assertThat(replicas()).isEqualTo(5);
    }

    /** A dead letter that is replayed has the id that was refused. */
    @Test
    void a_refused_request_is_judged_anew_when_it_comes_again() {
        Scale early = new Scale(id(), WEB, 5);
        assertThat(submit(early)).isInstanceOf(Verdict.Refused.class);
        submit(apply(manifest("StatefulSet", 2)));
        assertThat(submit(early)).isInstanceOf(Verdict.Stored.class);
        assertThat(replicas()).isEqualTo(5);
        assertThat(submit(early)).isInstanceOf(Verdict.Duplicate.class);
    }

    @Test
    void a_redelivered_apply_does_not_bring_a_deleted_workload_back() {
        Apply first = apply(manifest("StatefulSet", 0));
        submit(first);
        assertThat(submit(new Delete(id(), WEB, true))).isEqualTo(new Verdict.Deleted(true));
        pass(Duration.ofSeconds(5));
        assertThat(find("statefulsets.apps", "web")).isEmpty();
        assertThat(submit(first)).isInstanceOf(Verdict.Duplicate.class);
        assertThat(find("statefulsets.apps", "web")).isEmpty();
        assertThat(submit(apply(manifest("StatefulSet", 1))))
                .as("a new wish does")
                .isInstanceOf(Verdict.Stored.class);
    }

    @Test
    void an_apply_without_replicas_leaves_a_scale_alone() {
        ObjectNode manifest = manifest("StatefulSet", 0);
        manifest.withObject("/spec").remove("replicas");
        submit(apply(manifest));
        submit(new Scale(id(), WEB, 7));
        manifest.withObject("/spec").put("minReadySeconds", 4);
        submit(apply(manifest));
        assertThat(live("statefulsets.apps", "web").at("/spec/minReadySeconds").asInt())
                .isEqualTo(4);
        assertThat(replicas()).isEqualTo(7);
    }

    @Test
    void modes_and_versions_are_kept_to() {
        assertThat(kind(submit(new Apply(id(), WEB, sent(manifest("StatefulSet", 1)), Mode.UPDATE, Optional.empty()))))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        submit(apply(manifest("StatefulSet", 1)));
        assertThat(kind(submit(new Apply(id(), WEB, sent(manifest("StatefulSet", 1)), Mode.CREATE, Optional.empty()))))
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(kind(submit(new Apply(id(), WEB, sent(manifest("StatefulSet", 1)), Mode.APPLY, Optional.of("1")))))
                .isEqualTo(Refusal.Kind.STALE);
        assertThat(kind(submit(new Scale(id(), WEB, -1)))).isEqualTo(Refusal.Kind.INVALID);
        assertThat(kind(submit(new Scale(id(), new WorkloadKey("default", "none"), 1))))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(submit(new Delete(id(), new WorkloadKey("default", "none"), false)))
                .isEqualTo(new Verdict.Deleted(false));
    }

    @Test
    void what_the_check_finds_is_refused_where_it_stood_and_nothing_is_stored() {
        faults.add(new Fault("/spec/replicas", "must be 0 or more"));
        Manifest inAList = new Manifest(manifest("StatefulSet", 1), List.of(), "/items/1");
        Verdict verdict = submit(new Apply(id(), WEB, inAList, Mode.APPLY, Optional.empty()));
        assertThat(((Verdict.Refused) verdict).refusal().faults())
                .containsExactly(new Fault("/items/1/spec/replicas", "must be 0 or more"));
        assertThat(find("statefulsets.apps", "web")).isEmpty();
    }

    @Test
    void a_companion_that_is_refused_leaves_nothing_half_applied() {
        ObjectNode map = (ObjectNode) Json.parse(
                "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings'}}".replace('\'', '"'));
        ObjectNode other = (ObjectNode)
                Json.parse("{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': 'keys'}}".replace('\'', '"'));
        Manifest manifest = new Manifest(
                manifest("StatefulSet", 1), List.of(new Companion(map, "/0"), new Companion(other, "/1")), "/2");
        Verdict verdict = submit(new Apply(id(), WEB, manifest, Mode.APPLY, Optional.empty()));
        assertThat(((Verdict.Refused) verdict).refusal().faults())
                .extracting(Fault::pointer)
                .containsExactly("/1/kind");
        assertThat(find("configmaps", "settings")).isEmpty();
        assertThat(find("statefulsets.apps", "web")).isEmpty();
        Manifest good = new Manifest(manifest("StatefulSet", 1), List.of(new Companion(map, "/0")), "/1");
        assertThat(submit(new Apply(id(), WEB, good, Mode.APPLY, Optional.empty())))
                .isInstanceOf(Verdict.Stored.class);
        assertThat(find("configmaps", "settings")).isPresent();
    }

    @Test
    void somebody_elses_write_in_between_is_no_failure() {
        submit(apply(manifest("StatefulSet", 1)));
        List<Verdict> verdicts = new ArrayList<>();
        desired.submit(new Scale(id(), WEB, 4)).subscribe().with(verdicts::add);
        desired.submit(new Scale(id(), WEB, 6)).subscribe().with(verdicts::add);
        cluster.agenda()
                .schedule(
                        Duration.ofMillis(30),
                        () -> cluster.store()
                                .patch(
                                        cluster.store().ref("statefulsets.apps", "default", "web"),
                                        new Patch(
                                                Patch.Form.MERGE,
                                                Json.parse("{\"metadata\": {\"labels\": {\"by\": \"another\"}}}")),
                                        Write.WHOLE));
        pass(Duration.ofSeconds(2));
        assertThat(verdicts).hasSize(2).allMatch(verdict -> verdict instanceof Verdict.Stored);
        assertThat(replicas()).isIn(4, 6);
        assertThat(RequestLog.of(live("statefulsets.apps", "web"))).hasSize(3);
    }

    @Test
    void a_statefulset_is_emptied_before_it_goes_and_takes_no_wish_meanwhile() {
        submit(apply(manifest("StatefulSet", 3)));
        assertThat(submit(new Delete(id(), WEB, false))).isEqualTo(new Verdict.Deleted(true));
        assertThat(replicas()).isZero();
        pass();
        assertThat(desired.get(WEB).orElseThrow().life().leaving()).isTrue();
        assertThat(submit(apply(manifest("StatefulSet", 1)))).isInstanceOf(Verdict.NotYet.class);
        assertThat(kind(submit(new Scale(id(), WEB, 2)))).isEqualTo(Refusal.Kind.CONFLICT);
    }
}
