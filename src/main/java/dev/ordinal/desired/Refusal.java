package dev.ordinal.desired;

import dev.ordinal.workload.Fault;
import java.util.List;

/** A durable "no": the same request would be refused again. Says where the fault is and what would be accepted. */
public record Refusal(Kind kind, String detail, List<Fault> faults) {
    public Refusal {
        faults = List.copyOf(faults);
    }

    public static Refusal invalid(List<Fault> faults) {
        String detail = faults.size() == 1 ? faults.getFirst().detail() : faults.size() + " faults";
        return new Refusal(Kind.INVALID, detail, faults);
    }

    public static Refusal of(Kind kind, String pointer, String detail) {
        return new Refusal(kind, detail, List.of(new Fault(pointer, detail)));
    }

    /** The same, where what was judged stands at {@code pointer} within what was sent. */
    public Refusal under(String pointer) {
        return new Refusal(
                kind,
                detail,
                faults.stream()
                        .map(fault -> new Fault(pointer + fault.pointer(), fault.detail()))
                        .toList());
    }

    /** The classes of refusal; each is one problem type and one HTTP status at the doors. */
    public enum Kind {
        /** Not even readable: broken YAML or JSON, an incomplete event. */
        MALFORMED,
        /** Readable, but against a rule. */
        INVALID,
        /** A media type or an event type that nobody here reads. */
        UNSUPPORTED,
        TOO_LARGE,
        NOT_FOUND,
        /** Something of that name, or something that wants the same pods, is there. */
        CONFLICT,
        /** It changed since the caller looked. */
        STALE,
        FORBIDDEN,
        /** Our own failure, again and again; kept with the request so that it is not lost. */
        INTERNAL
    }
}
