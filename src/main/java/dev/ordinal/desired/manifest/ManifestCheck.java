package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.Pointers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one entry: everything wrong with a manifest, before any server is asked. A kind without a shipped schema is itself the
 * fault.
 */
public final class ManifestCheck {
    private ManifestCheck() {}

    /** Whether the kind of an object has a schema here. */
    public static boolean knows(ObjectNode object) {
        return ManifestSchemas.of(object).isPresent();
    }

    /** What is wrong with an object that is to be stored, in the place of another one if there is one. */
    public static List<Fault> faults(ObjectNode object, Optional<ObjectNode> stored) {
        return stored.map(old -> onUpdate(object, old)).orElseGet(() -> onCreate(object));
    }

    /** What is wrong with an object that does not exist yet. */
    public static List<Fault> onCreate(ObjectNode object) {
        return faults(object, true).found();
    }

    /**
     * What is wrong with an object that shall take the place of {@code old}, which is of the same kind and name. What was wrong
     * before and stays as it was is no fault of this change: an object made by others, or by an older server, can be scaled.
     */
    public static List<Fault> onUpdate(ObjectNode object, ObjectNode old) {
        Faults faults = faults(object, false);
        if (ManifestSchemas.isWorkload(object)) {
            new FixedFields(ManifestDefaults.applied(object), ManifestDefaults.applied(old), faults).check();
        }
        Set<Fault> before = Set.copyOf(faults(old, false).found());
        return faults.found().stream().filter(fault -> !before.contains(fault)).toList();
    }

    private static Faults faults(ObjectNode object, boolean created) {
        Faults faults = new Faults();
        Optional<ManifestSchema> schema = ManifestSchemas.of(object);
        if (schema.isEmpty()) {
            faults.add(
                    Pointers.of("kind"),
                    "no kind known here has this apiVersion and kind; accepted are "
                            + String.join(", ", ManifestSchemas.kinds()));
            return faults;
        }
        schema.get().check(object, faults);
        if (ManifestSchemas.isWorkload(object)) {
            new ManifestRules(ManifestDefaults.applied(object), faults).check(created);
        } else if (created) {
            NameRules.checkSubdomain(object.path("metadata"), faults);
        }
        if (ManifestSchemas.isService(object)) {
            new ServiceRules(object.path("spec"), faults).check();
        }
        return faults;
    }
}
