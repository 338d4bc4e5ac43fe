package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A subscriber that comes and goes, reads at its own pace, and compares what it is told with all that was recorded: nothing that it
 * wants may be missing, come twice or out of order, on whichever connection it comes.
 */
final class StreamReader implements Runnable {
    private static final Duration PAUSE_MAX = Duration.ofMillis(400);

    private final URI stream;
    private final String filter;
    private final History history;
    private final Random chance;
    private final HttpClient http;
    private final boolean slow;

    private String cursor = "";
    private long at = -1;
    String failure = "";
    int connections;
    int snapshots;

    /** All events there were, by number from 1 on, and the filter that the reader asked for. */
    interface History {
        List<StatusEvent> events();

        boolean wants(StatusEvent event);

        /** The number of the last event of all; -1 while more may come. */
        long last();
    }

    StreamReader(URI stream, String filter, History history, Random chance) {
        this.stream = stream;
        this.filter = filter;
        this.history = history;
        this.chance = chance;
        this.slow = chance.nextInt(4) == 0;
        HttpClient.Version version = chance.nextBoolean() ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
        this.http = HttpClient.newBuilder().version(version).build();
    }

    @Override
    public void run() {
        try (http) {
            while (failure.isEmpty() && !arrived()) {
                connect();
            }
        }
    }

    private boolean arrived() {
        long last = history.last();
        return last >= 0 && at >= 0 && next(at) > last;
    }

    private void connect() {
        connections++;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream + filter));
        if (!cursor.isEmpty()) {
            request.header("Last-Event-ID", cursor);
        }
        int patience = chance.nextInt(2_000);
        try {
            HttpResponse<java.io.InputStream> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8), 512)) {
                read(lines, patience);
            }
        } catch (IOException cut) {
            // It goes on from its cursor.
        } catch (InterruptedException e) {
            failure = "interrupted";
        }
    }

    private void read(BufferedReader lines, int patience) throws IOException {
        String id = "";
        String name = "";
        int left = patience;
        for (String line = lines.readLine(); line != null && failure.isEmpty(); line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.isEmpty()) {
                took(id, name);
                id = "";
                name = "";
                left--;
                if (arrived() || left < 0) {
                    return;
                }
                pause();
            }
        }
    }

    /** Longer than what sockets and the server keep for it: while more comes it will be cut off. */
    private void pause() {
        if (slow && history.last() < 0 && chance.nextInt(20) == 0) {
            LockSupport.parkNanos(chance.nextLong(PAUSE_MAX.toNanos()));
        }
    }

    private void took(String id, String name) {
        if (id.isEmpty()) {
            return;
        }
        cursor = id;
        long number = Long.parseLong(id.substring(id.indexOf('-') + 1));
        if (name.equals("snapshot.end")) {
            snapshots++;
            if (number < at) {
                failure = "a snapshot of " + number + " came after " + at;
            }
        } else if (name.isEmpty()) {
            if (next(at) <= number) {
                failure = "a heartbeat says " + number + ", but " + next(at) + " never came";
            }
        } else if (next(at) != number) {
            failure = name + " " + number + " came after " + at + " instead of " + next(at);
        }
        at = number;
    }

    /** The first event after that one that it wants; beyond the last one if there is none. */
    private long next(long number) {
        List<StatusEvent> events = history.events();
        return IntStream.range((int) Math.max(0, number), events.size())
                .filter(i -> history.wants(events.get(i)))
                .mapToLong(i -> i + 1L)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
