package dev.ordinal.differential;

/** What a scenario may be drawn from. */
enum Menu {
    /** Everything that a StatefulSet has. */
    ALL,
    /** OrderedReady with one template: created, scaled, deleted. */
    ORDERED;

    boolean all() {
        return this == ALL;
    }
}
