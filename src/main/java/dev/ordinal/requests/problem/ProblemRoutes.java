package dev.ordinal.requests.problem;

import dev.ordinal.desired.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Errors outside of any resource: paths that nobody serves, bodies that nobody should read, failures of plain routes. */
@ApplicationScoped
public class ProblemRoutes {
    /** Ahead of every route of the framework. */
    private static final int FIRST = -1_000;

    private static final int LAST = Integer.MAX_VALUE;

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(ProblemRoutes::limit).failureHandler(ProblemRoutes::failed);
        router.route().order(LAST).handler(context -> answer(context, Problems.of(404)));
    }

    /** A body too large even to read and drop is refused unread, and its connection closed. */
    private static void limit(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null
                && length.length() >= String.valueOf(BodyLimit.READ_MAX).length()
                && Long.parseLong(length) > BodyLimit.READ_MAX) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answer(context, Problem.of(Refusal.of(Refusal.Kind.TOO_LARGE, "", length + " bytes")));
            return;
        }
        context.next();
    }

    private static void failed(RoutingContext context) {
        Problem problem =
                context.failure() == null ? Problems.of(context.statusCode()) : Problems.of(context.failure());
        answer(context, problem);
    }

    private static void answer(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        problem.retryAfter()
                .ifPresent(after -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(after.toSeconds())));
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(
                        problem.bytes(String.valueOf(context.request().path()))));
    }
}
