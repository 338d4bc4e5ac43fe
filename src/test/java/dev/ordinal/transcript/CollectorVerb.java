package dev.ordinal.transcript;

import java.util.List;

/** {@code collector off}: the garbage collector is late; {@code collector on}: it works again. */
final class CollectorVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        world.collect(command.word(0).equals("on"));
        return List.of();
    }
}
