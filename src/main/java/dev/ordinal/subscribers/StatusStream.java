package dev.ordinal.subscribers;

import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadStatus;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every open stream: opens them with a snapshot or with what was missed, keeps them alive, ends them. */
@Singleton
final class StatusStream {
    /** Asks the browser to come back after two seconds. */
    private static final String RETRY = "retry: 2000\n\n";

    private static final Pattern CURSOR = Pattern.compile("([A-Za-z0-9]+)-([0-9]{1,18})");

    private final Vertx vertx;
    private final StatusBoard board;
    private final Subscription.Stock stock;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();

    @Inject
    StatusStream(
            Vertx vertx,
            StatusBoard board,
            Frames frames,
            @ConfigProperty(name = "ordinal.stream.buffer") int bufferMax) {
        this.vertx = vertx;
        this.board = board;
        this.stock = new Subscription.Stock(frames, bufferMax);
    }

    /** On the event loop of the response. */
    void open(HttpServerResponse response, Filter filter, String lastEventId) {
        if (response.closed()) {
            return;
        }
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-cache, no-transform")
                .putHeader("X-Accel-Buffering", "no");
        Subscription subscription = new Subscription(response, vertx.getOrCreateContext(), filter, stock);
        response.closeHandler(nothing -> leave(subscription));
        response.exceptionHandler(failure -> leave(subscription));
        response.endHandler(nothing -> leave(subscription));
        open.add(subscription);
        response.write(RETRY);
        Optional<StatusBoard.Joined> resumed = after(lastEventId).flatMap(number -> board.resume(number, subscription));
        StatusBoard.Joined joined = resumed.orElseGet(() -> board.join(subscription));
        Iterator<Buffer> first = resumed.isPresent() ? missed(joined, filter) : snapshot(joined, filter);
        subscription.start(first, joined.number());
    }

    int openCount() {
        return open.size();
    }

    void beatEvery(Duration period) {
        vertx.setPeriodic(period.toMillis(), timer -> open.forEach(Subscription::beat));
    }

    /** Ends every stream, and waits for at most that long until their clients have been told. */
    void endAll(Duration patience) throws InterruptedException {
        List<Subscription> all = List.copyOf(open);
        CountDownLatch told = new CountDownLatch(all.size());
        all.forEach(subscription -> subscription.end(told::countDown));
        told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A cursor of another process, or none at all, stands for nothing here: a snapshot follows. */
    private Optional<Long> after(String lastEventId) {
        Matcher cursor = CURSOR.matcher(lastEventId);
        return cursor.matches() && cursor.group(1).equals(stock.frames().epoch().text())
                ? Optional.of(Long.valueOf(cursor.group(2)))
                : Optional.empty();
    }

    private Iterator<Buffer> missed(StatusBoard.Joined joined, Filter filter) {
        return joined.missed().stream()
                .filter(filter::accepts)
                .map(stock.frames()::live)
                .iterator();
    }

    /** Only its end has an id: whoever breaks off in the middle of a snapshot gets a new one. */
    private Iterator<Buffer> snapshot(StatusBoard.Joined joined, Filter filter) {
        stock.frames()
                .retain(joined.present().stream().map(WorkloadStatus::key).collect(Collectors.toUnmodifiableSet()));
        List<WorkloadStatus> present =
                joined.present().stream().filter(filter::accepts).toList();
        Stream<Buffer> workloads = present.stream().map(status -> stock.frames().snapshot(status, joined.number()));
        Stream<Buffer> end =
                Stream.of(present.size()).map(size -> stock.frames().snapshotEnd(size, joined.number()));
        return Stream.concat(workloads, end).iterator();
    }

    private void leave(Subscription subscription) {
        board.leave(subscription);
        open.remove(subscription);
        subscription.gone();
    }
}
