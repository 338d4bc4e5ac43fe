package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Follows owner references: deletes what nobody owns any more, holds owners deleted in the foreground, lets orphans go. */
final class GarbageCollector {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";
    private final Store store;
    private final Agenda agenda;
    private final Map<String, Ref> living = new HashMap<>();
    private final Map<String, Set<Ref>> dependents = new HashMap<>();

    GarbageCollector(Store store, Agenda agenda) {
        this.store = store;
        this.agenda = agenda;
        store.onChange(this::changed);
    }

    private void changed(Change change) {
        JsonNode before = change.before().map(object -> owners(object.tree())).orElseGet(Trees::array);
        JsonNode after = change.after().map(object -> owners(object.tree())).orElseGet(Trees::array);
        if (!before.equals(after)) {
            before.forEach(owner -> forget(owner, change.ref()));
            after.forEach(owner -> of(owner).add(change.ref()));
            soon(() -> attempt(change.ref()));
            before.forEach(this::lostOne);
        }
        if (change.after().isEmpty()) {
            change.before().ifPresent(this::gone);
            return;
        }
        Stored object = change.after().get();
        living.put(object.uid(), object.ref());
        if (Trees.terminating(object.tree())) {
            soon(() -> store.find(object.ref()).ifPresent(this::release));
        }
    }

    private void soon(Runnable work) {
        agenda.schedule(Duration.ZERO, work);
    }

    private static JsonNode owners(JsonNode object) {
        return Trees.at(object, "metadata", "ownerReferences");
    }

    private void forget(JsonNode owner, Ref dependent) {
        dependents.computeIfPresent(Trees.text(owner, "uid"), (uid, left) -> {
            left.remove(dependent);
            return left.isEmpty() ? null : left;
        });
    }

    private Set<Ref> of(JsonNode owner) {
        return dependents.computeIfAbsent(Trees.text(owner, "uid"), uid -> new LinkedHashSet<>());
    }

    private void gone(Stored gone) {
        living.remove(gone.uid());
        Set<Ref> left = dependents.remove(gone.uid());
        if (left != null) {
            left.forEach(dependent -> soon(() -> attempt(dependent)));
        }
    }

    /** A dependent has gone, or names it no longer, or no longer as one that it is to wait for. */
    private void lostOne(JsonNode owner) {
        Ref ref = living.get(Trees.text(owner, "uid"));
        if (ref != null) {
            soon(() -> store.find(ref).ifPresent(this::release));
        }
    }

    /** Deletes an object none of whose owners is left, or drops the references to those that are not. */
    private void attempt(Ref ref) {
        Stored object = store.find(ref).orElse(null);
        if (object == null || owners(object.tree()).isEmpty()) {
            return;
        }
        List<JsonNode> all = owners(object.tree()).valueStream().toList();
        List<JsonNode> solid = all.stream().filter(this::isSolid).toList();
        if (solid.size() == all.size() || (Trees.terminating(object.tree()) && solid.isEmpty())) {
            return;
        }
        if (!solid.isEmpty()) {
            keepOwners(ref, solid::contains);
            return;
        }
        boolean waited = all.stream().anyMatch(owner -> living.containsKey(Trees.text(owner, "uid")));
        boolean hasDependents = !dependents.getOrDefault(object.uid(), Set.of()).isEmpty();
        String policy = waited && hasDependents ? "Foreground" : "Background";
        DeleteOptions options = DeleteOptions.DEFAULT.withPropagation(finalizers(object, ORPHAN) ? "" : policy);
        store.delete(ref, options);
    }

    private boolean isSolid(JsonNode owner) {
        Ref ref = living.get(Trees.text(owner, "uid"));
        return ref != null
                && store.find(ref)
                        .filter(found -> !(Trees.terminating(found.tree()) && finalizers(found, FOREGROUND)))
                        .isPresent();
    }

    private static boolean finalizers(Stored object, String name) {
        return Trees.holdsText(Trees.at(object.tree(), "metadata", "finalizers"), name);
    }

    private void keepOwners(Ref ref, Predicate<JsonNode> wanted) {
        store.amend(ref, tree -> {
            ObjectNode metadata = Trees.metadata(tree);
            ArrayNode kept = Trees.array();
            owners(tree).valueStream().filter(wanted).forEach(kept::add);
            Trees.putOrRemove(metadata, "ownerReferences", kept.isEmpty() ? null : kept);
        });
    }

    /** An owner being deleted: deals with its dependents, then takes off its own finalizer. */
    private void release(Stored owner) {
        if (!Trees.terminating(owner.tree())) {
            return;
        }
        List<Ref> own = List.copyOf(dependents.getOrDefault(owner.uid(), Set.of()));
        if (finalizers(owner, ORPHAN)) {
            own.forEach(ref ->
                    keepOwners(ref, reference -> !Trees.text(reference, "uid").equals(owner.uid())));
            unhold(owner, ORPHAN);
        } else if (finalizers(owner, FOREGROUND)) {
            own.forEach(this::attempt);
            boolean blocked = own.stream().anyMatch(ref -> blocks(ref, owner.uid()));
            if (!blocked) {
                unhold(owner, FOREGROUND);
            }
        }
    }

    private boolean blocks(Ref dependent, String owner) {
        return store.find(dependent)
                .filter(found -> owners(found.tree())
                        .valueStream()
                        .anyMatch(reference -> Trees.text(reference, "uid").equals(owner)
                                && reference.path("blockOwnerDeletion").asBoolean()))
                .isPresent();
    }

    private void unhold(Stored owner, String finalizer) {
        store.amend(owner.ref(), tree -> Trees.dropText(Trees.metadata(tree), "finalizers", finalizer));
    }
}
