package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.Names;
import java.util.regex.Pattern;

/** What names must look like. */
final class NameRules {
    static final String POINTER = "/metadata/name";
    static final String LABEL_FORM =
            "must be lower-case letters, digits and dashes, with a letter or digit at both ends";
    /** A DNS label ends here; names of pods and claim volumes are such labels. */
    static final int LABEL_LENGTH = 63;
    /** The revision label holds the name, a dash and up to ten characters. */
    static final int WORKLOAD_LENGTH = LABEL_LENGTH - 11;
    /** A DNS name ends here. */
    private static final int SUBDOMAIN_LENGTH = 253;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private NameRules() {}

    static void checkWorkload(JsonNode metadata, Faults faults) {
        JsonNode name = metadata.path("name");
        if (missing(metadata, faults) || !name.isTextual()) {
            return;
        }
        if (!LABEL.matcher(name.asText()).matches()) {
            faults.add(POINTER, LABEL_FORM + ", not " + Faults.quoted(name.asText()));
        } else if (name.asText().length() > WORKLOAD_LENGTH) {
            faults.add(
                    POINTER,
                    "may have at most " + WORKLOAD_LENGTH + " characters, because the revision label needs 11 of its "
                            + LABEL_LENGTH + "; this has " + name.asText().length());
        }
    }

    static void checkSubdomain(JsonNode metadata, Faults faults) {
        JsonNode name = metadata.path("name");
        if (missing(metadata, faults) || !name.isTextual()) {
            return;
        }
        if (!Names.subdomain(name.asText())) {
            faults.add(
                    POINTER,
                    "must be a DNS name: lower-case letters, digits, dashes and dots, at most " + SUBDOMAIN_LENGTH
                            + " characters");
        }
    }

    private static boolean missing(JsonNode metadata, Faults faults) {
        boolean named = !metadata.path("name").asText().isEmpty()
                || metadata.path("name").isContainerNode();
        boolean generated = !metadata.path("generateName").asText().isEmpty();
        if (!named && !generated) {
            faults.add(POINTER, "is required");
        }
        return !named;
    }
}
