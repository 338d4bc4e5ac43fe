package dev.ordinal.transcript;

import dev.ordinal.embedded.trees.Trees;
import java.util.List;

/** {@code unlabel pod web-0 app}. */
final class UnlabelVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        world.byScript(() -> world.store()
                .amend(
                        world.ref(command.word(0), command.word(1)),
                        tree -> Trees.child(Trees.metadata(tree), "labels").remove(command.word(2))));
        return List.of();
    }
}
