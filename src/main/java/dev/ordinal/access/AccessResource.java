package dev.ordinal.access;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the caller may do, so that a page shows only buttons that work. */
@Path("/api/v1/access")
public class AccessResource {
    private final Access access;

    public AccessResource(Access access) {
        this.access = access;
    }

    /**
     * What a caller may do in a namespace.
     *
     * @param namespace empty for all
     * @param verbs by resource
     */
    public record Allowed(String namespace, Map<String, List<String>> verbs) {}

    @GET
    @Produces("application/json")
    @Needs(Permission.ASK)
    public Uni<Allowed> allowed(@QueryParam("namespace") String namespace, @Context UriInfo uri) {
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("namespace") || values.size() > 1) {
                throw new BadRequestException("query parameter '" + name + "'; accepted: namespace, once");
            }
        });
        String where = namespace == null ? "" : namespace;
        return Multi.createFrom()
                .iterable(Arrays.asList(Permission.values()))
                .onItem()
                .transformToUniAndConcatenate(permission -> access.ask(Caller.ANYONE, permission, where)
                        .map(answer -> answer instanceof Answer.Allowed ? List.of(permission) : List.<Permission>of()))
                .collect()
                .asList()
                .map(allowed -> new Allowed(where, byResource(allowed)));
    }

    private static Map<String, List<String>> byResource(List<List<Permission>> allowed) {
        Map<String, List<String>> verbs = new TreeMap<>();
        allowed.forEach(some ->
                some.forEach(permission -> verbs.computeIfAbsent(permission.resource(), none -> new ArrayList<>())
                        .add(permission.verb())));
        return verbs;
    }
}
