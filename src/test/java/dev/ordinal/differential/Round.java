package dev.ordinal.differential;

import dev.ordinal.differential.Comparison.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** One deed on both sides, until both rest, and what is not the same then. */
final class Round {
    /** A slow side may still come to the same: so long after its last event nothing more is expected of it. */
    private static final Duration GRACE = Duration.ofMillis(1500);

    /** Known differences that are still to be mended are passed over with it, to see what comes after them: nothing by default. */
    private static final Pattern IGNORED = Pattern.compile(System.getProperty("differential.ignore", "(?!)"));

    /** The first has it make a claim that was missing, the second give that claim its owner (R1.10: neither is news to it). */
    private static final int PUSHES = 2;

    /** In which steps a side that needs it is pushed. */
    enum Pushing {
        BUILT_IN,
        /** Where the built-in controller is on both sides. */
        BOTH
    }

    /**
     * What came of it.
     *
     * @param unexplained what differs and may not
     * @param allowed what differs and may
     * @param unsettled which side did not come to rest, and what was missing
     */
    record Outcome(List<Difference> unexplained, Set<Allowance> allowed, List<String> unsettled, String text) {
        Outcome {
            unexplained = List.copyOf(unexplained);
            unsettled = List.copyOf(unsettled);
            allowed = Set.copyOf(allowed);
        }
    }

    private final Contender builtIn;
    private final Contender ours;
    private final Set<Allowance> allowed = EnumSet.noneOf(Allowance.class);
    private List<Difference> unexplained = List.of();

    private Round(Contender builtIn, Contender ours) {
        this.builtIn = builtIn;
        this.ours = ours;
    }

    /** One side in this round: what it answered, and what happened since. */
    private static final class Contender {
        private final Namespace namespace;
        private final int answer;
        private final List<Happening> happened = new ArrayList<>();
        private String unsettled = "";

        Contender(Namespace namespace, int answer) {
            this.namespace = namespace;
            this.answer = answer;
        }

        void settle() {
            unsettled = namespace.settle();
        }

        Seen seen() {
            State state = namespace.state();
            happened.addAll(namespace.take());
            return new Seen(answer, happened, state);
        }

        /** False if there is nothing to push. */
        boolean push() {
            Optional<String> set = namespace.state().set().map(State::name);
            set.ifPresent(name -> Push.push(namespace, name));
            return set.isPresent();
        }

        Optional<String> unsettled() {
            return Optional.of(unsettled).filter(why -> !why.isEmpty());
        }

        String text() {
            return answer + " " + happened + (unsettled.isEmpty() ? "" : " (not settled: " + unsettled + ")");
        }
    }

    static Outcome play(ToIntFunction<Namespace> deed, Namespace builtIn, Namespace ours, Pushing pushing) {
        Round round =
                new Round(new Contender(builtIn, deed.applyAsInt(builtIn)), new Contender(ours, deed.applyAsInt(ours)));
        round.compareAtRest();
        round.push(round.builtIn);
        if (pushing == Pushing.BOTH) {
            round.push(round.ours);
        }
        return round.outcome();
    }

    private void push(Contender side) {
        for (int pushes = 0; pushes < PUSHES && !unexplained.isEmpty() && side.push(); pushes++) {
            compareAtRest();
            if (unexplained.isEmpty()) {
                allowed.add(Allowance.WAKES_BY_ITSELF);
            }
        }
    }

    private void compareAtRest() {
        builtIn.settle();
        ours.settle();
        compare();
        long quietSince = System.nanoTime();
        while (!unexplained.isEmpty() && System.nanoTime() - quietSince < GRACE.toNanos()) {
            if (ours.namespace.awaitEvent(Pace.LEAST) || builtIn.namespace.awaitEvent(Duration.ofMillis(1))) {
                builtIn.settle();
                ours.settle();
                quietSince = System.nanoTime();
            }
            compare();
        }
    }

    private void compare() {
        Seen left = builtIn.seen();
        List<Difference> rest = new ArrayList<>();
        allowed.clear();
        for (Difference difference : Comparison.of(left, ours.seen())) {
            if (!IGNORED.matcher(difference.object() + " " + difference.pointer())
                    .find()) {
                Allowance.of(difference, left).ifPresentOrElse(allowed::add, () -> rest.add(difference));
            }
        }
        unexplained = rest;
    }

    private Outcome outcome() {
        String left = builtIn.text();
        String right = ours.text();
        StringBuilder text =
                new StringBuilder(left.equals(right) ? left : "built-in: " + left + "\n      ordinal:  " + right);
        if (!allowed.isEmpty()) {
            text.append("\n      allowed:  ").append(allowed);
        }
        unexplained.forEach(difference -> text.append("\n    ! ").append(difference));
        List<String> unsettled = new ArrayList<>();
        builtIn.unsettled().ifPresent(why -> unsettled.add("built-in: " + why));
        ours.unsettled().ifPresent(why -> unsettled.add("ordinal: " + why));
        return new Outcome(unexplained, allowed, unsettled, text.toString());
    }
}
