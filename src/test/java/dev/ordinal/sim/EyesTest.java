package dev.ordinal.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.WatchEvent;
import dev.ordinal.embedded.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EyesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Store store =
            new Store(InstantSource.fixed(NOON), Admission.everything(), new SplittableRandom(1), 100);
    private final Eyes eyes = new Eyes("process-1");

    @BeforeEach
    void makeRoom() {
        store.create(
                store.kinds().need("namespaces"),
                "",
                (ObjectNode) Json.parse("{\"metadata\": {\"name\": \"default\"}}"),
                Write.WHOLE);
    }

    private Stored create(String kind, String json) {
        ObjectNode object = (ObjectNode) Json.parse(json);
        JsonNode status = object.remove("status");
        Stored created = store.create(store.kinds().need(kind), "default", object, Write.WHOLE);
        return store.amend(created.ref(), stored -> stored.set("status", status))
                .orElseThrow();
    }

    private void told(Stored object, Instant when) {
        eyes.told(new WatchEvent(WatchEvent.Type.ADDED, object), when);
    }

    /** D3: nobody tells that a pod has been ready for long enough, and what is told next may take it away again. */
    @Test
    void an_update_that_time_alone_completes_is_seen_complete_whatever_happens_next() {
        Stored set = create(Eyes.STATEFUL_SETS, """
                {"metadata": {"name": "red"}, "status": {"currentRevision": "red-1"},
                 "spec": {"replicas": 1, "minReadySeconds": 1, "serviceName": "red",
                  "selector": {"matchLabels": {"app": "red"}},
                  "template": {"metadata": {"labels": {"app": "red"}},
                   "spec": {"containers": [{"name": "main", "image": "red:2"}]}}}}""");
        Stored pod = create(Eyes.PODS, """
                {"metadata": {"name": "red-0", "labels": {"app": "red"}, "ownerReferences": [
                   {"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "red", "uid": "%s", "controller": true}]},
                 "spec": {"containers": [{"name": "main", "image": "red:2"}]},
                 "status": {"phase": "Running", "conditions": [
                   {"type": "Ready", "status": "True", "lastTransitionTime": "%s"}]}}""".formatted(set.uid(), NOON));
        SeenSpec spec = SeenSpec.of(set.tree());
        told(set, NOON);
        told(pod, NOON);
        assertThat(eyes.sawComplete(spec, spec.template()))
                .as("not yet available")
                .isFalse();
        eyes.told(new WatchEvent(WatchEvent.Type.DELETED, pod), NOON.plusSeconds(2));
        assertThat(eyes.sawComplete(spec, spec.template())).isTrue();
    }
}
