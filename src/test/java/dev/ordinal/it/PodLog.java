package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.Stream;

/** Watches the pods of a namespace at the API server itself, beside Ordinal and without its code, and misses no event. */
public final class PodLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OrderLaws laws = new OrderLaws();
    private final Kube kube;
    private final String pods;
    private final Duration patience;
    private final Thread watcher;
    private volatile boolean closed;
    private volatile String failure = "";

    private PodLog(Kube kube, String namespace, Duration patience) throws IOException {
        this.kube = kube;
        this.patience = patience;
        this.pods = "/api/v1/namespaces/" + namespace + "/pods";
        JsonNode list = kube.get(pods);
        list.path("items").forEach(laws::found);
        String version = list.at("/metadata/resourceVersion").asText();
        this.watcher = Thread.ofVirtual().start(() -> watch(version));
    }

    static PodLog open(Kube kube, String namespace) throws IOException {
        return open(kube, namespace, PATIENCE);
    }

    /** Where containers really start, everything takes longer. */
    public static PodLog open(Kube kube, String namespace, Duration patience) throws IOException {
        return new PodLog(kube, namespace, patience);
    }

    private void watch(String from) {
        String version = from;
        try {
            while (!closed) {
                version = watchOnce(version);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            if (!closed) {
                failure = "the watch broke off, and what happened since is not known: " + e;
            }
        }
    }

    /** Until the server ends the watch, as it does every few minutes; goes on from the last event. */
    private String watchOnce(String from) throws IOException {
        String version = from;
        String path = pods + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + from;
        try (Stream<String> lines = kube.lines(path)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode event = Kube.JSON.readTree(line);
                String type = event.path("type").asText();
                JsonNode pod = event.path("object");
                if (type.equals("ERROR")) {
                    throw new IllegalStateException(line);
                }
                version = pod.at("/metadata/resourceVersion").asText();
                if (!type.equals("BOOKMARK")) {
                    laws.saw(type, pod);
                }
            }
        }
        return version;
    }

    public OrderLaws laws() {
        return laws;
    }

    /** Waits until exactly so many pods of the workload are there, each Running and Ready. */
    public void awaitReady(String workload, int count) {
        await(workload + " has " + count + " ready pods")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .failFast(this::check)
                .until(() -> laws.ready(workload, count));
    }

    public void awaitDeleted(String pod, int times) {
        await(pod + " was deleted " + times + " times")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> laws.deleted(pod) == times);
    }

    /** No law was broken, and no event was missed. */
    public void check() {
        assertThat(failure).isEmpty();
        assertThat(laws.broken()).isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
    }
}
