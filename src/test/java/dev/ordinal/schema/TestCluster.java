package dev.ordinal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** The real control plane named by ORDINAL_TEST_KUBECONFIG, with the committed custom resource in it. */
final class TestCluster implements AutoCloseable {
    /** For manifests that are only tried. */
    static final String EMPTY = "schema-it";
    /** For those that are stored. */
    static final String STORED = "schema-it-stored";

    private static final String APPLY = "application/apply-patch+yaml";
    private static final Path CRD = Path.of("src/main/resources/crd/ordinalset.json");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Kube kube;

    private TestCluster(Kube kube) {
        this.kube = kube;
    }

    static TestCluster open() throws IOException, GeneralSecurityException {
        String kubeconfig = System.getenv("ORDINAL_TEST_KUBECONFIG");
        if (kubeconfig == null || kubeconfig.isEmpty()) {
            String missing = "ORDINAL_TEST_KUBECONFIG names no control plane: nothing is tried on a real API server";
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            Assumptions.abort(missing);
        }
        TestCluster cluster = new TestCluster(Kube.of(Path.of(kubeconfig)));
        cluster.install();
        cluster.namespace(EMPTY);
        cluster.namespace(STORED);
        return cluster;
    }

    Kube kube() {
        return kube;
    }

    static String collection(JsonNode object, String namespace) {
        String plural = object.path("kind").asText().equals("OrdinalSet") ? "ordinalsets" : "statefulsets";
        return "/apis/" + object.path("apiVersion").asText() + "/namespaces/" + namespace + "/" + plural;
    }

    static String path(JsonNode object, String namespace) {
        return collection(object, namespace) + "/" + object.at("/metadata/name").asText();
    }

    /** Server-side apply, as one of several managers. */
    Kube.Answer apply(ObjectNode object, String manager) throws IOException {
        return kube.send(
                "PATCH",
                path(object, STORED) + "?fieldValidation=Strict&force=true&fieldManager=" + manager,
                APPLY,
                object);
    }

    Kube.Answer replace(ObjectNode object) throws IOException {
        String path = path(object, STORED);
        ObjectNode next = object.deepCopy();
        String version = kube.get(path).at("/metadata/resourceVersion").asText();
        next.withObjectProperty("metadata").put("resourceVersion", version);
        return kube.send("PUT", path + "?fieldValidation=Strict&dryRun=All", "application/json", next);
    }

    Kube.Answer tryOut(ObjectNode object) throws IOException {
        String query = "?fieldValidation=Strict&dryRun=All";
        return kube.send("POST", collection(object, EMPTY) + query, "application/json", object);
    }

    private void install() throws IOException {
        JsonNode definition = Kube.JSON.readTree(Files.readString(CRD));
        String path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/"
                + definition.at("/metadata/name").asText();
        Kube.Answer answer = kube.send("PATCH", path + "?force=true&fieldManager=schema-it", APPLY, definition);
        assertThat(answer.accepted()).as(answer.message()).isTrue();
        JsonNode wanted = definition.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/description");
        await("the custom resource is served")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> published().at("/properties/spec/description").equals(wanted));
    }

    /** What the server tells clients (kubectl explain among them) about an OrdinalSet. */
    JsonNode published() throws IOException {
        return kube.get("/openapi/v3/apis/apps.ordinal.dev/v1")
                .at("/components/schemas/dev.ordinal.apps.v1.OrdinalSet");
    }

    private void namespace(String name) throws IOException {
        ObjectNode namespace =
                Kube.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
        namespace.putObject("metadata").put("name", name);
        Kube.Answer answer =
                kube.send("PATCH", "/api/v1/namespaces/" + name + "?fieldManager=schema-it", APPLY, namespace);
        assertThat(answer.accepted()).as(answer.message()).isTrue();
    }

    @Override
    public void close() throws IOException {
        for (String kind : new String[] {"OrdinalSet", "StatefulSet"}) {
            kube.send("DELETE", path(ManifestRow.base(kind), STORED), "", null);
        }
        kube.close();
    }
}
