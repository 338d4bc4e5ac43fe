package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The retention policy as a table: every state of a claim's owners, under every policy, in range and condemned (R8.9–R8.12). */
class ClaimOwnersTest {
    private final Planner planner = new Planner();

    @TestFactory
    Stream<DynamicTest> a_claim_is_given_the_owner_that_the_policy_names() {
        List<String> lines = Tables.read("owners")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> columns = List.of(lines.getFirst().split(" +"));
        List<DynamicTest> cells = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = List.of(line.split(" +"));
            for (int column = 1; column < columns.size(); column++) {
                String where = columns.get(column);
                String owners = row.getFirst().equals("-") ? "" : row.getFirst();
                String expected = row.get(column);
                cells.add(DynamicTest.dynamicTest(
                        row.getFirst() + " " + where,
                        () -> assertThat(written(owners, where)).isEqualTo(expected)));
            }
        }
        return cells.stream();
    }

    private String written(String owners, String column) {
        String policy = column.substring(column.indexOf(':') + 1);
        World world = World.parse("spec claims=data"
                + (column.startsWith("in") ? " replicas=1" : " replicas=0")
                + (policy.startsWith("D") ? " whenScaled" : "")
                + (policy.endsWith("D") ? " whenDeleted" : "")
                + "\npod web-0 ready\nclaim data-web-0 by=" + owners);
        return planner.plan(world.spec(), world.observed(), World.NOW).actions().stream()
                .filter(action -> action.reason() == Reason.OWNING_CLAIM)
                .map(action -> ((Action.OwnClaim) action).keeper().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" and "), written -> written.isEmpty() ? "=" : written));
    }
}
