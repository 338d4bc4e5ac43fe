package dev.ordinal.ops;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the contract of the queues beside that of REST. */
@ApplicationScoped
public class AsyncApiRoute {
    private static final String FILE = "META-INF/asyncapi.yaml";
    private static final String PATH = "/q/asyncapi";

    void register(@Observes Router router) {
        Buffer contract = read();
        router.get(PATH)
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml;charset=UTF-8")
                        .end(contract));
    }

    private static Buffer read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
