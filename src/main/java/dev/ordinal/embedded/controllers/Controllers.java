package dev.ordinal.embedded.controllers;

import dev.ordinal.embedded.store.Store;

/** All controllers of one cluster, attached to its store; the order of attachment is the order in which they hear of changes. */
public final class Controllers {
    private final Nodes nodes;

    public Controllers(Store store, Agenda agenda, Timings timings) {
        Events events = new Events(store, agenda);
        new Contents(store, agenda);
        new GarbageCollector(store, agenda);
        store.addGate(new LimitRanges(store));
        new Quotas(store, agenda);
        store.addGate(new ClaimGate(store));
        new VolumeBinder(store, agenda, events, timings.bind());
        new Scheduler(store, agenda, events);
        nodes = new Nodes(store, agenda, new Kubelet(store, agenda, events, timings));
    }

    public void registerNode(String name, String cpu, String memory) {
        nodes.register(name, cpu, memory);
    }

    public void loseNode(String name) {
        nodes.lose(name);
    }

    public void recoverNode(String name) {
        nodes.recover(name);
    }
}
