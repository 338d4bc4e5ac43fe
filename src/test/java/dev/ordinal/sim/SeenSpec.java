package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;

/** A set as somebody sees it: what is wanted, and what its status records. */
record SeenSpec(
        String name,
        String kind,
        String uid,
        int replicas,
        int start,
        boolean parallel,
        String strategy,
        int partition,
        int maxUnavailable,
        int minReady,
        boolean paused,
        boolean deleting,
        boolean leaving,
        JsonNode tree) {

    static final String FINALIZER = "apps.ordinal.dev/ordered-deletion";

    static SeenSpec of(JsonNode tree) {
        JsonNode metadata = tree.path("metadata");
        JsonNode spec = tree.path("spec");
        JsonNode strategy = spec.path("updateStrategy");
        int replicas = spec.path("replicas").asInt(1);
        return new SeenSpec(
                metadata.path("name").asText(),
                tree.path("kind").asText(),
                metadata.path("uid").asText(),
                replicas,
                spec.path("ordinals").path("start").asInt(0),
                spec.path("podManagementPolicy").asText().equals("Parallel"),
                strategy.path("type").asText("RollingUpdate"),
                strategy.path("rollingUpdate").path("partition").asInt(0),
                budget(strategy.path("rollingUpdate").path("maxUnavailable"), replicas),
                spec.path("minReadySeconds").asInt(0),
                paused(tree),
                metadata.has("deletionTimestamp"),
                metadata.path("annotations").has("apps.ordinal.dev/delete-when-empty"),
                tree);
    }

    /** R7.5: a number, or a share of the replicas, rounded down, but at least one. */
    private static int budget(JsonNode maxUnavailable, int replicas) {
        if (maxUnavailable.isTextual() && maxUnavailable.asText().endsWith("%")) {
            String percent =
                    maxUnavailable.asText().substring(0, maxUnavailable.asText().length() - 1);
            return Math.max(1, Integer.parseInt(percent) * replicas / 100);
        }
        return Math.max(1, maxUnavailable.asInt(1));
    }

    private static boolean paused(JsonNode tree) {
        return tree.path("spec").path("paused").asBoolean(false);
    }

    /** R8.9–R8.12: whether a claim goes with the set, or with its pod when that is scaled away. */
    boolean deletes(String when) {
        return tree.path("spec")
                .path("persistentVolumeClaimRetentionPolicy")
                .path(when)
                .asText()
                .equals("Delete");
    }

    boolean inRange(int ordinal) {
        return ordinal >= start && ordinal < start + replicas;
    }

    boolean rolls() {
        return strategy.equals("RollingUpdate");
    }

    boolean guarded() {
        return Trees.hasText(tree.path("metadata").path("finalizers"), FINALIZER);
    }

    /** D1, D5: whether a pod that was never available may be deleted although order would wait. */
    boolean neverAvailableMayGo() {
        return kind.equals("OrdinalSet")
                ? tree.path("spec")
                        .path("neverAvailablePodPolicy")
                        .asText("Delete")
                        .equals("Delete")
                : tree.path("metadata")
                        .path("annotations")
                        .path("apps.ordinal.dev/never-available-pod-policy")
                        .asText()
                        .equals("Delete");
    }

    JsonNode template() {
        return tree.path("spec").path("template");
    }

    String currentRevision() {
        return tree.path("status").path("currentRevision").asText("");
    }

    int historyLimit() {
        return tree.path("spec").path("revisionHistoryLimit").asInt(10);
    }

    /** Selectors here are made of equal labels only. */
    boolean selects(JsonNode pod) {
        JsonNode labels = pod.path("metadata").path("labels");
        return tree.path("spec").path("selector").path("matchLabels").properties().stream()
                .allMatch(wanted -> labels.path(wanted.getKey()).equals(wanted.getValue()));
    }

    @Override
    public String toString() {
        return kind + " " + name + "." + uid.substring(0, Math.min(4, uid.length())) + " " + start + "+" + replicas
                + (parallel ? " Parallel" : "") + " " + strategy + (partition > 0 ? " partition " + partition : "")
                + (maxUnavailable > 1 ? " max " + maxUnavailable : "") + (minReady > 0 ? " minReady " + minReady : "")
                + (paused ? " paused" : "") + (deleting ? " deleting" : "") + (leaving ? " leaving" : "");
    }
}
