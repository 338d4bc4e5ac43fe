package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Watches the pods of a namespace at the API server itself, beside Ordinal and without its code, and misses no event. */
public final class PodLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** How long the server may be away; it remembers for longer what happened last. */
    private static final Duration AWAY_MAX = Duration.ofMinutes(2);

    private final OrderLaws laws = new OrderLaws();
    private final Kube kube;
    private final String pods;
    private final Duration patience;
    private final Thread watcher;
    private String version;
    private volatile boolean closed;
    private volatile String failure = "";

    private PodLog(Kube kube, String namespace, Duration patience) throws IOException {
        this.kube = kube;
        this.patience = patience;
        this.pods = "/api/v1/namespaces/" + namespace + "/pods";
        JsonNode list = kube.get(pods);
        list.path("items").forEach(laws::found);
        this.version = list.at("/metadata/resourceVersion").asText();
        this.watcher = Thread.ofVirtual().start(this::watch);
    }

    static PodLog open(Kube kube, String namespace) throws IOException {
        return open(kube, namespace, PATIENCE);
    }

    /** Where containers really start, everything takes longer. */
    public static PodLog open(Kube kube, String namespace, Duration patience) throws IOException {
        return new PodLog(kube, namespace, patience);
    }

    private void watch() {
        try {
            while (!closed) {
                watchOnce();
            }
        } catch (IllegalStateException | ConditionTimeoutException e) {
            if (!closed) {
                failure = "the watch broke off, and what happened since is not known: " + e;
            }
        }
    }

    /** Until the server ends the watch, as it does every few minutes, or goes away; what comes next goes on from the last event. */
    private void watchOnce() {
        String path = pods + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + version;
        try (Stream<String> lines = kube.lines(path)) {
            for (String line : (Iterable<String>) lines::iterator) {
                saw(Kube.JSON.readTree(line));
            }
        } catch (IOException | UncheckedIOException gone) {
            await("the server is there")
                    .atMost(AWAY_MAX)
                    .ignoreExceptions()
                    .until(() -> closed || kube.get(pods + "?limit=1").isObject());
        }
    }

    private void saw(JsonNode event) {
        String type = event.path("type").asText();
        JsonNode pod = event.path("object");
        if (type.equals("ERROR")) {
            throw new IllegalStateException(event.toString());
        }
        version = pod.at("/metadata/resourceVersion").asText();
        if (!type.equals("BOOKMARK")) {
            laws.saw(type, pod);
        }
    }

    public OrderLaws laws() {
        return laws;
    }

    /** Waits until exactly so many pods of the workload are there, each Running and Ready. */
    public void awaitReady(String workload, int count) {
        awaitReady(workload, count, patience);
    }

    /** The same, where it may take longer than what this log is patient for. */
    public void awaitReady(String workload, int count, Duration longest) {
        await(workload + " has " + count + " ready pods")
                .atMost(longest)
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
