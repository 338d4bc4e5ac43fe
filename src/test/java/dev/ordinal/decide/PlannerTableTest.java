package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One row per rule: a world, and the whole plan that it must lead to. */
class PlannerTableTest {
    private static final List<String> TABLES = List.of(
            "up",
            "down",
            "parallel",
            "update",
            "recreate",
            "never",
            "storage",
            "belonging",
            "revisions",
            "history",
            "status",
            "end");

    /** Which rules there are in each chapter of StatefulSet's behaviour, and how many ways in which it waits. */
    private static final Map<String, Integer> CHAPTERS = Map.of(
            "R1.", 11, "R2.", 9, "R3.", 9, "R4.", 5, "R5.", 7, "R6.", 8, "R7.", 10, "R8.", 15, "R9.", 4, "W", 17);

    /** What has no number there: the status, the strategy that is new, and what we do better. */
    private static final List<String> OTHERS =
            List.of("1.9", "Recreate", "D1", "D3", "D4", "D5", "D9", "D10", "D11", "D13");

    private final Planner planner = new Planner();

    @TestFactory
    Stream<DynamicTest> the_plan_of_each_row() {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.title(), () -> check(row)));
    }

    @Test
    void every_rule_has_a_row_or_a_test_elsewhere() {
        Set<String> without = new TreeSet<>(OTHERS);
        CHAPTERS.forEach(
                (chapter, rules) -> IntStream.rangeClosed(1, rules).forEach(rule -> without.add(chapter + rule)));
        Set<String> known = Set.copyOf(without);
        rows().forEach(row -> {
            assertThat(known).as(row.title()).containsAll(row.rules());
            without.removeAll(row.rules());
        });
        for (String line : Tables.read("elsewhere").lines().toList()) {
            List<String> words = List.of(line.split(" "));
            assertThat(without).as("a rule without a row").contains(words.getFirst());
            if (!words.get(1).equals("-")) {
                assertThat(Path.of("src/test/java/dev/ordinal", words.get(1).replace('.', '/') + ".java"))
                        .exists();
            }
            without.remove(words.getFirst());
        }
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
        for (String text : ("\n" + Tables.read(table)).split("\n# ", -1)) {
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
}
