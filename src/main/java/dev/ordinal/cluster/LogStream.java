package dev.ordinal.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One log over HTTP. The next bytes are fetched when the last ones were taken, so a slow reader slows the server, not us. */
final class LogStream {
    private final MultiEmitter<? super byte[]> emitter;
    private final ByteArrayOutputStream refusal = new ByteArrayOutputStream();
    private final AtomicBoolean resting = new AtomicBoolean();
    private volatile boolean refused;

    LogStream(MultiEmitter<? super byte[]> emitter) {
        this.emitter = emitter;
    }

    void open(HttpClient http, HttpRequest request) {
        Uni.createFrom()
                .completionStage(() -> http.consumeBytes(request, this::consume))
                .subscribe()
                .with(this::follow, failure -> fail(ApiFailure.unreachable(failure)));
    }

    private void follow(HttpResponse<AsyncBody> response) {
        AsyncBody body = response.body();
        refused = !response.isSuccessful();
        emitter.onTermination(() -> Unread.leave(body));
        emitter.onRequest(more -> {
            if (resting.compareAndSet(true, false)) {
                body.consume();
            }
        });
        Uni.createFrom()
                .completionStage(body::done)
                .subscribe()
                .with(done -> ended(response.code()), failure -> fail(ApiFailure.unreachable(failure)));
        body.consume();
    }

    private void consume(List<ByteBuffer> buffers, AsyncBody body) {
        for (ByteBuffer buffer : buffers) {
            byte[] octets = new byte[buffer.remaining()];
            buffer.get(octets);
            if (refused) {
                refusal.writeBytes(octets);
            } else {
                emitter.emit(octets);
            }
        }
        resting.set(true);
        boolean wanted = refused || emitter.requested() > 0;
        if (wanted && resting.compareAndSet(true, false)) {
            body.consume();
        }
    }

    private void ended(int code) {
        if (refused) {
            fail(ApiFailure.of(code, HttpClusterApi.tree(refusal.toByteArray())));
        } else {
            emitter.complete();
        }
    }

    /** Whoever left wants to hear no more of it. */
    private void fail(ApiFailure failure) {
        if (!emitter.isCancelled()) {
            emitter.fail(failure);
        }
    }
}
