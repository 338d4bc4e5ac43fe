package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Quantity;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;
import java.util.Optional;

/** Makes a volume for each claim, grows it, keeps claims that pods use, and cleans up volumes after claims. */
final class VolumeBinder {
    private static final String SOURCE = "persistentvolume-controller";
    private static final String CLAIMS = "persistentvolumeclaims";
    private static final String VOLUMES = "persistentvolumes";
    private static final String PROTECTION = "kubernetes.io/pvc-protection";
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";
    private final Store store;
    private final Agenda agenda;
    private final Events events;
    private final Duration delay;

    VolumeBinder(Store store, Agenda agenda, Events events, Duration delay) {
        this.store = store;
        this.agenda = agenda;
        this.events = events;
        this.delay = delay;
        store.onChange(this::changed);
    }

    private void changed(Change change) {
        Ref ref = change.ref();
        if (ref.kind().is(CLAIMS) && change.after().isPresent()) {
            Stored claim = change.after().get();
            boolean waits = !Trees.terminating(claim.tree()) && !bound(claim.tree());
            agenda.schedule(waits ? delay : Duration.ZERO, () -> store.find(ref).ifPresent(this::look));
        } else if (ref.kind().is(CLAIMS)) {
            change.before().ifPresent(claim -> agenda.schedule(Duration.ZERO, () -> release(claim)));
        } else if (ref.kind().is("pods") && change.after().isEmpty()) {
            change.before()
                    .ifPresent(pod ->
                            claimsOf(pod.tree()).forEach(name -> lookSoon(store.ref(CLAIMS, ref.namespace(), name))));
        } else if (ref.kind().is("storageclasses.storage.k8s.io")
                && change.after().isPresent()) {
            store.list(Query.all(store.kinds().need(CLAIMS))).forEach(claim -> lookSoon(claim.ref()));
        }
    }

    private void lookSoon(Ref ref) {
        agenda.schedule(Duration.ZERO, () -> store.find(ref).ifPresent(this::look));
    }

    private static java.util.List<String> claimsOf(JsonNode pod) {
        return Trees.at(pod, "spec", "volumes")
                .valueStream()
                .map(volume -> Trees.text(volume, "persistentVolumeClaim", "claimName"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean bound(JsonNode claim) {
        return Trees.text(claim, "status", "phase").equals("Bound");
    }

    private void look(Stored claim) {
        if (Trees.terminating(claim.tree())) {
            unprotect(claim);
        } else if (bound(claim.tree())) {
            grow(claim);
        } else if (!Trees.at(claim.tree(), "spec").has("storageClassName")) {
            defaultClass(store)
                    .ifPresent(name -> store.amend(
                            claim.ref(), tree -> Trees.child(tree, "spec").put("storageClassName", name)));
        } else {
            bind(claim);
        }
    }

    private void unprotect(Stored claim) {
        boolean used = store
                .list(Query.in(store.kinds().need("pods"), claim.ref().namespace()))
                .stream()
                .anyMatch(pod -> claimsOf(pod.tree()).contains(claim.ref().name()));
        if (!used) {
            store.amend(claim.ref(), tree -> Trees.dropText(Trees.metadata(tree), "finalizers", PROTECTION));
        }
    }

    static Optional<String> defaultClass(Store store) {
        return store.list(Query.all(store.kinds().need("storageclasses.storage.k8s.io"))).stream()
                .filter(found -> Trees.text(found.tree(), "metadata", "annotations", DEFAULT_CLASS)
                        .equals("true"))
                .map(found -> found.ref().name())
                .findFirst();
    }

    private static Optional<Stored> classOf(Store store, JsonNode claim) {
        String name = Trees.text(claim, "spec", "storageClassName");
        return store.find(store.ref("storageclasses.storage.k8s.io", "", name));
    }

    /** Whether a claim's volume is only made once a pod that uses it has got its node. */
    static boolean waitsForPod(Store store, JsonNode claim) {
        return classOf(store, claim)
                .filter(found -> Trees.text(found.tree(), "volumeBindingMode").equals("WaitForFirstConsumer"))
                .isPresent();
    }

    private void bind(Stored claim) {
        JsonNode tree = claim.tree();
        boolean chosen = Trees.at(tree, "metadata", "annotations").has("volume.kubernetes.io/selected-node");
        if (waitsForPod(store, tree) && !chosen) {
            events.normal(
                    claim, SOURCE, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
            return;
        }
        Optional<Stored> existing = store.list(Query.all(store.kinds().need(VOLUMES))).stream()
                .filter(volume -> fits(volume.tree(), tree))
                .findFirst();
        if (existing.isEmpty() && classOf(store, tree).isEmpty()) {
            String name = Trees.text(tree, "spec", "storageClassName");
            events.warning(
                    claim,
                    SOURCE,
                    name.isEmpty() ? "FailedBinding" : "ProvisioningFailed",
                    name.isEmpty()
                            ? "no persistent volumes available for this claim and no storage class is set"
                            : "storageclass.storage.k8s.io \"" + name + "\" not found");
            return;
        }
        Stored volume = existing.orElseGet(() -> provision(claim));
        store.amend(volume.ref(), found -> {
            Trees.child(found, "spec").set("claimRef", reference(claim));
            Trees.child(found, "status").put("phase", "Bound");
        });
        store.amend(claim.ref(), found -> {
            Trees.child(Trees.metadata(found), "annotations")
                    .put("pv.kubernetes.io/bind-completed", "yes")
                    .put("pv.kubernetes.io/bound-by-controller", "yes");
            Trees.child(found, "spec").put("volumeName", volume.ref().name());
            ObjectNode status = Trees.child(found, "status").put("phase", "Bound");
            status.set(
                    "accessModes",
                    Trees.at(volume.tree(), "spec", "accessModes").deepCopy());
            status.set("capacity", Trees.at(volume.tree(), "spec", "capacity").deepCopy());
        });
    }

    private static boolean fits(JsonNode volume, JsonNode claim) {
        String wanted = Trees.text(claim, "spec", "volumeName");
        boolean named = wanted.isEmpty() || wanted.equals(Trees.name(volume));
        boolean free = !Trees.at(volume, "spec").has("claimRef")
                || (Trees.text(volume, "spec", "claimRef", "name").equals(Trees.name(claim))
                        && Trees.text(volume, "spec", "claimRef", "namespace").equals(Trees.namespace(claim))
                        && !Trees.text(volume, "status", "phase").equals("Released"));
        boolean modes = Trees.at(claim, "spec", "accessModes")
                .valueStream()
                .allMatch(mode -> Trees.holdsText(Trees.at(volume, "spec", "accessModes"), mode.asText()));
        boolean enough =
                Quantity.of(Trees.at(volume, "spec", "capacity", "storage")).compareTo(Quantity.of(requested(claim)))
                        >= 0;
        return named
                && free
                && modes
                && enough
                && Trees.text(volume, "spec", "storageClassName").equals(Trees.text(claim, "spec", "storageClassName"));
    }

    private static JsonNode requested(JsonNode claim) {
        return Trees.at(claim, "spec", "resources", "requests", "storage");
    }

    private static ObjectNode reference(Stored claim) {
        return Trees.object()
                .put("kind", "PersistentVolumeClaim")
                .put("apiVersion", "v1")
                .put("namespace", claim.ref().namespace())
                .put("name", claim.ref().name())
                .put("uid", claim.uid());
    }

    private Stored provision(Stored claim) {
        JsonNode storageClass = classOf(store, claim.tree()).orElseThrow().tree();
        ObjectNode volume = Trees.object();
        Trees.metadata(volume).put("name", "pvc-" + claim.uid());
        ObjectNode spec = Trees.child(volume, "spec");
        spec.putObject("capacity").set("storage", requested(claim.tree()));
        spec.set("accessModes", Trees.at(claim.tree(), "spec", "accessModes").deepCopy());
        spec.set("claimRef", reference(claim));
        spec.put("persistentVolumeReclaimPolicy", Trees.text(storageClass, "reclaimPolicy"))
                .put("storageClassName", Trees.name(storageClass))
                .put("volumeMode", "Filesystem");
        spec.putObject("csi")
                .put("driver", Trees.text(storageClass, "provisioner"))
                .put("volumeHandle", claim.uid());
        Stored made = store.create(store.kinds().need(VOLUMES), "", volume, Write.WHOLE);
        events.normal(
                claim,
                SOURCE,
                "ProvisioningSucceeded",
                "Successfully provisioned volume " + made.ref().name());
        return made;
    }

    private void grow(Stored claim) {
        JsonNode wanted = requested(claim.tree());
        JsonNode has = Trees.at(claim.tree(), "status", "capacity", "storage");
        if (Quantity.of(wanted).compareTo(Quantity.of(has)) <= 0) {
            return;
        }
        String volume = Trees.text(claim.tree(), "spec", "volumeName");
        store.amend(
                store.ref(VOLUMES, "", volume),
                tree -> Trees.child(Trees.child(tree, "spec"), "capacity").set("storage", wanted));
        store.amend(
                claim.ref(),
                tree -> Trees.child(Trees.child(tree, "status"), "capacity").set("storage", wanted));
    }

    private void release(Stored claim) {
        Ref ref = store.ref(VOLUMES, "", Trees.text(claim.tree(), "spec", "volumeName"));
        Optional<Stored> volume = store.find(ref)
                .filter(found ->
                        Trees.text(found.tree(), "spec", "claimRef", "uid").equals(claim.uid()));
        if (volume.isEmpty()) {
            return;
        }
        if (Trees.text(volume.get().tree(), "spec", "persistentVolumeReclaimPolicy")
                .equals("Delete")) {
            store.delete(ref, DeleteOptions.DEFAULT);
        } else {
            store.amend(ref, tree -> Trees.child(tree, "status").put("phase", "Released"));
        }
    }
}
