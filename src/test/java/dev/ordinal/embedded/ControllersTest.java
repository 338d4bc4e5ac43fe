package dev.ordinal.embedded;

import static dev.ordinal.embedded.Sim.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControllersTest {
    private final Sim sim = new Sim();

    private String waiting(String pod) {
        return sim.get("pods", pod)
                .tree()
                .at("/status/containerStatuses/0/state/waiting/reason")
                .asText();
    }

    private String node(String pod) {
        return sim.text("pods", pod, "spec", "nodeName");
    }

    private List<String> eventsOf(String object) {
        return sim.store.list(Query.in(sim.kind("events"), "default")).stream()
                .filter(event ->
                        Trees.text(event.tree(), "involvedObject", "name").equals(object))
                .map(event -> Trees.text(event.tree(), "reason"))
                .toList();
    }

    @Test
    void aPodBecomesReadyAfterExactlyTheSetDelays() {
        sim.pod("p", "i");
        sim.pass(0);
        assertThat(node("p")).isEqualTo("node-0");
        assertThat(waiting("p")).isEqualTo("ContainerCreating");
        sim.pass(Duration.ofMillis(2999));
        assertThat(sim.text("pods", "p", "status", "phase")).isEqualTo("Pending");
        sim.pass(Duration.ofMillis(1));
        assertThat(sim.text("pods", "p", "status", "phase")).isEqualTo("Running");
        assertThat(sim.text("pods", "p", "status", "podIP")).startsWith("10.244.");
        assertThat(sim.condition("pods", "p", "Ready")).isEqualTo("False");
        sim.pass(3);
        assertThat(sim.condition("pods", "p", "Ready")).isEqualTo("True");
        JsonNode ready = sim.get("pods", "p")
                .tree()
                .at("/status/conditions")
                .valueStream()
                .filter(condition -> Trees.text(condition, "type").equals("Ready"))
                .findFirst()
                .orElseThrow();
        assertThat(Trees.text(ready, "lastTransitionTime")).isEqualTo("2026-01-01T00:00:06Z");
        assertThat(eventsOf("p")).contains("Scheduled", "Pulled", "Started");
    }

    @Test
    void aPodsAnnotationsOverrideTheDelays() {
        sim.create(
                "pods",
                "{'metadata':{'name':'p','annotations':{'embedded.ordinal.dev/pull':'1m','embedded.ordinal.dev/ready':'250ms'}},'spec':{'containers':[{'name':'c','image':'i'}]}}");
        sim.pass(61);
        assertThat(sim.condition("pods", "p", "Ready")).isEqualTo("False");
        sim.pass(Duration.ofMillis(250));
        assertThat(sim.condition("pods", "p", "Ready")).isEqualTo("True");
    }

    @Test
    void aMissingImageIsTriedAgainAndAgain() {
        sim.pod("p", "i:missing").ref();
        sim.pass(2);
        assertThat(waiting("p")).isEqualTo("ErrImagePull");
        sim.pass(1);
        assertThat(waiting("p")).isEqualTo("ImagePullBackOff");
        sim.pass(10);
        assertThat(waiting("p")).isEqualTo("ErrImagePull");
        sim.merge("pods", "p", "{'spec':{'containers':[{'name':'c','image':'i:1'}]}}");
        sim.pass(6);
        assertThat(sim.condition("pods", "p", "Ready")).isEqualTo("True");
    }

    @Test
    void aCrashingContainerRestartsLessAndLessOften() {
        sim.pod("p", "i:crash");
        sim.pass(6);
        assertThat(waiting("p")).isEqualTo("CrashLoopBackOff");
        assertThat(sim.get("pods", "p")
                        .tree()
                        .at("/status/containerStatuses/0/restartCount")
                        .asInt())
                .isZero();
        sim.pass(10);
        assertThat(sim.get("pods", "p")
                        .tree()
                        .at("/status/containerStatuses/0/restartCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(sim.get("pods", "p")
                        .tree()
                        .at("/status/containerStatuses/0/state")
                        .has("running"))
                .isTrue();
        sim.pass(3 + 19);
        assertThat(waiting("p")).isEqualTo("CrashLoopBackOff");
        sim.pass(1);
        assertThat(sim.get("pods", "p")
                        .tree()
                        .at("/status/containerStatuses/0/restartCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void podsSpreadAndTheOnesThatFitNowhereSayWhy() {
        for (String name : List.of("a", "b", "c")) {
            sim.pod(name, "i");
            sim.pass(0);
        }
        assertThat(List.of(node("a"), node("b"), node("c"))).containsExactly("node-0", "node-1", "node-2");
        sim.create(
                "pods",
                "{'metadata':{'name':'picky'},'spec':{'nodeSelector':{'disk':'ssd'},'containers':[{'name':'c','image':'i'}]}}");
        sim.pass(0);
        assertThat(sim.get("pods", "picky")
                        .tree()
                        .at("/status/conditions/0/message")
                        .asText())
                .isEqualTo("0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.");
        assertThat(eventsOf("picky")).containsExactly("FailedScheduling");
        sim.merge("nodes", "node-1", "{'metadata':{'labels':{'disk':'ssd'}}}");
        sim.pass(0);
        assertThat(node("picky")).isEqualTo("node-1");
        sim.create(
                "pods",
                "{'metadata':{'name':'big'},'spec':{'containers':[{'name':'c','image':'i','resources':{'requests':{'cpu':'33'}}}]}}");
        sim.pass(0);
        assertThat(sim.get("pods", "big")
                        .tree()
                        .at("/status/conditions/0/message")
                        .asText())
                .contains("Insufficient cpu");
    }

    @Test
    void requiredAntiAffinityKeepsPodsApart() {
        for (int i = 0; i < 4; i++) {
            sim.create(
                    "pods",
                    "{'metadata':{'name':'p%d','labels':{'app':'x'}},'spec':{'affinity':{'podAntiAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'kubernetes.io/hostname','labelSelector':{'matchLabels':{'app':'x'}}}]}},'containers':[{'name':'c','image':'i'}]}}"
                            .formatted(i));
            sim.pass(0);
        }
        assertThat(List.of(node("p0"), node("p1"), node("p2"), node("p3")))
                .containsExactly("node-0", "node-1", "node-2", "");
        assertThat(sim.condition("pods", "p3", "PodScheduled")).isEqualTo("False");
    }

    @Test
    void aLostNodesPodsAreNotReadyAndStayTerminatingUntilItRecovers() {
        Stored pod = sim.pod("p", "i");
        sim.pass(10);
        sim.cluster.loseNode("node-0");
        assertThat(sim.condition("nodes", "node-0", "Ready")).isEqualTo("Unknown");
        assertThat(sim.condition("pods", "p", "Ready")).isEqualTo("False");
        sim.pod("q", "i");
        sim.pass(299);
        assertThat(node("q")).isEqualTo("node-1");
        assertThat(sim.get("pods", "p").tree().at("/metadata/deletionTimestamp").isMissingNode())
                .isTrue();
        sim.pass(1);
        assertThat(sim.get("pods", "p").tree().at("/metadata/deletionTimestamp").isTextual())
                .isTrue();
        sim.pass(1000);
        assertThat(sim.has("pods", "p")).isTrue();
        sim.cluster.recoverNode("node-0");
        sim.pass(4);
        assertThat(sim.has("pods", "p")).isFalse();

        sim.pod("r", "i");
        sim.pass(10);
        String home = node("r");
        sim.cluster.loseNode(home);
        sim.pass(60);
        sim.cluster.recoverNode(home);
        sim.pass(3);
        assertThat(sim.condition("pods", "r", "Ready")).isEqualTo("True");
        sim.cluster.loseNode(home);
        sim.store.delete(sim.ref("pods", "r"), DeleteOptions.now(""));
        assertThat(sim.has("pods", "r")).isFalse();
        assertThat(pod.ref().name()).isEqualTo("p");
    }

    @Test
    void aPodWaitsForItsClaimAndTheClaimForItsPod() {
        sim.create(
                "pods",
                "{'metadata':{'name':'p'},'spec':{'volumes':[{'name':'d','persistentVolumeClaim':{'claimName':'data'}}],'containers':[{'name':'c','image':'i'}]}}");
        sim.pass(5);
        assertThat(sim.get("pods", "p")
                        .tree()
                        .at("/status/conditions/0/message")
                        .asText())
                .contains("persistentvolumeclaim \"data\" not found");
        sim.create(
                "persistentvolumeclaims",
                "{'metadata':{'name':'data'},'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}}");
        sim.pass(10);
        assertThat(sim.text("persistentvolumeclaims", "data", "status", "phase"))
                .isEqualTo("Bound");
        assertThat(sim.text("persistentvolumeclaims", "data", "spec", "storageClassName"))
                .isEqualTo("standard");
        assertThat(sim.condition("pods", "p", "Ready")).isEqualTo("True");
        String volume = sim.text("persistentvolumeclaims", "data", "spec", "volumeName");
        assertThat(sim.text("persistentvolumes", volume, "status", "phase")).isEqualTo("Bound");

        sim.merge("persistentvolumeclaims", "data", "{'spec':{'resources':{'requests':{'storage':'2Gi'}}}}");
        sim.pass(1);
        assertThat(sim.text("persistentvolumeclaims", "data", "status", "capacity", "storage"))
                .isEqualTo("2Gi");
        assertThat(refusal(() -> sim.merge(
                        "persistentvolumeclaims", "data", "{'spec':{'resources':{'requests':{'storage':'1Gi'}}}}")))
                .isEqualTo("422 Invalid");

        sim.store.delete(sim.ref("persistentvolumeclaims", "data"), DeleteOptions.DEFAULT);
        sim.pass(10);
        assertThat(sim.has("persistentvolumeclaims", "data")).isTrue();
        sim.store.delete(sim.ref("pods", "p"), DeleteOptions.DEFAULT);
        sim.pass(10);
        assertThat(sim.has("persistentvolumeclaims", "data")).isFalse();
        assertThat(sim.has("persistentvolumes", volume)).isFalse();
    }

    @Test
    void aStatefulSetMayNotChangeItsIdentityNorClaimMoreThanItHas() {
        sim.create(
                "statefulsets.apps",
                "{'metadata':{'name':'s'},'spec':{'serviceName':'x','selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}}");
        assertThat(sim.text("statefulsets.apps", "s", "spec", "template", "spec", "restartPolicy"))
                .isEqualTo("Always");
        assertThat(refusal(() -> sim.merge("statefulsets.apps", "s", "{'spec':{'serviceName':'y'}}")))
                .isEqualTo("422 Invalid");
        Patch status = new Patch(Patch.Form.MERGE, Sim.json("{'status':{'replicas':1,'readyReplicas':2}}"));
        assertThat(refusal(() -> sim.store.patch(sim.ref("statefulsets.apps", "s"), status, Write.STATUS)))
                .isEqualTo("422 Invalid");
        assertThat(refusal(() -> sim.merge("statefulsets.apps", "s", "{'spec':{'replicas':3}}")))
                .isEqualTo("accepted");
    }

    @Test
    void aClaimWithoutAPodWaitsForOne() {
        sim.create(
                "persistentvolumeclaims",
                "{'metadata':{'name':'data'},'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}}");
        sim.pass(60);
        assertThat(sim.text("persistentvolumeclaims", "data", "status", "phase"))
                .isEqualTo("Pending");
        assertThat(eventsOf("data")).contains("WaitForFirstConsumer");
    }

    @Test
    void quotaRefusesWhatExceedsItAndCountsWhatIsUsed() {
        sim.create(
                "resourcequotas",
                "{'metadata':{'name':'small'},'spec':{'hard':{'pods':'1','requests.storage':'1Gi','count/configmaps':'1'}}}");
        sim.pod("a", "i");
        assertThat(refusal(() -> sim.pod("b", "i"))).isEqualTo("403 Forbidden");
        String claim =
                "{'metadata':{'name':'%s'},'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'%s'}}}}";
        sim.create("persistentvolumeclaims", claim.formatted("x", "600Mi"));
        assertThat(refusal(() -> sim.create("persistentvolumeclaims", claim.formatted("y", "600Mi"))))
                .isEqualTo("403 Forbidden");
        sim.configMap("one", "{}");
        assertThat(refusal(() -> sim.configMap("two", "{}"))).isEqualTo("403 Forbidden");
        sim.pass(0);
        assertThat(sim.text("resourcequotas", "small", "status", "used", "pods"))
                .isEqualTo("1");
        assertThat(sim.text("resourcequotas", "small", "status", "used", "requests.storage"))
                .isEqualTo("600Mi");
        sim.store.delete(sim.ref("pods", "a"), DeleteOptions.now(""));
        sim.pass(0);
        assertThat(sim.text("resourcequotas", "small", "status", "used", "pods"))
                .isEqualTo("0");
        sim.pod("b", "i");
    }

    @Test
    void theSameSeedGivesTheSameCluster() {
        assertThat(new Sim().pod("p", "i").uid())
                .isEqualTo(new Sim().pod("p", "i").uid());
    }
}
