package dev.ordinal.desired.manifest;

import dev.ordinal.workload.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects faults in the order they are found; what hangs below a place that is wrong itself is not told as well. */
final class Faults {
    /** Nobody reads more at once, and an answer must stay small whatever was sent. */
    private static final int MOST = 100;
    /** A value is quoted only so far. */
    private static final int QUOTED = 80;

    private final List<Fault> found = new ArrayList<>();

    void add(String pointer, String detail) {
        if (found.size() < MOST && found.stream().noneMatch(fault -> covers(fault.pointer(), pointer))) {
            found.add(new Fault(pointer, detail));
        }
    }

    private static boolean covers(String told, String pointer) {
        return pointer.startsWith(told) && (pointer.length() == told.length() || pointer.charAt(told.length()) == '/');
    }

    boolean full() {
        return found.size() >= MOST;
    }

    List<Fault> found() {
        return List.copyOf(found);
    }

    static String quoted(String value) {
        return '"' + shortened(value) + '"';
    }

    static String shortened(String value) {
        return value.length() <= QUOTED ? value : value.substring(0, QUOTED) + "…";
    }
}
