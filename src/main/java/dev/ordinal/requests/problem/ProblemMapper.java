package dev.ordinal.requests.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Every failure of a resource, of all packages, becomes problem details here. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    @Context
    UriInfo uri;

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = Problems.of(failure);
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.bytes(uri.getPath()));
        problem.retryAfter().ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, after.toSeconds()));
        if (failure instanceof WebApplicationException web) {
            String allowed = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
            if (allowed != null) {
                answer.header(HttpHeaders.ALLOW, allowed);
            }
        }
        return answer.build();
    }
}
