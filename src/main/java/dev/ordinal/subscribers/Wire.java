package dev.ordinal.subscribers;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContentEncoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where the bytes of a stream go. Over HTTP/1.1 what many streams share is made into a chunk once and handed to the channel behind
 * the encoder, which else does the same again for each of them: that was half of what a delivery cost.
 */
final class Wire {
    private final HttpServerResponse response;

    /** Null where chunks are not what the connection speaks, or something else changes the bytes on their way. */
    private final ChannelHandlerContext encoder;

    Wire(HttpServerRequest request) {
        this.response = request.response();
        this.encoder =
                request.version() == HttpVersion.HTTP_1_1 && request.connection() instanceof ConnectionBase connection
                        ? encoder(connection.channelHandlerContext().pipeline())
                        : null;
    }

    private static ChannelHandlerContext encoder(ChannelPipeline pipeline) {
        return pipeline.get(HttpContentEncoder.class) == null ? pipeline.context(HttpResponseEncoder.class) : null;
    }

    /** Bytes that many streams share, outside of the heap, so that nothing is copied for any of them. */
    record Page(Buffer plain, ByteBuf chunk) {
        static Page of(Buffer plain) {
            byte[] size = (Integer.toHexString(plain.length()) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            ByteBuffer chunk = ByteBuffer.allocateDirect(size.length + plain.length() + 2)
                    .put(size)
                    .put(plain.getBytes())
                    .put((byte) '\r')
                    .put((byte) '\n')
                    .flip();
            return new Page(plain, Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(chunk)));
        }
    }

    HttpServerResponse response() {
        return response;
    }

    void write(Page page) {
        if (encoder == null) {
            response.write(page.plain());
        } else {
            var _ = encoder.writeAndFlush(page.chunk().duplicate(), encoder.voidPromise());
        }
    }
}
