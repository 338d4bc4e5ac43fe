package dev.ordinal.desired.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.schema.ManifestRow;
import dev.ordinal.workload.Fault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestCheckTest {
    static List<ManifestRow> rows() {
        return ManifestRow.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_manifest_gets_the_fault_it_has(ManifestRow row) {
        List<Fault> faults =
                row.update() ? ManifestCheck.onUpdate(row.object(), row.base()) : ManifestCheck.onCreate(row.object());
        if (row.fault().isEmpty()) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).extracting(Fault::pointer).containsExactly(row.fault());
        }
    }

    @Test
    void a_fault_says_what_would_be_accepted() {
        ObjectNode manifest = ManifestRow.base("OrdinalSet");
        ObjectNode spec = (ObjectNode) manifest.get("spec");
        spec.put("replcias", 3).put("podManagementPolicy", "Random").put("minReadySeconds", "5");
        assertThat(ManifestCheck.onCreate(manifest))
                .extracting(Fault::detail)
                .satisfiesExactlyInAnyOrder(
                        unknown -> assertThat(unknown)
                                .startsWith("unknown field \"replcias\"; did you mean \"replicas\"? accepted here: ")
                                .contains("minReadySeconds, neverAvailablePodPolicy, ordinals, paused"),
                        choice -> assertThat(choice).isEqualTo("must be one of OrderedReady, Parallel, not \"Random\""),
                        type -> assertThat(type).isEqualTo("must be a whole number, not the string \"5\""));
    }

    @Test
    void a_kind_without_schema_is_itself_the_fault() {
        ObjectNode manifest = ManifestRow.base("OrdinalSet").put("kind", "Deployment");
        assertThat(ManifestCheck.onCreate(manifest)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/kind");
            assertThat(fault.detail()).contains("apps.ordinal.dev/v1/OrdinalSet", "v1/Service");
        });
    }

    @Test
    void a_name_is_not_looked_at_again_on_update() {
        ObjectNode old = ManifestRow.base("StatefulSet");
        ((ObjectNode) old.get("metadata")).put("name", "a".repeat(60));
        assertThat(ManifestCheck.onUpdate(old, old)).isEmpty();
    }

    @Test
    void a_long_name_bounds_the_ordinals() {
        ObjectNode old = ManifestRow.base("StatefulSet");
        ((ObjectNode) old.get("metadata")).put("name", "a".repeat(60));
        ObjectNode next = old.deepCopy();
        ((ObjectNode) next.get("spec")).put("replicas", 101);
        assertThat(ManifestCheck.onUpdate(next, old)).extracting(Fault::pointer).containsExactly("/spec/replicas");
    }

    @Test
    void a_fault_that_was_there_before_does_not_stop_a_change() {
        ObjectNode old = ManifestRow.base("OrdinalSet");
        ((ObjectNode) old.get("spec")).put("fieldOfANewerServer", 1);
        ObjectNode next = old.deepCopy();
        ((ObjectNode) next.get("spec")).put("replicas", 5);
        assertThat(ManifestCheck.onUpdate(next, old)).isEmpty();
        ((ObjectNode) next.get("spec")).put("replicas", -5);
        assertThat(ManifestCheck.onUpdate(next, old)).extracting(Fault::pointer).containsExactly("/spec/replicas");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: None, ports: [{port: 80, targetPort: http}]}}  |
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: '80'}]}}                                   | /spec/ports/0/port
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: None, sessionAffinty: None}}                   | /spec/sessionAffinty
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 91000}]}}                                  | /spec/ports/0/port
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 0}]}}                                      | /spec/ports/0/port
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, targetPort: 65536}]}}                  | /spec/ports/0/targetPort
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, targetPort: HTTP}]}}                   | /spec/ports/0/targetPort
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, nodePort: 0}]}}                        |
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, nodePort: 70000}]}}                    | /spec/ports/0/nodePort
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, name: a}, {port: 81}]}}                | /spec/ports/1/name
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, name: a}, {port: 81, name: a}]}}       | /spec/ports/1/name
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, name: a}, {port: 80, name: b}]}}       | /spec/ports/1
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 53, name: a}, {port: 53, name: b, protocol: UDP}]}} |
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}}}                                    | /spec/ports
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: None}}                                         |
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a.b}, data: {a: b}}                                                  |
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a.b}, data: {a: 1}}                                                  | /data/a
            {apiVersion: v1, kind: ConfigMap, metadata: {}, data: {a: b}}                                                           | /metadata/name
            {apiVersion: v1, kind: ConfigMap, metadata: {name: A}}                                                                  | /metadata/name
            {apiVersion: v1, kind: Secret, metadata: {name: s}, data: {a: '===='}}                                                  | /data/a
            {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {resources: {requests: {storage: many}}}}      | /spec/resources/requests/storage
            {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: p}, spec: {maxUnavailable: 1}}                      |
            {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: p}, spec: {maxUnavailable: true}}                   | /spec/maxUnavailable
            {apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}, provisioner: example.com/disk}              |
            {apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}}                                             | /provisioner
            """)
    void the_kinds_beside_a_workload_are_checked_by_their_schema(String manifest, String pointer) throws IOException {
        ObjectNode object = (ObjectNode) new YAMLMapper().readTree(manifest);
        List<Fault> faults = ManifestCheck.onCreate(object);
        assertThat(faults).extracting(Fault::pointer).isEqualTo(pointer == null ? List.of() : List.of(pointer));
    }

    @Test
    void however_much_is_wrong_an_answer_stays_small() {
        ObjectNode manifest = ManifestRow.base("OrdinalSet");
        for (int index = 0; index < 10_000; index++) {
            ((ObjectNode) manifest.get("spec")).put("wrong" + index, index);
        }
        assertThat(ManifestCheck.onCreate(manifest)).hasSize(100);
    }

    @Test
    void defaults_are_added_and_nothing_is_lost() throws IOException {
        ObjectNode manifest = ManifestRow.base("OrdinalSet");
        ObjectNode before = manifest.deepCopy();
        ObjectNode complete = ManifestDefaults.applied(manifest);
        assertThat(manifest).isEqualTo(before);
        assertThat(ManifestDefaults.applied(complete)).isEqualTo(complete);
        assertThat(complete.at("/spec/updateStrategy"))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"type\":\"RollingUpdate\",\"rollingUpdate\":{\"partition\":0,\"maxUnavailable\":1}}"));
        assertThat(complete.at("/spec/template/spec/containers/0/ports/0/protocol")
                        .asText())
                .isEqualTo("TCP");
        assertThat(complete.at("/spec/revisionHistoryLimit").asInt()).isEqualTo(10);
    }
}
