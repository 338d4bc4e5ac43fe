package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.decide.Plan;
import dev.ordinal.decide.Planner;
import dev.ordinal.decide.RevisionName;
import dev.ordinal.observed.Looks;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What others stored, and former releases of ours, is recognised: neither an upgrade nor a change of controller makes a new revision,
 * and so none restarts a pod (I13, D10, F22). The files in {@code golden} are what the API server of that version stored.
 */
class GoldenRevisionsTest {
    private static final SpecReader READER =
            new SpecReader(new Orchestration(EnumSet.allOf(WorkloadKind.class), Instant.parse("2026-01-01T00:00:00Z")));

    @ParameterizedTest
    @ValueSource(strings = {"built-in-1.37.json", "built-in-1.33.json"})
    void what_the_built_in_controller_stored_makes_no_new_revision(String file) throws IOException {
        for (JsonNode stored : golden(file)) {
            assertThat(plan(stored).actions())
                    .as(stored.at("/set/metadata/name").asText())
                    .noneMatch(Action.CreateRevision.class::isInstance)
                    .noneMatch(Action.ChangeRevision.class::isInstance)
                    .noneMatch(Action.DeletePod.class::isInstance);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"built-in-1.37.json", "built-in-1.33.json"})
    void nor_does_an_edit_of_anything_but_the_template(String file) throws IOException {
        for (JsonNode stored : golden(file)) {
            ObjectNode set = (ObjectNode) stored.path("set");
            ((ObjectNode) set.path("metadata"))
                    .put("generation", set.at("/metadata/generation").asLong() + 1);
            ((ObjectNode) set.path("spec")).put("replicas", 0);
            assertThat(plan(stored).actions())
                    .as(set.at("/metadata/name").asText())
                    .noneMatch(Action.CreateRevision.class::isInstance);
        }
    }

    @ParameterizedTest
    @MethodSource("built_in")
    void our_names_are_those_of_the_built_in_controller(JsonNode stored) {
        WorkloadSpec spec = read(stored);
        assertThat(RevisionName.of(spec.key(), spec.template().nameHash(), 0))
                .isEqualTo(stored.at("/revisions/0/metadata/name").asText());
    }

    static Stream<JsonNode> built_in() throws IOException {
        return StreamSupport.stream(golden("built-in-1.37.json").spliterator(), false);
    }

    private static Plan plan(JsonNode stored) {
        WorkloadSpec spec = read(stored);
        return new Planner().plan(spec, Looks.at(spec, stored.path("revisions")), Instant.parse("2026-01-01T01:00:00Z"));
    }

    private static WorkloadSpec read(JsonNode stored) {
        return READER.read(WorkloadKind.STATEFUL_SET, (ObjectNode) stored.path("set"))
                .orElseThrow();
    }

    private static JsonNode golden(String file) throws IOException {
        try (InputStream stream = GoldenRevisionsTest.class.getResourceAsStream("/golden/" + file)) {
            return Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
