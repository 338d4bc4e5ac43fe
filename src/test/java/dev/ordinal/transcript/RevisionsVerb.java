package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Stored;
import java.util.Comparator;
import java.util.List;

/** {@code revisions}: the recorded pod templates by their numbers, with image and owner. */
final class RevisionsVerb implements Reading {

    @Override
    public List<String> on(World world, Command command) {
        Table table = new Table().row("REVISION", "NUMBER", "IMAGE", "OWNERS");
        world.all("revision").stream()
                .sorted(Comparator.comparingLong(RevisionsVerb::number))
                .forEach(revision -> table.row(
                        world.aliases().in(revision.ref().name()),
                        Long.toString(number(revision)),
                        image(revision.tree()),
                        ClaimsVerb.owners(world, revision.tree())));
        return table.lines();
    }

    private static long number(Stored revision) {
        return revision.tree().path("revision").asLong();
    }

    private static String image(JsonNode revision) {
        return revision.at("/data/spec/template/spec/containers/0/image").asText("-");
    }
}
