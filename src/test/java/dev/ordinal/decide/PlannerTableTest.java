package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One row per rule: a world, and the whole plan that it must lead to. */
class PlannerTableTest {
    private static final List<String> TABLES = List.of("up", "down", "storage", "revisions", "end");

    /** The rules of StatefulSet, and the waits of its catalogue, that the planner is to keep. */
    private static final Set<String> IN_SCOPE = Set.of(
            "R2.9", "R3.1", "R3.2", "R3.3", "R3.5", "R3.7", "R4.1", "R4.2", "R4.3", "R4.5", "R5.1", "R5.2", "R5.3",
            "R5.4", "R5.5", "R5.6", "R6.1", "R6.3", "R6.4", "R8.1", "R8.4", "W2", "W3", "W4", "W5", "W6", "W7", "W10",
            "W14", "W16", "1.9");

    private final Planner planner = new Planner();

    @TestFactory
    Stream<DynamicTest> the_plan_of_each_row() {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.title(), () -> check(row)));
    }

    @Test
    void every_rule_in_scope_has_a_row() {
        Set<String> without = new TreeSet<>(IN_SCOPE);
        rows().forEach(row -> without.removeAll(row.rules()));
        assertThat(without).isEmpty();
    }

    private void check(Row row) {
        World world = World.parse(row.world());
        Plan plan = planner.plan(world.spec(), world.observed(), World.NOW);
        assertThat(PlanText.of(plan, World.NOW))
                .as(row.title() + "\n" + row.world())
                .isEqualTo(row.plan());
    }

    /** {@code # rules: sentence}, the world, {@code ----}, the plan; rows are parted by the next title. */
    private record Row(String title, String world, String plan) {
        Set<String> rules() {
            return Set.of(title.substring(0, title.indexOf(':')).split(" "));
        }
    }

    private static List<Row> rows() {
        return TABLES.stream().flatMap(table -> rows(table).stream()).toList();
    }

    private static List<Row> rows(String table) {
        List<Row> rows = new ArrayList<>();
        for (String text : ("\n" + read(table)).split("\n# ", -1)) {
            if (!text.isBlank()) {
                int title = text.indexOf('\n');
                int line = text.indexOf("\n----\n");
                rows.add(new Row(
                        text.substring(0, title).strip(),
                        text.substring(title, line).strip(),
                        text.substring(line + 6).strip()));
            }
        }
        return rows;
    }

    private static String read(String table) {
        try (InputStream stream = PlannerTableTest.class.getResourceAsStream("/decide/" + table + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
