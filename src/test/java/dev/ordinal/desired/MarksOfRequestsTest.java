package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.workload.WorkloadKind;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept on the object itself: request ids, what was last applied; and who else writes to it. */
class MarksOfRequestsTest {

    @Test
    void the_last_64_requests_are_kept_newest_last() {
        ObjectNode object = Json.object();
        for (int i = 0; i < 100; i++) {
            LastApplied.annotate(object, Marks.REQUESTS, RequestLog.with(object, new RequestId("queue", "r" + i)));
        }
        assertThat(RequestLog.of(object)).hasSize(64).startsWith("queue#r36").endsWith("queue#r99");
        assertThat(RequestLog.has(object, new RequestId("queue", "r99"))).isTrue();
        assertThat(RequestLog.has(object, new RequestId("queue", "r35"))).isFalse();
        assertThat(RequestLog.has(object, new RequestId("other", "r99"))).isFalse();
    }

    @Test
    void an_annotation_that_somebody_broke_counts_as_none() {
        ObjectNode object = Json.object();
        LastApplied.annotate(object, Marks.REQUESTS, "{not json");
        LastApplied.annotate(object, Marks.LAST_APPLIED, "[1");
        assertThat(RequestLog.of(object)).isEmpty();
        assertThat(LastApplied.of(object)).isEmpty();
        LastApplied.annotate(object, Marks.LAST_APPLIED, "[1]");
        assertThat(LastApplied.of(object)).isEmpty();
    }

    @Test
    void of_a_manifest_its_names_are_kept_and_what_identifies_elements_but_no_other_value() {
        ObjectNode stored = Json.object();
        ObjectNode manifest = (ObjectNode) Json.parse("""
                {"metadata": {"name": "web"}, "status": {"x": 1},
                 "spec": {"secret": "text", "args": ["long", "list"], "containers": [{"name": "a", "env": {"k": "v"}}]}}""");
        LastApplied.mark(stored, manifest);
        String text =
                stored.at("/metadata/annotations").path(Marks.LAST_APPLIED).asText();
        assertThat(text).contains("secret", "\"name\":\"a\"").doesNotContain("text", "long", "status");
        assertThat(LastApplied.of(stored).at("/spec/args").asInt()).isEqualTo(1);
    }

    @Test
    void a_kind_that_is_not_configured_is_never_ours() {
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        Orchestration both = new Orchestration(Set.of(WorkloadKind.values()), start);
        Orchestration sets = new Orchestration(Set.of(WorkloadKind.ORDINAL_SET), start);
        assertThat(both.places(WorkloadKind.STATEFUL_SET, "")).isTrue();
        assertThat(sets.places(WorkloadKind.STATEFUL_SET, "")).isFalse();
        assertThat(sets.places(WorkloadKind.ORDINAL_SET, "")).isTrue();
    }

    @Test
    void what_the_built_in_controller_writes_while_we_run_is_left_to_it() {
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        Orchestration both = new Orchestration(Set.of(WorkloadKind.values()), start);
        assertThat(both.places(WorkloadKind.STATEFUL_SET, "2026-03-01T11:59:59Z"))
                .as("before we came")
                .isTrue();
        assertThat(both.places(WorkloadKind.STATEFUL_SET, "2026-03-01T12:00:01Z"))
                .isFalse();
        assertThat(both.places(WorkloadKind.STATEFUL_SET, "nonsense"))
                .as("rather one too few")
                .isFalse();
    }

    @Test
    void a_field_as_the_server_names_it_becomes_a_pointer() {
        assertThat(ServerRefusal.pointer("spec.containers[0].name")).isEqualTo("/spec/containers/0/name");
        assertThat(ServerRefusal.pointer("metadata.labels[app.kubernetes.io/name]"))
                .isEqualTo("/metadata/labels/app.kubernetes.io~1name");
        assertThat(ServerRefusal.pointer("spec.a~b")).isEqualTo("/spec/a~0b");
        assertThat(ServerRefusal.pointer("/already/one")).isEqualTo("/already/one");
        assertThat(ServerRefusal.pointer("")).isEmpty();
        assertThat(ServerRefusal.pointer("<nil>")).isEmpty();
    }
}
