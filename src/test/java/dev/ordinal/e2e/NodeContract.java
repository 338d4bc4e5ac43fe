package dev.ordinal.e2e;

import dev.ordinal.it.TellOnFailure;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With Ordinal in the cluster, a namespace for the class, and after each test no law of ordering broken by any pod's event. */
@NeedsNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodeContract {
    private Ground ground;

    @RegisterExtension
    final TellOnFailure tellAll = new TellOnFailure(() -> ground.kubectl("get", "pods,ordinalsets", "-o", "wide")
            + ground.kubectl("get", "events", "--sort-by=.metadata.creationTimestamp")
            + InCluster.told());

    Ground ground() {
        return ground;
    }

    @BeforeAll
    void open() throws IOException, GeneralSecurityException {
        InCluster.install();
        ground = Ground.open(getClass());
    }

    @AfterAll
    void close() {
        if (ground != null) {
            ground.close();
        }
    }

    @AfterEach
    void noLawWasBroken() {
        ground.pods().check();
    }
}
