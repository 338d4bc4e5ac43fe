package dev.ordinal.act;

/** Who may act now. */
@FunctionalInterface
public interface Leadership {
    /** Asked right before each write: true while the lease is held and young enough that nobody else can hold it. */
    boolean mayAct();
}
