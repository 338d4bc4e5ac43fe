package dev.ordinal.embedded;

import static dev.ordinal.embedded.Sim.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private final Sim sim = new Sim();

    private Stored owned(String name, Stored owner) {
        return sim.create(
                "configmaps",
                "{'metadata':{'name':'%s','ownerReferences':[{'apiVersion':'v1','kind':'ConfigMap','name':'%s','uid':'%s','blockOwnerDeletion':true}]}}"
                        .formatted(name, owner.ref().name(), owner.uid()));
    }

    private static DeleteOptions policy(String policy) {
        return DeleteOptions.DEFAULT.withPropagation(policy);
    }

    @Test
    void finalizersHoldAnObjectUntilTheLastIsGone() {
        sim.create("configmaps", "{'metadata':{'name':'a','finalizers':['x/y']}}");
        List<String> seen = sim.watch(Query.in(sim.kind("configmaps"), "default"), 0);
        assertThat(sim.store
                        .delete(sim.ref("configmaps", "a"), DeleteOptions.DEFAULT)
                        .gone())
                .isFalse();
        assertThat(sim.text("configmaps", "a", "metadata", "deletionTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(refusal(() -> sim.merge("configmaps", "a", "{'metadata':{'finalizers':['x/y','z/z']}}")))
                .isEqualTo("422 Invalid");
        sim.merge("configmaps", "a", "{'metadata':{'finalizers':null}}");
        assertThat(sim.has("configmaps", "a")).isFalse();
        assertThat(seen).containsExactly("ADDED a", "MODIFIED a", "DELETED a");
    }

    @Test
    void preconditionsMustHold() {
        Ref ref = sim.configMap("a", "{}").ref();
        assertThat(refusal(() -> sim.store.delete(ref, DeleteOptions.now("other"))))
                .isEqualTo("409 Conflict");
        DeleteOptions old = new DeleteOptions(OptionalInt.empty(), "", "", "1", false);
        assertThat(refusal(() -> sim.store.delete(ref, old))).isEqualTo("409 Conflict");
        assertThat(refusal(() -> sim.store.delete(ref, policy("Sometimes")))).isEqualTo("422 Invalid");
        sim.store.delete(ref, DeleteOptions.now(sim.get("configmaps", "a").uid()));
        assertThat(refusal(() -> sim.store.delete(ref, DeleteOptions.DEFAULT))).isEqualTo("404 NotFound");
    }

    @Test
    void aRunningPodGetsTimeToStopAnUnscheduledOneGoesAtOnce() {
        Ref early = sim.pod("early", "i").ref();
        assertThat(sim.store.delete(early, DeleteOptions.DEFAULT).gone()).isTrue();

        Ref pod = sim.pod("p", "i").ref();
        sim.pass(10);
        assertThat(sim.store.delete(pod, DeleteOptions.DEFAULT).gone()).isFalse();
        assertThat(sim.text("pods", "p", "metadata", "deletionGracePeriodSeconds"))
                .isEqualTo("30");
        assertThat(sim.text("pods", "p", "metadata", "deletionTimestamp")).isEqualTo("2026-01-01T00:00:40Z");
        sim.pass(3);
        assertThat(sim.condition("pods", "p", "Ready")).isEqualTo("True");
        sim.pass(1);
        assertThat(sim.has("pods", "p")).isFalse();
    }

    @Test
    void lessGraceBringsTheEndForward() {
        Ref pod = sim.pod("p", "i").ref();
        sim.pass(10);
        sim.store.delete(pod, DeleteOptions.DEFAULT);
        sim.store.delete(pod, new DeleteOptions(OptionalInt.of(1), "", "", "", false));
        sim.pass(1);
        assertThat(sim.has("pods", "p")).isFalse();
    }

    @Test
    void backgroundDeletionTakesDependentsAfterwards() {
        Stored owner = sim.configMap("owner", "{}");
        Stored middle = owned("middle", owner);
        owned("leaf", middle);
        sim.store.delete(owner.ref(), policy("Background"));
        assertThat(sim.has("configmaps", "owner")).isFalse();
        assertThat(sim.has("configmaps", "middle")).isTrue();
        sim.pass(0);
        assertThat(sim.has("configmaps", "middle")).isFalse();
        assertThat(sim.has("configmaps", "leaf")).isFalse();
    }

    @Test
    void foregroundDeletionTakesDependentsFirst() {
        Stored owner = sim.configMap("owner", "{}");
        Stored middle = owned("middle", owner);
        owned("leaf", middle);
        sim.merge("configmaps", "leaf", "{'metadata':{'finalizers':['x/y']}}");
        sim.store.delete(owner.ref(), policy("Foreground"));
        sim.pass(1);
        assertThat(sim.text("configmaps", "owner", "metadata", "finalizers", "0"))
                .isEmpty();
        assertThat(sim.get("configmaps", "owner")
                        .tree()
                        .at("/metadata/finalizers/0")
                        .asText())
                .isEqualTo("foregroundDeletion");
        assertThat(sim.has("configmaps", "middle")).isTrue();
        sim.merge("configmaps", "leaf", "{'metadata':{'finalizers':null}}");
        sim.pass(1);
        assertThat(sim.has("configmaps", "middle")).isFalse();
        assertThat(sim.has("configmaps", "owner")).isFalse();
    }

    @Test
    void orphansLoseTheReferenceAndStay() {
        Stored owner = sim.configMap("owner", "{}");
        owned("child", owner);
        sim.store.delete(owner.ref(), policy("Orphan"));
        sim.pass(1);
        assertThat(sim.has("configmaps", "owner")).isFalse();
        assertThat(sim.get("configmaps", "child")
                        .tree()
                        .at("/metadata/ownerReferences")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void aDependentOfNobodyIsCollectedAndOneWithASecondOwnerStays() {
        Stored one = sim.configMap("one", "{}");
        Stored two = sim.configMap("two", "{}");
        sim.create(
                "configmaps",
                "{'metadata':{'name':'both','ownerReferences':[{'kind':'ConfigMap','name':'one','uid':'%s'},{'kind':'ConfigMap','name':'two','uid':'%s'}]}}"
                        .formatted(one.uid(), two.uid()));
        sim.create(
                "configmaps",
                "{'metadata':{'name':'stray','ownerReferences':[{'kind':'ConfigMap','name':'x','uid':'never'}]}}");
        sim.store.delete(one.ref(), DeleteOptions.DEFAULT);
        sim.pass(0);
        assertThat(sim.has("configmaps", "stray")).isFalse();
        assertThat(sim.get("configmaps", "both")
                        .tree()
                        .at("/metadata/ownerReferences")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aNamespaceGoesAfterItsContents() {
        Ref namespace = sim.create("namespaces", "{'metadata':{'name':'team'}}").ref();
        sim.pass(0);
        assertThat(sim.store.find(sim.store.ref("serviceaccounts", "team", "default")))
                .isPresent();
        sim.store.create(
                sim.kind("configmaps"),
                "team",
                Sim.json("{'metadata':{'name':'a','finalizers':['x/y']}}"),
                Write.WHOLE);
        assertThat(sim.store.delete(namespace, DeleteOptions.DEFAULT).gone()).isFalse();
        sim.pass(1);
        assertThat(sim.text("namespaces", "team", "status", "phase")).isEqualTo("Terminating");
        assertThat(refusal(() -> sim.store.create(
                        sim.kind("configmaps"), "team", Sim.json("{'metadata':{'name':'b'}}"), Write.WHOLE)))
                .isEqualTo("403 Forbidden");
        sim.store.amend(
                sim.store.ref("configmaps", "team", "a"),
                tree -> tree.withObject("/metadata").remove("finalizers"));
        sim.pass(1);
        assertThat(sim.has("namespaces", "team")).isFalse();
        assertThat(refusal(() -> sim.store.delete(sim.ref("namespaces", "default"), DeleteOptions.DEFAULT)))
                .isEqualTo("403 Forbidden");
    }

    @Test
    void aDefinitionTakesItsObjectsAlong() {
        sim.withOrdinalSets();
        sim.create("ordinalsets.apps.ordinal.dev", "{'metadata':{'name':'web'}}");
        Ref definition = sim.ref("customresourcedefinitions.apiextensions.k8s.io", "ordinalsets.apps.ordinal.dev");
        sim.store.delete(definition, DeleteOptions.DEFAULT);
        sim.pass(0);
        assertThat(sim.store.kinds().find("ordinalsets.apps.ordinal.dev")).isEmpty();
        sim.withOrdinalSets();
        assertThat(sim.has("ordinalsets.apps.ordinal.dev", "web")).isFalse();
    }
}
