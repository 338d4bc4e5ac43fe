package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.it.Kube;
import dev.ordinal.it.NeedsApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract is what a real API server does: every probe, with nothing refused. */
@NeedsApiServer
class ApiServerContractIT extends ApiContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static Kube kube;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        kube = define();
    }

    /** The test's cluster, with OrdinalSets in it. */
    static Kube define() throws IOException, GeneralSecurityException {
        Kube kube = Kube.of(Path.of(System.getenv("ORDINAL_TEST_KUBECONFIG")));
        String definition = Files.readString(EmbeddedApi.DEFINITION);
        Kube.Answer answer = kube.send(
                "PATCH",
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/ordinalsets.apps.ordinal.dev"
                        + "?fieldManager=contract&force=true",
                "application/apply-patch+yaml",
                Kube.JSON.readTree(definition));
        assertThat(answer.accepted()).as(answer.message()).isTrue();
        await("OrdinalSets are served")
                .atMost(PATIENCE)
                .until(() -> kube.send("GET", "/apis/apps.ordinal.dev/v1/ordinalsets", "", null)
                        .accepted());
        return kube;
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
    boolean embedded() {
        return false;
    }
}
