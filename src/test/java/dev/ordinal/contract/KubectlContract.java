package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.it.Kube;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People use kubectl: so does this. */
abstract class KubectlContract {
    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    static final String SET = """
            apiVersion: %s
            kind: %s
            metadata: {name: web}
            spec:
              serviceName: web
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: nginx, image: "nginx:1"}]}
            """;
    static final String ORDINAL_SET = SET.formatted("apps.ordinal.dev/v1", "OrdinalSet");

    @TempDir
    private Path folder;

    Kubectl kubectl;

    abstract Path kubeconfig();

    abstract Kube kube();

    @BeforeEach
    void namespace() throws IOException {
        Optional<Path> found = Kubectl.find();
        Assumptions.assumeTrue(found.isPresent(), "no kubectl: see docs/testing.md");
        String name = "kubectl-" + NAMESPACES.incrementAndGet() + "-" + ApiContract.RUN;
        assertThat(kube().send("POST", "/api/v1/namespaces", JSON, Words.yaml("{metadata: {name: " + name + "}}"))
                        .accepted())
                .isTrue();
        await().atMost(PATIENCE)
                .until(() -> kube().send("GET", "/api/v1/namespaces/" + name + "/serviceaccounts/default", "", null)
                        .accepted());
        kubectl = new Kubectl(found.get(), kubeconfig(), name, folder);
    }

    @AfterEach
    void leave() throws IOException {
        if (kubectl != null) {
            kube().send("DELETE", "/api/v1/namespaces/" + kubectl.namespace(), "", null);
        }
    }

    @Test
    void applies_waits_for_watches_and_deletes_pods() throws IOException, InterruptedException {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: p}
                spec: {containers: [{name: c, image: "i:1"}, {name: d, image: "j:1"}]}
                """;
        File seen = folder.resolve("seen").toFile();
        Process watching = kubectl.start(seen, "get", "pods", "--watch");
        assertThat(kubectl.ok("apply", "-f", kubectl.file(pod))).isEqualTo("pod/p created");
        assertThat(kubectl.ok("wait", "--for=condition=Ready", "pod/p", "--timeout=20s"))
                .isEqualTo("pod/p condition met");
        assertThat(kubectl.ok("apply", "-f", kubectl.file(pod.replace("j:1", "j:2"))))
                .isEqualTo("pod/p configured");
        assertThat(kubectl.ok("get", "pod", "p", "-o", "jsonpath={.spec.containers[*].image}"))
                .isEqualTo("i:1 j:2");
        assertThat(kubectl.ok("apply", "-f", kubectl.file(pod.replace("j:1", "j:2"))))
                .isEqualTo("pod/p unchanged");
        assertThat(kubectl.ok("get", "pods")).contains("NAME   READY   STATUS    RESTARTS", "p      2/2     Running");
        await("the watch is open")
                .atMost(PATIENCE)
                .until(() -> Files.readString(seen.toPath()).contains("Running"));
        kubectl.ok("delete", "pod", "p");
        assertThat(kubectl.run("get", "pod", "p").errors()).contains("pods \"p\" not found");
        await("the watch tells of the end")
                .atMost(PATIENCE)
                .until(() -> Files.readString(seen.toPath()).contains("Terminating"));
        watching.destroy();
        watching.waitFor();
    }

    @Test
    void creates_the_small_kinds_that_it_sends_in_protobuf() throws IOException, InterruptedException {
        kubectl.ok("create", "configmap", "cm", "--from-literal=a=b", "--from-literal=c=d e");
        assertThat(kubectl.ok("get", "cm", "cm", "-o", "jsonpath={.data}")).isEqualTo("{\"a\":\"b\",\"c\":\"d e\"}");
        kubectl.ok("create", "secret", "generic", "s", "--from-literal=k=v");
        assertThat(kubectl.ok("get", "secret", "s", "-o", "jsonpath={.data.k} {.type}"))
                .isEqualTo("dg== Opaque");
    }

    @ParameterizedTest
    @CsvSource({"OrdinalSet, apps.ordinal.dev/v1, ordinalset.apps.ordinal.dev", "StatefulSet, apps/v1, statefulset.apps"
    })
    void applies_scales_diffs_and_labels_a_set(String kind, String version, String shown)
            throws IOException, InterruptedException {
        String set = SET.formatted(version, kind);
        String web = kind + "/web";
        assertThat(kubectl.ok("apply", "-f", kubectl.file(set))).isEqualTo(shown + "/web created");
        assertThat(kubectl.ok("apply", "-f", kubectl.file(set))).isEqualTo(shown + "/web unchanged");
        assertThat(kubectl.ok("scale", web, "--replicas=5")).isEqualTo(shown + "/web scaled");
        String next = set.replace("replicas: 2", "replicas: 3").replace("nginx:1", "nginx:2");
        Kubectl.Result diff = kubectl.run("diff", "-f", kubectl.file(next));
        assertThat(diff.exit()).as(diff.errors()).isEqualTo(1);
        assertThat(diff.out())
                .containsPattern("-  +replicas: 5")
                .containsPattern("\\+  +replicas: 3")
                .containsPattern("\\+  +- image: nginx:2");
        assertThat(kubectl.ok("apply", "-f", kubectl.file(next))).isEqualTo(shown + "/web configured");
        assertThat(kubectl.run("diff", "-f", kubectl.file(next)).exit()).isZero();
        kubectl.ok("label", web, "tier=front");
        kubectl.ok("annotate", web, "note=some thing");
        assertThat(kubectl.ok("get", kind, "-l", "tier=front", "-o", "jsonpath={.items[*].spec.replicas}"))
                .isEqualTo("3");
        assertThat(kubectl.ok("apply", "-f", kubectl.file(next.replace("  replicas: 3\n", ""))))
                .isEqualTo(shown + "/web configured");
        assertThat(kubectl.ok("get", web, "-o", "jsonpath={.spec.replicas} {.metadata.labels.tier}"))
                .as("what is no longer applied gets its default, what was never applied stays")
                .isEqualTo("1 front");
    }

    @Test
    void shows_an_ordinal_set_and_waits_for_its_conditions() throws IOException, InterruptedException {
        kubectl.ok("apply", "-f", kubectl.file(ORDINAL_SET));
        assertThat(kubectl.ok("get", "oset").lines().toList().getFirst())
                .matches("NAME +DESIRED +READY +UPDATED +PHASE +REASON +AGE");
        assertThat(kubectl.ok("get", "oset", "--no-headers")).matches("web +2 +\\d+s");
        kubectl.ok("patch", "oset", "web", "--subresource=status", "--type=merge", "-p", """
                {"status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}}""");
        kubectl.ok("wait", "--for=condition=Ready", "oset/web", "--timeout=10s");
        kubectl.ok("wait", "--for=jsonpath={.status.phase}=Running", "oset/web", "--timeout=10s");
        assertThat(kubectl.ok("get", "oset", "--no-headers")).matches("web +2 +Running +\\d+s");
        assertThat(kubectl.ok("describe", "oset", "web")).contains("Name:", "web", "Replicas:", "Phase:");
    }

    @Test
    void refuses_what_is_wrong() throws IOException, InterruptedException {
        String typing = ORDINAL_SET.replace("replicas:", "replica:");
        assertThat(kubectl.run("apply", "-f", kubectl.file(typing)).errors())
                .contains("unknown field \"spec.replica\"");
        String foreign = ORDINAL_SET.replace("{matchLabels: {app: web}}", "{matchLabels: {app: other}}");
        Kubectl.Result refused = kubectl.run("apply", "-f", kubectl.file(foreign), "--dry-run=server");
        assertThat(refused.errors()).contains("OrdinalSet", "\"web\" is invalid", "spec.template");
        assertThat(kubectl.ok("get", "oset", "-o", "name")).isEmpty();
    }

    @Test
    void explains_an_ordinal_set() throws IOException, InterruptedException {
        assertThat(kubectl.ok("explain", "ordinalset.spec"))
                .contains("GROUP:", "apps.ordinal.dev", "KIND:", "OrdinalSet", "FIELDS:", "replicas\t<integer>");
    }

    @ParameterizedTest
    @CsvSource({
        "OrdinalSet, apps.ordinal.dev/v1, background",
        "OrdinalSet, apps.ordinal.dev/v1, foreground",
        "OrdinalSet, apps.ordinal.dev/v1, orphan",
        "StatefulSet, apps/v1, background",
        "StatefulSet, apps/v1, foreground",
        "StatefulSet, apps/v1, orphan"
    })
    void deletes_a_set_with_its_dependents_or_without(String kind, String version, String cascade)
            throws IOException, InterruptedException {
        kubectl.ok("apply", "-f", kubectl.file(SET.formatted(version, kind)));
        String uid = kubectl.ok("get", kind + "/web", "-o", "jsonpath={.metadata.uid}");
        kubectl.ok("apply", "-f", kubectl.file("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: dependent
                  ownerReferences: [{apiVersion: %s, kind: %s, name: web, uid: %s, controller: true, blockOwnerDeletion: true}]
                """.formatted(version, kind, uid)));
        kubectl.ok("delete", kind + "/web", "--cascade=" + cascade, "--timeout=20s");
        assertThat(kubectl.run("get", kind + "/web").errors()).contains("not found");
        if (cascade.equals("orphan")) {
            assertThat(kubectl.ok("get", "cm", "dependent", "-o", "jsonpath={.metadata.ownerReferences}"))
                    .isEmpty();
        } else {
            kubectl.ok("wait", "--for=delete", "cm/dependent", "--timeout=20s");
        }
    }
}
