package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.Names;
import dev.ordinal.workload.Pointers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What would make every pod of the template impossible, told before the first is tried. */
final class PodTemplateRules {
    private static final String POINTER = "/spec/template/spec";

    private final JsonNode pod;
    private final JsonNode claims;
    private final Faults faults;

    PodTemplateRules(JsonNode spec, Faults faults) {
        this.pod = spec.path("template").path("spec");
        this.claims = spec.path("volumeClaimTemplates");
        this.faults = faults;
    }

    void check() {
        JsonNode deadline = pod.path("activeDeadlineSeconds");
        if (!deadline.isMissingNode() && !deadline.isNull()) {
            faults.add(POINTER + "/activeDeadlineSeconds", "must be absent: it would end pods that are meant to stay");
        }
        Set<String> volumes = volumes();
        Set<String> containers = new HashSet<>();
        for (String list : List.of("initContainers", "containers")) {
            for (int index = 0; index < pod.path(list).size(); index++) {
                JsonNode container = pod.path(list).path(index);
                String pointer = Pointers.child(POINTER + "/" + list, index);
                JsonNode name = container.path("name");
                if (name.isTextual() && !containers.add(name.asText())) {
                    faults.add(
                            pointer + "/name",
                            Faults.quoted(name.asText()) + " is the name of another container; each needs its own");
                }
                mounts(container, pointer, volumes);
            }
        }
    }

    /** Volumes of the template and those the claims bring; a claim takes the place of a volume of its name. */
    private Set<String> volumes() {
        Set<String> names = new HashSet<>();
        JsonNode volumes = pod.path("volumes");
        for (int index = 0; index < volumes.size(); index++) {
            JsonNode name = volumes.path(index).path("name");
            String pointer = Pointers.child(POINTER + "/volumes", index) + "/name";
            if (name.isTextual() && !Names.label(name.asText())) {
                faults.add(pointer, NameRules.LABEL_FORM + ", at most 63, not " + Faults.quoted(name.asText()));
            } else if (name.isTextual() && !names.add(name.asText())) {
                faults.add(
                        pointer, Faults.quoted(name.asText()) + " is the name of another volume; each needs its own");
            }
        }
        claims.forEach(claim -> names.add(claim.path("metadata").path("name").asText()));
        return names;
    }

    private void mounts(JsonNode container, String pointer, Set<String> volumes) {
        for (String list : List.of("volumeMounts", "volumeDevices")) {
            for (int index = 0; index < container.path(list).size(); index++) {
                JsonNode name = container.path(list).path(index).path("name");
                if (name.isTextual() && !volumes.contains(name.asText())) {
                    faults.add(
                            Pointers.child(pointer + "/" + list, index) + "/name",
                            Faults.quoted(name.asText())
                                    + " must be the name of a volume of the template or of a volumeClaimTemplate");
                }
            }
        }
    }
}
