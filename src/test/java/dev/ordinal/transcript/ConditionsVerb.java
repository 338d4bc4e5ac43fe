package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code conditions web}: those of the stored object. */
final class ConditionsVerb implements Reading {

    @Override
    public List<String> on(World world, Command command) {
        Table table = new Table();
        for (JsonNode condition : world.set(command.word(0)).tree().at("/status/conditions")) {
            table.row(
                    condition.path("type").asText(),
                    condition.path("status").asText(),
                    condition.path("reason").asText());
        }
        return table.lines();
    }
}
