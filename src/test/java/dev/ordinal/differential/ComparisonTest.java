package dev.ordinal.differential;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as a difference and what does not; what may differ does so only where its allowance says. */
class ComparisonTest {
    private static final String SET = """
            {"metadata": {"name": "web", "uid": "%s", "resourceVersion": "7"},
             "spec": {"podManagementPolicy": "OrderedReady", "updateStrategy": {"type": "RollingUpdate"}},
             "status": {"currentRevision": "%s", "updateRevision": "%s", "readyReplicas": 1, "availableReplicas": %d}}
            """;
    private static final String POD = """
            {"metadata": {"name": "web-0", "uid": "%s-pod", "labels": {"controller-revision-hash": "%s"},
              "ownerReferences": [{"kind": "StatefulSet", "name": "web", "uid": "%s", "controller": true}]},
             "spec": {"volumes": [%s]}, "status": {"phase": "Running"}}
            """;
    private static final String REVISION = """
            {"metadata": {"name": "%s", "uid": "%s", "labels": {"controller.kubernetes.io/hash": "%s"}},
             "data": {"spec": {"template": {"spec": {"containers": [{"image": "x:%d"}]}}}}, "revision": %d}
            """;

    @Test
    void uidsAndVersionsAreNoDifferenceAndTheNameOfARevisionIsOneOnce() {
        assertThat(Comparison.of(seen(side("u1", "web-abc")), seen(side("u2", "web-abc"))))
                .isEmpty();
        assertThat(pointers(seen(side("u1", "web-abc")), seen(side("u2", "web-xyz"))))
                .singleElement(as(STRING))
                .endsWith("/metadata/name");
    }

    @Test
    void whatARevisionHoldsIsADifferenceAndSoIsWhereAPodPoints() {
        Map<Kind, JsonNode> other = side("u2", "web-abc");
        other.put(Kind.REVISION, tree(REVISION.formatted("web-abc", "r", "abc", 2, 1)));
        assertThat(pointers(seen(side("u1", "web-abc")), seen(other)))
                .contains("POD web-0 /metadata/labels/controller-revision-hash", "SET web /status/currentRevision")
                .anyMatch(text -> text.startsWith("REVISION of x:1"))
                .anyMatch(text -> text.startsWith("REVISION of x:2"));
    }

    @Test
    void anOwnerThatIsNotThereIsNotTheOneOfThatName() {
        Map<Kind, JsonNode> other = side("u2", "web-abc");
        other.put(Kind.POD, tree(POD.formatted("u2", "web-abc", "former", "")));
        assertThat(pointers(seen(side("u1", "web-abc")), seen(other)))
                .containsExactly("POD web-0 /metadata/ownerReferences");
    }

    @Test
    void theOrderOfVolumesIsNoDifferenceAndTheirContentIs() {
        Map<Kind, JsonNode> left = side("u1", "web-abc");
        Map<Kind, JsonNode> right = side("u2", "web-abc");
        left.put(Kind.POD, tree(POD.formatted("u1", "web-abc", "u1", "{\"name\": \"a\"}, {\"name\": \"b\"}")));
        right.put(Kind.POD, tree(POD.formatted("u2", "web-abc", "u2", "{\"name\": \"b\"}, {\"name\": \"a\"}")));
        assertThat(Comparison.of(seen(left), seen(right))).isEmpty();
        right.put(Kind.POD, tree(POD.formatted("u2", "web-abc", "u2", "{\"name\": \"b\"}, {\"name\": \"c\"}")));
        assertThat(pointers(seen(left), seen(right))).containsExactly("POD web-0 /spec/volumes");
    }

    @Test
    void theOrderOfPodsIsADifferenceUnlessTheSetIsParallel() {
        Map<Kind, JsonNode> set = side("u1", "web-abc");
        assertThat(pointers(seen(set, "+web-0", "+web-1"), seen(set, "+web-1", "+web-0")))
                .containsExactly("steps /POD");
        ((ObjectNode) set.get(Kind.SET).path("spec")).put("podManagementPolicy", "Parallel");
        assertThat(Comparison.of(seen(set, "+web-0", "+web-1"), seen(set, "+web-1", "+web-0")))
                .isEmpty();
        assertThat(pointers(seen(set, "+web-0", "+web-1"), seen(set, "+web-0"))).containsExactly("steps /POD");
    }

    @Test
    void completionMayWaitForAvailabilityAndForNothingElse() {
        Comparison.Seen waits = seen(Map.of(Kind.SET, tree(SET.formatted("u1", "r2", "r2", 0))));
        Comparison.Seen available = seen(Map.of(Kind.SET, tree(SET.formatted("u1", "r2", "r2", 1))));
        Difference revision = new Difference("SET web", "/status/currentRevision", tree("\"r2\""), tree("\"r1\""));
        assertThat(Allowance.of(revision, waits)).contains(Allowance.COMPLETE_WHEN_AVAILABLE);
        assertThat(Allowance.of(revision, available)).isEmpty();
        Map<Kind, JsonNode> condemned = side("u1", "web-1");
        condemned.put(
                Kind.SET,
                tree(SET.formatted("u1", "r2", "r2", 1).replace("\"spec\": {", "\"spec\": {\"replicas\": 0, ")));
        assertThat(allowed(revision, condemned)).contains(Allowance.COMPLETE_WHEN_AVAILABLE);
        Difference replicas = new Difference("SET web", "/status/replicas", tree("1"), tree("2"));
        assertThat(Allowance.of(replicas, waits)).isEmpty();
    }

    @Test
    void withoutParametersAPodMayHaveTheNewRevisionInMidRolloutAndNothingElseMayDiffer() {
        String bare = """
                {"metadata": {"name": "web", "uid": "u1"}, "spec": {"updateStrategy": {"type": "RollingUpdate" %s}},
                 "status": {"currentRevision": "web-1", "updateRevision": "%s"}}
                """;
        Map<Kind, JsonNode> rolls = side("u1", "web-1");
        rolls.put(Kind.SET, tree(bare.formatted("", "r2")));
        Difference label = new Difference("POD web-0", "/metadata/labels/x", tree("\"1\""), tree("\"2\""));
        Difference updated = new Difference("SET web", "/status/updatedReplicas", tree("1"), tree("2"));
        assertThat(allowed(label, rolls)).contains(Allowance.BARE_ROLLING_UPDATE);
        assertThat(allowed(updated, rolls)).contains(Allowance.BARE_ROLLING_UPDATE);
        assertThat(allowed(new Difference("POD web-0", "", tree("1"), tree("2")), rolls))
                .isEmpty();
        assertThat(allowed(new Difference("SET web", "/status/updatedReplicas", tree("2"), tree("1")), rolls))
                .isEmpty();
        rolls.put(Kind.SET, tree(bare.formatted("", "web-1")));
        assertThat(allowed(label, rolls)).as("no rollout").isEmpty();
        rolls.put(Kind.SET, tree(bare.formatted(", \"rollingUpdate\": {}", "r2")));
        assertThat(allowed(label, rolls)).as("with parameters").isEmpty();
    }

    @Test
    void underRecreateTheClaimsOfACondemnedPodMayGoWithItIfThePolicySaysSo() {
        String set = """
                {"metadata": {"name": "web", "uid": "u1"},
                 "spec": {"replicas": 1, "updateStrategy": {"type": "%s"}, "ordinals": {"start": 1},
                  "persistentVolumeClaimRetentionPolicy": {"whenScaled": "%s"}}}
                """;
        Map<Kind, JsonNode> objects = side("u1", "web-1");
        objects.put(Kind.SET, tree(set.formatted("Recreate", "Delete")));
        Difference condemned = owners("CLAIM data-web-2");
        assertThat(allowed(condemned, objects)).contains(Allowance.CONDEMNED_UNDER_RECREATE);
        assertThat(allowed(owners("CLAIM data-web-0"), objects)).contains(Allowance.CONDEMNED_UNDER_RECREATE);
        assertThat(allowed(owners("CLAIM data-web-1"), objects)).isEmpty();
        objects.put(Kind.SET, tree(set.formatted("Recreate", "Retain")));
        assertThat(allowed(condemned, objects)).isEmpty();
        objects.put(Kind.SET, tree(set.formatted("RollingUpdate", "Delete")));
        assertThat(allowed(condemned, objects)).isEmpty();
    }

    @Test
    void aPodWithOtherVolumesMayStopItsOrdinalAndUnderParallelTheOthersToo() {
        String set = """
                {"metadata": {"name": "web", "uid": "u1"},
                 "spec": {"replicas": 1, "podManagementPolicy": "%s", "volumeClaimTemplates": [{"metadata": {"name": "data"}}]}}
                """;
        Map<Kind, JsonNode> objects = side("u1", "web-1");
        objects.put(Kind.SET, tree(set.formatted("OrderedReady")));
        assertThat(allowed(owners("CLAIM data-web-0"), objects)).contains(Allowance.STORAGE_DIFFERS);
        assertThat(allowed(owners("CLAIM data-web-1"), objects)).isEmpty();
        objects.put(Kind.SET, tree(set.formatted("Parallel")));
        assertThat(allowed(owners("CLAIM data-web-1"), objects)).contains(Allowance.STORAGE_DIFFERS);
        String volume = "{\"name\": \"data\", \"persistentVolumeClaim\": {\"claimName\": \"data-web-0\"}}";
        objects.put(Kind.POD, tree(POD.formatted("u1", "web-1", "u1", volume)));
        assertThat(allowed(owners("CLAIM data-web-1"), objects)).isEmpty();
        objects.put(Kind.POD, tree(POD.formatted("u1", "web-1", "another", volume)));
        assertThat(allowed(owners("CLAIM data-web-1"), objects)).contains(Allowance.NAME_TAKEN);
        assertThat(allowed(owners("REVISION of x"), objects)).isEmpty();
    }

    @Test
    void aPodDoesNotWaitForTheClaimsThatItTakesAlong() {
        String pod = "[{'kind':'Pod','name':'web-1','uid':'u1','blockOwnerDeletion':%s}]".replace('\'', '"');
        String claim = "CLAIM data-web-1";
        String pointer = "/metadata/ownerReferences";
        JsonNode waits = tree(pod.formatted(true));
        JsonNode waitsNot = tree(pod.formatted(false));
        assertThat(allowed(new Difference(claim, pointer, waits, waitsNot), side("u1", "web-1")))
                .contains(Allowance.POD_WAITS_FOR_NO_CLAIM);
        assertThat(allowed(new Difference(claim, pointer, waitsNot, waits), side("u1", "web-1")))
                .isEmpty();
        JsonNode another = tree(pod.replace("web-1", "web-2").formatted(false));
        assertThat(allowed(new Difference(claim, pointer, waits, another), side("u1", "web-1")))
                .isEmpty();
    }

    @Test
    void aPodThatIsDeletedInTheForegroundHasNothingToWaitForWhereItsClaimsDoNotBlockIt() {
        String claim = """
                {"metadata": {"name": "data-web-0", "ownerReferences": [
                  {"kind": "Pod", "name": "web-0", "uid": "u1", "blockOwnerDeletion": %s}]}}
                """;
        JsonNode waits = tree("[\"foregroundDeletion\"]");
        Difference goes = new Difference("POD web-0", "/metadata/finalizers", waits, MissingNode.getInstance());
        Map<Kind, JsonNode> objects = side("u1", "web-1");
        assertThat(allowed(goes, objects)).as("no claim").isEmpty();
        objects.put(Kind.CLAIM, tree(claim.formatted(false)));
        assertThat(allowed(goes, objects)).as("a claim that does not block").isEmpty();
        objects.put(Kind.CLAIM, tree(claim.formatted(true)));
        assertThat(allowed(goes, objects)).contains(Allowance.POD_WAITS_FOR_NO_CLAIM);
        assertThat(allowed(new Difference("POD web-2", goes.pointer(), waits, goes.ours()), objects))
                .as("another pod's claim")
                .isEmpty();
        assertThat(allowed(new Difference("POD web-0", goes.pointer(), goes.ours(), waits), objects))
                .as("the other way round")
                .isEmpty();
    }

    @Test
    void aClaimThatNobodyWaitsForMayGoWhenItsPodIsGone() {
        Map<Kind, JsonNode> objects = side("u1", "web-1");
        objects.put(Kind.CLAIM, tree("""
                {"metadata": {"name": "data-web-0", "deletionTimestamp": "set", "ownerReferences": [
                  {"kind": "Pod", "name": "web-0", "uid": "u1", "blockOwnerDeletion": true}]}}
                """));
        JsonNode none = MissingNode.getInstance();
        Difference going = new Difference("CLAIM data-web-0", "/metadata/deletionTimestamp", tree("\"set\""), none);
        Difference step = new Difference("steps", "/CLAIM", tree("[\"~data-web-0\"]"), tree("[]"));
        assertThat(allowed(going, objects)).as("its pod stays").isEmpty();
        assertThat(allowed(step, objects)).as("its pod stays").isEmpty();
        JsonNode pod = objects.get(Kind.POD);
        ((ObjectNode) pod.path("metadata")).put("deletionTimestamp", "set");
        assertThat(allowed(going, objects)).contains(Allowance.POD_WAITS_FOR_NO_CLAIM);
        assertThat(allowed(step, objects)).contains(Allowance.POD_WAITS_FOR_NO_CLAIM);
        Difference more = new Difference("steps", "/CLAIM", tree("[]"), tree("[\"~data-web-0\"]"));
        assertThat(allowed(more, objects)).as("the other way round").isEmpty();
        Difference other = new Difference("steps", "/CLAIM", tree("[\"-data-web-0\"]"), tree("[]"));
        assertThat(allowed(other, objects)).as("gone is gone").isEmpty();
    }

    @Test
    void aRevisionThatTheBuiltInControllerDeletedByMistakeMayBeThere() {
        JsonNode none = MissingNode.getInstance();
        Difference annotated = new Difference("REVISION of x", "/metadata/annotations", tree("{}"), none);
        Difference lost = new Difference("REVISION of x", "", none, tree("{}"));
        Map<Kind, JsonNode> objects = side("u1", "web-1");
        assertThat(allowed(annotated, objects)).as("nothing was deleted").isEmpty();
        assertThat(allowed(lost, objects)).as("nothing was deleted").isEmpty();
        Comparison.Seen deleted = revisions(objects, "-web-1", "-web-2");
        assertThat(Allowance.of(annotated, deleted)).as("not written anew").isEmpty();
        assertThat(Allowance.of(lost, deleted)).contains(Allowance.HISTORY_LOST);
        assertThat(Allowance.of(annotated, revisions(objects, "-web-2", "-web-1", "+web-1")))
                .contains(Allowance.HISTORY_LOST);
        ((ObjectNode) objects.get(Kind.SET).path("spec")).put("revisionHistoryLimit", 0);
        assertThat(Allowance.of(lost, deleted)).as("beyond the limit").isEmpty();
        Difference more = new Difference("REVISION of x", "", tree("{}"), none);
        assertThat(Allowance.of(more, deleted)).as("the other way round").isEmpty();
    }

    private static Comparison.Seen revisions(Map<Kind, JsonNode> objects, String... happened) {
        Comparison.Seen seen = seen(objects);
        List<Happening> revisions = Arrays.stream(happened)
                .map(one -> new Happening(Kind.REVISION, one.charAt(0), one.substring(1)))
                .toList();
        return new Comparison.Seen(seen.answer(), revisions, seen.state());
    }

    private static Difference owners(String object) {
        return new Difference(object, "/metadata/ownerReferences", tree("[]"), tree("[1]"));
    }

    private static Optional<Allowance> allowed(Difference difference, Map<Kind, JsonNode> builtIn) {
        return Allowance.of(difference, seen(builtIn));
    }

    private static List<String> pointers(Comparison.Seen left, Comparison.Seen right) {
        return Comparison.of(left, right).stream()
                .map(difference -> difference.object() + " " + difference.pointer())
                .toList();
    }

    /** A set, its pod and its revision in a cluster of their own. */
    private static Map<Kind, JsonNode> side(String uid, String revision) {
        Map<Kind, JsonNode> objects = new EnumMap<>(Kind.class);
        objects.put(Kind.SET, tree(SET.formatted(uid, revision, revision, 1)));
        objects.put(Kind.POD, tree(POD.formatted(uid, revision, uid, "")));
        objects.put(Kind.REVISION, tree(REVISION.formatted(revision, uid + "-r", revision.substring(4), 1, 1)));
        return objects;
    }

    private static Comparison.Seen seen(Map<Kind, JsonNode> objects, String... pods) {
        Map<Kind, Map<String, JsonNode>> byName = new HashMap<>();
        objects.forEach((kind, object) -> byName.put(kind, Map.of(State.name(object), object)));
        List<Happening> happened = Arrays.stream(pods)
                .map(pod -> new Happening(Kind.POD, pod.charAt(0), pod.substring(1)))
                .toList();
        return new Comparison.Seen(200, happened, new State(byName));
    }

    private static JsonNode tree(String text) {
        try {
            return Kube.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
