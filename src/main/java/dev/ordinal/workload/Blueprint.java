package dev.ordinal.workload;

/**
 * The stored object that a spec was read from, with the pod template as it came. Opaque to every decision; only the stages that
 * read and build objects know its form.
 */
public interface Blueprint {
    /** For decisions taken without a cluster. */
    Blueprint NONE = new Blueprint() {};
}
