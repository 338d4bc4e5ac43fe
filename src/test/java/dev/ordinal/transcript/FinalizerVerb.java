package dev.ordinal.transcript;

import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Write;
import java.util.List;

/** {@code finalizer pod web-0 on}: somebody holds it; {@code off}: lets it go. */
final class FinalizerVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        String list = command.word(2).equals("on") ? "[\"example.com/hold\"]" : "null";
        String body = "{\"metadata\": {\"finalizers\": " + list + "}}";
        world.byScript(() -> world.store()
                .patch(
                        world.ref(command.word(0), command.word(1)),
                        new Patch(Patch.Form.MERGE, dev.ordinal.cluster.Json.parse(body)),
                        Write.WHOLE));
        return List.of();
    }
}
