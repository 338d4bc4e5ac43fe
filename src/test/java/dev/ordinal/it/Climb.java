package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Sets that climb while something fails.
 *
 * @param door where to ask; another one each time, if need be
 * @param pods how many each set is to have
 */
record Climb(Stage stage, Supplier<RestClient> door, int pods) {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A new one, up to where so many pods have come. */
    void begin(String name, int come) throws IOException {
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, name);
        untilAccepted(() -> door.get().create(wish.yaml(pods)));
        reach(name, come);
    }

    void reach(String name, int come) {
        await("pod " + come + " of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> steps(name).size() >= come);
    }

    /** To its end; each pod came once, in order. */
    void end(String name) {
        stage.pods().awaitReady(name, pods, PATIENCE);
        assertThat(steps(name)).isEqualTo(up(name));
    }

    /** And all the way down. */
    void descend(String name) throws IOException {
        int before = steps(name).size();
        untilAccepted(() -> door.get().scale(name, 0));
        stage.pods().awaitReady(name, 0, PATIENCE);
        List<String> steps = steps(name);
        assertThat(steps.subList(before, steps.size())).isEqualTo(down(name));
    }

    List<String> steps(String name) {
        return stage.pods().laws().steps(name);
    }

    private List<String> up(String name) {
        return IntStream.range(0, pods).mapToObj(i -> "+" + name + "-" + i).toList();
    }

    private List<String> down(String name) {
        return up(name).reversed().stream().map(step -> step.replace('+', '-')).toList();
    }

    /** The door says that the cluster did not take it; who asks again gets it, and a second creation finds the first one. */
    static void untilAccepted(Asking asking) {
        await("the request is taken").atMost(PATIENCE).until(() -> {
            int code = asking.ask().code();
            assertThat(code).isIn(200, 201, 409, 429, 502, 503, 504);
            return code < 300 || code == 409;
        });
    }

    interface Asking {
        RestClient.Reply ask() throws IOException;
    }
}
