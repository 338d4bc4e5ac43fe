package dev.ordinal.sim;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything that goes wrong, by name (the fault matrix F1–F22). Each can be switched on alone or with others, and says whether the
 * number of creations and deletions of each object must still be what it is in a run without faults, and why.
 */
public enum Fault {
    F1("the process crashes after one of its writes", Counts.EQUAL, "what is there is looked at, not remembered"),
    F2("what is seen lags behind", Counts.EQUAL, "nothing is done on a view older than the last write"),
    F3("watches end, hang, and tell things twice", Counts.EQUAL, "a list tells what an event did not"),
    F4("a process starts on a server whose watch cache is old", Counts.EQUAL, "lists ask for the newest state"),
    F5("writes are refused by a conflict", Counts.EQUAL, "a refused write did nothing"),
    F6("writes are done, and the answer is lost", Counts.EQUAL, "names and uids make a repetition do nothing"),
    F7("the server is overloaded, broken or away", Counts.EQUAL, "a refused write did nothing"),
    F8("a stranger holds a name of ours", Counts.OTHER, "the stranger's pod bears the same name"),
    F9("quota or admission refuse pods", Counts.EQUAL, "a refused write did nothing"),
    F10("pods fail, succeed or are evicted", Counts.OTHER, "each failure is a deletion and a creation more"),
    F11("images are missing, containers crash, readiness flaps", Counts.OTHER, "people mend it by another template"),
    F12("nodes are lost", Counts.OTHER, "pods are evicted from them, and created elsewhere"),
    F13("finalizers hold pods", Counts.EQUAL, "what terminates is not deleted again"),
    F14("claims are deleted, held or unbound", Counts.OTHER, "people delete claims, which are created anew"),
    F15(
            "the clock of the process is minutes off",
            Counts.EQUAL,
            "only availability is judged by it, and late rather than early"),
    F16(
            "a leader is frozen past its lease, and thaws",
            Counts.OTHER,
            "one write under way may come in late, and is made good"),
    F17("sets are deleted and created again under their name", Counts.OTHER, "another set has other pods"),
    F18("people change their wish before it is fulfilled", Counts.OTHER, "how far a wish came depends on the moment"),
    F19("people delete pods", Counts.OTHER, "each is created again"),
    F20("labels and owners of pods are edited", Counts.OTHER, "a pod that was let go is replaced"),
    F21("revisions collide, are tampered with or not kept", Counts.OTHER, "what was tampered with is recorded anew"),
    F22(
            "objects of a former version are taken over",
            Counts.EQUAL,
            "what they mean is compared, not how they are written");

    /** How the counts of creations and deletions compare with those of the run without the fault. */
    public enum Counts {
        EQUAL,
        OTHER
    }

    private final String what;
    private final Counts counts;
    private final String because;

    Fault(String what, Counts counts, String because) {
        this.what = what;
        this.counts = counts;
        this.because = because;
    }

    public String what() {
        return what;
    }

    public Counts counts() {
        return counts;
    }

    public String because() {
        return because;
    }

    /** All under which a scenario is to go as without them, its own crashes and its beginning apart. */
    public static Set<Fault> keepingCounts() {
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        Arrays.stream(values()).filter(fault -> fault.counts == Counts.EQUAL).forEach(faults::add);
        faults.removeAll(EnumSet.of(F1, F22));
        return faults;
    }
}
