package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.controllers.PodStatus.Condition;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;
import java.util.List;

/** The machines: registered at the start, lost and recovered on demand, with what the node controller does then. */
final class Nodes {
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final Condition ANSWERS =
            new Condition("Ready", "True", "KubeletReady", "kubelet is posting ready status");
    private static final Condition SILENT =
            new Condition("Ready", "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.");
    private final Store store;
    private final Agenda agenda;
    private final Kubelet kubelet;

    Nodes(Store store, Agenda agenda, Kubelet kubelet) {
        this.store = store;
        this.agenda = agenda;
        this.kubelet = kubelet;
    }

    void register(String name, String cpu, String memory) {
        ObjectNode node = Trees.object();
        Trees.child(Trees.metadata(node).put("name", name), "labels")
                .put("kubernetes.io/hostname", name)
                .put("kubernetes.io/os", "linux")
                .put("kubernetes.io/arch", "amd64");
        Ref ref =
                store.create(store.kinds().need("nodes"), "", node, Write.WHOLE).ref();
        store.amend(ref, tree -> {
            ObjectNode status = Trees.child(tree, "status");
            for (String field : new String[] {"capacity", "allocatable"}) {
                status.putObject(field).put("cpu", cpu).put("memory", memory).put("pods", "110");
            }
            status.putObject("nodeInfo").put("kubeletVersion", "embedded").put("operatingSystem", "linux");
            status.putArray("addresses").addObject().put("type", "Hostname").put("address", name);
            PodStatus.condition(tree, ANSWERS, store.now());
        });
    }

    /** The node stops answering: its pods count as not ready and can't finish stopping. */
    void lose(String name) {
        Ref ref = node(name);
        kubelet.lose(name);
        store.amend(ref, tree -> {
            PodStatus.condition(tree, SILENT, store.now());
            for (String effect : List.of("NoSchedule", "NoExecute")) {
                Trees.list(Trees.child(tree, "spec"), "taints")
                        .addObject()
                        .put("key", UNREACHABLE)
                        .put("effect", effect)
                        .put("timeAdded", store.now().toString());
            }
        });
        for (Stored pod : podsOn(name)) {
            store.amend(pod.ref(), tree -> {
                if (PodStatus.is(tree, "Ready")) {
                    PodStatus.condition(tree, Condition.of("Ready", false, "NodeNotReady"), store.now());
                }
            });
            evictLater(pod, ref);
        }
    }

    void recover(String name) {
        Ref ref = node(name);
        store.amend(ref, tree -> {
            PodStatus.condition(tree, ANSWERS, store.now());
            Trees.child(tree, "spec").remove("taints");
        });
        kubelet.recover(name);
    }

    private Ref node(String name) {
        return store.get(store.ref("nodes", "", name)).ref();
    }

    private List<Stored> podsOn(String name) {
        return store.list(Query.all(store.kinds().need("pods"))).stream()
                .filter(pod -> Trees.text(pod.tree(), "spec", "nodeName").equals(name))
                .toList();
    }

    /** As the taint says: a pod that tolerates it for a while only is deleted after that while, if the node is still lost. */
    private void evictLater(Stored pod, Ref node) {
        for (JsonNode toleration : Trees.at(pod.tree(), "spec", "tolerations")) {
            if (Trees.text(toleration, "key").equals(UNREACHABLE) && toleration.has("tolerationSeconds")) {
                Duration patience =
                        Duration.ofSeconds(toleration.path("tolerationSeconds").asInt());
                agenda.schedule(patience, () -> evict(pod, node));
            }
        }
    }

    private void evict(Stored pod, Ref node) {
        boolean stillLost = store.find(node)
                .filter(found -> !PodStatus.is(found.tree(), "Ready"))
                .isPresent();
        boolean stillThere = store.find(pod.ref())
                .filter(found -> found.uid().equals(pod.uid()) && !Trees.terminating(found.tree()))
                .isPresent();
        if (stillLost && stillThere) {
            store.delete(pod.ref(), DeleteOptions.DEFAULT);
        }
    }
}
