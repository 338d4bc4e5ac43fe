package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Pointers;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a workload must be beyond its schema, read from a manifest with all defaults in place. */
final class ManifestRules {
    private static final Pattern PERCENTAGE = Pattern.compile("0*(100|[1-9][0-9]?)%");

    private static final String REPLICAS = "/spec/replicas";

    private final JsonNode metadata;
    private final JsonNode spec;
    private final Faults faults;

    ManifestRules(ObjectNode complete, Faults faults) {
        this.metadata = complete.path("metadata");
        this.spec = complete.path("spec");
        this.faults = faults;
    }

    /** A name can't be changed, so it is looked at once, when the object is made. */
    void check(boolean created) {
        if (created) {
            NameRules.checkWorkload(metadata, faults);
        }
        if (faults.found().stream().noneMatch(fault -> fault.pointer().equals(NameRules.POINTER))) {
            ordinals();
        }
        updateStrategy();
        new SelectorRules(spec, faults).check();
        new PodTemplateRules(spec, faults).check();
        claims();
    }

    private void ordinals() {
        JsonNode start = spec.path("ordinals").path("start");
        JsonNode replicas = spec.path("replicas");
        if (!replicas.canConvertToInt() || !(start.isMissingNode() || start.canConvertToInt())) {
            return;
        }
        long highest = start.asLong(0) + replicas.asLong() - 1;
        int longest = metadata.path("name").asText().length()
                + 1
                + Long.toString(highest).length();
        if (highest > Integer.MAX_VALUE) {
            faults.add(
                    REPLICAS,
                    "the highest ordinal (ordinals.start + replicas - 1) must be at most " + Integer.MAX_VALUE
                            + ", not " + highest);
        } else if (longest > NameRules.LABEL_LENGTH) {
            // Names that long exist: they were made before, or by others.
            faults.add(
                    REPLICAS,
                    "the highest pod's name would have " + longest + " characters; at most " + NameRules.LABEL_LENGTH
                            + " are possible");
        }
    }

    private void updateStrategy() {
        JsonNode strategy = spec.path("updateStrategy");
        JsonNode rolling = strategy.path("rollingUpdate");
        String type = strategy.path("type").asText();
        if (!type.equals("RollingUpdate") && rolling.isObject()) {
            faults.add(
                    "/spec/updateStrategy/rollingUpdate",
                    "is allowed beside type RollingUpdate only, not beside " + Faults.quoted(type));
        }
        JsonNode most = rolling.path("maxUnavailable");
        boolean number = most.isIntegralNumber() && most.bigIntegerValue().signum() > 0;
        boolean percentage =
                most.isTextual() && PERCENTAGE.matcher(most.asText()).matches();
        if ((most.isIntegralNumber() || most.isTextual()) && !number && !percentage) {
            faults.add(
                    "/spec/updateStrategy/rollingUpdate/maxUnavailable",
                    "must be a number above 0, or a percentage from 1% to 100%, not "
                            + Faults.shortened(most.asText()));
        }
    }

    private void claims() {
        Set<String> names = new HashSet<>();
        JsonNode templates = spec.path("volumeClaimTemplates");
        for (int index = 0; index < templates.size(); index++) {
            JsonNode claim = templates.path(index);
            String pointer = Pointers.child("/spec/volumeClaimTemplates", index);
            JsonNode name = claim.path("metadata").path("name");
            if (name.isTextual() && !names.add(name.asText())) {
                faults.add(
                        pointer + "/metadata/name",
                        Faults.quoted(name.asText()) + " is the name of another template; each needs its own");
            }
            Quantities.parse(claim.path("spec")
                            .path("resources")
                            .path("requests")
                            .path("storage"))
                    .map(BigDecimal::signum)
                    .filter(sign -> sign <= 0)
                    .ifPresent(sign -> faults.add(
                            pointer + "/spec/resources/requests/storage", "must be more than nothing, like 1Gi"));
        }
    }
}
