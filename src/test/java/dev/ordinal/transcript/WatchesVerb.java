package dev.ordinal.transcript;

import java.util.List;

/** {@code watches hold pods}: the program sees nothing new of them; {@code watches release}: it sees all of it. */
final class WatchesVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        if (command.word(0).equals("hold")) {
            command.from(1).forEach(world.interference()::hold);
        } else {
            world.interference().release();
        }
        return List.of();
    }
}
