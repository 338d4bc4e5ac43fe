package dev.ordinal.transcript;

import java.time.Duration;
import java.util.List;

/** {@code crash}: the program is gone at once, and another one takes its place as soon as the lease has run out. */
final class CrashVerb implements Verb {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int STEPS_MAX = 60;

    @Override
    public List<String> on(World world, Command command) {
        world.program().crash();
        world.startProgram();
        for (int i = 0; i < STEPS_MAX && !world.program().acting(); i++) {
            world.pass(STEP);
        }
        return List.of();
    }
}
