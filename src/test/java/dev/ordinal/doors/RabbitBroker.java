package dev.ordinal.doors;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RabbitMQ as it is installed, run by {@code src/it/rabbitmq} with everything it keeps below target. */
public class RabbitBroker implements QuarkusTestResourceLifecycleManager {
    private static final String SCRIPT = "src/it/rabbitmq";
    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final Long UNKNOWN = -1L;
    private static RabbitBroker running;

    private static final int FIRST = Integer.getInteger("rabbitmq.port", 17_560);

    private final int port;
    private Path directory;
    private Process process;
    private boolean counted;

    public RabbitBroker() {
        this(0);
    }

    /** One that may run beside others. */
    RabbitBroker(int above) {
        this.port = FIRST + above;
    }

    /** Without it these tests are skipped; .ci/test tells how to get it. */
    public static boolean isInstalled() {
        return answer(List.of(SCRIPT, "able")).isEmpty();
    }

    public static RabbitBroker running() {
        return running;
    }

    public final int port() {
        return port;
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "rabbitmq")
                    .toAbsolutePath();
            Files.writeString(directory.resolve("rabbitmq.conf"), settings());
            process = new ProcessBuilder(SCRIPT, "run", directory.toString(), String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("said").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = this;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        await("RabbitMQ listens").atMost(START_MAX).until(this::listens);
        return Map.of("rabbitmq-host", "127.0.0.1", "rabbitmq-port", String.valueOf(port));
    }

    /** Whoever comes from this machine may do all, over a plain line. */
    String settings() throws IOException {
        return "";
    }

    final Path directory() {
        return directory;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Messages of the queue: all, and those that somebody has taken; less than 0 while a broker that comes back does not know. */
    List<Long> counts() {
        String rows = ctl("list_queues", "-q", "--no-table-headers", "name", "messages", "messages_unacknowledged");
        Optional<List<Long>> counts = rows.lines()
                .map(line -> line.split("\\s+", -1))
                .filter(columns -> columns[0].equals("ordinal.requests"))
                .map(columns -> Arrays.stream(columns)
                        .skip(1)
                        .map(text -> text.isEmpty() ? UNKNOWN : Long.valueOf(text))
                        .toList())
                .findFirst();
        counted |= counts.isPresent();
        return counts.orElse(counted ? List.of(UNKNOWN, UNKNOWN) : List.of(0L, 0L));
    }

    void restart() {
        ctl("stop_app");
        ctl("start_app");
        await("RabbitMQ listens again").atMost(START_MAX).until(this::listens);
    }

    private String ctl(String... words) {
        List<String> command = new ArrayList<>(List.of(SCRIPT, "ctl", directory.toString(), String.valueOf(port)));
        command.addAll(List.of(words));
        return answer(command);
    }

    private static String answer(List<String> command) {
        try {
            Process asked =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = asked.waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        end();
    }

    private void end() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
