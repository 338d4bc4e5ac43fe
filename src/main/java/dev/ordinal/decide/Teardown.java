package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadSpec;
import java.util.Optional;

/**
 * The end of a workload: its pods from the highest, each gone before the next, whatever their health; then the object. An
 * object that our finalizer does not guard is the garbage collector's (R2.9).
 */
final class Teardown {
    private final WorkloadSpec spec;
    private final Slots slots;
    private final Draft draft;

    Teardown(WorkloadSpec spec, Slots slots, Draft draft) {
        this.spec = spec;
        this.slots = slots;
        this.draft = draft;
    }

    void decide() {
        WorkloadSpec.Life life = spec.life();
        if (life.deleting() && life.guarded() && life.orphaning()) {
            draft.act(new Action.LetGo(Reason.LETTING_GO));
        } else if (life.deleting() && !life.guarded()) {
            draft.await(Reason.WAITING_FOR_COLLECTOR, "");
        } else if (slots.ours().isEmpty()) {
            draft.act(
                    life.deleting() ? new Action.LetGo(Reason.LETTING_GO) : new Action.DeleteWorkload(Reason.LEAVING));
        } else {
            takeDown();
        }
    }

    private void takeDown() {
        Optional<ObservedPod> going =
                slots.ours().stream().filter(ObservedPod::terminating).findFirst();
        ObservedPod highest = slots.ours().getFirst();
        if (going.isPresent()) {
            await(going.get());
        } else {
            draft.act(Action.DeletePod.of(highest, Reason.DELETING_IN_ORDER));
        }
    }

    /** One that we own under no name of ours has no ordinal, and is waited for all the same. */
    private void await(ObservedPod going) {
        if (going.ordinal() == ObservedPod.NO_ORDINAL) {
            draft.await(Reason.WAITING_FOR_HIGHER_GONE, going.name());
        } else {
            draft.await(Reason.WAITING_FOR_HIGHER_GONE, going.ordinal(), "");
        }
    }
}
