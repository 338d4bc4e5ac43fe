package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** One watch over HTTP: lines of JSON as they arrive become events; an error event ends it as a failure. */
final class WatchStream {
    private final MultiEmitter<? super WatchEvent> emitter;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    WatchStream(MultiEmitter<? super WatchEvent> emitter) {
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
        emitter.onTermination(() -> Unread.leave(body));
        Uni.createFrom()
                .completionStage(body::done)
                .subscribe()
                .with(done -> ended(response), failure -> fail(ApiFailure.unreachable(failure)));
        body.consume();
    }

    private void ended(HttpResponse<AsyncBody> response) {
        if (response.isSuccessful()) {
            emitter.complete();
        } else {
            fail(ApiFailure.of(response.code(), HttpClusterApi.tree(line.toByteArray())));
        }
    }

    private void consume(List<ByteBuffer> buffers, AsyncBody body) {
        for (ByteBuffer buffer : buffers) {
            byte[] octets = new byte[buffer.remaining()];
            buffer.get(octets);
            split(octets);
        }
        body.consume();
    }

    private void split(byte[] octets) {
        int start = 0;
        for (int at = 0; at < octets.length; at++) {
            if (octets[at] == '\n') {
                line.write(octets, start, at - start);
                event(line.toByteArray());
                line.reset();
                start = at + 1;
            }
        }
        line.write(octets, start, octets.length - start);
    }

    private void event(byte[] octets) {
        JsonNode event = WatchLine.parse(octets);
        if (event.path("object") instanceof ObjectNode object && event.has("type")) {
            String type = event.path("type").asText();
            if (type.equals("ERROR")) {
                fail(ApiFailure.of(object.path("code").asInt(), object));
            } else {
                emitter.emit(new WatchEvent(WatchEvent.Type.valueOf(type), object));
            }
        }
    }

    /** Whoever cancelled the watch wants to hear no more of it. */
    private void fail(ApiFailure failure) {
        if (!emitter.isCancelled()) {
            emitter.fail(failure);
        }
    }
}
