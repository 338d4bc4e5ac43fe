package dev.ordinal.requests.problem;

import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.requests.codec.Format;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Which problem a failure is. What nobody expected is logged here, and told without its internals. */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    /** A restart of an API server takes some seconds. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Problems() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case RefusedException refused -> Problem.of(refused.refusal());
            case ProblemException told -> told.problem();
            case ApiFailure api -> of(api);
            case ForbiddenException forbidden ->
                Problem.of(Refusal.of(Refusal.Kind.FORBIDDEN, "", forbidden.getMessage()));
            case WebApplicationException web -> of(web.getResponse().getStatus());
            case HttpException http -> of(http.getStatusCode());
            default -> {
                LOG.error("Unexpected failure of a request", failure);
                yield of(500);
            }
        };
    }

    private static Problem of(ApiFailure failure) {
        if (failure.passing()) {
            LOG.warnf("The API server does not take a request: %s", failure.getMessage());
            return Problem.unavailable(
                    "The API server can't be asked now; try again later",
                    failure.retryAfter().orElse(RETRY_AFTER));
        }
        return switch (failure.code()) {
            case 403 -> Problem.of(Refusal.of(Refusal.Kind.FORBIDDEN, "", failure.getMessage()));
            case 404 -> Problem.of(Refusal.of(Refusal.Kind.NOT_FOUND, "", failure.getMessage()));
            case 409 -> Problem.of(Refusal.of(Refusal.Kind.CONFLICT, "", failure.getMessage()));
            case 422 -> Problem.of(Refusal.of(Refusal.Kind.INVALID, "", failure.getMessage()));
            default -> {
                LOG.errorf(failure, "The API server refused a request with %d", failure.code());
                yield of(500);
            }
        };
    }

    /** For failures that carry nothing but a status. */
    static Problem of(int status) {
        return switch (status) {
            case 400 ->
                Problem.of(400, "malformed", "The request can't be read", "The path or a parameter is malformed");
            case 404 -> Problem.of(404, "not-found", "There is no such thing", "Nothing is found at this path");
            case 405 ->
                Problem.of(405, "method-not-allowed", "Not this method", "The path exists, but takes other methods");
            case 406 ->
                Problem.of(
                        406, "not-acceptable", "Not in this form", "Answers are application/json or application/yaml");
            case 413 -> Problem.of(413, "too-large", "The request is too large", "The body is larger than is accepted");
            case 415 -> Problem.of(415, "unsupported", "Nobody here reads this type", "accepted: " + Format.ACCEPTED);
            default ->
                status < 500
                        ? Problem.of(status, "refused", "The request was refused", "HTTP status " + status)
                        : Problem.of(status, "internal", "This failed on our side", "The log of the server says more");
        };
    }
}
