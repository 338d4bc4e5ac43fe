package dev.ordinal.ops;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The way to the API server, made anew when a certificate is replaced that it was made of: the client's own, or those of the
 * authorities it trusts. fabric8's client reads them once; only a token does it read again.
 */
final class ClusterConnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ClusterConnection.class);

    /** What changed is taken when it has stayed so for this long: the key may come after the certificate, each byte by byte. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final UnaryOperator<Config> again;
    private final Duration longest;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("credentials").factory());
    private final Set<KubernetesClient> open = ConcurrentHashMap.newKeySet();
    private volatile KubernetesClient client;
    private Config config;
    private List<String> used;
    private List<String> seen;

    /**
     * @param again reads once more, from the same place, what the configuration was read from
     * @param longest how long an answer may take: so long the former connections stay open when there are new ones
     */
    ClusterConnection(Config config, UnaryOperator<Config> again, Duration longest) {
        this.again = again;
        this.longest = longest;
        this.config = config;
        this.used = contents(config);
        this.seen = used;
        this.client = connect(config);
    }

    /** To be asked for at each request. */
    HttpClient http() {
        return client.getHttpClient();
    }

    /** Which cluster it leads to never changes. */
    String url() {
        return client.getMasterUrl().toString();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it goes on until the clock is stopped
    void follow() {
        clock.scheduleWithFixedDelay(this::look, PAUSE.toNanos(), PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized void look() {
        List<String> now = contents(config);
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(used)) {
            used = now;
            takeOver();
        }
    }

    /** What can't be used is told once; the next change is looked at again. */
    private void takeOver() {
        try {
            Config next = again.apply(config);
            if (next.getMasterUrl().equals(config.getMasterUrl())) {
                replace(next);
            } else {
                LOG.warnf("%s is another cluster: until the next start it stays %s", next.getMasterUrl(), url());
            }
        } catch (RuntimeException unusable) {
            Throwable why = unusable.getCause() == null ? unusable : unusable.getCause();
            LOG.warnf("the new credentials can't be used, the former ones stay: %s", why.getMessage());
        }
    }

    /** Watches that hang on the former connections break off with them, and go on over the new ones. */
    @SuppressWarnings("FutureReturnValueIgnored") // closed at the latest with the process
    private void replace(Config next) {
        KubernetesClient former = client;
        client = connect(next);
        config = next;
        clock.schedule(() -> close(former), longest.toNanos(), TimeUnit.NANOSECONDS);
        LOG.infof("new credentials for %s", url());
    }

    private KubernetesClient connect(Config how) {
        KubernetesClient made = new KubernetesClientBuilder()
                .withHttpClientFactory(new ClusterClients())
                .withConfig(how)
                .build();
        open.add(made);
        return made;
    }

    private void close(KubernetesClient one) {
        open.remove(one);
        one.close();
    }

    /** Of all files that certificates come from; a token has a file of its own, or is read again with the kubeconfig. */
    private static List<String> contents(Config config) {
        Stream<String> kubeconfig =
                Stream.of(config.getFile()).filter(Objects::nonNull).map(File::getPath);
        Stream<String> named = Stream.of(config.getCaCertFile(), config.getClientCertFile(), config.getClientKeyFile());
        return Stream.concat(kubeconfig, named)
                .filter(file -> file != null && !file.isEmpty())
                .map(file -> content(Path.of(file)))
                .toList();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException notThere) {
            return "";
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        open.forEach(this::close);
    }
}
