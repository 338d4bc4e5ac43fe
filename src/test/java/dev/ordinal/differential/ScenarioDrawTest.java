package dev.ordinal.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.differential.Step.Calm;
import dev.ordinal.differential.Step.Create;
import dev.ordinal.differential.Step.DeleteClaim;
import dev.ordinal.differential.Step.DeleteSet;
import dev.ordinal.differential.Step.Edit;
import dev.ordinal.differential.Step.ToPod;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A seed is all that a scenario needs, and some hundred seeds leave nothing out. */
class ScenarioDrawTest {
    private static final int SEEDS = 300;

    @Test
    void aSeedDrawsTheSameScenarioEachTime() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(ScenarioDraw.draw(seed, Menu.ALL)).isEqualTo(ScenarioDraw.draw(seed, Menu.ALL));
        }
        assertThat(ScenarioDraw.draw(1, Menu.ALL).steps())
                .isNotEqualTo(ScenarioDraw.draw(2, Menu.ALL).steps());
    }

    /** The built-in controller would go round for ever. */
    @Test
    void aRollingUpdateWithoutParametersIsDrawnButNotUnderParallel() {
        Set<String> bare = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            String policy = "";
            for (Step step : ScenarioDraw.draw(seed, Menu.ALL).steps()) {
                if (step instanceof Create create) {
                    policy = create.manifest().at("/spec/podManagementPolicy").asText();
                }
                if (strategy(step).equals("{\"type\":\"RollingUpdate\"}")) {
                    bare.add(policy);
                }
            }
        }
        assertThat(bare).containsExactly("OrderedReady");
    }

    private static String strategy(Step step) {
        return switch (step) {
            case Create create -> create.manifest().at("/spec/updateStrategy").toString();
            case Edit edit
            when edit.what().equals("strategy") -> edit.patch().at("/0/value").toString();
            default -> "";
        };
    }

    @Test
    void everyKindOfStepIsDrawn() {
        Set<Object> drawn = new HashSet<>();
        Set<String> edits = new TreeSet<>();
        LongStream.range(0, SEEDS)
                .mapToObj(seed -> ScenarioDraw.draw(seed, Menu.ALL))
                .flatMap(scenario -> scenario.steps().stream())
                .forEach(step -> {
                    switch (step) {
                        case Create create ->
                            drawn.add(create.manifest()
                                    .at("/spec/updateStrategy/type")
                                    .asText());
                        case Edit edit -> edits.add(edit.what());
                        case DeleteSet delete -> drawn.add(delete.propagation());
                        case ToPod pod -> drawn.add(pod.deed());
                        case DeleteClaim claim -> drawn.add("claim");
                        case Calm calm -> drawn.add(calm.heal());
                    }
                });
        assertThat(drawn)
                .containsAll(EnumSet.allOf(PodDeed.class))
                .contains("RollingUpdate", "OnDelete", "Recreate", "Background", "Foreground", "Orphan", "claim")
                .contains(true, false);
        assertThat(edits)
                .contains(
                        "scale",
                        "another template",
                        "back to an older template",
                        "strategy",
                        "minReadySeconds",
                        "retention",
                        "start",
                        "history limit",
                        "annotations",
                        "scale and start",
                        "scale and another template");
    }
}
