package dev.ordinal.workload;

/** Something to be done to the cluster, as data: decided by the planner, done by the actor. Each carries why. */
public sealed interface Action {
    Reason reason();

    /** Puts our finalizer on the workload. */
    record Guard(Reason reason) implements Action {}

    /** Takes our finalizer off the workload. */
    record LetGo(Reason reason) implements Action {}

    /** Stores the present pod template under this name and number. */
    record CreateRevision(String name, long number, Reason reason) implements Action {}

    /** Raises an older revision to be the newest (R3.5). */
    record RaiseRevision(ObservedRevision revision, long number, Reason reason) implements Action {}

    /** Creates the claim that the named template makes for an ordinal. */
    record CreateClaim(int ordinal, String template, String name, Reason reason) implements Action {}

    /**
     * Creates the pod of an ordinal.
     *
     * @param present whether the revision is that of the present template; an older one's is read from history
     */
    record CreatePod(int ordinal, String name, String revision, boolean present, Reason reason) implements Action {}

    /** Deletes exactly this pod: the uid fences a namesake that came later (R6.8). */
    record DeletePod(int ordinal, String name, String uid, Reason reason) implements Action {}

    /** Deletes the workload itself, whose pods are all gone. */
    record DeleteWorkload(Reason reason) implements Action {}
}
