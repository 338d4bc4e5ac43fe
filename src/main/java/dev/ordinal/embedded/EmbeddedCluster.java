package dev.ordinal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.embedded.controllers.Controllers;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** A cluster in memory: the store, the controllers that make it live, and what every new cluster contains. */
public final class EmbeddedCluster {
    private final Settings settings;
    private final InstantSource clock;
    private final Store store;
    private final Agenda agenda;
    private final Controllers controllers;

    public EmbeddedCluster(Settings settings, InstantSource clock, Admission admission) {
        this.settings = settings;
        this.clock = clock;
        this.store = new Store(clock, admission, new SplittableRandom(settings.seed()), settings.historyMax());
        this.agenda = new Agenda(clock, store.lock());
        this.controllers = new Controllers(store, agenda, settings.timings());
        for (String namespace : new String[] {"default", "kube-system", "kube-public", "kube-node-lease"}) {
            store.create(store.kinds().need("namespaces"), "", named(namespace), Write.WHOLE);
        }
        store.create(store.kinds().need("storageclasses.storage.k8s.io"), "", standardClass(), Write.WHOLE);
        for (int i = 0; i < settings.nodes(); i++) {
            controllers.registerNode(
                    "node-" + i, settings.nodeSize().cpu(), settings.nodeSize().memory());
        }
        agenda.runDue(clock.instant());
    }

    private static ObjectNode named(String name) {
        ObjectNode object = Trees.object();
        Trees.metadata(object).put("name", name);
        return object;
    }

    private static ObjectNode standardClass() {
        ObjectNode standard = named("standard");
        Trees.child(Trees.metadata(standard), "annotations").put("storageclass.kubernetes.io/is-default-class", "true");
        return standard.put("provisioner", "embedded.ordinal.dev/volumes")
                .put("reclaimPolicy", "Delete")
                .put("volumeBindingMode", "WaitForFirstConsumer")
                .put("allowVolumeExpansion", true);
    }

    public Settings settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }

    public Store store() {
        return store;
    }

    public Agenda agenda() {
        return agenda;
    }

    /** Creates a custom resource definition; its kind can be used at once. */
    public void install(ObjectNode definition) {
        store.create(store.kinds().need("customresourcedefinitions.apiextensions.k8s.io"), "", definition, Write.WHOLE);
    }

    public void loseNode(String name) {
        store.consistently(() -> {
            controllers.loseNode(name);
            return name;
        });
    }

    public void recoverNode(String name) {
        store.consistently(() -> {
            controllers.recoverNode(name);
            return name;
        });
    }
}
