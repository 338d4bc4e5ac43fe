package dev.ordinal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.desired.manifest.ManifestCheck;
import dev.ordinal.desired.manifest.ManifestDefaults;
import dev.ordinal.it.Kube;
import dev.ordinal.it.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is claimed about the custom resource and about our checks, asked of a real API server. */
class SchemaIT {
    private static final List<String> KINDS = List.of("OrdinalSet", "StatefulSet");

    private static TestCluster cluster;

    @BeforeAll
    static void open() throws IOException, GeneralSecurityException {
        cluster = TestCluster.open();
        for (String kind : KINDS) {
            ObjectNode base = ManifestRow.base(kind);
            Kube.Answer answer = cluster.apply(base, "base");
            assertThat(answer.accepted()).as(answer.message()).isTrue();
        }
    }

    @AfterAll
    static void close() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    static List<ManifestRow> rows() {
        return ManifestRow.all();
    }

    @Test
    void what_is_committed_is_what_the_generator_makes() throws IOException {
        for (var file : SchemaGenerator.files(cluster.kube()).entrySet()) {
            if (Boolean.getBoolean("schemas.rewrite")) {
                Files.writeString(Path.of("src/main/resources", file.getKey()), file.getValue());
            }
            assertThat(Path.of("src/main/resources", file.getKey()))
                    .content()
                    .as("%s: make schema writes it anew", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_server_says_of_each_manifest_what_the_table_says(ManifestRow row) throws IOException {
        Kube.Answer answer = row.update() ? cluster.replace(row.object()) : cluster.tryOut(row.object());
        assertThat(answer.accepted())
                .as("%s: %s %s", row, answer.message(), row.server())
                .isEqualTo(row.acceptedByServer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OrdinalSet", "StatefulSet"})
    void nothing_is_lost_and_what_comes_back_passes_our_checks(String kind) throws IOException {
        ObjectNode base = ManifestRow.base(kind);
        ObjectNode stored = (ObjectNode) cluster.kube().get(TestCluster.path(base, TestCluster.STORED));
        assertThat(Trees.lost(base, stored)).isEmpty();
        assertThat(ManifestCheck.onUpdate(stored, stored)).isEmpty();
        assertThat(ManifestCheck.onUpdate(base, stored)).isEmpty();
    }

    @Test
    void our_defaults_are_the_servers() throws IOException {
        ObjectNode base = ManifestRow.base("OrdinalSet");
        Kube.Answer answer = cluster.tryOut(base);
        assertThat(answer.body().path("spec"))
                .isEqualTo(ManifestDefaults.applied(base).path("spec"));
        // The built-in kind adds those but the two that it does not have, and more inside the pod template.
        Kube.Answer builtIn = cluster.tryOut(ManifestRow.base("StatefulSet"));
        assertThat(Trees.lost(answer.body().path("spec"), builtIn.body().path("spec")))
                .containsExactlyInAnyOrder("/neverAvailablePodPolicy", "/progressDeadlineSeconds");
    }

    @Test
    void server_side_apply_merges_lists_by_key_as_the_built_in_kind_does() throws IOException {
        String second = """
                metadata: {name: web}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    spec:
                      containers:
                        - name: main
                          env: [{name: LEVEL, value: debug}]
                          ports: [{containerPort: 8080, protocol: UDP, name: udp}, {containerPort: 9090}]
                        - {name: side, image: "registry.example/side:1"}
                      volumes: [{name: scratch, emptyDir: {}}]
                """;
        assertThat(templates(second)).hasSize(1).allSatisfy(template -> {
            assertThat(template.at("/containers/0/image").asText()).isEqualTo("registry.example/web:1");
            assertThat(template.at("/containers/0/ports")).hasSize(3);
            assertThat(template.at("/containers/0/env")).hasSize(1);
            assertThat(template.path("containers")).hasSize(2);
        });
        // The second manager gives up what it had added; what the first one wrote stays.
        String nothing =
                "{metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {spec: {containers: [{name: main}]}}}}";
        assertThat(templates(nothing)).hasSize(1).allSatisfy(template -> {
            assertThat(template.at("/containers/0/ports")).hasSize(1);
            assertThat(template.at("/containers/0/env").isMissingNode()).isTrue();
            assertThat(template.path("containers")).hasSize(1);
        });
    }

    /** The pod specs after a second manager applied this to both kinds, without what only the built-in kind adds. */
    private static List<JsonNode> templates(String manifest) throws IOException {
        JsonNode partial = new YAMLMapper().readTree(manifest);
        List<JsonNode> specs = KINDS.stream()
                .map(kind -> {
                    ObjectNode object = ManifestRow.base(kind);
                    object.setAll((ObjectNode) partial.deepCopy());
                    return applied(object).at("/spec/template/spec");
                })
                .toList();
        return List.of(Trees.common(specs.getFirst(), specs.getLast()), Trees.common(specs.getLast(), specs.getFirst()))
                .stream()
                .distinct()
                .toList();
    }

    private static JsonNode applied(ObjectNode object) {
        try {
            Kube.Answer answer = cluster.apply(object, "second");
            assertThat(answer.accepted()).as(answer.message()).isTrue();
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void it_scales_like_any_workload() throws IOException {
        String path = TestCluster.path(ManifestRow.base("OrdinalSet"), TestCluster.STORED);
        ObjectNode status = Kube.JSON.createObjectNode();
        status.putObject("status").put("replicas", 2).put("selector", "app=web");
        cluster.kube().send("PATCH", path + "/status", "application/merge-patch+json", status);
        ObjectNode scale = (ObjectNode) cluster.kube().get(path + "/scale");
        assertThat(scale.at("/status/selector").asText()).isEqualTo("app=web");
        scale.withObjectProperty("spec").put("replicas", 7);
        cluster.kube().send("PUT", path + "/scale", "application/json", scale);
        assertThat(cluster.kube().get(path).at("/spec/replicas").asInt()).isEqualTo(7);
        scale.withObjectProperty("spec").put("replicas", -1);
        scale.withObjectProperty("metadata").remove("resourceVersion");
        assertThat(cluster.kube()
                        .send("PUT", path + "/scale", "application/json", scale)
                        .accepted())
                .isFalse();
    }

    @Test
    void clients_are_told_what_the_fields_are() throws IOException {
        JsonNode spec = cluster.published().at("/properties/spec/properties");
        assertThat(spec.at("/paused/description").asText()).isNotBlank();
        assertThat(spec.at("/template/properties/spec/properties/containers/items/properties/image/type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void it_can_be_applied_by_clients_that_keep_it_in_an_annotation() throws IOException {
        int longestAnnotation = 256 * 1024;
        JsonNode definition = Kube.JSON.readTree(Files.readString(Path.of("src/main/resources/crd/ordinalset.json")));
        assertThat(definition.toString().length()).isLessThan(longestAnnotation);
    }
}
