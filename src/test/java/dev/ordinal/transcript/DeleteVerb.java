package dev.ordinal.transcript;

import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.workload.WorkloadKey;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code delete pod web-0}, as kubectl does; {@code now}: with no grace. {@code delete set web}: in the background, or {@code orphan}
 * or {@code foreground}; {@code by-door}: by a request to Ordinal.
 */
final class DeleteVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        if (command.says("by-door")) {
            WorkloadKey key = new WorkloadKey(World.NAMESPACE, command.word(1));
            RequestId id = new RequestId("transcript", "delete-" + key.name());
            world.program()
                    .desired()
                    .submit(new WorkloadRequest.Delete(id, key, command.says("orphan")))
                    .subscribe()
                    .with(verdict -> {}, failure -> world.journal().cluster("refused: " + failure.getMessage()));
            return List.of();
        }
        String policy = command.says("orphan") ? "Orphan" : command.says("foreground") ? "Foreground" : "";
        OptionalInt grace = command.says("now") ? OptionalInt.of(0) : OptionalInt.empty();
        world.byScript(() -> world.store()
                .delete(world.ref(command.word(0), command.word(1)), new DeleteOptions(grace, policy, "", "", false)));
        return List.of();
    }
}
