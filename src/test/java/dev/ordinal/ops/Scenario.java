package dev.ordinal.ops;

import dev.ordinal.workload.WorkloadKind;
import java.util.Arrays;
import java.util.List;

/**
 * What a person does to one set: how it begins, and then one step after the other. A step is a merge patch, and waits until the
 * set has settled; {@code now} does not wait, and a few words are no patches.
 */
enum Scenario {
    SCALE_UP("{spec: {replicas: 1}}", "{spec: {replicas: 4}}"),
    SCALE_DOWN("{spec: {replicas: 4}}", "{spec: {replicas: 1}}"),
    SCALE_TO_ZERO_AND_BACK("{}", "{spec: {replicas: 0}}", "{spec: {replicas: 2}}"),
    SCALE_IN_FLIGHT("{}", "now {spec: {replicas: 1}}", "now {spec: {replicas: 4}}"),
    ROLLING_UPDATE("{}", version(2)),
    ROLLBACK("{}", version(2), version(1)),
    ROLLBACK_IN_FLIGHT("{}", version(2), "now " + version(1)),
    TEMPLATES_IN_FLIGHT("{}", version(2), "now " + version(3), "now " + version(4)),
    TEMPLATE_AND_SCALE("{}", version(2), "now {spec: {replicas: 4}}", "now {spec: {replicas: 2}}"),
    ON_DELETE("{spec: {updateStrategy: {type: OnDelete, rollingUpdate: null}}}", version(2), "delete a pod"),
    ON_DELETE_LATER("{}", "{spec: {updateStrategy: {type: OnDelete, rollingUpdate: null}}}", version(2)),
    RECREATE("{spec: {updateStrategy: {type: Recreate, rollingUpdate: null}}}", version(2)),
    RETENTION_WHEN_SCALED(retention("Retain", "Delete"), "{spec: {replicas: 1}}", "{spec: {replicas: 3}}"),
    RETENTION_WHEN_DELETED(retention("Delete", "Retain"), "{spec: {replicas: 1}}", "delete Background"),
    RETENTION_EDITED("{}", retention("Delete", "Delete"), "{spec: {replicas: 1}}", retention("Retain", "Retain")),
    DELETED_IN_BACKGROUND("{}", "delete Background"),
    DELETED_IN_FOREGROUND("{}", "delete Foreground"),
    DELETED_AND_ORPHANED("{}", "delete Orphan"),
    ADOPTED("{}", "delete Orphan", "create"),
    CREATED_AGAIN("{}", "delete Background", "create"),
    CREATED_AGAIN_AT_ONCE("{}", "now delete Background", "now create"),
    START_MOVES("{}", "{spec: {ordinals: {start: 2}}}", "{spec: {ordinals: {start: 1}}}"),
    PARTITION_MOVES(
            "{spec: {updateStrategy: {rollingUpdate: {partition: 2}}}}", version(2), partition(1), partition(0)),
    PARTITION_AND_ROLLBACK("{spec: {updateStrategy: {rollingUpdate: {partition: 1}}}}", version(2), version(1)),
    MAX_UNAVAILABLE("{spec: {replicas: 4, updateStrategy: {rollingUpdate: {maxUnavailable: 2}}}}", version(2)),
    MAX_UNAVAILABLE_PERCENT(
            "{spec: {replicas: 4, updateStrategy: {rollingUpdate: {maxUnavailable: 50%}}}}", version(2)),
    MIN_READY("{spec: {minReadySeconds: 4}}", version(2), "{spec: {replicas: 4}}", "{spec: {replicas: 1}}"),
    MENDED("{}", image("shop:missing"), image("shop:2")),
    MENDED_AT_BIRTH("{spec: {template: {spec: {containers: [{name: main, image: 'shop:missing'}]}}}}", image("shop:2")),
    PAUSED("{}", "{spec: {paused: true}}", version(2), "{spec: {replicas: 4}}", "{spec: {paused: false}}"),
    PAUSED_IN_FLIGHT("{}", version(2), "now {spec: {paused: true}}", "{spec: {paused: false}}");

    private final String beginning;

    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
    private final List<String> steps;

    Scenario(String beginning, String... steps) {
        this.beginning = beginning;
        this.steps = List.of(steps);
    }

    /** A merge patch of the manifest that {@link Wish} makes. */
    String beginning() {
        return beginning;
    }

    List<String> steps() {
        return steps;
    }

    /** A StatefulSet has no such field, or takes it from nobody but a door. */
    boolean onlyForOrdinalSets() {
        return this == PAUSED || this == PAUSED_IN_FLIGHT || this == RECREATE;
    }

    /** What a set of this kind can play. */
    static List<Scenario> of(WorkloadKind kind) {
        return Arrays.stream(values())
                .filter(scenario -> kind == WorkloadKind.ORDINAL_SET || !scenario.onlyForOrdinalSets())
                .toList();
    }

    /**
     * How far a step comes before the next one interrupts it depends on the moment; and so does whether it is known of a pod that it
     * was never available, for a crash may come before that is written down.
     */
    boolean dependsOnTheMoment() {
        return this == MENDED || this == MENDED_AT_BIRTH || steps.stream().anyMatch(step -> step.startsWith("now "));
    }

    /**
     * Whether the garbage collector takes the pods, and not the program in order. Who is shown that they are gone before it is shown
     * that their set is going creates one more, and the collector takes that too.
     */
    boolean leavesPodsToTheCollector(WorkloadKind kind) {
        return steps.stream()
                .anyMatch(step -> step.endsWith("delete Foreground")
                        || (step.endsWith("delete Background") && kind == WorkloadKind.STATEFUL_SET));
    }

    private static String version(int number) {
        return "{spec: {template: {metadata: {annotations: {version: '" + number + "'}}}}}";
    }

    private static String image(String image) {
        return "{spec: {template: {spec: {containers: [{name: main, image: '" + image + "'}]}}}}";
    }

    private static String partition(int at) {
        return "{spec: {updateStrategy: {rollingUpdate: {partition: " + at + "}}}}";
    }

    private static String retention(String whenDeleted, String whenScaled) {
        return "{spec: {persistentVolumeClaimRetentionPolicy: {whenDeleted: " + whenDeleted + ", whenScaled: "
                + whenScaled + "}}}";
    }
}
