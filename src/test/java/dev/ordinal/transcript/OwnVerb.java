package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;
import java.util.Optional;

/**
 * {@code own claim data-web-1 StatefulSet web}: an owner reference more, to what has that name now; {@code formerly}: to one that
 * had it before; {@code uncontrolled}: as owner, not as controller.
 */
final class OwnVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        String kind = command.word(2);
        String name = command.word(3);
        String apiVersion = switch (kind) {
            case "Pod", "ConfigMap" -> "v1";
            case "OrdinalSet" -> "apps.ordinal.dev/v1";
            default -> "apps/v1";
        };
        String uid = command.says("formerly") ? "a-former-" + name : living(world, kind, name);
        world.byScript(() -> world.store().amend(world.ref(command.word(0), command.word(1)), tree -> {
            ObjectNode owner =
                    Trees.list(Trees.metadata(tree), "ownerReferences").addObject();
            owner.put("apiVersion", apiVersion)
                    .put("kind", kind)
                    .put("name", name)
                    .put("uid", uid);
            if (!command.says("uncontrolled")) {
                owner.put("controller", true).put("blockOwnerDeletion", true);
            }
        }));
        return List.of();
    }

    private static String living(World world, String kind, String name) {
        String word = kind.equals("Pod") ? "pod" : kind;
        Optional<Stored> found = List.of("pod", "OrdinalSet", "StatefulSet").contains(word)
                ? world.store().find(world.ref(word, name))
                : Optional.empty();
        return found.map(Stored::uid).orElse("of-" + name);
    }
}
