package dev.ordinal.workload;

/**
 * Why something is done, or why something waits. The same constant is the branch in the planner, the mark in tests, the text in
 * status, the field in every event and the tooltip on the page: nothing happens, or waits, without a reason a person can read.
 */
public enum Reason {
    GUARDING_DELETION("Adds a finalizer, so that a deletion takes the pods down in order"),
    RECORDING_REVISION("Records the pod template as a revision"),
    REUSING_REVISION("Returns to an older revision of the pod template"),
    ADOPTING_REVISION("Takes over a revision that nobody controls"),
    TRIMMING_HISTORY("Deletes a revision that no pod has and that is older than the history kept"),
    ADOPTING_POD("Takes over a pod of this name and these labels that nobody controls"),
    RELEASING_POD("Lets go of a pod whose labels or name are not this workload's any more"),
    REPAIRING_IDENTITY("Puts the labels of this ordinal back on the pod"),
    CLAIMING_STORAGE("Creates the claim that this ordinal keeps for ever"),
    OWNING_CLAIM("Makes the claim go, or stay, as the retention policy says"),
    FILLING_ORDINAL("Creates the pod: its turn has come"),
    REPLACING_FAILED("Deletes a Failed pod; it is created again once it is gone"),
    REPLACING_SUCCEEDED("Deletes a Succeeded pod; it is created again once it is gone"),
    SCALING_DOWN("Deletes a pod outside the wanted range, the highest first"),
    SCALING_DOWN_NEVER_AVAILABLE("Deletes the highest pod outside the wanted range: it was never available"),
    UPDATING_POD("Deletes the highest pod of another revision, within the budget"),
    UPDATING_UNAVAILABLE("Deletes an unavailable pod of another revision: it costs no availability"),
    ROLLING_FORWARD("Deletes a pod of another revision that was never available, so that the update goes on"),
    RECREATING("Deletes every pod of another revision at once, before any is created"),
    DELETING_IN_ORDER("Deletes the highest pod: the workload is being deleted"),
    LETTING_GO("Removes the finalizer: no pod is left"),
    LEAVING("Deletes the workload: no pod is left"),

    WAITING_FOR_READY("Waits until the pod is Running and Ready", "the pod turns Ready"),
    WAITING_FOR_AVAILABLE("Waits until the pod has been Ready for minReadySeconds", "the time passes"),
    WAITING_FOR_TERMINATION("Waits until the terminating pod is gone", "the pod's object is gone"),
    WAITING_FOR_REPLACEMENT("Waits until the finished pod is gone, to create it again", "the pod's object is gone"),
    WAITING_FOR_HIGHER_GONE("Waits until the pod that is being taken down is gone", "the pod's object is gone"),
    WAITING_FOR_CONDEMNED_READY(
            "Waits to take the pod down: it is unavailable, and so is another one below it",
            "this pod or the lower ones turn available, or somebody deletes it"),
    WAITING_FOR_STALE_CLAIM(
            "Waits until the claim of the former pod is gone: it goes with that pod", "the garbage collector takes it"),
    WAITING_FOR_CLAIM_GONE("Waits until the terminating claim is gone", "the claim's object is gone"),
    WAITING_FOR_UPDATED(
            "Waits to update the pod: one that was updated is not available yet", "that pod turns available"),
    BUDGET_SPENT("Waits to update the pod: maxUnavailable pods are down already", "a pod turns available"),
    WAITING_FOR_OLD_GONE("Waits until every pod of another revision is gone", "the pods' objects are gone"),
    WAITING_FOR_CLUSTER("Waits to try again: the cluster refused", "the cluster accepts it"),
    WAITING_FOR_COLLECTOR(
            "Waits for the garbage collector: the workload is being deleted", "the garbage collector takes it"),
    NAME_TAKEN("Waits: a pod that is not ours has this ordinal's name", "somebody removes or relabels that pod"),
    STORAGE_DIFFERS("Waits: the pod does not use the claims of its ordinal", "somebody deletes the pod"),
    VIEW_BEHIND("Waits until the view has caught up with our own last write", "the watch shows it"),
    LEFT_ALONE("Another controller places the pods of this StatefulSet", "that controller is switched off"),
    DEADLINE_EXCEEDED("The change has moved nothing for longer than progressDeadlineSeconds", "something moves"),

    HELD_BY_PARTITION("Pods below the partition keep their revision", "somebody lowers the partition"),
    HELD_BY_ON_DELETE("Pods keep their revision until somebody deletes them", "somebody deletes the pods"),
    HELD_BY_PAUSE("The update is paused", "somebody resumes it");

    private final String text;
    private final String ends;

    Reason(String text) {
        this(text, "");
    }

    Reason(String text, String ends) {
        this.text = text;
        this.ends = ends;
    }

    /** One sentence for people. */
    public String text() {
        return text;
    }

    /** What ends the wait; empty for what is being done. */
    public String ends() {
        return ends;
    }

    /** Something waits, where otherwise something is being done. */
    public boolean waits() {
        return !ends.isEmpty();
    }

    /** A person wants it so: nothing is wrong, and nothing is to come by itself. */
    public boolean holds() {
        return switch (this) {
            case HELD_BY_PARTITION, HELD_BY_ON_DELETE, HELD_BY_PAUSE -> true;
            default -> false;
        };
    }
}
