package dev.ordinal.subscribers;

import jakarta.ws.rs.core.MediaType;

/** The notations of answers. */
final class Forms {
    static final String JSON = "application/json";
    static final String YAML = "application/yaml";
    static final String X_YAML = "application/x-yaml";
    static final String TEXT_YAML = "text/yaml";
    static final String JSON_PATCH = "application/json-patch+json";

    private Forms() {}

    static boolean isYaml(MediaType type) {
        return type.getSubtype().endsWith("yaml");
    }
}
