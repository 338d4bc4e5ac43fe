package dev.ordinal.ops;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The console's own addresses, so that one of them can be sent to somebody: all are answered with the page, which reads what is meant.
 * Any other path that nobody serves stays an error.
 */
@ApplicationScoped
public class PageRoutes {
    private static final List<String> ADDRESSES = List.of("/workloads", "/projects/*");

    void register(@Observes Router router) {
        ADDRESSES.forEach(address -> router.get(address).order(-1).handler(PageRoutes::page));
    }

    private static void page(RoutingContext context) {
        context.reroute("/");
    }
}
