package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.CustomKind;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Kinds;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.shapes.Defaults;
import dev.ordinal.embedded.shapes.Rules;
import dev.ordinal.embedded.trees.Trees;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An API server without HTTP. Every call is synchronous and throws a {@link StatusException} to refuse; watches and listeners are
 * called before the call that caused them returns, in order. One lock makes it usable from any thread.
 */
public final class Store {
    private static final Set<String> UNDELETABLE = Set.of("default", "kube-system", "kube-public");
    private final ReentrantLock lock = new ReentrantLock();
    private final Kinds kinds = new Kinds();
    private final List<Gate> gates = new CopyOnWriteArrayList<>();
    private final Defaults defaults = new Defaults();
    private final InstantSource clock;
    private final Admission admission;
    private final Identities identities;
    private final Shelf shelf;

    public Store(InstantSource clock, Admission admission, RandomGenerator random, int historyMax) {
        this.clock = clock;
        this.admission = admission;
        this.identities = new Identities(random);
        this.shelf = new Shelf(lock, historyMax, 1);
    }

    public Kinds kinds() {
        return kinds;
    }

    /** All that is done to the store and by its controllers is done under this lock. */
    public ReentrantLock lock() {
        return lock;
    }

    public void addGate(Gate gate) {
        gates.add(gate);
    }

    /** Tells of every change of every kind. */
    public void onChange(Consumer<Change> listener) {
        shelf.listen(listener);
    }

    public long version() {
        return shelf.locked(shelf::version);
    }

    /** The time, as objects carry it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    public Ref ref(String kindId, String namespace, String name) {
        return new Ref(kinds.need(kindId), namespace, name);
    }

    public Optional<Stored> find(Ref ref) {
        return shelf.locked(() -> shelf.find(ref));
    }

    public Stored get(Ref ref) {
        return find(ref).orElseThrow(ref::notFound);
    }

    /** The scale subresource of an object. */
    public static ObjectNode scale(Stored object) {
        return Scales.read(object);
    }

    public List<Stored> list(Query query) {
        return list(query, Page.ALL).items();
    }

    public Listing list(Query query, Page page) {
        return shelf.locked(() -> {
            Page.Mark from = page.token().isEmpty() ? new Page.Mark(page.version(), "") : page.mark();
            long version = from.version() == 0 ? shelf.version() : from.version();
            demandKnown(page, from);
            List<Stored> found = shelf.at(query.kind().id(), version).tailMap(from.key(), false).values().stream()
                    .filter(query::matches)
                    .toList();
            if (page.limit() <= 0 || found.size() <= page.limit()) {
                return new Listing(found, version, "", 0);
            }
            List<Stored> items = found.subList(0, page.limit());
            String next = new Page.Mark(version, items.getLast().ref().key()).token();
            // How much is left is only counted where nothing is selected.
            return new Listing(items, version, next, query.selects() ? 0 : found.size() - items.size());
        });
    }

    /** A list that can no longer be shown as it was may be gone on with as it is now: the refusal brings a token for that. */
    private void demandKnown(Page page, Page.Mark from) {
        if (from.version() == 0 || shelf.knows(from.version())) {
            return;
        }
        if (page.token().isEmpty()) {
            throw StatusException.expired("The resourceVersion for the provided list is too old.");
        }
        throw StatusException.expired(
                "The provided continue parameter is too old to display a consistent list result.",
                new Page.Mark(0, from.key()).token());
    }

    /** From 0: first everything there is as ADDED. From a version: everything after it, or a refusal if that is forgotten. */
    public Watch watch(Query query, long from, Consumer<WatchEvent> sink) {
        return shelf.locked(() -> shelf.watch(query, from, sink));
    }

    public Stored create(Kind kind, String namespace, ObjectNode object, Write write) {
        ObjectNode tree = object.deepCopy();
        return shelf.locked(() -> {
            Ref ref = identities.claim(kind, namespace, tree);
            demandLivingNamespace(ref);
            identities.birth(ref, tree, now());
            gates.forEach(gate -> gate.give(ref, tree));
            shape(ref, tree, null, write);
            if (shelf.find(ref).isPresent()) {
                throw ref.alreadyExists();
            }
            gates.forEach(gate -> gate.check(ref, tree, null));
            return write.dryRun() ? new Stored(ref, 0, tree) : put(ref, null, tree);
        });
    }

    private void demandLivingNamespace(Ref ref) {
        if (!ref.kind().namespaced()) {
            return;
        }
        Stored namespace = get(ref("namespaces", "", ref.namespace()));
        if (Trees.terminating(namespace.tree())) {
            throw ref.namespaceTerminating();
        }
    }

    public Stored update(Ref ref, ObjectNode object, Write write) {
        return shelf.locked(() -> {
            Stored before = get(ref);
            return switch (write.part()) {
                case SCALE -> replace(before, Scales.write(before, object), write);
                case WHOLE, STATUS -> replace(before, object.deepCopy(), write);
            };
        });
    }

    public Stored patch(Ref ref, Patch patch, Write write) {
        return shelf.locked(() -> {
            Stored before = get(ref);
            ObjectNode next =
                    patch.applyTo(ref, write.part() == Write.Part.SCALE ? Scales.read(before) : before.copy());
            Identities.demandSameUid(before, next, write.part());
            return replace(before, write.part() == Write.Part.SCALE ? Scales.write(before, next) : next, write);
        });
    }

    private Stored replace(Stored before, ObjectNode wanted, Write write) {
        Identities.demandCurrent(before, wanted);
        ObjectNode next = Identities.combine(before, wanted, write.part());
        shape(before.ref(), next, before, write);
        Identities.countGeneration(before, next);
        if (Trees.same(next, before.tree())) {
            return before;
        }
        gates.forEach(gate -> gate.check(before.ref(), next, before.tree()));
        return write.dryRun() ? new Stored(before.ref(), before.version(), next) : settle(before, next);
    }

    /** Fills in what is left out and checks the result. */
    private void shape(Ref ref, ObjectNode tree, @Nullable Stored before, Write write) {
        if (!ref.kind().custom()) {
            Identities.dropNulls(tree);
        }
        Identities.dropEmpty(tree);
        List<String> unknown = defaults.fill(ref, tree, before == null ? null : before.tree(), now());
        if (!unknown.isEmpty()) {
            write.unknownFields().accept(unknown);
        }
        ObjectNode old = before == null ? null : before.copy();
        List<Fault> faults = new ArrayList<>(old == null ? Rules.onCreate(ref, tree) : Rules.onUpdate(ref, tree, old));
        ref.kind().schema().ifPresent(schema -> faults.addAll(schema.faults(tree)));
        if (faults.isEmpty()) {
            // Rules over several fields can only be asked of an object whose fields are right.
            faults.addAll(admission.faults(ref.kind().group(), ref.kind().kind(), tree, old));
        }
        if (!faults.isEmpty()) {
            throw ref.invalid(faults);
        }
    }

    /** A write by the cluster itself: any field, no checks, no generation. Empty when the object is gone. */
    public Optional<Stored> amend(Ref ref, Consumer<ObjectNode> change) {
        return shelf.locked(() -> shelf.find(ref).map(before -> {
            ObjectNode next = before.copy();
            change.accept(next);
            Identities.dropEmpty(next);
            return Trees.same(next, before.tree()) ? before : settle(before, next);
        }));
    }

    /** Stores the object, unless this write took away the last thing that held a deleted one. */
    private Stored settle(Stored before, ObjectNode next) {
        if (Trees.terminating(next) && !Deletions.held(next)) {
            remove(before);
            return new Stored(before.ref(), before.version(), next);
        }
        return put(before.ref(), before, next);
    }

    public Deleted delete(Ref ref, DeleteOptions options) {
        Deletions.demandKnownPolicy(options);
        return shelf.locked(() -> {
            Stored before = get(ref);
            Deletions.demand(before, options);
            if (ref.kind().is("namespaces") && UNDELETABLE.contains(ref.name())) {
                throw ref.forbidden("this namespace may not be deleted");
            }
            ObjectNode next = Deletions.mark(before, options, now());
            boolean gone = !Deletions.held(next);
            if (options.dryRun()) {
                return new Deleted(new Stored(ref, before.version(), next), gone);
            }
            if (gone) {
                remove(before);
                return new Deleted(new Stored(ref, before.version(), next), true);
            }
            return new Deleted(Trees.same(next, before.tree()) ? before : put(ref, before, next), false);
        });
    }

    private Stored put(Ref ref, @Nullable Stored before, ObjectNode tree) {
        if (ref.kind().is(CustomKind.DEFINITIONS)) {
            kinds.put(CustomKind.of(tree));
        }
        return shelf.put(ref, before, tree);
    }

    private Stored remove(Stored before) {
        if (before.ref().kind().is(CustomKind.DEFINITIONS)) {
            kinds.remove(before.ref().name());
        }
        return shelf.remove(before);
    }

    /** For readers of several things at once that must fit together. */
    public <T> T consistently(Supplier<T> reading) {
        return shelf.locked(reading);
    }
}
