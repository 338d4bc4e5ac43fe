package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ordinal's own pod goes while others move: whoever comes next goes on from there, in order, and does nothing twice. */
class UpgradeIT extends NodeContract {
    private static final int PODS = 4;
    private static final String READY = """
            image: localhost/box:1
            readinessProbe: {exec: {command: ['true']}, periodSeconds: 1}
            """;

    @Test
    void killedInTheMiddleOfAnUpdateItGoesOn() throws IOException {
        Manifest set = Manifest.of("killed", PODS, READY);
        ground().apply(set);
        ground().awaitComplete("killed", PODS);
        ground().apply(set.container(READY + "env: [{name: LOOK, value: newer}]\n"));
        ground().pods().awaitDeleted("killed-2", 1);
        InCluster.kill();
        ground().awaitComplete("killed", PODS);
        assertThat(ground().laws().steps("killed"))
                .isEqualTo(Stream.concat(climb("killed"), update("killed")).toList());
    }

    @Test
    void upgradedInTheMiddleOfAClimbAndOfAnUpdateItGoesOn() throws IOException {
        Manifest set = Manifest.of("upgraded", PODS, READY).claim("/data");
        ground().apply(set);
        ground().awaitRunning("upgraded-0");
        InCluster.upgrade("--set", "podAnnotations.upgrade=first");
        ground().awaitComplete("upgraded", PODS);
        List<String> claims = ground().claims();
        ground().apply(set.container(READY + "env: [{name: LOOK, value: newer}]\n"));
        ground().pods().awaitDeleted("upgraded-3", 1);
        InCluster.upgrade("--set", "podAnnotations.upgrade=second");
        ground().awaitComplete("upgraded", PODS);
        assertThat(ground().laws().steps("upgraded"))
                .isEqualTo(Stream.concat(climb("upgraded"), update("upgraded")).toList());
        assertThat(ground().claims()).hasSize(PODS).isEqualTo(claims);
    }

    private static Stream<String> climb(String set) {
        return IntStream.range(0, PODS).mapToObj(ordinal -> "+" + set + "-" + ordinal);
    }

    private static Stream<String> update(String set) {
        return IntStream.range(0, PODS)
                .mapToObj(done -> set + "-" + (PODS - 1 - done))
                .flatMap(pod -> Stream.of("-" + pod, "+" + pod));
    }
}
