package dev.ordinal.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.controllers.Timings;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Watch;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A cluster whose time the test moves. */
final class Sim {
    static final Settings SETTINGS = Settings.DEFAULT.withTimings(new Timings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1)));
    private static final ObjectMapper JSON = new ObjectMapper();

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    final EmbeddedCluster cluster;
    final Store store;

    Sim() {
        this(SETTINGS, Admission.everything());
    }

    Sim(Settings settings, Admission admission) {
        InstantSource clock = () -> now;
        cluster = new EmbeddedCluster(settings, clock, admission);
        store = cluster.store();
    }

    /** Lets time pass, stopping wherever there is something to do. */
    Sim pass(Duration time) {
        Instant end = now.plus(time);
        while (cluster.agenda().next().filter(at -> !at.isAfter(end)).isPresent()) {
            Instant next = cluster.agenda().next().get();
            now = next.isAfter(now) ? next : now;
            cluster.agenda().runDue(now);
        }
        now = end;
        return this;
    }

    Sim pass(int seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode resource(String name) {
        try (InputStream in = Sim.class.getResourceAsStream(name)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sim withOrdinalSets() {
        cluster.install(resource("/embedded/ordinalset-crd.json"));
        return this;
    }

    Kind kind(String id) {
        return store.kinds().need(id);
    }

    Ref ref(String kind, String name) {
        Kind row = kind(kind);
        return new Ref(row, row.namespaced() ? "default" : "", name);
    }

    Stored create(String kind, String object) {
        Kind row = kind(kind);
        return store.create(row, row.namespaced() ? "default" : "", json(object), Write.WHOLE);
    }

    Stored pod(String name, String image) {
        return create(
                "pods",
                "{'metadata':{'name':'%s','labels':{'app':'x'}},'spec':{'containers':[{'name':'c','image':'%s'}]}}"
                        .formatted(name, image));
    }

    Stored configMap(String name, String data) {
        return create("configmaps", "{'metadata':{'name':'%s'},'data':%s}".formatted(name, data));
    }

    Stored patch(String kind, String name, Patch.Form form, String patch) {
        try {
            return store.patch(ref(kind, name), new Patch(form, JSON.readTree(patch.replace('\'', '"'))), Write.WHOLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stored merge(String kind, String name, String patch) {
        return patch(kind, name, Patch.Form.MERGE, patch);
    }

    Stored get(String kind, String name) {
        return store.get(ref(kind, name));
    }

    boolean has(String kind, String name) {
        return store.find(ref(kind, name)).isPresent();
    }

    String text(String kind, String name, String... path) {
        return Trees.at(get(kind, name).tree(), path).asText();
    }

    String condition(String kind, String name, String type) {
        return Trees.at(get(kind, name).tree(), "status", "conditions")
                .valueStream()
                .filter(condition -> Trees.text(condition, "type").equals(type))
                .map(condition -> Trees.text(condition, "status"))
                .findFirst()
                .orElse("absent");
    }

    /** What a watch says, as {@code ADDED a}. */
    List<String> watch(Query query, long from) {
        List<String> seen = new ArrayList<>();
        Watch watch = store.watch(
                query,
                from,
                event -> seen.add(event.type() + " " + event.object().ref().name()));
        watches.add(watch);
        return seen;
    }

    private final List<Watch> watches = new ArrayList<>();

    /** The refusal as {@code 409 Conflict}. */
    static String refusal(Runnable call) {
        try {
            call.run();
        } catch (StatusException e) {
            return e.code() + " " + e.reason();
        }
        return "accepted";
    }
}
