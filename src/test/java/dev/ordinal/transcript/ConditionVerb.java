package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;

/** {@code condition web Checked True}: somebody else's condition in the status of a workload. */
final class ConditionVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        Stored set = world.set(command.word(0));
        ObjectNode object = set.copy();
        Trees.list(Trees.child(object, "status"), "conditions")
                .addObject()
                .put("type", command.word(1))
                .put("status", command.word(2))
                .put("reason", "Transcript")
                .put("message", "")
                .put("lastTransitionTime", world.store().now().toString());
        world.byScript(() -> world.store().update(set.ref(), object, Write.STATUS));
        return List.of();
    }
}
