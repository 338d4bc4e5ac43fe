package dev.ordinal.workload;

/**
 * How many pods an update may have down at once: a number, or a percentage of the replicas, rounded down; never less than one
 * (R7.5).
 */
public record Budget(int value, boolean percentage) {
    public static final Budget ONE = new Budget(1, false);

    public int of(int replicas) {
        long most = percentage ? (long) value * replicas / 100 : value;
        return (int) Math.max(1, most);
    }
}
