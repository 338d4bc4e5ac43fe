package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Forecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One row per world: what would be done about it, step by step, and what still holds at the end. */
class ForecasterTest {
    private final Forecaster forecaster = new Forecaster();

    @TestFactory
    Stream<DynamicTest> what_each_world_comes_to() {
        return Arrays.stream(("\n" + Tables.read("ahead")).split("\n# ", -1))
                .filter(row -> !row.isBlank())
                .map(row -> DynamicTest.dynamicTest(row.lines().findFirst().orElseThrow(), () -> check(row)));
    }

    private void check(String row) {
        int line = row.indexOf("\n----\n");
        Forecast forecast = forecast(row.substring(row.indexOf('\n'), line));
        assertThat(text(forecast)).isEqualTo(row.substring(line + 6).strip());
        assertThat(forecast.complete()).isTrue();
    }

    /** More than anybody reads is not worked out. */
    @Test
    void a_long_way_is_told_as_far_as_it_is_seen() {
        Forecast forecast = forecast("spec replicas=100000");
        assertThat(forecast.complete()).isFalse();
        assertThat(forecast.stages()).hasSizeBetween(100, 1_000);
        assertThat(forecast.waits()).isEmpty();
    }

    private Forecast forecast(String text) {
        World world = World.parse(text);
        return forecaster.forecast(world.spec(), world.observed(), World.NOW);
    }

    private static String text(Forecast forecast) {
        List<String> lines = new ArrayList<>();
        for (int stage = 0; stage < forecast.stages().size(); stage++) {
            for (Action action : forecast.stages().get(stage)) {
                lines.add((stage + 1) + " " + PlanText.action(action));
            }
        }
        forecast.waits().forEach(wait -> lines.add(PlanText.waiting(wait)));
        return String.join("\n", lines);
    }
}
