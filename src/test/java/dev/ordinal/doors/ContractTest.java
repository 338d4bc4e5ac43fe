package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.subscribers.View;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the OpenAPI document repeats is the same as where it comes from. */
class ContractTest {
    private static final JsonNode SCHEMAS = Contract.document().at("/components/schemas");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Objects of Kubernetes, and what is sent: they leave out what they like. */
    private static final Set<String> LOOSE = Set.of(
            "OrdinalSet",
            "StatefulSet",
            "Service",
            "ObjectMeta",
            "OwnerReference",
            "PodTemplate",
            "Operation",
            "ServicePort");

    private static List<String> words(JsonNode schema) {
        return schema.path("enum").valueStream().map(JsonNode::asText).toList();
    }

    private static <E> List<String> words(E[] values, Function<E, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    @Test
    void itHasEveryWordOfTheVocabulary() {
        assertThat(words(SCHEMAS.path("Reason"))).isEqualTo(words(Reason.values(), Reason::name));
        assertThat(words(SCHEMAS.path("Phase"))).isEqualTo(words(Phase.values(), Phase::text));
        assertThat(words(SCHEMAS.path("PodPhase"))).isEqualTo(words(PodPhase.values(), PodPhase::text));
        assertThat(words(SCHEMAS.path("Kind"))).isEqualTo(words(WorkloadKind.values(), WorkloadKind::kind));
        List<String> happenings = words(StatusEvent.Type.values(), StatusEvent.Type::text);
        assertThat(words(SCHEMAS.path("Happening"))).isEqualTo(happenings);
        assertThat(Stream.of("StateEvent", "ChangeEvent", "PodEvent", "SnapshotEndEvent")
                        .flatMap(event -> words(SCHEMAS.path(event).at("/properties/type")).stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(happenings.stream(), Stream.of("workload.snapshot", "workload.snapshot.end"))
                                .map(name -> "dev.ordinal." + name + ".v1")
                                .toList());
    }

    @Test
    void anOrdinalSetHasTheFieldsOfItsDefinition() throws IOException {
        JsonNode defined = JSON.readTree(Files.readString(Path.of("src/main/resources/crd/ordinalset.json")))
                .at("/spec/versions/0/schema/openAPIV3Schema/properties");
        same(SCHEMAS.path("OrdinalSetSpec"), defined.path("spec"), "spec");
        same(SCHEMAS.path("OrdinalSetStatus"), defined.path("status"), "status");
    }

    private static void same(JsonNode ours, JsonNode defined, String path) {
        JsonNode schema = resolve(ours);
        if (schema.path("additionalProperties").asBoolean() || schema.has("oneOf")) {
            return;
        }
        assertThat(types(schema)).as(path).startsWith(defined.path("type").asText());
        assertThat(types(schema).contains("null") || !defined.path("nullable").asBoolean() || path.contains("selector"))
                .as(path + " may be null")
                .isTrue();
        assertThat(words(schema).containsAll(words(defined))).as(path).isTrue();
        assertThat(names(schema)).as(path).isEqualTo(names(defined));
        assertThat(schema.path("required")).as(path).isEqualTo(defined.path("required"));
        schema.path("properties")
                .forEachEntry(
                        (name, field) -> same(field, defined.path("properties").path(name), path + "." + name));
        if (schema.has("items")) {
            same(schema.path("items"), defined.path("items"), path + "[]");
        }
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asText).toList() : List.of(type.asText());
    }

    private static Set<String> names(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resolve(JsonNode schema) {
        return Contract.resolve(schema);
    }

    /** Else a field that nobody answers any more would stand there for ever. */
    @Test
    void whatWeAnswerIsWholeButForWhatIsNamedHere() {
        Set<String> optional = new TreeSet<>();
        SCHEMAS.forEachEntry((name, schema) -> {
            if (answered().contains(name)) {
                Set<String> fields = names(schema);
                schema.path("required").forEach(field -> fields.remove(field.asText()));
                fields.forEach(field -> optional.add(name + "." + field));
            }
        });
        // Of a letter's body there is one of the three; lists say more of a workload than the stream does.
        assertThat(optional)
                .containsExactly(
                        "Pod.since",
                        "Problem.instance",
                        "View.alias",
                        "View.created",
                        "View.description",
                        "View.images",
                        "View.labels",
                        "WholeLetter.base64",
                        "WholeLetter.text",
                        "WholeLetter.withheld");
    }

    /** Schemas of answers and events, Kubernetes' own and those below them left out. */
    private static Set<String> answered() {
        Set<String> found = new TreeSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(Contract.reference("StreamEvent")));
        Contract.document().path("paths").findValues("responses").forEach(open::add);
        while (!open.isEmpty()) {
            for (JsonNode reference : open.pop().findValues("$ref")) {
                String name = reference.asText().substring(reference.asText().lastIndexOf('/') + 1);
                if (!LOOSE.contains(name) && found.add(name)) {
                    open.add(resolve(JSON.createObjectNode().set("$ref", reference)));
                }
            }
        }
        return found;
    }

    @Test
    void whatIsNotDescribedIsNoticed() {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "e1-1")
                .put("source", "/ordinal")
                .put("type", "dev.ordinal.workload.created.v1")
                .put("time", BehindTheDoors.NOON.toString())
                .put("datacontenttype", "application/json")
                .put("subject", "default/web");
        ObjectNode view = View.of(Statuses.climbing(new WorkloadKey("default", "web")));
        event.set("data", view);
        Contract.checkEvent(event);

        view.put("surprise", 1);
        assertThatThrownBy(() -> Contract.checkEvent(event)).hasMessageContaining("surprise");
        view.remove("surprise");
        ((ObjectNode) view.at("/waits/0")).put("reason", "BECAUSE");
        assertThatThrownBy(() -> Contract.checkEvent(event)).hasMessageContaining("BECAUSE");
    }
}
