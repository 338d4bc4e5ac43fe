package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import java.util.List;

/** {@code events web}: the Kubernetes Events about the workload, as kubectl describe shows them. */
final class EventsVerb implements Reading {

    @Override
    public List<String> on(World world, Command command) {
        Store store = world.store();
        Table table = new Table();
        store.list(Query.all(store.kinds().need("events"))).stream()
                .map(event -> event.tree())
                .filter(event -> event.at("/involvedObject/name").asText().equals(command.word(0)))
                .sorted(java.util.Comparator.comparingLong(
                        event -> event.at("/metadata/resourceVersion").asLong()))
                .forEach(event -> table.row(
                        event.path("type").asText(),
                        event.path("reason").asText(),
                        counted(event),
                        event.path("message").asText(event.path("note").asText())));
        return table.lines();
    }

    private static String counted(JsonNode event) {
        int count =
                Math.max(event.path("count").asInt(1), event.at("/series/count").asInt(1));
        return count > 1 ? "×" + count : "";
    }
}
