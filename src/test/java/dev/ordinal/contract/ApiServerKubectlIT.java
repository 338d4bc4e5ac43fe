package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ordinal.it.Command;
import dev.ordinal.it.Kube;
import dev.ordinal.it.NeedsApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kubectl and Helm on a real API server. */
@NeedsApiServer
@Tag("slow")
class ApiServerKubectlIT extends KubectlContract {
    private static final String CHART = "src/test/resources/chart";
    private static final String HELM = System.getenv().getOrDefault("HELM", "");

    private static Kube kube;

    @BeforeAll
    static void define() throws IOException, GeneralSecurityException {
        kube = ApiServerContractIT.define();
    }

    @AfterAll
    static void stop() {
        kube.close();
    }

    @Override
    Kube kube() {
        return kube;
    }

    @Override
    Path kubeconfig() {
        return Path.of(System.getenv("ORDINAL_TEST_KUBECONFIG"));
    }

    @Test
    void applies_on_the_server_and_is_told_of_conflicts() throws IOException, InterruptedException {
        String file = kubectl.file(ORDINAL_SET);
        assertThat(kubectl.ok("apply", "--server-side", "-f", file)).contains("serverside-applied");
        kubectl.ok("scale", "oset/web", "--replicas=5");
        Kubectl.Result conflict = kubectl.run("apply", "--server-side", "-f", file);
        assertThat(conflict.exit()).isEqualTo(1);
        assertThat(conflict.errors()).contains("conflict", ".spec.replicas");
        kubectl.ok("apply", "--server-side", "--force-conflicts", "-f", file);
        assertThat(kubectl.ok("get", "oset/web", "-o", "jsonpath={.spec.replicas}"))
                .isEqualTo("2");
    }

    @Test
    void helm_installs_upgrades_and_rolls_back_an_ordinal_set() throws IOException, InterruptedException {
        assumeTrue(!HELM.isEmpty(), "no Helm: see docs/testing.md");
        helm("install", "web", CHART);
        assertThat(wanted()).isEqualTo("1 nginx:1.27");
        helm("upgrade", "web", CHART, "--set", "replicas=3,image=nginx:1.28");
        assertThat(wanted()).isEqualTo("3 nginx:1.28");
        helm("rollback", "web", "1");
        assertThat(wanted()).isEqualTo("1 nginx:1.27");
        assertThat(helm("history", "web", "-o", "json").split("\"revision\"", -1))
                .hasSize(4);
        helm("uninstall", "web");
        assertThat(kubectl.ok("get", "oset,svc", "-o", "name")).isEmpty();
    }

    private String wanted() throws IOException, InterruptedException {
        return kubectl.ok(
                "get", "oset/web", "-o", "jsonpath={.spec.replicas} {.spec.template.spec.containers[0].image}");
    }

    private String helm(String verb, String... words) {
        String[] line = new String[words.length + 4];
        System.arraycopy(words, 0, line, 2, words.length);
        line[0] = HELM;
        line[1] = verb;
        line[words.length + 2] = "--namespace";
        line[words.length + 3] = kubectl.namespace();
        return Command.run(line).succeeds();
    }
}
