package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Somebody else's client of server-sent events, as a process of its own that prints what it gets. */
final class ForeignClient implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    ForeignClient(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException ended) {
            // What came is kept.
        }
    }

    /** The ids it printed so far, each in a line {@code id: …}. */
    List<String> ids() {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
    }

    void awaitIds(String... ids) {
        await().untilAsserted(() -> assertThat(ids()).containsExactly(ids));
    }

    /** It came to the end of the stream by itself, and found nothing wrong. */
    void awaitGoodEnd() throws InterruptedException {
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
