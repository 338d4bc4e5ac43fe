package dev.ordinal.embedded;

import static dev.ordinal.embedded.Sim.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
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
    void foregroundDeletionDoesNotWaitForWhatIsNoDependentAnyMore() {
        Stored owner = sim.configMap("owner", "{}");
        owned("leaf", owner);
        sim.merge("configmaps", "leaf", "{'metadata':{'finalizers':['x/y']}}");
        sim.store.delete(owner.ref(), policy("Foreground"));
        sim.pass(1);
        assertThat(sim.has("configmaps", "owner")).isTrue();
        sim.merge("configmaps", "leaf", "{'metadata':{'ownerReferences':null}}");
        sim.pass(1);
        assertThat(sim.has("configmaps", "owner")).isFalse();
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
