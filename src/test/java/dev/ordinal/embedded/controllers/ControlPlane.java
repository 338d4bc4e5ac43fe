package dev.ordinal.embedded.controllers;

import dev.ordinal.embedded.store.Store;
import java.time.Duration;

/** The controllers of a cluster without its machines: no scheduler and no kubelet; a test plays them. */
public final class ControlPlane {
    private ControlPlane() {}

    /**
     * Counts quotas, empties namespaces, binds and protects claims, all of it at once, and collects garbage.
     *
     * @param collecting the agenda of the garbage collector alone, so that it can be late
     */
    public static void attach(Store store, Agenda agenda, Agenda collecting) {
        new Contents(store, agenda);
        new GarbageCollector(store, collecting);
        new Quotas(store, agenda);
        store.addGate(new ClaimGate(store));
        new VolumeBinder(store, agenda, new Events(store, agenda), Duration.ZERO);
    }
}
