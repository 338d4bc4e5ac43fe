package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one entry for requests: discovery and health, or a kind's objects. Every refusal leaves as a {@code Status}. */
public final class Routes {
    /** As a real API server. */
    private static final int BODY_MAX = 3 << 20;

    private static final Logger LOG = System.getLogger(Routes.class.getName());
    private static final Set<String> HEALTH = Set.of("healthz", "livez", "readyz");
    private final Discovery discovery;
    private final OpenApi openApi;
    private final Store store;
    private final Reads reads;
    private final Writes writes;

    public Routes(Vertx vertx, Store store, Duration bookmarkEvery) {
        this.store = store;
        this.discovery = new Discovery(store.kinds());
        this.openApi = new OpenApi(store.kinds());
        this.reads = new Reads(vertx, store, bookmarkEvery);
        this.writes = new Writes(store);
    }

    public void accept(HttpServerRequest request) {
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            answer(new Exchange(request, io.vertx.core.buffer.Buffer.buffer()));
            return;
        }
        request.bodyHandler(body -> answer(new Exchange(request, body)));
    }

    private void answer(Exchange exchange) {
        try {
            if (exchange.body().length() > BODY_MAX) {
                throw new StatusException(413, "RequestEntityTooLarge", "limit is " + BODY_MAX + " bytes");
            }
            route(exchange);
        } catch (StatusException refusal) {
            exchange.refuse(refusal);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    () -> "the embedded API server failed at "
                            + exchange.request().uri(),
                    e);
            exchange.refuse(new StatusException(500, "InternalError", "Internal error occurred: " + e));
        }
    }

    private void route(Exchange exchange) {
        if (exchange.request().headers().contains("Impersonate-User")) {
            throw StatusException.notImplemented("impersonation");
        }
        List<String> path = exchange.path();
        if (!path.isEmpty() && HEALTH.contains(path.getFirst())) {
            exchange.request()
                    .response()
                    .putHeader("Content-Type", "text/plain")
                    .end("ok");
            return;
        }
        Optional<ObjectNode> known = discovery.answer(path);
        if (known.isPresent()) {
            exchange.form(); // refuses who takes nothing but all groups in one answer
            exchange.answer(200, known.get());
            return;
        }
        Optional<ObjectNode> schemas = openApi.answer(path);
        if (schemas.isPresent()) {
            exchange.answer(200, schemas.get());
            return;
        }
        if (path.isEmpty() || !(path.getFirst().equals("api") || path.getFirst().equals("apis"))) {
            throw StatusException.noSuchPath();
        }
        Target target = Target.of(store.kinds(), path);
        HttpMethod method = exchange.request().method();
        switch (method.name()) {
            case "GET" -> reads.answer(exchange, target);
            case "POST" -> writes.create(exchange, target);
            case "PUT" -> writes.update(exchange, target);
            case "PATCH" -> writes.patch(exchange, target);
            case "DELETE" -> writes.delete(exchange, target, reads.query(exchange, target));
            default -> throw StatusException.methodNotAllowed();
        }
    }
}
