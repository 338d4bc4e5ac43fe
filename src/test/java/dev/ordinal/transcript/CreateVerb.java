package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.store.Write;
import java.util.List;

/** {@code create OrdinalSet web replicas=3 claims=data}: a workload in short. */
final class CreateVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        String kind = command.word(0);
        String name = command.word(1);
        ObjectNode object = Manifests.workload(kind, name, command.from(2));
        world.byScript(() -> world.store().create(world.ref(kind, name).kind(), World.NAMESPACE, object, Write.WHOLE));
        return List.of();
    }
}
