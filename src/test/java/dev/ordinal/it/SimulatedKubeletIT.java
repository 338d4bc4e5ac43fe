package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tests' own kubelets remove the pod that was deleted, and never the one that takes its name a moment later. */
@NeedsApiServer
class SimulatedKubeletIT {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String POD = PODS + "/removed-once";
    private static final int TIMES = 20;
    private static final String MANIFEST = """
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "removed-once"}, "spec": {
             "automountServiceAccountToken": false,
             "containers": [{"name": "main", "image": "app:1"}],
             "tolerations": [{"operator": "Exists"}]}}
            """;

    private Kube kube;

    @BeforeEach
    void connect() throws IOException, GeneralSecurityException {
        kube = Kube.of(Path.of(System.getenv("ORDINAL_TEST_KUBECONFIG")));
    }

    @AfterEach
    void leaveNothing() throws IOException {
        kube.send("DELETE", POD, "", null);
        kube.close();
    }

    @Test
    void aPodIsRemovedOnce() throws IOException {
        for (int time = 0; time < TIMES; time++) {
            JsonNode created = createdAtOnce();
            patiently("the pod is ready").until(() -> OrderLaws.ready(kube.get(POD)));
            assertThat(kube.get(POD).at("/metadata/uid")).isEqualTo(created.at("/metadata/uid"));
            assertThat(kube.send("DELETE", POD, "", null).accepted()).isTrue();
        }
    }

    /** As soon as its name is free. */
    private JsonNode createdAtOnce() {
        return patiently("the name is free")
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> kube.send("POST", PODS, "application/json", Kube.JSON.readTree(MANIFEST)),
                        Kube.Answer::accepted)
                .body();
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofSeconds(30));
    }
}
