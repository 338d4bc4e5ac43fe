package dev.ordinal.contract;

import dev.ordinal.it.Kube;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every probe against one cluster, a few at a time: each has its own namespace. */
abstract class ApiContract {
    /** Marks the namespaces of this run: those of the one before may still be on their way out. */
    static final String RUN = Long.toString(System.currentTimeMillis() % 1_000_000, 36);

    private static final int AT_ONCE = 8;

    abstract Kube kube();

    /** Whether it is the embedded cluster, which may refuse what the probes say that it lacks. */
    abstract boolean embedded();

    @TestFactory
    Stream<DynamicContainer> each_area() {
        List<String> namespaces = new ArrayList<>();
        List<DynamicContainer> areas = new ArrayList<>();
        try (ExecutorService players = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Area area : Area.all()) {
                List<DynamicTest> tests = new ArrayList<>();
                for (Probe probe : area.probes()) {
                    String namespace = "contract-" + area.name() + "-" + tests.size() + "-" + RUN;
                    namespaces.add(namespace);
                    CompletableFuture<Void> played = CompletableFuture.runAsync(() -> play(probe, namespace), players);
                    tests.add(DynamicTest.dynamicTest(probe.title(), () -> result(played)));
                }
                areas.add(DynamicContainer.dynamicContainer(area.name(), tests));
            }
        }
        // Only now: a server takes its time for each, and probes that wait for a namespace to go would wait for all.
        namespaces.forEach(this::delete);
        return areas.stream();
    }

    private void play(Probe probe, String namespace) {
        try (Player player = new Player(kube(), embedded(), probe, namespace)) {
            player.play();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private void delete(String namespace) {
        try {
            kube().send("DELETE", "/api/v1/namespaces/" + namespace, "", null);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static void result(CompletableFuture<Void> played) throws Throwable {
        try {
            played.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CompletionException inner ? inner.getCause() : e.getCause();
        }
    }
}
