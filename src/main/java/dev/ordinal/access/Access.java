package dev.ordinal.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The one place that says who may do what. Every door asks here before it reads or writes. Without a login everybody may do
 * everything, and the doors listen on loopback only.
 */
@ApplicationScoped
public class Access {

    /**
     * May this caller do this in that namespace?
     *
     * @param namespace empty to ask for all namespaces
     */
    public Uni<Answer> ask(Caller caller, Permission permission, String namespace) {
        return Uni.createFrom().item(new Answer.Allowed());
    }
}
