package dev.ordinal.decide;

import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What people want in one state of the graph. */
record LadderWish(int replicas, String template, Strategy strategy, int partition, boolean paused) {

    Wanted wanted(GraphRules rules) {
        Wanted wanted = new Wanted();
        wanted.replicas = replicas;
        wanted.order = rules.order();
        wanted.never = rules.never();
        wanted.retention = rules.retention();
        wanted.claims = rules.claims() ? List.of("data") : List.of();
        wanted.template = template;
        wanted.strategy = strategy;
        wanted.partition = partition;
        wanted.paused = paused;
        wanted.deadline = Duration.ofDays(1);
        return wanted;
    }

    static WorkloadSpec.Recorded recorded(String current) {
        return new WorkloadSpec.Recorded(1, 0, current, "", 0, Set.of(), false);
    }

    /** Every other wish that is one change away. */
    List<LadderWish> edits(GraphRules rules) {
        List<LadderWish> wishes = new ArrayList<>();
        for (int other = rules.least(); other <= rules.ordinals(); other++) {
            wishes.add(new LadderWish(other, template, strategy, partition, paused));
        }
        if (rules.edits() != GraphRules.Edits.DELETION) {
            wishes.add(new LadderWish(replicas, template.equals("a") ? "b" : "a", strategy, partition, paused));
        }
        if (rules.edits() == GraphRules.Edits.ROLLOUT) {
            for (Strategy other : rules.strategies()) {
                wishes.add(new LadderWish(replicas, template, other, partition, paused));
            }
            wishes.add(new LadderWish(replicas, template, strategy, 1 - partition, paused));
            wishes.add(new LadderWish(replicas, template, strategy, partition, !paused));
        }
        return wishes;
    }
}
