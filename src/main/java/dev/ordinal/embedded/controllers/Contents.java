package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.CustomKind;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What goes with a namespace or a definition: a default account at birth; everything inside before the end. */
final class Contents {
    private final Store store;
    private final Agenda agenda;
    private final Set<Ref> emptying = new LinkedHashSet<>();
    private boolean planned;

    Contents(Store store, Agenda agenda) {
        this.store = store;
        this.agenda = agenda;
        store.onChange(this::changed);
    }

    private void changed(Change change) {
        Ref ref = change.ref();
        boolean container = ref.kind().is("namespaces") || ref.kind().is(CustomKind.DEFINITIONS);
        if (container && change.after().isEmpty()) {
            emptying.remove(ref);
        } else if (container
                && change.after()
                        .filter(object -> Trees.terminating(object.tree()))
                        .isPresent()) {
            emptying.add(ref);
        } else if (ref.kind().is("namespaces") && change.before().isEmpty()) {
            agenda.schedule(Duration.ZERO, () -> giveAccount(ref));
        }
        if (!emptying.isEmpty() && !planned) {
            planned = true;
            agenda.schedule(Duration.ZERO, this::emptyAll);
        }
    }

    private void giveAccount(Ref namespace) {
        Ref account = store.ref("serviceaccounts", namespace.name(), "default");
        boolean wanted = store.find(namespace)
                .filter(found -> !Trees.terminating(found.tree()))
                .isPresent();
        if (wanted && store.find(account).isEmpty()) {
            ObjectNode object = Trees.object();
            Trees.metadata(object).put("name", "default");
            store.create(account.kind(), namespace.name(), object, Write.WHOLE);
        }
    }

    private void emptyAll() {
        planned = false;
        List.copyOf(emptying).forEach(container -> store.find(container).ifPresent(this::empty));
    }

    private void empty(Stored container) {
        List<Stored> inside = inside(container.ref());
        inside.stream()
                .filter(object -> !Trees.terminating(object.tree()))
                .forEach(object -> store.delete(object.ref(), DeleteOptions.DEFAULT.withPropagation("Background")));
        if (!inside(container.ref()).isEmpty()) {
            return;
        }
        store.amend(container.ref(), tree -> {
            if (container.ref().kind().is("namespaces")) {
                Trees.child(tree, "spec").remove("finalizers");
            } else {
                Trees.dropText(Trees.metadata(tree), "finalizers", CustomKind.CLEANUP);
            }
        });
    }

    private List<Stored> inside(Ref container) {
        if (!container.kind().is("namespaces")) {
            return store.kinds()
                    .find(container.name())
                    .map(kind -> store.list(Query.all(kind)))
                    .orElse(List.of());
        }
        List<Stored> all = new ArrayList<>();
        for (Kind kind : store.kinds().all()) {
            if (kind.namespaced()) {
                all.addAll(store.list(Query.in(kind, container.name())));
            }
        }
        return all;
    }
}
