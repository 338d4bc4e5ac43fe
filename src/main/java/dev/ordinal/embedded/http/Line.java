package dev.ordinal.embedded.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/** The two ways to carry a watch: a chunked answer, or a WebSocket with one message per event. */
sealed interface Line {
    /** Bytes a client may leave unread before it counts as gone. */
    int UNREAD_MAX = 16 << 20;

    void send(Buffer event);

    boolean isFull();

    void end();

    void onClose(Runnable work);

    static Line chunked(HttpServerRequest request, String type) {
        HttpServerResponse response = request.response();
        response.setChunked(true).setWriteQueueMaxSize(UNREAD_MAX).putHeader("Content-Type", type);
        response.exceptionHandler(lost -> {});
        // Headers go out at once: clients wait for them before they believe that they are watching.
        response.write(Buffer.buffer());
        return new Chunked(response);
    }

    static Line socket(ServerWebSocket socket) {
        socket.setWriteQueueMaxSize(UNREAD_MAX);
        socket.exceptionHandler(lost -> {});
        return new Socket(socket);
    }

    /** Over plain HTTP. */
    record Chunked(HttpServerResponse response) implements Line {
        @Override
        public void send(Buffer event) {
            if (!response.closed() && !response.ended()) {
                response.write(event);
            }
        }

        @Override
        public boolean isFull() {
            return response.writeQueueFull();
        }

        @Override
        public void end() {
            if (!response.closed() && !response.ended()) {
                response.end();
            }
        }

        @Override
        public void onClose(Runnable work) {
            response.closeHandler(nothing -> work.run());
        }
    }

    /** Over a WebSocket. */
    record Socket(ServerWebSocket socket) implements Line {
        @Override
        public void send(Buffer event) {
            if (!socket.isClosed()) {
                socket.writeTextMessage(event.toString());
            }
        }

        @Override
        public boolean isFull() {
            return socket.writeQueueFull();
        }

        @Override
        public void end() {
            if (!socket.isClosed()) {
                socket.close();
            }
        }

        @Override
        public void onClose(Runnable work) {
            socket.closeHandler(nothing -> work.run());
        }
    }
}
