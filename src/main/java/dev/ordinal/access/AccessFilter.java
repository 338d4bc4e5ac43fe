package dev.ordinal.access;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks for every resource method before it is called. A method that says nothing of what it needs is closed. */
public class AccessFilter {
    private final Access access;

    public AccessFilter(Access access) {
        this.access = access;
    }

    @ServerRequestFilter
    public Uni<Void> ask(ResourceInfo resource, UriInfo uri) {
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null) {
            return Uni.createFrom().failure(new ForbiddenException("nobody has said what this needs"));
        }
        String namespace = uri.getPathParameters().getFirst("namespace");
        return access.ask(Caller.ANYONE, needs.value(), namespace == null ? "" : namespace)
                .invoke(AccessFilter::requireAllowed)
                .replaceWithVoid();
    }

    private static void requireAllowed(Answer answer) {
        switch (answer) {
            case Answer.Allowed() -> {}
            case Answer.Denied(String why) -> throw new ForbiddenException(why);
        }
    }
}
