package dev.ordinal.differential;

import java.util.List;
import java.util.Map;

/**
 * How a scenario went.
 *
 * @param allowed how often each allowance was needed
 * @param deeds how often each kind of step was played, and what happened
 * @param late events that came after a side had settled
 */
record Verdict(
        Scenario scenario,
        Result result,
        String transcript,
        Map<Allowance, Integer> allowed,
        Map<String, Integer> deeds,
        List<String> late,
        Namespace.Pause longestPause) {
    Verdict {
        allowed = Map.copyOf(allowed);
        deeds = Map.copyOf(deeds);
        late = List.copyOf(late);
    }

    /** How it ended. */
    enum Result {
        EQUAL,
        /** What is allowed had consequences; up to there nothing else differed. */
        CUT_SHORT,
        DIFFERENT
    }
}
