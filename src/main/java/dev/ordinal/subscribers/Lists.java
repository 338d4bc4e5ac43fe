package dev.ordinal.subscribers;

import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.status.StatusBoard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Lists of workloads: over all namespaces here, of one namespace for {@link ReadingResource}. */
@Path("/api/v1/workloads")
public class Lists {
    private final DesiredStates desired;
    private final StatusBoard board;
    private final Epoch epoch;

    public Lists(DesiredStates desired, StatusBoard board, Epoch epoch) {
        this.desired = desired;
        this.board = board;
        this.epoch = epoch;
    }

    @GET
    @Produces("application/json")
    @Needs(Permission.LIST)
    public Uni<Response> all(@Context HttpServerRequest request) {
        return of("", request);
    }

    Uni<Response> of(String namespace, HttpServerRequest request) {
        Listing listing = Listing.of(Asked.namespace(namespace), request.params());
        return Uni.createFrom()
                .item(() -> listing.page(board, epoch, desired).toString())
                .map(page -> Response.ok(page.getBytes(StandardCharsets.UTF_8), "application/json")
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                        .build());
    }
}
