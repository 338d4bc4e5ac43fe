package dev.ordinal.contract;

import dev.ordinal.it.Kube;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by the embedded cluster but for what it refuses. */
class EmbeddedContractIT extends ApiContract {
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
    boolean embedded() {
        return true;
    }
}
