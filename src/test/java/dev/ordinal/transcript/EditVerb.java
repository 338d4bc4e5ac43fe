package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import java.util.List;

/** {@code edit web image=app:2 partition=1}: settings of the spec, in the words of {@code create}; {@code none} removes one. */
final class EditVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        Stored set = world.set(command.word(0));
        ObjectNode object = set.copy();
        command.from(1).forEach(setting -> Manifests.set(object, setting));
        world.byScript(() -> world.store().update(set.ref(), object, Write.WHOLE));
        return List.of();
    }
}
