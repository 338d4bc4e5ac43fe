package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** {@code show pod web-0 spec.hostname /metadata/labels/app}: fields of an object, by path or by pointer. */
final class ShowVerb implements Reading {

    @Override
    public List<String> on(World world, Command command) {
        JsonNode object =
                world.store().get(world.ref(command.word(0), command.word(1))).tree();
        List<String> lines = new ArrayList<>();
        for (String path : command.from(2)) {
            JsonNode value = object.at(path.startsWith("/") ? path : "/" + path.replace(".", "/"));
            String text = value.isValueNode() || value.isMissingNode() ? value.asText() : value.toString();
            lines.add(path + ": " + text);
        }
        return lines;
    }
}
