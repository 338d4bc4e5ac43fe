package dev.ordinal.act;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.JsonBlueprint;
import dev.ordinal.cluster.Selectors;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is made from a template and a status: whatever no model of ours knows stays as it came. */
class BuildersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ObjectNode WORKLOAD = tree("""
            {'metadata': {'name': 'web', 'annotations': {'kubernetes.io/change-cause': 'a new image', 'other': 'x'}},
             'spec': {'serviceName': 'peers', 'selector': {'matchLabels': {'app': 'web'}},
              'template': {'metadata': {'labels': {'app': 'web', 'fromTheFuture': 'y'}, 'annotations': {'n': 'v'}},
               'spec': {'fromTheFuture': {'a': [1, 2.50]}, 'hostname': 'mine',
                'volumes': [{'name': 'data', 'emptyDir': {}}, {'name': 'tmp', 'emptyDir': {}}],
                'containers': [{'name': 'main', 'unknownField': true}]}},
              'volumeClaimTemplates': [{'metadata': {'name': 'data', 'labels': {'app': 'other', 'tier': 'db'},
                'annotations': {'c': 'd'}},
               'spec': {'resources': {'requests': {'storage': '1Gi'}}, 'fromTheFuture': 1}}]}}""");

    @Test
    void a_pod_is_the_template_with_the_identity_of_its_ordinal() {
        ObjectNode before = WORKLOAD.deepCopy();
        ObjectNode pod = PodBuilder.build(
                spec(), WORKLOAD, WORKLOAD.at("/spec/template"), new PodBuilder.Placed(3, "web-3", "web-abc"));
        assertThat(pod).isEqualTo(tree("""
                {'apiVersion': 'v1', 'kind': 'Pod',
                 'metadata': {'name': 'web-3', 'namespace': 'shop', 'generateName': 'web-', 'annotations': {'n': 'v'},
                  'labels': {'app': 'web', 'fromTheFuture': 'y', 'statefulset.kubernetes.io/pod-name': 'web-3',
                   'apps.kubernetes.io/pod-index': '3', 'controller-revision-hash': 'web-abc'},
                  'ownerReferences': [{'apiVersion': 'apps.ordinal.dev/v1', 'kind': 'OrdinalSet', 'name': 'web', 'uid': 'uid-web',
                   'controller': true, 'blockOwnerDeletion': true}]},
                 'spec': {'fromTheFuture': {'a': [1, 2.50]}, 'hostname': 'web-3', 'subdomain': 'peers',
                  'volumes': [{'name': 'tmp', 'emptyDir': {}},
                   {'name': 'data', 'persistentVolumeClaim': {'claimName': 'data-web-3'}}],
                  'containers': [{'name': 'main', 'unknownField': true}]}}"""));
        assertThat(WORKLOAD).as("the template is shared").isEqualTo(before);
    }

    @Test
    void a_claim_is_its_template_and_nobody_owns_it() {
        ObjectNode claim = ClaimBuilder.build(
                spec(),
                WORKLOAD,
                new Action.CreateClaim(3, "data", "data-web-3", Keeper.NOBODY, Reason.CLAIMING_STORAGE));
        assertThat(claim).isEqualTo(tree("""
                {'apiVersion': 'v1', 'kind': 'PersistentVolumeClaim',
                 'metadata': {'name': 'data-web-3', 'namespace': 'shop', 'labels': {'app': 'web', 'tier': 'db'},
                  'annotations': {'c': 'd'}},
                 'spec': {'resources': {'requests': {'storage': '1Gi'}}, 'fromTheFuture': 1}}"""));
    }

    @Test
    void a_revision_is_the_patch_that_would_put_the_template_back() {
        ObjectNode revision = RevisionBuilder.build(
                spec(), WORKLOAD, new Action.CreateRevision("web-abc", 4, "", Set.of(), Reason.RECORDING_REVISION));
        assertThat(revision.at("/metadata/labels/controller.kubernetes.io~1hash")
                        .asText())
                .isEqualTo("abc");
        assertThat(revision.at("/metadata/annotations"))
                .isEqualTo(tree("{'kubernetes.io/change-cause': 'a new image', 'other': 'x'}"));
        assertThat(revision.path("revision").asLong()).isEqualTo(4);
        ObjectNode template = (ObjectNode) revision.at("/data/spec/template").deepCopy();
        assertThat(template.remove("$patch").asText()).isEqualTo("replace");
        assertThat(template).isEqualTo(WORKLOAD.at("/spec/template"));
        assertThat(revision.at("/data/spec")).hasSize(1);
    }

    @Test
    void a_status_says_only_what_changed_and_leaves_the_conditions_of_others() {
        ObjectNode workload = WORKLOAD.deepCopy();
        workload.set("status", tree("{'conditions': [{'type': 'Foreign', 'status': 'True', 'odd': 1}]}"));
        ObjectNode first = StatusBuilder.changes(spec(workload), status(Phase.UPDATING, List.of()), NOW);
        assertThat(first.at("/conditions/0")).isEqualTo(tree("{'type': 'Foreign', 'status': 'True', 'odd': 1}"));
        assertThat(first.path("conditions")).hasSize(5);
        assertThat(first.path("selector").asText()).isEqualTo("app=web");
        workload.set("status", first);
        assertThat(StatusBuilder.changes(spec(workload), status(Phase.UPDATING, List.of()), NOW.plusSeconds(9)))
                .isEmpty();
        ObjectNode second =
                StatusBuilder.changes(spec(workload), status(Phase.RUNNING, List.of()), NOW.plusSeconds(60));
        assertThat(second.at("/conditions/1/lastTransitionTime").asText())
                .as("Ready")
                .isEqualTo("2026-03-01T12:01:00Z");
        assertThat(second.at("/conditions/3/lastTransitionTime").asText())
                .as("Stalled")
                .isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void conditions_follow_kstatus_in_every_phase() {
        for (Phase phase : Phase.values()) {
            ObjectNode patch = StatusBuilder.changes(spec(WORKLOAD), status(phase, List.of(waiting(2))), NOW);
            String all = patch.at("/conditions/0/status").asText()
                    + patch.at("/conditions/1/status").asText()
                    + patch.at("/conditions/2/status").asText();
            assertThat(all)
                    .as("Ready, Reconciling, Stalled when " + phase)
                    .isEqualTo(
                            switch (phase) {
                                case RUNNING, STOPPED -> "TrueFalseFalse";
                                case UPDATING, DELETING -> "FalseTrueFalse";
                                case WAITING, FAILED -> "FalseFalseTrue";
                                case PAUSED -> "FalseFalseFalse";
                            });
            assertThat(patch.at("/conditions/0/reason").asText()).isEqualTo("WaitingForReady");
            assertThat(patch.at("/conditions/0/message").asText())
                    .startsWith("ordinal 2: ")
                    .endsWith(": ImagePullBackOff");
        }
    }

    @Test
    void of_many_waits_twenty_are_written_and_the_rest_is_counted() {
        List<Wait> waits = new ArrayList<>();
        for (int ordinal = 0; ordinal < 33; ordinal++) {
            waits.add(waiting(ordinal));
        }
        ObjectNode patch = StatusBuilder.changes(spec(WORKLOAD), status(Phase.WAITING, waits), NOW);
        assertThat(patch.path("waits")).hasSize(20);
        assertThat(patch.at("/waits/0/ordinal").asInt()).isZero();
        assertThat(patch.path("waitsOmitted").asInt()).isEqualTo(13);
    }

    @Test
    void a_selector_as_text_is_what_autoscalers_parse() {
        ObjectNode selector = tree("""
                {'matchLabels': {'app': 'web'}, 'matchExpressions': [
                 {'key': 'a', 'operator': 'In', 'values': ['x', 'y']}, {'key': 'b', 'operator': 'NotIn', 'values': ['z']},
                 {'key': 'c', 'operator': 'Exists'}, {'key': 'd', 'operator': 'DoesNotExist'}]}""");
        assertThat(Selectors.text(selector)).isEqualTo("app=web,a in (x,y),b notin (z),c,!d");
        assertThat(Selectors.text(Json.object())).isEmpty();
    }

    private static Wait waiting(int ordinal) {
        return new Wait(Reason.WAITING_FOR_READY, OptionalInt.of(ordinal), NOW, "ImagePullBackOff");
    }

    private static WorkloadSpec spec(ObjectNode workload) {
        return new TestingWorkload().blueprint(new JsonBlueprint(workload)).spec();
    }

    private static WorkloadStatus status(Phase phase, List<Wait> waits) {
        return TestingWorkload.status(spec(), phase, new Counts(3, 2, 1, 1, 2, 2), waits);
    }

    private static WorkloadSpec spec() {
        return new TestingWorkload()
                .generation(7)
                .replicas(3)
                .claims("data")
                .blueprint(new JsonBlueprint(WORKLOAD))
                .spec();
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"'));
    }
}
