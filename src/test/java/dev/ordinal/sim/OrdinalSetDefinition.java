package dev.ordinal.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The custom resource definition, as the chart installs it. */
public final class OrdinalSetDefinition {
    private OrdinalSetDefinition() {}

    public static ObjectNode read() {
        try (InputStream stream = OrdinalSetDefinition.class.getResourceAsStream("/crd/ordinalset.json")) {
            return (ObjectNode) Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
