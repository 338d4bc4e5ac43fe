package dev.ordinal.sim;

import dev.ordinal.workload.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was done to the program and looked at, over one history or many. */
public final class Tally {
    private final Map<Fault, Long> injected = new EnumMap<>(Fault.class);
    private final Map<Reason, Long> done = new EnumMap<>(Reason.class);
    private long histories;
    private long writes;
    private long events;
    private long strays;
    private long violations;

    public void injected(Fault fault) {
        injected.merge(fault, 1L, Long::sum);
    }

    /** The program did something, and said why. */
    public void done(Reason reason) {
        done.merge(reason, 1L, Long::sum);
    }

    /** How often the program did something for this reason. */
    public long times(Reason reason) {
        return done.getOrDefault(reason, 0L);
    }

    void event() {
        events++;
    }

    void write() {
        writes++;
    }

    /** A write of a frozen leader that came through. */
    void stray() {
        strays++;
    }

    public long strays() {
        return strays;
    }

    public long injections(Fault fault) {
        return injected.getOrDefault(fault, 0L);
    }

    /** Writes of the program that were judged. */
    public long writes() {
        return writes;
    }

    public void add(Tally history) {
        histories++;
        writes += history.writes;
        events += history.events;
        strays += history.strays;
        violations += history.violations;
        history.injected.forEach((fault, times) -> injected.merge(fault, times, Long::sum));
        history.done.forEach((reason, times) -> done.merge(reason, times, Long::sum));
    }

    /** A history was broken off because of this many violations, or because it did not arrive. */
    public void violated(long times) {
        violations += times;
    }

    /** For each fault a line: its name, how often it was injected, and what it is. */
    public String faults() {
        return injected.entrySet().stream()
                .map(entry -> String.format(
                        "  %-3s %8d  %s%n",
                        entry.getKey(), entry.getValue(), entry.getKey().what()))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return histories + " histories, " + events + " events, " + writes + " writes judged, " + violations
                + " violations, " + strays + " stray writes; "
                + injected.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + "; " + done;
    }
}
