package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.Names;
import dev.ordinal.workload.Pointers;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a Service must be beyond its schema, as far as a server would refuse it for its ports. */
final class ServiceRules {
    private static final String PORTS = "/spec/ports";
    private static final int PORT_MAX = 65_535;
    /** A port's name as a container gives it (RFC 6335). */
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");

    private final JsonNode spec;
    private final Faults faults;

    ServiceRules(JsonNode spec, Faults faults) {
        this.spec = spec;
        this.faults = faults;
    }

    void check() {
        JsonNode ports = spec.path("ports");
        boolean named = spec.path("type").asText().equals("ExternalName")
                || spec.path("clusterIP").asText().equals("None");
        if (ports.isEmpty() && !named) {
            faults.add(PORTS, "is required, but for a headless Service (clusterIP: None)");
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (int index = 0; index < ports.size(); index++) {
            JsonNode port = ports.path(index);
            String pointer = Pointers.child(PORTS, index);
            number(port.path("port"), pointer + "/port");
            number(port.path("nodePort"), pointer + "/nodePort");
            target(port.path("targetPort"), pointer + "/targetPort");
            name(port.path("name"), pointer + "/name", names, ports.size() > 1);
            String number =
                    port.path("port").asText() + "/" + port.path("protocol").asText("TCP");
            if (port.path("port").isIntegralNumber() && !numbers.add(number)) {
                faults.add(pointer, Faults.quoted(number) + " stands here twice");
            }
        }
    }

    /** A nodePort of 0 is one that the server chooses. */
    private void number(JsonNode port, String pointer) {
        boolean chosen = pointer.endsWith("nodePort") && port.asText().equals("0");
        if (port.isIntegralNumber() && !chosen && !inRange(port)) {
            faults.add(pointer, "must be from 1 to " + PORT_MAX + ", not " + Faults.shortened(port.asText()));
        }
    }

    private void target(JsonNode target, String pointer) {
        if (target.isIntegralNumber()) {
            number(target, pointer);
        } else if (target.isTextual() && !PORT_NAME.matcher(target.asText()).matches()) {
            faults.add(
                    pointer,
                    "must be a number, or the name of a container's port: at most 15 lower-case letters, digits and "
                            + "single dashes, one letter at least; not " + Faults.quoted(target.asText()));
        }
    }

    private void name(JsonNode name, String pointer, Set<String> names, boolean needed) {
        String text = name.asText();
        if (text.isEmpty()) {
            if (needed) {
                faults.add(pointer, "is required where there are several ports");
            }
        } else if (!Names.label(text)) {
            faults.add(pointer, NameRules.LABEL_FORM + ", at most 63, not " + Faults.quoted(text));
        } else if (!names.add(text)) {
            faults.add(pointer, Faults.quoted(text) + " is the name of another port; each needs its own");
        }
    }

    private static boolean inRange(JsonNode port) {
        return port.canConvertToInt() && port.intValue() >= 1 && port.intValue() <= PORT_MAX;
    }
}
