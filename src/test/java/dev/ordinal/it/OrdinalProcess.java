package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged program as a process of its own, known only by what it listens on, prints and answers. */
public final class OrdinalProcess implements AutoCloseable {
    private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path LOGS = Path.of("target", "it-logs");
    private static final Duration START_MAX = Duration.ofSeconds(90);
    /** What an orchestrator grants a process that it ends, with room to spare. */
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    /** Tests wait for acknowledgements; the usual five seconds would be most of their time, and a poll of one second the rest. */
    private static final Duration COMMIT = Duration.ofMillis(200);

    private static final Duration POLL = Duration.ofMillis(100);

    /** How long after a leader's death another one takes over. */
    static final Duration LEASE = Duration.ofSeconds(2);

    private static final int SIGTERM = 128 + 15;
    private static final int TAIL = 60;
    private static final Pattern KUBECONFIG = Pattern.compile("export KUBECONFIG=(\\S+)");
    private static final Pattern BROKER = Pattern.compile("embedded broker at ([\\w.:]+?)\\.\\R");
    private static final Pattern LEADING = Pattern.compile("(?m) (leads|no longer leads|follows)$");
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;
    private final Launch launch;
    private final int port;
    private final int managementPort;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * How to start it.
     *
     * @param kubeconfig of the cluster to work on; empty for the embedded one
     * @param home where its broker's log and temporary files lie; a second start with the same finds the first one's
     * @param lease name of the lease, in the namespace default
     * @param settings more of them, as key=value
     */
    public record Launch(Optional<Path> kubeconfig, Path home, String lease, boolean broker, List<String> settings) {
        public Launch {
            settings = List.copyOf(settings);
        }

        public Launch(Optional<Path> kubeconfig, Path home, String lease, boolean broker) {
            this(kubeconfig, home, lease, broker, List.of());
        }

        Launch withoutBroker() {
            return new Launch(kubeconfig, home, lease, false, settings);
        }

        public Launch with(String... settings) {
            return new Launch(kubeconfig, home, lease, broker, List.of(settings));
        }
    }

    private OrdinalProcess(Launch launch) throws IOException {
        this.launch = launch;
        List<Integer> ports = freePorts(4);
        this.port = ports.get(0);
        this.managementPort = ports.get(1);
        this.log = LOGS.resolve(launch.home().getFileName() + "-" + STARTED.incrementAndGet() + ".log");
        Files.createDirectories(LOGS);
        Files.createDirectories(launch.home().resolve("tmp"));
        ProcessBuilder builder =
                new ProcessBuilder(words(ports)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of(
                        "KUBECONFIG", "KUBERNETES_SERVICE_HOST", "KAFKA_BOOTSTRAP_SERVERS", "ORDINAL_QUEUE_BROKER"));
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts it and waits until it is ready; ends it, and tells what it said, if it does not get there. */
    public static OrdinalProcess start(Launch launch) throws IOException {
        assertThat(PROGRAM).as("the packaged program").exists();
        OrdinalProcess ordinal = new OrdinalProcess(launch);
        try {
            await("Ordinal is ready")
                    .atMost(START_MAX)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !ordinal.process.isAlive() || ordinal.ready());
            assertThat(ordinal.process.isAlive()).as("it runs").isTrue();
        } catch (ConditionTimeoutException | AssertionError failed) {
            ordinal.process.destroyForcibly();
            throw new AssertionError("Ordinal did not start; " + ordinal.tail(), failed);
        }
        return ordinal;
    }

    private List<String> words(List<Integer> ports) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@src/main/jvm.options",
                "-Djava.io.tmpdir=" + launch.home().resolve("tmp").toAbsolutePath(),
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + managementPort,
                "-Dordinal.embedded.port=" + ports.get(2),
                "-Dordinal.broker.port=" + ports.get(3),
                "-Dordinal.broker.directory=" + launch.home().resolve("broker"),
                "-Dordinal.broker.embedded=" + launch.broker(),
                "-Dmp.messaging.incoming.ordinal-requests.auto.commit.interval.ms=" + COMMIT.toMillis(),
                "-Dmp.messaging.incoming.ordinal-requests.poll-timeout=" + POLL.toMillis(),
                "-Dordinal.orchestrate=ordinalsets,statefulsets",
                "-Dordinal.lease.duration=" + LEASE.toSeconds() + "s",
                "-Dordinal.lease.namespace=default",
                "-Dordinal.lease.name=" + launch.lease()));
        launch.kubeconfig().ifPresent(file -> words.add("-Dordinal.kubeconfig=" + file));
        launch.settings().forEach(setting -> words.add("-D" + setting));
        words.addAll(List.of("-jar", PROGRAM.toString()));
        return words;
    }

    private boolean ready() throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Of the cluster that it works on. */
    Path kubeconfig() {
        return launch.kubeconfig().orElseGet(() -> Path.of(printed(KUBECONFIG)));
    }

    /** Of the broker inside it. */
    String broker() {
        return printed(BROKER);
    }

    /** The last that it said of this. */
    public boolean leads() {
        Matcher said = LEADING.matcher(printed());
        return said.results().reduce((earlier, later) -> later).stream()
                .anyMatch(last -> last.group(1).equals("leads"));
    }

    /** How many of its lines hold these words. */
    long said(String words) {
        return printed().lines().filter(line -> line.contains(words)).count();
    }

    /** The end of what it said, for whoever looks into a failure. */
    public String tail() {
        List<String> lines = printed().lines().toList();
        return log + " ends with\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    private String printed(Pattern pattern) {
        Matcher matcher = pattern.matcher(printed());
        assertThat(matcher.find()).as("%s in %s", pattern, log).isTrue();
        return matcher.group(1);
    }

    private String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing is finished, nothing is said. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    /** SIGSTOP: it holds what it holds, and does nothing. */
    void halt() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        Command.run("kill", signal, String.valueOf(process.pid())).succeeds();
    }

    /** SIGTERM: it ends in time, and of its own accord. */
    void stop() {
        process.destroy();
        assertThat(ended()).as("ended within %s: %s", STOP_MAX, log).isTrue();
        assertThat(process.exitValue()).as(log.toString()).isIn(0, SIGTERM);
        assertThat(printed()).as(log.toString()).containsPattern("ordinal stopped in");
    }

    private boolean ended() {
        try {
            return process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                stop();
            }
        } finally {
            process.destroyForcibly();
            http.close();
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
