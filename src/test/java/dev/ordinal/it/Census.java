package dev.ordinal.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** How often each object of a namespace came and went, by kind and name, counted afterwards from what the server remembers. */
final class Census {
    private static final Map<String, String> KINDS = Map.of(
            "pod", "/api/v1/namespaces/%s/pods",
            "claim", "/api/v1/namespaces/%s/persistentvolumeclaims",
            "revision", "/apis/apps/v1/namespaces/%s/controllerrevisions",
            "set", "/apis/apps.ordinal.dev/v1/namespaces/%s/ordinalsets");

    private final Kube kube;
    private final String namespace;
    private final Map<String, String> since = new TreeMap<>();

    private Census(Kube kube, String namespace) throws IOException {
        this.kube = kube;
        this.namespace = namespace;
        for (String kind : KINDS.keySet()) {
            since.put(kind, version(kind));
        }
    }

    /** Counts from now on. */
    static Census from(Kube kube, String namespace) throws IOException {
        return new Census(kube, namespace);
    }

    /** As in "pod web-0" → "+2 -1". */
    Map<String, String> counted() throws InterruptedException, ExecutionException {
        List<Callable<Map<String, String>>> kinds = new ArrayList<>();
        since.forEach((kind, version) -> kinds.add(() -> comings(kind, version)));
        Map<String, String> counts = new TreeMap<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Map<String, String>> kind : each.invokeAll(kinds)) {
                counts.putAll(kind.get());
            }
        }
        return counts;
    }

    /** The watch ends after a second: by then everything that had happened has been told. */
    private Map<String, String> comings(String kind, String version) throws IOException {
        Map<String, int[]> comings = new TreeMap<>();
        String path = path(kind) + "?watch=true&timeoutSeconds=1&resourceVersion=" + version;
        try (Stream<String> lines = kube.lines(path)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode event = Kube.JSON.readTree(line);
                String name = event.at("/object/metadata/name").asText();
                int[] count = comings.computeIfAbsent(kind + " " + name, first -> new int[2]);
                switch (event.path("type").asText()) {
                    case "ADDED" -> count[0]++;
                    case "DELETED" -> count[1]++;
                    case "MODIFIED" -> {}
                    default -> throw new IllegalStateException(line);
                }
            }
        } catch (UncheckedIOException cut) {
            throw new IOException(cut);
        }
        Map<String, String> told = new TreeMap<>();
        comings.forEach((name, count) -> told.put(name, "+" + count[0] + " -" + count[1]));
        return told;
    }

    private String version(String kind) throws IOException {
        return kube.get(path(kind)).at("/metadata/resourceVersion").asText();
    }

    private String path(String kind) {
        return KINDS.get(kind).formatted(namespace);
    }
}
