package dev.ordinal.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the process: first it is decided, and said, on which cluster and with which broker; then everything else follows. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Until Quarkus configures logging, only what matters is kept for it: the broker says thousands of lines when it starts. */
    private static final Logger ROOT = Logger.getLogger("");

    public static void main(String... args) {
        ROOT.setLevel(Level.WARNING);
        ClusterChoice.announce();
        BrokerChoice.apply();
        Quarkus.run(args);
    }
}
