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
import java.util.Optional;
import java.util.Queue;

/** One watch: its events arrive late but in order, and one day it ends. */
final class SimWatch {
    private final MultiEmitter<? super WatchEvent> emitter;
    private final Agenda agenda;
    private final SimProcess process;
    private final Faults faults;
    private final Queue<WatchEvent> underWay = new ArrayDeque<>();
    private boolean open = true;

    SimWatch(MultiEmitter<? super WatchEvent> emitter, Agenda agenda, SimProcess process, Faults faults) {
        this.emitter = emitter;
        this.agenda = agenda;
        this.process = process;
        this.faults = faults;
    }

    void open(Store store, Query query, long version) {
        try {
            Watch watch = store.watch(query, version, event -> later(translated(event)));
            emitter.onTermination(() -> {
                open = false;
                watch.close();
            });
        } catch (StatusException refusal) {
            ApiFailure failure = ApiFailure.of(refusal.code(), refusal.toStatus());
            agenda.schedule(faults.latency(), () -> process.run(() -> emitter.fail(failure)));
        }
    }

    private static WatchEvent translated(dev.ordinal.embedded.store.WatchEvent event) {
        return new WatchEvent(
                WatchEvent.Type.valueOf(event.type().name()), event.object().copy());
    }

    private void later(WatchEvent event) {
        underWay.add(event);
        agenda.schedule(faults.latency(), () -> process.run(this::arrive));
    }

    /** Each delay delivers the oldest event, so that none overtakes another. */
    private void arrive() {
        WatchEvent event = underWay.remove();
        if (!open) {
            return;
        }
        Optional<Boolean> ends = faults.watchEndsGone();
        if (ends.isPresent()) {
            open = false;
            if (ends.get()) {
                emitter.fail(Faults.failure(410, "Expired", "too old resource version"));
            } else {
                emitter.complete();
            }
        } else {
            emitter.emit(event);
        }
    }
}
