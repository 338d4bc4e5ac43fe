package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import java.util.List;

/** {@code scale web 3}, through the scale subresource as kubectl and autoscalers do; {@code scale web} reads it. */
final class ScaleVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        Stored set = world.set(command.word(0));
        ObjectNode scale = Store.scale(set);
        if (command.optional(1).isEmpty()) {
            return List.of("wanted " + scale.at("/spec/replicas").asInt() + ", there "
                    + scale.at("/status/replicas").asInt() + ", selector "
                    + scale.at("/status/selector").asText());
        }
        scale.withObject("/spec").put("replicas", Integer.parseInt(command.word(1)));
        world.byScript(() -> world.store().update(set.ref(), scale, Write.SCALE));
        return List.of();
    }
}
