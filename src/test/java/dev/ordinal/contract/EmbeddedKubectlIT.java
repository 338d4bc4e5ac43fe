package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.it.Kube;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubectl on the embedded cluster, and what it is told where something is lacking. */
@Tag("slow")
class EmbeddedKubectlIT extends KubectlContract {
    private static EmbeddedApi embedded;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, GeneralSecurityException {
        embedded = EmbeddedApi.start(folder);
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @Override
    Kube kube() {
        return embedded.kube();
    }

    @Override
    Path kubeconfig() {
        return embedded.kubeconfig();
    }

    @Test
    void is_told_that_there_is_no_server_side_apply() throws IOException, InterruptedException {
        assertThat(kubectl.run("apply", "--server-side", "-f", kubectl.file(ORDINAL_SET))
                        .errors())
                .contains("the embedded cluster has no server-side apply");
    }

    @Test
    void is_told_which_kinds_can_be_read_in_protobuf() throws IOException, InterruptedException {
        assertThat(kubectl.run("create", "service", "clusterip", "x", "--tcp=80")
                        .errors())
                .contains("can't read Service in protobuf");
    }
}
