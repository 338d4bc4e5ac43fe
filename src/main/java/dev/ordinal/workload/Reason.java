package dev.ordinal.workload;

/**
 * Why something is done, or why something waits. The same constant is the branch in the planner, the mark in tests, the text in
 * status, the field in every event and the tooltip on the page: nothing happens, or waits, without a reason a person can read.
 */
public enum Reason {
    GUARDING_DELETION("Adds a finalizer, so that a deletion takes the pods down in order"),
    RECORDING_REVISION("Records the pod template as a revision"),
    REUSING_REVISION("Returns to an older revision of the pod template"),
    CLAIMING_STORAGE("Creates the claim that this ordinal keeps for ever"),
    FILLING_ORDINAL("Creates the pod: every lower ordinal is Running and Ready"),
    REPLACING_FAILED("Deletes a Failed pod; it is created again once it is gone"),
    REPLACING_SUCCEEDED("Deletes a Succeeded pod; it is created again once it is gone"),
    SCALING_DOWN("Deletes the highest pod: it is above the wanted number"),
    DELETING_IN_ORDER("Deletes the highest pod: the workload is being deleted"),
    LETTING_GO("Removes the finalizer: no pod is left"),
    LEAVING("Deletes the workload: no pod is left"),

    WAITING_FOR_READY("Waits until the pod is Running and Ready"),
    WAITING_FOR_AVAILABLE("Waits until the pod has been Ready for minReadySeconds"),
    WAITING_FOR_TERMINATION("Waits until the terminating pod is gone"),
    WAITING_FOR_REPLACEMENT("Waits until the finished pod is gone, to create it again"),
    WAITING_FOR_HIGHER_GONE("Waits until the pod that is being taken down is gone"),
    WAITING_FOR_CONDEMNED_READY("Waits to take the pod down: it is unready, and not the first unready one"),
    WAITING_FOR_CLAIM_GONE("Waits until the terminating claim is gone"),
    WAITING_FOR_CLUSTER("Waits to try again: the cluster refused"),
    WAITING_FOR_COLLECTOR("Waits for the garbage collector: the workload is being deleted"),
    NAME_TAKEN("Waits: a pod that is not ours has this ordinal's name"),
    VIEW_BEHIND("Waits until the view has caught up with our own last write"),
    NOT_LEADING("Another replica acts; this one watches"),
    LEFT_ALONE("Another controller places the pods of this StatefulSet"),

    UPDATE_NOT_ROLLED("The template changed; pods keep their revision until they are replaced"),
    RUNS_ORDERED("Parallel is asked for; pods are brought up one by one"),
    RETENTION_NOT_APPLIED("Claims are to be deleted by policy; they are kept");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** One sentence for people. */
    public String text() {
        return text;
    }
}
