package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What never works is rolled forward over, with nobody's hand on a pod. */
class BadImageIT extends NodeContract {
    private static final String READY_ONCE_UP = """
            image: localhost/box:1
            readinessProbe: {exec: {command: [test, -e, /tmp/up]}, periodSeconds: 1}
            """;
    private static final String GOOD = READY_ONCE_UP + """
            command: [sh, -c, 'touch /tmp/up; exec sleep infinity']
            """;

    /** What a node says of it in the end. */
    enum Bad {
        CrashLoopBackOff(READY_ONCE_UP + "command: [sh, -c, 'echo bad; exit 3']\n"),
        ImagePullBackOff(GOOD.replace("box:1", "box:missing"));

        private final String container;

        Bad(String container) {
            this.container = container;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSetThatNeverWorkedWorksOnceItsImageIsCorrected(Bad bad) throws IOException {
        String name = "first-" + bad.name().toLowerCase(Locale.ROOT);
        Manifest set = Manifest.of(name, 2, bad.container);
        ground().apply(set);
        awaitBad(name + "-0", bad);
        ground().awaitWait(name, 0, "WAITING_FOR_READY");
        ground().apply(set.container(GOOD));
        ground().awaitComplete(name, 2);
        assertThat(ground().laws().steps(name))
                .containsExactly("+" + name + "-0", "-" + name + "-0", "+" + name + "-0", "+" + name + "-1");
    }

    @ParameterizedTest
    @EnumSource
    void aBadUpdateStopsAtItsFirstPodAndTheNextOneGoesOverIt(Bad bad) throws IOException {
        String name = "then-" + bad.name().toLowerCase(Locale.ROOT);
        Manifest set = Manifest.of(name, 3, GOOD);
        ground().apply(set);
        ground().awaitComplete(name, 3);
        ground().apply(set.container(bad.container));
        awaitBad(name + "-2", bad);
        ground().awaitWait(name, 2, "WAITING_FOR_READY");
        assertThat(ground().laws().deleted(name + "-1") + ground().laws().deleted(name + "-0"))
                .isZero();

        ground().apply(set.container(GOOD + "env: [{name: LOOK, value: better}]\n"));
        ground().awaitComplete(name, 3);
        assertThat(ground().laws().steps(name).subList(3, 11))
                .containsExactly(
                        "-" + name + "-2",
                        "+" + name + "-2",
                        "-" + name + "-2",
                        "+" + name + "-2",
                        "-" + name + "-1",
                        "+" + name + "-1",
                        "-" + name + "-0",
                        "+" + name + "-0");
    }

    private void awaitBad(String pod, Bad bad) {
        ground().awaitPod(
                        pod,
                        bad.name(),
                        seen -> seen.at("/status/containerStatuses/0/state/waiting/reason")
                                .asText()
                                .equals(bad.name()));
    }

    /** The kernel takes the container, the kubelet brings it back in the same pod: nothing for Ordinal to do. */
    @Test
    void aContainerThatTakesTooMuchMemoryStartsAgainInItsPlace() throws IOException {
        ground().apply(Manifest.of("hungry", 2, READY_ONCE_UP + """
                resources: {limits: {memory: 32Mi}}
                command: [sh, -c, 'touch /tmp/up; until [ -e /tmp/eat ]; do sleep 0.1; done; exec tail /dev/zero']
                """));
        ground().awaitComplete("hungry", 2);
        String uid = Ground.uid(ground().pod("hungry-0"));
        ground().shell("hungry-0", "touch /tmp/eat");

        ground().awaitPod(
                        "hungry-0",
                        "was killed",
                        pod -> pod.at("/status/containerStatuses/0/lastState/terminated/reason")
                                        .asText()
                                        .equals("OOMKilled")
                                && Ground.runs(pod));
        ground().awaitComplete("hungry", 2);
        assertThat(Ground.uid(ground().pod("hungry-0"))).isEqualTo(uid);
        assertThat(ground().laws().steps("hungry")).containsExactly("+hungry-0", "+hungry-1");
    }
}
