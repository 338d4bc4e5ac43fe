package dev.ordinal.subscribers;

import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadStatus;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every open stream: opens them with a snapshot or with what was missed, keeps them alive, ends them. */
@Singleton
final class StatusStream {
    /** Asks the browser to come back after two seconds. */
    private static final Buffer RETRY = Buffer.buffer("retry: 2000\n\n");

    private static final Pattern CURSOR = Pattern.compile("([A-Za-z0-9]+)-([0-9]{1,18})");

    private final Vertx vertx;
    private final StatusBoard board;
    private final Frames frames;
    private final Group.Stock stock;
    private final Hub hub;
    private final AtomicInteger open = new AtomicInteger();

    @Inject
    StatusStream(
            Vertx vertx,
            StatusBoard board,
            Frames frames,
            @ConfigProperty(name = "ordinal.stream.buffer") int bufferMax) {
        this.vertx = vertx;
        this.board = board;
        this.frames = frames;
        this.stock = new Group.Stock(frames, bufferMax);
        this.hub = new Hub(stock);
        board.listen(hub);
    }

    /** On the event loop of the request. */
    void open(HttpServerRequest request, Filter filter, String lastEventId) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-cache, no-transform")
                .putHeader("X-Accel-Buffering", "no");
        // The loop itself, not what Quarkus makes of it for one request.
        Context loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        Subscription subscription = new Subscription(new Wire(request), stock);
        Handler<Void> leave = nothing -> leave(loop, filter, subscription);
        response.closeHandler(leave);
        response.exceptionHandler(failure -> leave.handle(null));
        response.endHandler(leave);
        open.incrementAndGet();
        hub.join(loop, filter, subscription);
        // From here on it hears what comes; what was before is read now, and what is in both is not sent twice.
        Optional<StatusBoard.Joined> resumed = after(lastEventId).flatMap(board::since);
        StatusBoard.Joined joined = resumed.orElseGet(() -> present(filter));
        Stream<Buffer> first = resumed.isPresent() ? missed(joined, filter) : snapshot(joined, filter);
        subscription.start(Stream.concat(Stream.of(RETRY), first).iterator(), joined.number());
    }

    int openCount() {
        return open.get();
    }

    void beatEvery(Duration period) {
        vertx.setPeriodic(period.toMillis(), timer -> hub.groups().forEach(group -> group.beat(hub)));
    }

    /** Ends every stream, and waits for at most that long until their clients have been told. */
    void endAll(Duration patience) throws InterruptedException {
        List<Future<Void>> ends = hub.groups().stream().map(Group::end).toList();
        CountDownLatch told = new CountDownLatch(1);
        Future.join(ends).onComplete(result -> told.countDown());
        told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A cursor of another process, or none at all, stands for nothing here: a snapshot follows. */
    private Optional<Long> after(String lastEventId) {
        Matcher cursor = CURSOR.matcher(lastEventId);
        return cursor.matches() && cursor.group(1).equals(frames.epoch().text())
                ? Optional.of(Long.valueOf(cursor.group(2)))
                : Optional.empty();
    }

    private Stream<Buffer> missed(StatusBoard.Joined joined, Filter filter) {
        return joined.missed().stream().filter(filter::accepts).map(frames::live);
    }

    private StatusBoard.Joined present(Filter filter) {
        return filter.workload().isEmpty()
                ? board.present(filter.namespace(), Optional.empty())
                : board.present(filter.scope());
    }

    /** Only its end has an id: whoever breaks off in the middle of a snapshot gets a new one. */
    private Stream<Buffer> snapshot(StatusBoard.Joined joined, Filter filter) {
        if (filter.scope().equals(Filter.EVERYTHING)) {
            frames.retain(joined.present().stream().map(WorkloadStatus::key).collect(Collectors.toUnmodifiableSet()));
        }
        Stream<Buffer> workloads =
                joined.present().stream().flatMap(status -> frames.snapshot(status, joined.number()));
        Stream<Buffer> end = Stream.of(joined.present().size()).map(size -> frames.snapshotEnd(size, joined.number()));
        return Stream.concat(workloads, end);
    }

    private void leave(Context loop, Filter filter, Subscription subscription) {
        if (hub.leave(loop, filter, subscription)) {
            open.decrementAndGet();
            subscription.gone();
        }
    }
}
