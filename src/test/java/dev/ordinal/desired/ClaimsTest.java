package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.check.Seeds;
import dev.ordinal.decide.Admission;
import dev.ordinal.decide.Admission.Claimant;
import dev.ordinal.workload.LabelSelector;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The index finds a clash if and only if comparing with everybody does. */
class ClaimsTest {
    private final Admission admission = new Admission();

    @Test
    void the_index_answers_as_comparing_with_everybody_in_the_namespace_would() {
        Seeds.run(300, seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            Claims claims = new Claims();
            List<Claimant> all = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                Claimant wish = claimant(random);
                List<Claimant> same = all.stream()
                        .filter(other ->
                                other.key().namespace().equals(wish.key().namespace()))
                        .toList();
                boolean naive = admission.conflict(wish, same).isPresent();
                assertThat(admission.conflict(wish, claims.near(wish)).isPresent())
                        .as(wish + " among " + same)
                        .isEqualTo(naive);
                if (random.nextInt(4) == 0 && !all.isEmpty()) {
                    claims.remove(all.remove(random.nextInt(all.size())));
                } else if (!all.contains(wish)) {
                    claims.add(wish);
                    all.add(wish);
                }
            }
        });
    }

    private static Claimant claimant(SplittableRandom random) {
        Map<String, String> selected = labels(random, 2);
        Map<String, String> pod = new HashMap<>(labels(random, 3));
        pod.putAll(selected);
        List<LabelSelector.Expression> expressions = random.nextInt(4) > 0
                ? List.of()
                : List.of(new LabelSelector.Expression(
                        "k" + random.nextInt(3), random.nextBoolean() ? "Exists" : "NotIn", List.of("v0")));
        return new Claimant(
                new WorkloadKey("ns" + random.nextInt(2), "web-" + random.nextInt(6)),
                random.nextBoolean() ? WorkloadKind.ORDINAL_SET : WorkloadKind.STATEFUL_SET,
                new LabelSelector(selected, expressions),
                pod);
    }

    private static Map<String, String> labels(SplittableRandom random, int most) {
        Map<String, String> labels = new HashMap<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            labels.put("k" + random.nextInt(3), "v" + random.nextInt(2));
        }
        return labels;
    }
}
