package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What a stream costs at least on Vert.x: the same bytes, written once an event to each response on its event loop. No filter, no
 * resume, no bound.
 */
final class BareStream implements Consumer<StatusEvent> {
    private final Frames frames;
    private final Map<Context, Queue<HttpServerResponse>> open = new ConcurrentHashMap<>();

    BareStream(Router router, Frames frames) {
        this.frames = frames;
        router.get("/api/v1/stream").handler(context -> {
            HttpServerResponse response = context.response();
            response.setChunked(true).putHeader("Content-Type", "text/event-stream");
            response.write(":\n\n");
            open.computeIfAbsent(context.vertx().getOrCreateContext(), loop -> new ConcurrentLinkedQueue<>())
                    .add(response);
        });
    }

    @Override
    public void accept(StatusEvent event) {
        Buffer frame = frames.live(event);
        open.forEach((loop, responses) -> loop.runOnContext(nothing -> {
            for (HttpServerResponse response : responses) {
                if (!response.closed()) {
                    response.write(frame.slice());
                }
            }
        }));
    }
}
