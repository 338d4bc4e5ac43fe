package dev.ordinal.requests.rest;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.problem.BodyLimit;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a request's body up to our limit; the rest of a larger one is read and dropped, so that its sender sees the refusal. */
final class Body {
    private final HttpServerRequest request;
    private final int bytesMax;
    private final UniEmitter<? super byte[]> emitter;
    private final Buffer kept = Buffer.buffer();
    private long seen;

    private Body(HttpServerRequest request, int bytesMax, UniEmitter<? super byte[]> emitter) {
        this.request = request;
        this.bytesMax = bytesMax;
        this.emitter = emitter;
    }

    static Uni<byte[]> read(HttpServerRequest request, int bytesMax) {
        return Uni.createFrom().emitter(emitter -> new Body(request, bytesMax, emitter).start());
    }

    private void start() {
        if (request.isEnded()) {
            emitter.complete(new byte[0]);
            return;
        }
        request.exceptionHandler(broken -> emitter.fail(
                new RefusedException(Refusal.Kind.MALFORMED, "", "the body is broken, or ended before it was whole")));
        request.handler(this::chunk);
        request.endHandler(nothing -> end());
        request.resume();
    }

    private void chunk(Buffer chunk) {
        seen += chunk.length();
        if (seen <= bytesMax) {
            kept.appendBuffer(chunk);
        } else if (seen > BodyLimit.READ_MAX) {
            request.pause();
            request.response().putHeader("Connection", "close");
            emitter.fail(tooLarge("more than " + BodyLimit.READ_MAX + " bytes"));
        }
    }

    private void end() {
        if (seen > bytesMax) {
            emitter.fail(tooLarge(seen + " bytes"));
        } else {
            emitter.complete(kept.getBytes());
        }
    }

    private RefusedException tooLarge(String size) {
        return new RefusedException(Refusal.Kind.TOO_LARGE, "", size + "; at most " + bytesMax + " are accepted");
    }
}
