package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.decide.Admission.Claimant;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.LabelSelector;
import dev.ordinal.workload.LabelSelector.Expression;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission();

    @Test
    void alone_anything_goes() {
        assertThat(admission.conflict(claimant("web", WorkloadKind.ORDINAL_SET, "web"), List.of()))
                .isEmpty();
    }

    @Test
    void the_same_workload_is_no_neighbour_of_itself() {
        Claimant web = claimant("web", WorkloadKind.ORDINAL_SET, "web");
        assertThat(admission.conflict(web, List.of(web))).isEmpty();
    }

    @Test
    void a_name_is_one_workload_over_both_kinds() {
        Claimant set = claimant("web", WorkloadKind.ORDINAL_SET, "web");
        Claimant stateful = claimant("web", WorkloadKind.STATEFUL_SET, "other");
        assertThat(admission.conflict(set, List.of(stateful)).map(Fault::pointer))
                .contains("/kind");
    }

    @Test
    void two_workloads_do_not_select_the_same_pods_in_either_direction() {
        Claimant wide = new Claimant(
                new WorkloadKey("shop", "wide"),
                WorkloadKind.ORDINAL_SET,
                new LabelSelector(Map.of("app", "web"), List.of()),
                Map.of("app", "web"));
        Claimant narrow = new Claimant(
                new WorkloadKey("shop", "narrow"),
                WorkloadKind.ORDINAL_SET,
                new LabelSelector(Map.of("app", "web", "tier", "db"), List.of()),
                Map.of("app", "web", "tier", "db"));
        Optional<Fault> one = admission.conflict(narrow, List.of(wide));
        Optional<Fault> other = admission.conflict(wide, List.of(narrow));
        assertThat(one.map(Fault::pointer)).contains("/spec/selector");
        assertThat(one.orElseThrow().detail()).contains("OrdinalSet wide");
        assertThat(other.map(Fault::pointer)).contains("/spec/selector");
    }

    @Test
    void labels_of_their_own_keep_workloads_apart() {
        Claimant web = claimant("web", WorkloadKind.ORDINAL_SET, "web");
        assertThat(admission.conflict(web, List.of(claimant("db", WorkloadKind.STATEFUL_SET, "db"))))
                .isEmpty();
    }

    @Test
    void expressions_hold_as_kubernetes_says() {
        Map<String, String> labels = Map.of("app", "web");
        assertThat(selects("app", "In", List.of("db", "web"), labels)).isTrue();
        assertThat(selects("app", "In", List.of("db"), labels)).isFalse();
        assertThat(selects("tier", "In", List.of("web"), labels)).isFalse();
        assertThat(selects("app", "NotIn", List.of("web"), labels)).isFalse();
        assertThat(selects("tier", "NotIn", List.of("web"), labels)).isTrue();
        assertThat(selects("app", "Exists", List.of(), labels)).isTrue();
        assertThat(selects("tier", "DoesNotExist", List.of(), labels)).isTrue();
        assertThat(selects("app", "DoesNotExist", List.of(), labels)).isFalse();
        assertThat(selects("app", "Gt", List.of("1"), labels)).isFalse();
    }

    private static boolean selects(String key, String operator, List<String> values, Map<String, String> labels) {
        return new LabelSelector(Map.of(), List.of(new Expression(key, operator, values))).matches(labels);
    }

    private static Claimant claimant(String name, WorkloadKind kind, String app) {
        return new Claimant(
                new WorkloadKey("shop", name),
                kind,
                new LabelSelector(Map.of("app", app), List.of()),
                Map.of("app", app));
    }
}
