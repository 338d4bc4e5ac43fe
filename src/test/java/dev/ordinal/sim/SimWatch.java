package dev.ordinal.sim;

import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.WatchEvent;
import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Watch;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** One watch: its events arrive late but in order, and one day it ends. */
final class SimWatch {
    private final MultiEmitter<? super WatchEvent> emitter;
    private final Agenda agenda;
    private final SimProcess process;
    private final Network network;
    private final Consumer<dev.ordinal.embedded.store.WatchEvent> eyes;
    private final Queue<dev.ordinal.embedded.store.WatchEvent> underWay = new ArrayDeque<>();
    private boolean open = true;
    private boolean hangs;

    /** @param eyes is told of every event as the program is */
    SimWatch(
            MultiEmitter<? super WatchEvent> emitter,
            Agenda agenda,
            StoreClusterApi.Caller caller,
            Consumer<dev.ordinal.embedded.store.WatchEvent> eyes) {
        this.emitter = emitter;
        this.agenda = agenda;
        this.process = caller.process();
        this.network = caller.network();
        this.eyes = eyes;
    }

    void open(Store store, Query query, long version) {
        emitter.onTermination(() -> open = false);
        try {
            Watch watch = store.watch(query, version, this::later);
            emitter.onTermination(() -> {
                open = false;
                watch.close();
            });
        } catch (StatusException refusal) {
            ApiFailure failure = ApiFailure.of(refusal.code(), refusal.toStatus());
            agenda.schedule(network.latency(), () -> process.run(() -> refuse(failure)));
        }
    }

    private void refuse(ApiFailure failure) {
        if (open) {
            emitter.fail(failure);
        }
    }

    private void later(dev.ordinal.embedded.store.WatchEvent event) {
        underWay.add(event);
        agenda.schedule(network.lag(), () -> process.run(this::arrive));
    }

    /** Each delay delivers the oldest event, so that none overtakes another. */
    private void arrive() {
        dev.ordinal.embedded.store.WatchEvent event = underWay.remove();
        if (!open || hangs) {
            return;
        }
        switch (network.fate()) {
            case ARRIVES -> emit(event);
            case TWICE -> {
                emit(event);
                emit(event);
            }
            case ENDS -> {
                open = false;
                emitter.complete();
            }
            case EXPIRES -> {
                open = false;
                emitter.fail(Network.failure(410, "Expired", "too old resource version"));
            }
            case HANGS -> hangs = true;
        }
    }

    private void emit(dev.ordinal.embedded.store.WatchEvent event) {
        if (open) {
            eyes.accept(event);
            emitter.emit(new WatchEvent(
                    WatchEvent.Type.valueOf(event.type().name()), event.object().copy()));
        }
    }
}
