package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;
import java.util.StringJoiner;

/** {@code pods}: every pod, and which life of its name it is. */
final class PodsVerb implements Reading {

    @Override
    public List<String> on(World world, Command command) {
        Table table = new Table().row("POD", "LIFE", "PHASE", "READY", "REVISION", "");
        for (Stored pod : world.all("pod")) {
            JsonNode tree = pod.tree();
            table.row(
                    pod.ref().name(),
                    world.aliases().life(tree),
                    tree.at("/status/phase").asText(),
                    Kubelet.ready(tree) ? "yes" : "no",
                    world.aliases()
                            .in(tree.at("/metadata/labels/controller-revision-hash")
                                    .asText("-")),
                    notes(tree));
        }
        return table.lines();
    }

    private static String notes(JsonNode pod) {
        StringJoiner notes = new StringJoiner(", ");
        if (Trees.terminating(pod)) {
            notes.add("terminating");
        }
        if (pod.at("/metadata/ownerReferences").isEmpty()) {
            notes.add("nobody's");
        }
        return notes.toString();
    }
}
