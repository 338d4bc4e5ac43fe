package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;

/** Writes what the controllers did as {@code Event} objects; a repetition raises the count of the first. */
final class Events {
    /** As a real API server keeps them. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Store store;
    private final Agenda agenda;

    Events(Store store, Agenda agenda) {
        this.store = store;
        this.agenda = agenda;
    }

    void normal(Stored about, String source, String reason, String message) {
        record(about, "Normal/" + source, reason, message);
    }

    void warning(Stored about, String source, String reason, String message) {
        record(about, "Warning/" + source, reason, message);
    }

    private void record(Stored about, String typeAndSource, String reason, String message) {
        String namespace =
                about.ref().namespace().isEmpty() ? "default" : about.ref().namespace();
        String type = typeAndSource.substring(0, typeAndSource.indexOf('/'));
        String source = typeAndSource.substring(typeAndSource.indexOf('/') + 1);
        String identity = about.uid() + typeAndSource + reason + message;
        String name = about.ref().name() + "." + Integer.toHexString(identity.hashCode());
        Ref ref = store.ref("events", namespace, name);
        String now = store.now().toString();
        if (store.amend(
                        ref,
                        event -> event.put("count", event.path("count").asInt() + 1)
                                .put("lastTimestamp", now))
                .isPresent()) {
            return;
        }
        boolean writable = store.find(store.ref("namespaces", "", namespace))
                .filter(found -> !Trees.terminating(found.tree()))
                .isPresent();
        if (!writable) {
            return;
        }
        ObjectNode event =
                Trees.object().put("type", type).put("reason", reason).put("message", message);
        event.putObject("metadata").put("name", name);
        event.putObject("involvedObject")
                .put("kind", about.ref().kind().kind())
                .put("namespace", about.ref().namespace())
                .put("name", about.ref().name())
                .put("uid", about.uid())
                .put("apiVersion", about.ref().kind().apiVersion())
                .put("resourceVersion", Long.toString(about.version()));
        event.putObject("source").put("component", source);
        event.put("firstTimestamp", now).put("lastTimestamp", now).put("count", 1);
        event.put("reportingComponent", source).put("reportingInstance", "");
        String uid = store.create(ref.kind(), namespace, event, Write.WHOLE).uid();
        agenda.schedule(LIFETIME, () -> expire(ref, uid));
    }

    private void expire(Ref ref, String uid) {
        if (store.find(ref).filter(event -> event.uid().equals(uid)).isPresent()) {
            store.delete(ref, DeleteOptions.now(uid));
        }
    }
}
