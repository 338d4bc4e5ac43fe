package dev.ordinal.ops;

import java.nio.file.Path;

/** Where a process beside a person keeps its files: one folder per user, outside any checkout. */
final class StateDirectory {
    private StateDirectory() {}

    static Path path(String name) {
        return Path.of(System.getProperty("java.io.tmpdir"), "ordinal-" + System.getProperty("user.name"), name);
    }
}
