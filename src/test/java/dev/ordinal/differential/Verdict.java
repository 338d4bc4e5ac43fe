package dev.ordinal.differential;

import java.util.List;
import java.util.Map;

/**
 * How a scenario went.
 *
 * @param allowed how often each allowance was needed
 * @param deeds how often each kind of step was played, and what happened
 * @param rest how the sides came to rest
 */
record Verdict(
        Scenario scenario,
        Result result,
        String transcript,
        Map<Allowance, Integer> allowed,
        Map<String, Integer> deeds,
        Rest rest) {
    Verdict {
        allowed = Map.copyOf(allowed);
        deeds = Map.copyOf(deeds);
    }

    /**
     * Whether silence was judged well.
     *
     * @param late events that came after a side had settled
     * @param unsettled steps after which a side did not come to rest in time, and what was missing
     * @param longestPause the longest silence that was broken although no sign had announced it
     */
    record Rest(List<String> late, List<String> unsettled, Namespace.Pause longestPause) {
        Rest {
            late = List.copyOf(late);
            unsettled = List.copyOf(unsettled);
        }
    }

    /** How it ended. */
    enum Result {
        EQUAL,
        /** What is allowed had consequences; up to there nothing else differed. */
        CUT_SHORT,
        DIFFERENT
    }
}
