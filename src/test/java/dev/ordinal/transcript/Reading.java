package dev.ordinal.transcript;

/** A verb that only looks: nothing happens by it, and no time passes. */
interface Reading extends Verb {

    @Override
    default boolean acts() {
        return false;
    }
}
