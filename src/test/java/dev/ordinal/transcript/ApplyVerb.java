package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Write;
import java.util.List;

/** {@code apply}, then a manifest in indented YAML: what kubectl would do with it. */
final class ApplyVerb implements Verb {

    @Override
    public List<String> on(World world, Command command) {
        ObjectNode object = (ObjectNode) Manifests.yaml(command.body());
        String group = object.path("apiVersion").asText();
        Kind kind = world.store().kinds().all().stream()
                .filter(each -> each.kind().equals(object.path("kind").asText())
                        && each.apiVersion().equals(group))
                .findFirst()
                .orElseThrow();
        var ref = new dev.ordinal.embedded.kinds.Ref(
                kind,
                World.NAMESPACE,
                world.aliases().revision(object.at("/metadata/name").asText()));
        object.withObject("/metadata").put("name", ref.name());
        world.byScript(() -> {
            if (world.store().find(ref).isPresent()) {
                world.store().patch(ref, new Patch(Patch.Form.MERGE, object), Write.WHOLE);
            } else {
                world.store().create(kind, World.NAMESPACE, object, Write.WHOLE);
            }
        });
        return List.of();
    }
}
