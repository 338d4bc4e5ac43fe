package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart: Helm's opinion, its rendering in k8s/, and what a real API server makes of it. */
class ChartIT {
    private static final String CHART = "helm/ordinal";
    private static final String NAMESPACE = "chart-it";
    private static final String ACCOUNT = "system:serviceaccount:" + NAMESPACE + ":ordinal";
    private static final String HELM = System.getenv().getOrDefault("HELM", "");

    @TempDir
    Path directory;

    @BeforeEach
    void helm() {
        assumeTrue(!HELM.isEmpty(), "no Helm: see docs/testing.md");
    }

    @Test
    void helmFindsNoFault() {
        Command.run(HELM, "lint", "--strict", CHART).succeeds();
    }

    @Test
    void theRenderingInTheProjectIsTheChartOfToday(@TempDir Path rendered) throws IOException {
        Command.run(".ci/chart", rendered.toString()).succeeds();
        try (Stream<Path> files = Files.list(rendered)) {
            List<Path> names = files.map(Path::getFileName).toList();
            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(Path.of("k8s").resolve(name))
                            .as("run make chart")
                            .hasSameTextualContentAs(rendered.resolve(name)));
        }
    }

    @Test
    void theDefinitionHasOneSource() {
        Path source = Path.of("src/main/resources/crd/ordinalset.json");
        Path copy = Path.of(CHART, "crds/ordinalset.json");
        assertThat(Files.exists(copy)).as("run make chart").isEqualTo(Files.exists(source));
        if (Files.exists(source)) {
            assertThat(copy).as("run make chart").hasSameBinaryContentAs(source);
        }
    }

    @Test
    void aWrongValueIsRefusedBeforeAnythingIsInstalled() {
        assertThat(Command.run(HELM, "template", "ordinal", CHART, "--set", "orchestrate={pods}")
                        .output())
                .contains("/orchestrate/0");
        assertThat(Command.run(HELM, "template", "ordinal", CHART, "--set", "kafka.bootstrapServers=nowhere")
                        .output())
                .contains("/kafka/bootstrapServers");
        assertThat(Command.run(HELM, "template", "ordinal", CHART, "--set", "broker.kind=amqp")
                        .output())
                .contains("/broker/host");
    }

    @Test
    void aBrokerIsSpokenToWithWhatStandsInSecrets() {
        String values = "broker.kind=rabbitmq,broker.host=rabbit,broker.credentials=password,broker.tls=authority";
        assertThat(Command.run(HELM, "template", "ordinal", CHART, "--set", values)
                        .succeeds()
                        .replaceAll("\\s+", " "))
                .contains("- name: RABBITMQ_HOST value: \"rabbit\" - name: RABBITMQ_PORT value: \"5671\"")
                .contains("- name: ORDINAL_QUEUE_TLS value: \"true\"")
                .contains("envFrom: - secretRef: name: password")
                .contains("- name: broker secret: secretName: authority");
    }

    @Test
    @NeedsApiServer
    void aClusterThatEnforcesRestrictedPodsTakesItAndItMayDoItsWorkAndNoMore() throws IOException {
        Command.kubectl("create", "namespace", NAMESPACE).succeeds();
        try {
            Command.kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted")
                    .succeeds();
            Command.run(HELM, "install", "ordinal", CHART, "--namespace", NAMESPACE, "--skip-crds", "--wait")
                    .succeeds();
            assertThat(Command.kubectl("-n", NAMESPACE, "get", "pods", "-o", "name")
                            .succeeds())
                    .startsWith("pod/ordinal-");
            assertThat(may("delete", "", "pods")).isTrue();
            assertThat(may("patch", "apps.ordinal.dev", "ordinalsets", "status"))
                    .isTrue();
            assertThat(may("patch", "apps", "statefulsets", "status")).isFalse();
            assertThat(may("get", "", "secrets")).isFalse();
            assertThat(may("create", "coordination.k8s.io", "leases")).isFalse();
        } finally {
            Command.run(HELM, "uninstall", "ordinal", "--namespace", NAMESPACE);
            Command.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
        }
    }

    /** Asks the server whether the chart's account may, in a namespace that is not its own. */
    private boolean may(String verb, String group, String resource, String... subresource) throws IOException {
        String review = """
                {"apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview", "spec": {"user": "%s",
                 "resourceAttributes": {"namespace": "default", "verb": "%s", "group": "%s", "resource": "%s",
                                        "subresource": "%s"}}}
                """.formatted(ACCOUNT, verb, group, resource, String.join("", subresource));
        Path file = Files.writeString(directory.resolve("review.json"), review);
        return Command.kubectl("create", "-f", file.toString(), "-o", "jsonpath={.status.allowed}")
                .succeeds()
                .contains("true");
    }
}
