package dev.ordinal.differential;

import dev.ordinal.differential.Verdict.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Plays scenarios of consecutive seeds on two clusters, some of them at the same time, each in a namespace of its own. */
final class Differential {
    /** What two cores bear without making the sides so slow that they are waited for. */
    private static final int AT_ONCE = Integer.getInteger("differential.parallel", 8);

    private final Side builtIn;
    private final Side ours;
    private final Menu menu;
    private final Round.Pushing pushing;

    Differential(Side builtIn, Side ours, Menu menu, Round.Pushing pushing) {
        this.builtIn = builtIn;
        this.ours = ours;
        this.menu = menu;
        this.pushing = pushing;
    }

    List<Verdict> run(long first, int count) throws IOException {
        warmUp();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Verdict>> futures = LongStream.range(first, first + count)
                    .mapToObj(seed -> threads.submit(() -> fight(seed)))
                    .toList();
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> future : futures) {
                verdicts.add(future.get());
            }
            return verdicts;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a scenario could not be played", e.getCause());
        }
    }

    /** Counts for nothing: who has just started is slow, and its silence says little. */
    private void warmUp() throws IOException {
        Scenario scenario = ScenarioDraw.draw(0, Menu.ORDERED);
        Duel.fight(scenario, builtIn.namespace("warm-up"), ours.namespace("warm-up"), pushing);
    }

    private Verdict fight(long seed) throws IOException {
        Scenario scenario = ScenarioDraw.draw(seed, menu);
        Namespace left = builtIn.namespace(scenario.namespace());
        Namespace right = ours.namespace(scenario.namespace());
        Verdict verdict = Duel.fight(scenario, left, right, pushing);
        if (verdict.result() == Result.DIFFERENT) {
            System.out.println("seed " + seed + " differs" + System.lineSeparator() + verdict.transcript());
        }
        return verdict;
    }

    /** A few lines about many scenarios. */
    static String summary(List<Verdict> verdicts) {
        Map<String, Integer> results = new TreeMap<>();
        Map<String, Integer> allowed = new TreeMap<>();
        Map<String, Integer> deeds = new TreeMap<>();
        List<String> late = new ArrayList<>();
        List<String> unsettled = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            results.merge(verdict.result().toString(), 1, Integer::sum);
            verdict.allowed().forEach((one, times) -> allowed.merge(one.toString(), times, Integer::sum));
            verdict.deeds().forEach((one, times) -> deeds.merge(one, times, Integer::sum));
            long seed = verdict.scenario().seed();
            verdict.rest().late().forEach(one -> late.add(seed + " " + one));
            verdict.rest().unsettled().forEach(one -> unsettled.add(seed + " " + one));
        }
        Namespace.Pause pause = verdicts.stream()
                .map(verdict -> verdict.rest().longestPause())
                .max(Comparator.naturalOrder())
                .orElse(Namespace.Pause.NONE);
        return "scenarios " + results + "\nplayed    " + deeds + "\nallowed   " + allowed
                + "\nlongest silence that no sign announced the"
                + " end of: " + pause + "; a side rests after " + Pace.LEAST.toMillis()
                + "\nevents after a side had settled: " + some(late)
                + "\nsteps after which a side did not come to rest: " + some(unsettled);
    }

    private static String some(List<String> all) {
        return all.size() + " " + all.subList(0, Math.min(5, all.size()));
    }
}
