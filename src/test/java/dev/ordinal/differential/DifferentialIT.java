package dev.ordinal.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.differential.Verdict.Result;
import dev.ordinal.it.ControlPlane;
import dev.ordinal.it.ControlPlane.StatefulSets;
import dev.ordinal.it.NeedsControlPlane;
import dev.ordinal.it.OrdinalProcess;
import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same random scenarios under the built-in controller and under Ordinal. {@code -Dseed=…} plays one and tells all of it,
 * {@code -Dseeds=…} says how many, both together as many from that seed on. {@code -Ddifferential.against=built-in} proves the test
 * itself: both sides are the built-in controller, and must be equal.
 */
@NeedsControlPlane
@Tag("slow")
class DifferentialIT {
    private static final int SCENARIOS = 40;
    private static final int PORT = Integer.getInteger("differential.port", 18100);
    private static final Menu MENU = Menu.valueOf(System.getProperty("differential.menu", "ALL"));
    private static final boolean BUILT_IN_TWICE =
            System.getProperty("differential.against", "ordinal").equals("built-in");

    @Test
    void ordinalDoesWhatTheBuiltInControllerDoes() throws IOException, GeneralSecurityException {
        Long only = Long.getLong("seed");
        long first = only == null ? System.currentTimeMillis() : only;
        int count = Integer.getInteger("seeds", only == null ? SCENARIOS : 1);
        System.out.printf("DifferentialIT: %d scenarios from -Dseed=%d on%n", count, first);
        long began = System.nanoTime();
        List<Verdict> verdicts = run(first, count);
        if (only != null && count == 1) {
            System.out.println(verdicts.getFirst().transcript());
        }
        System.out.println(Differential.summary(verdicts));
        System.out.printf(
                "in %d s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds());
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.result() == Result.DIFFERENT)
                .extracting(verdict -> verdict.scenario().seed())
                .as("seeds that differ; their transcripts are above")
                .isEmpty();
    }

    private static List<Verdict> run(long first, int count) throws IOException, GeneralSecurityException {
        try (ControlPlane left = ControlPlane.up(PORT, StatefulSets.BUILT_IN);
                ControlPlane right =
                        ControlPlane.up(PORT + 10, BUILT_IN_TWICE ? StatefulSets.BUILT_IN : StatefulSets.NOBODY);
                OrdinalProcess ordinal = BUILT_IN_TWICE ? null : ordinal(right);
                Side builtIn = Side.open("built-in", left.kubeconfig());
                Side ours = Side.open("ordinal", right.kubeconfig())) {
            assertThat(BUILT_IN_TWICE || ordinal.leads()).isTrue();
            Round.Pushing pushing = BUILT_IN_TWICE ? Round.Pushing.BOTH : Round.Pushing.BUILT_IN;
            return new Differential(builtIn, ours, MENU, pushing).run(first, count);
        }
    }

    private static OrdinalProcess ordinal(ControlPlane cluster) throws IOException {
        Path home = Path.of("target", "it-state", "differential-" + System.currentTimeMillis());
        return OrdinalProcess.start(new Launch(Optional.of(cluster.kubeconfig()), home, "differential", false)
                .with(ControlPlane.settings()));
    }
}
