package dev.ordinal.ops;

import dev.ordinal.workload.WorkloadKind;
import java.util.List;
import java.util.SplittableRandom;

/** Edits of a set at random, as merge patches or the words that {@link SimPeople} knows. */
final class SimEdits {
    private static final int MOST_REPLICAS = 5;

    private SimEdits() {}

    static String any(SplittableRandom random, WorkloadKind kind) {
        boolean ours = kind == WorkloadKind.ORDINAL_SET;
        return switch (random.nextInt(ours ? 12 : 10)) {
            case 0, 1, 2 -> "{spec: {replicas: " + random.nextInt(MOST_REPLICAS) + "}}";
            case 3, 4 -> version("" + (1 + random.nextInt(4)));
            case 5 ->
                "{spec: {updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: " + random.nextInt(4)
                        + "}}}}";
            case 6 ->
                "{spec: {updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: "
                        + pick(random, List.of("1", "2", "50%")) + "}}}}";
            case 7 -> "{spec: {ordinals: {start: " + random.nextInt(3) + "}}}";
            case 8 -> "{spec: {minReadySeconds: " + random.nextInt(6) + "}}";
            case 9 ->
                random.nextBoolean()
                        ? "{spec: {updateStrategy: {type: OnDelete, rollingUpdate: null}}}"
                        : "{spec: {persistentVolumeClaimRetentionPolicy: {whenDeleted: " + keep(random)
                                + ", whenScaled: " + keep(random) + "}}}";
            case 10 -> "{spec: {paused: " + random.nextBoolean() + "}}";
            default -> "{spec: {updateStrategy: {type: Recreate, rollingUpdate: null}}}";
        };
    }

    /** What does not change later: policy, claims, budget, the first ordinal. */
    static List<String> shape(SplittableRandom random, WorkloadKind kind) {
        return List.of(
                random.nextInt(3) == 0 ? "{spec: {podManagementPolicy: Parallel}}" : "{}",
                random.nextInt(3) == 0 ? "{spec: {volumeClaimTemplates: null}}" : "{}",
                random.nextInt(3) == 0 ? "{spec: {minReadySeconds: " + (1 + random.nextInt(4)) + "}}" : "{}",
                random.nextInt(4) == 0 ? "{spec: {ordinals: {start: 2}}}" : "{}",
                random.nextInt(4) == 0 ? "{spec: {revisionHistoryLimit: 1}}" : "{}",
                kind == WorkloadKind.ORDINAL_SET && random.nextInt(3) == 0
                        ? "{spec: {neverAvailablePodPolicy: Wait}}"
                        : "{}");
    }

    static String end(SplittableRandom random, WorkloadKind kind) {
        boolean leaves = kind == WorkloadKind.STATEFUL_SET && random.nextInt(3) == 0;
        return leaves ? "leave" : "delete " + pick(random, List.of("Background", "Foreground", "Orphan"));
    }

    static String version(String version) {
        return "{spec: {template: {metadata: {annotations: {version: '" + version + "'}}}}}";
    }

    static String image(String image) {
        return "{spec: {template: {spec: {containers: [{name: main, image: '" + image + "'}]}}}}";
    }

    private static String keep(SplittableRandom random) {
        return random.nextBoolean() ? "Retain" : "Delete";
    }

    private static String pick(SplittableRandom random, List<String> options) {
        return options.get(random.nextInt(options.size()));
    }
}
