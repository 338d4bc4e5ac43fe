package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Fault;
import java.util.List;
import java.util.Optional;

/**
 * The one entry: everything wrong with a manifest, before any server is asked. A kind without a shipped schema is itself the
 * fault.
 */
public final class ManifestCheck {
    private ManifestCheck() {}

    /** What is wrong with an object that does not exist yet. */
    public static List<Fault> onCreate(ObjectNode object) {
        return faults(object, Optional.empty());
    }

    /** What is wrong with an object that shall take the place of {@code old}, which is of the same kind and name. */
    public static List<Fault> onUpdate(ObjectNode object, ObjectNode old) {
        return faults(object, Optional.of(old));
    }

    private static List<Fault> faults(ObjectNode object, Optional<ObjectNode> old) {
        Faults faults = new Faults();
        Optional<ManifestSchema> schema = ManifestSchemas.of(object);
        if (schema.isEmpty()) {
            faults.add(
                    Pointers.of("kind"),
                    "no kind known here has this apiVersion and kind; accepted are "
                            + String.join(", ", ManifestSchemas.kinds()));
            return faults.found();
        }
        schema.get().check(object, faults);
        if (ManifestSchemas.isWorkload(object)) {
            ObjectNode complete = ManifestDefaults.applied(object);
            new ManifestRules(complete, faults).check(old.isEmpty());
            old.ifPresent(former -> new FixedFields(complete, ManifestDefaults.applied(former), faults).check());
        } else if (old.isEmpty()) {
            Names.checkSubdomain(object.path("metadata"), faults);
        }
        return faults.found();
    }
}
