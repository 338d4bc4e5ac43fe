package dev.ordinal.it;

import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several processes of one deployment on the control plane of the tests, any of which may be killed. */
final class Replicas implements AutoCloseable {
    private final Launch launch;
    private final Stage stage;
    private final List<OrdinalProcess> running = new ArrayList<>();

    private Replicas(Launch launch, Stage stage) {
        this.launch = launch;
        this.stage = stage;
        running.add(stage.ordinal());
    }

    /** The first one runs. */
    static Replicas of(Class<?> test, String... settings) throws IOException, GeneralSecurityException {
        Path cluster = Path.of(System.getenv("ORDINAL_TEST_KUBECONFIG"));
        String name = Stage.name(test);
        Launch launch =
                new Launch(Optional.of(cluster), Path.of("target", "it-state", name), name, false).with(settings);
        return new Replicas(launch, Stage.apart(cluster, launch));
    }

    /** Those that run, in the order in which they were started; who kills one takes it out. */
    List<OrdinalProcess> running() {
        return running;
    }

    Stage stage() {
        return stage;
    }

    void fill(int count) throws IOException {
        while (running.size() < count) {
            running.add(OrdinalProcess.start(launch));
        }
    }

    /** Kills one, and starts another in its place. */
    void replace(int which) throws IOException {
        running.get(which).kill();
        running.set(which, OrdinalProcess.start(launch));
    }

    /** What they said last. */
    String tail() {
        return String.join("\n", running.stream().map(OrdinalProcess::tail).toList());
    }

    @Override
    public void close() throws IOException {
        running.forEach(OrdinalProcess::close);
        stage.startAgain();
        stage.close();
    }
}
