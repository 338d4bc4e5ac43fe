package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.sim.Comings;
import dev.ordinal.sim.Quiet;
import dev.ordinal.workload.WorkloadKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F22: what a former version, or the built-in controller, left behind is taken over without one pod being touched. */
@Quiet
class UpgradeTest {
    @ParameterizedTest
    @EnumSource
    void objects_of_a_former_version_are_taken_over(WorkloadKind kind) {
        demandNoRestart(Golden.read(kind.kind()));
    }

    @ParameterizedTest
    @EnumSource
    void however_a_revision_is_written_it_means_the_same(WorkloadKind kind) {
        ArrayNode objects = Golden.read(kind.kind());
        objects.forEach(object -> {
            if (object.path("kind").asText().equals("ControllerRevision")) {
                ObjectNode data = (ObjectNode) object.path("data");
                data.set("spec", reversed(data.path("spec")));
                data.withObject("/spec/template/metadata").putNull("creationTimestamp");
            }
        });
        demandNoRestart(objects);
    }

    @Test
    void so_are_those_of_the_built_in_controller() {
        ArrayNode objects = Golden.read("StatefulSet");
        String text = Json.text(objects).replaceAll("red-[a-z0-9]{6,8}\"", "red-5d8f7c9b6d\"");
        demandNoRestart((ArrayNode) Json.parse(text));
    }

    private static void demandNoRestart(ArrayNode objects) {
        Simulation simulation = new Simulation(1);
        Store store = simulation.cluster().store();
        Golden.load(store, objects);
        simulation.run(Duration.ofSeconds(5));
        Comings comings = new Comings();
        store.onChange(comings::changed);
        Map<String, String> before = pods(store);
        simulation.start();
        simulation.run(Duration.ofMinutes(2));
        assertThat(comings.counts()).as(simulation.transcript().toString()).isEmpty();
        assertThat(pods(store)).as(simulation.transcript().toString()).isEqualTo(before);
        long writes = simulation.invariants().writes();
        simulation.run(Duration.ofMinutes(2));
        assertThat(simulation.invariants().writes())
                .as(simulation.transcript().toString())
                .isEqualTo(writes);
        assertThat(simulation.transcript().violations()).isEmpty();
    }

    private static Map<String, String> pods(Store store) {
        return store.list(Query.all(store.kinds().need("pods"))).stream()
                .collect(java.util.stream.Collectors.toMap(pod -> pod.ref().name(), Stored::uid));
    }

    /** The same object with its fields in the opposite order. */
    private static JsonNode reversed(JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            return tree;
        }
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        ObjectNode reversed = Json.object();
        fields.reversed().forEach(field -> reversed.set(field.getKey(), reversed(field.getValue())));
        return reversed;
    }

    /** Writes what the present version leaves behind, to be the former one's when the next is made. */
    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "golden.rewrite", matches = ".*")
    void rewrite(WorkloadKind kind) throws IOException {
        Simulation simulation = new Simulation(1);
        SimPeople people = new SimPeople(simulation);
        people.wish(Golden.NAME, kind, List.of("{spec: {replicas: 2}}"));
        simulation.start();
        simulation.run(Duration.ofMinutes(1));
        String text = Golden.of(simulation.cluster().store()).toPrettyString();
        Path file = Path.of("src/test/resources/golden", kind.kind() + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
    }
}
