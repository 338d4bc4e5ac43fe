package dev.ordinal.transcript;

import dev.ordinal.embedded.trees.Trees;
import java.util.List;

/** {@code annotate set web key=value}. */
final class AnnotateVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        String[] pair = command.word(2).split("=", 2);
        world.byScript(() -> world.store()
                .amend(
                        world.ref(command.word(0), command.word(1)),
                        tree -> Trees.child(Trees.metadata(tree), "annotations").put(pair[0], pair[1])));
        return List.of();
    }
}
