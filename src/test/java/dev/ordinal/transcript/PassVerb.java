package dev.ordinal.transcript;

import java.time.Duration;
import java.util.List;

/** {@code pass 30s}: time goes by; the second that every block lasts is the last of it. */
final class PassVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        Duration howLong = Duration.parse("PT" + command.word(0).toUpperCase(java.util.Locale.ROOT));
        world.pass(howLong.minusSeconds(1));
        return List.of();
    }
}
