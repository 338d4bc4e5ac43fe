package dev.ordinal.desired.manifest;

import dev.ordinal.workload.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects faults in the order they are found, one for each place. */
final class Faults {
    /** Nobody reads more at once, and an answer must stay small whatever was sent. */
    private static final int MOST = 100;
    /** A value is quoted only so far. */
    private static final int QUOTED = 80;

    private final List<Fault> found = new ArrayList<>();

    void add(String pointer, String detail) {
        if (found.size() < MOST
                && found.stream().noneMatch(fault -> fault.pointer().equals(pointer))) {
            found.add(new Fault(pointer, detail));
        }
    }

    boolean full() {
        return found.size() >= MOST;
    }

    List<Fault> found() {
        return List.copyOf(found);
    }

    static String quoted(String value) {
        return '"' + (value.length() <= QUOTED ? value : value.substring(0, QUOTED) + "…") + '"';
    }
}
