package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Write;
import java.util.List;

/** {@code quota pods=2}: a ResourceQuota of the namespace; {@code quota off}: none. */
final class QuotaVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        Ref ref = world.ref("quota", "limit");
        world.byScript(() -> {
            if (world.store().find(ref).isPresent()) {
                world.store().delete(ref, DeleteOptions.DEFAULT);
            }
            if (!command.says("off")) {
                String hard = String.join(", ", command.words()).replace("=", ": ");
                ObjectNode quota = (ObjectNode) Manifests.yaml("metadata: {name: limit}\nspec: {hard: {" + hard + "}}");
                world.store().create(ref.kind(), World.NAMESPACE, quota, Write.WHOLE);
            }
        });
        return List.of();
    }
}
