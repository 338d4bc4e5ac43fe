package dev.ordinal.requests.problem;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Every failure of a resource, of all packages, becomes problem details here. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private final Methods methods;

    @Context
    HttpServerRequest request;

    public ProblemMapper(Methods methods) {
        this.methods = methods;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = Problems.of(failure);
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.bytes(request.path()));
        problem.retryAfter().ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, after.toSeconds()));
        if (problem.status() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            answer.header(HttpHeaders.ALLOW, methods.of(request.path()));
        }
        return answer.build();
    }
}
