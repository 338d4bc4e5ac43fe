package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.differential.Verdict.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Plays one scenario on both sides, step by step, until it ends or they differ. */
final class Duel {
    private static final int MOST_OF_A_CALM = 60;

    private final Scenario scenario;
    private final Namespace builtIn;
    private final Namespace ours;
    private final Round.Pushing pushing;
    private final List<String> transcript = new ArrayList<>();
    private final List<String> unsettled = new ArrayList<>();
    private final Map<Allowance, Integer> allowed = new EnumMap<>(Allowance.class);
    private final Map<String, Integer> deeds = new TreeMap<>();
    private Set<Allowance> standing = Set.of();
    private Result result = Result.EQUAL;

    private Duel(Scenario scenario, Namespace builtIn, Namespace ours, Round.Pushing pushing) {
        this.scenario = scenario;
        this.builtIn = builtIn;
        this.ours = ours;
        this.pushing = pushing;
    }

    static Verdict fight(Scenario scenario, Namespace builtIn, Namespace ours, Round.Pushing pushing) {
        Duel duel = new Duel(scenario, builtIn, ours, pushing);
        for (Step step : scenario.steps()) {
            if (duel.result == Result.EQUAL) {
                duel.play(step);
            }
        }
        return duel.verdict();
    }

    private Verdict verdict() {
        List<String> late = new ArrayList<>();
        builtIn.late().forEach(one -> late.add("built-in " + one));
        ours.late().forEach(one -> late.add("ordinal " + one));
        Namespace.Pause left = builtIn.longestPause();
        Namespace.Pause right = ours.longestPause();
        Verdict.Rest rest = new Verdict.Rest(late, unsettled, left.compareTo(right) > 0 ? left : right);
        return new Verdict(scenario, result, String.join("\n", transcript), allowed, deeds, rest);
    }

    private void play(Step step) {
        switch (step) {
            case Step.Create create -> play("CREATE " + create.manifest().path("spec"), Call.create(create.manifest()));
            case Step.Edit edit -> play("EDIT " + edit.what() + " " + edit.patch(), Call.patch("web", edit.patch()));
            case Step.DeleteSet delete ->
                play("DELETE_SET " + delete.propagation(), Call.delete("web", delete.propagation()));
            case Step.DeleteClaim delete -> claim(delete.pick());
            case Step.ToPod pod -> pod(pod);
            case Step.Calm calm -> calm(calm);
        }
    }

    private void play(String what, Call call) {
        play(what, side -> side.send(Kind.SET, call).code());
    }

    private void claim(int pick) {
        List<JsonNode> claims = builtIn.state().of(Kind.CLAIM).stream()
                .filter(claim -> !State.terminating(claim))
                .toList();
        if (!claims.isEmpty()) {
            String name = State.name(claims.get(pick % claims.size()));
            play(
                    "DELETE_CLAIM " + name,
                    side -> side.send(Kind.CLAIM, Call.delete(name, "Background"))
                            .code());
        }
    }

    private void pod(Step.ToPod step) {
        List<Target> targets = targets(step.deed());
        if (!targets.isEmpty()) {
            play(targets.get(step.pick() % targets.size()));
        }
    }

    private void calm(Step.Calm calm) {
        SplittableRandom random = new SplittableRandom(calm.seed());
        for (int i = 0; i < MOST_OF_A_CALM && result == Result.EQUAL; i++) {
            List<Target> targets = new ArrayList<>(targets(PodDeed.RUN));
            targets.addAll(targets(PodDeed.REMOVE));
            if (calm.heal()) {
                targets.addAll(targets(PodDeed.READY));
                targets.addAll(targets(PodDeed.LET_GO));
                targets.addAll(slow() ? targets(PodDeed.AGE) : List.of());
            }
            if (targets.isEmpty()) {
                return;
            }
            play(targets.get(random.nextInt(targets.size())));
        }
    }

    /** Time alone makes nothing available here. */
    private boolean slow() {
        return builtIn.state()
                .set()
                .filter(set -> set.at("/spec/minReadySeconds").asLong() > Sign.LONGEST_READY.toSeconds())
                .isPresent();
    }

    /** One deed to one pod. */
    private record Target(PodDeed deed, String pod) {}

    /** Chosen by the built-in side: as long as nothing differs, the other one has the same pods. */
    private List<Target> targets(PodDeed deed) {
        return builtIn.state().of(Kind.POD).stream()
                .filter(deed::possible)
                .map(pod -> new Target(deed, State.name(pod)))
                .toList();
    }

    private void play(Target target) {
        play(
                target.deed() + " " + target.pod(),
                side -> side.state()
                        .find(Kind.POD, target.pod())
                        .map(pod -> target.deed().to(side, pod))
                        .orElse(-1));
    }

    private void play(String what, ToIntFunction<Namespace> deed) {
        deeds.merge(what.split(" ", 2)[0], 1, Integer::sum);
        Round.Outcome outcome = Round.play(deed, builtIn, ours, pushing);
        transcript.add("%3d %s%n      %s".formatted(transcript.size() + 1, what, outcome.text()));
        outcome.unsettled().forEach(why -> unsettled.add(what + ": " + why));
        outcome.allowed().forEach(one -> allowed.merge(one, 1, Integer::sum));
        if (!outcome.unexplained().isEmpty()) {
            boolean follows = standing.stream().anyMatch(Allowance::hasConsequences);
            result = follows ? Result.CUT_SHORT : Result.DIFFERENT;
        }
        standing = outcome.allowed();
    }
}
