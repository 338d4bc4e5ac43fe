package dev.ordinal.subscribers;

import dev.ordinal.access.Access;
import dev.ordinal.access.Caller;
import dev.ordinal.access.Permission;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the stream at its path, straight on the HTTP server: bytes that are shared can't pass through a resource method. */
@ApplicationScoped
public class StreamRoute {
    private static final String PATH = "/api/v1/stream";
    /** Long enough to tell the clients of a healthy network, short enough not to hold up the end. */
    private static final Duration GOODBYE_MAX = Duration.ofSeconds(2);

    private final StatusStream stream;
    private final Access access;
    private final Duration heartbeat;

    StreamRoute(
            StatusStream stream, Access access, @ConfigProperty(name = "ordinal.stream.heartbeat") Duration heartbeat) {
        this.stream = stream;
        this.access = access;
        this.heartbeat = heartbeat;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::open);
        router.route(PATH).handler(context -> {
            context.response().putHeader("Allow", "GET");
            context.fail(HttpResponseStatus.METHOD_NOT_ALLOWED.code());
        });
        stream.beatEvery(heartbeat);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stream.endAll(GOODBYE_MAX);
    }

    private void open(RoutingContext context) {
        try {
            Filter filter = Filter.of(context.queryParams());
            Context loop = context.vertx().getOrCreateContext();
            access.ask(Caller.ANYONE, Permission.STREAM, filter.namespace())
                    .emitOn(task -> loop.runOnContext(nothing -> task.run()))
                    .invoke(Asked::requireAllowed)
                    .subscribe()
                    .with(answer -> stream.open(context.request(), filter, lastEventId(context)), context::fail);
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }

    private static String lastEventId(RoutingContext context) {
        String header = context.request().getHeader("Last-Event-ID");
        return header != null ? header : Asked.one(context.queryParams(), "lastEventId");
    }
}
