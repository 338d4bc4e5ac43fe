package dev.ordinal.transcript;

import dev.ordinal.embedded.trees.Trees;
import java.util.List;

/** {@code disown pod web-0}: all its owner references are gone. */
final class DisownVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        world.byScript(() -> world.store()
                .amend(
                        world.ref(command.word(0), command.word(1)),
                        tree -> Trees.metadata(tree).remove("ownerReferences")));
        return List.of();
    }
}
