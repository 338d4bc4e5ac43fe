package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;
import java.util.StringJoiner;

/** {@code claims}: every claim, which life of its name it is, and its owners; a star marks the controller. */
final class ClaimsVerb implements Reading {

    @Override
    public List<String> on(World world, Command command) {
        Table table = new Table().row("CLAIM", "LIFE", "OWNERS", "");
        for (Stored claim : world.all("claim")) {
            JsonNode tree = claim.tree();
            table.row(
                    claim.ref().name(),
                    world.aliases().life(tree),
                    owners(world, tree),
                    Trees.terminating(tree) ? "terminating" : "");
        }
        return table.lines();
    }

    static String owners(World world, JsonNode object) {
        StringJoiner owners = new StringJoiner(", ").setEmptyValue("-");
        for (JsonNode owner : object.at("/metadata/ownerReferences")) {
            owners.add(owner.path("kind").asText() + " " + owner(world, owner)
                    + (owner.path("controller").asBoolean() ? "*" : ""));
        }
        return owners.toString();
    }

    private static String owner(World world, JsonNode owner) {
        String known = world.aliases().ofUid(owner.path("uid").asText());
        return known.equals("stranger") ? owner.path("name").asText() + "#?" : known;
    }
}
