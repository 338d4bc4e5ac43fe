package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterChoiceTest {
    private static final String KEY = "ordinal.kubeconfig";
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters:
              - {name: a, cluster: {server: "http://127.0.0.1:1"}}
              - {name: b, cluster: {server: "http://127.0.0.1:2"}}
            users: [{name: somebody, user: {token: first}}]
            contexts:
              - {name: ours, context: {cluster: a, user: somebody}}
              - {name: other, context: {cluster: b, user: somebody}}
            current-context: ours
            """;

    @AfterEach
    void forget() {
        System.clearProperty(KEY);
    }

    @Test
    void whoMakesAnotherContextCurrentMovesNoProcessThatRuns(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("kubeconfig"), KUBECONFIG);
        System.setProperty(KEY, file.toString());
        Config config = ClusterChoice.config();
        Files.writeString(file, KUBECONFIG.replace("current-context: ours", "current-context: other"));

        assertThat(ClusterChoice.config().getMasterUrl()).isEqualTo("http://127.0.0.1:2/");
        assertThat(ClusterChoice.again(config).getMasterUrl())
                .isEqualTo(config.getMasterUrl())
                .isEqualTo("http://127.0.0.1:1/");
    }
}
