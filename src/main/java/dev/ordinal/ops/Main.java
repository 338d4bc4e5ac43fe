package dev.ordinal.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the process: first it is decided, and said, on which cluster and with which broker; then everything else follows. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        ClusterChoice.announce();
        BrokerChoice.apply();
        Quarkus.run(args);
    }
}
