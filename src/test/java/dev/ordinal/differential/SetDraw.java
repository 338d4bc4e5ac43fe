package dev.ordinal.differential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;
import java.util.SplittableRandom;

/** Draws StatefulSets and parts of them. */
final class SetDraw {
    static final int MOST_REPLICAS = 5;

    private final SplittableRandom random;
    private final Menu menu;
    private int templates;
    private boolean parallel;
    private ArrayNode claims;

    SetDraw(SplittableRandom random, Menu menu) {
        this.random = random;
        this.menu = menu;
    }

    ObjectNode manifest(ObjectNode template) {
        ObjectNode set =
                Kube.JSON.createObjectNode().put("apiVersion", "apps/v1").put("kind", "StatefulSet");
        ObjectNode metadata = set.putObject("metadata").put("name", "web");
        metadata.putObject("labels").put("app", "web");
        if (one(3)) {
            metadata.putObject("annotations").put("team", "a").put("kubernetes.io/change-cause", "first");
        }
        ObjectNode spec = set.putObject("spec");
        spec.put("replicas", replicas());
        spec.put("serviceName", one(5) ? "" : "web");
        spec.putObject("selector").putObject("matchLabels").put("app", "web");
        spec.set("template", template);
        // Mostly the same as those of a former set, so that pods which it left can be adopted.
        if (claims == null || one(4)) {
            claims = claims();
        }
        spec.set("volumeClaimTemplates", claims);
        if (menu.all()) {
            parallel = one(3);
            spec.put("podManagementPolicy", parallel ? "Parallel" : "OrderedReady");
            spec.set("updateStrategy", strategy());
            spec.put("minReadySeconds", minReady());
            spec.put("revisionHistoryLimit", history());
            spec.set("persistentVolumeClaimRetentionPolicy", retention());
            if (one(4)) {
                spec.set("ordinals", start());
            }
        }
        return set;
    }

    /** Another one each time. */
    ObjectNode template() {
        int number = ++templates;
        ObjectNode template = Kube.JSON.createObjectNode();
        ObjectNode metadata = template.putObject("metadata");
        ObjectNode labels = metadata.putObject("labels").put("app", "web");
        ObjectNode spec = template.putObject("spec");
        spec.put("automountServiceAccountToken", false);
        spec.put("terminationGracePeriodSeconds", 30);
        spec.putArray("containers").addObject().put("name", "main").put("image", "registry.example/web:" + number);
        if (one(3)) {
            labels.put("tier", "t" + number);
        }
        if (one(3)) {
            metadata.putObject("annotations").put("note", "n" + number);
        }
        if (one(3)) {
            // One of these names is a claim template's too: the claim wins (R8.3).
            ArrayNode volumes = spec.putArray("volumes");
            volumes.addObject().put("name", "scratch").putObject("emptyDir");
            volumes.addObject().put("name", "data").putObject("emptyDir");
        }
        return template;
    }

    private ArrayNode claims() {
        ArrayNode drawn = Kube.JSON.createArrayNode();
        String[] names = {"data", "log"};
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            ObjectNode claim = drawn.addObject();
            ObjectNode metadata = claim.putObject("metadata").put("name", names[i]);
            if (one(2)) {
                metadata.putObject("labels").put("app", "other").put("kept", "yes");
                metadata.putObject("annotations").put("backup", "daily");
            }
            ObjectNode wanted = claim.putObject("spec");
            wanted.putArray("accessModes").add("ReadWriteOnce");
            wanted.putObject("resources").putObject("requests").put("storage", "1Gi");
        }
        return drawn;
    }

    int replicas() {
        return one(10) ? 0 : 1 + random.nextInt(MOST_REPLICAS);
    }

    ObjectNode strategy() {
        ObjectNode strategy = Kube.JSON.createObjectNode();
        switch (random.nextInt(12)) {
            case 0 -> strategy.put("type", "OnDelete");
            case 1 -> strategy.put("type", "Recreate");
            case 2, 3 -> bare(strategy);
            case 4, 5, 6 -> rolling(strategy).put("partition", random.nextInt(MOST_REPLICAS + 1));
            case 7, 8 -> rolling(strategy).put("maxUnavailable", 1 + random.nextInt(3));
            case 9 -> rolling(strategy).put("maxUnavailable", 10 * (1 + random.nextInt(10)) + "%");
            case 10 -> rolling(strategy).put("partition", 1 + random.nextInt(2)).put("maxUnavailable", 2);
            default -> rolling(strategy).put("partition", 0);
        }
        return strategy;
    }

    /**
     * A rolling update without parameters, as most people write it. Not under Parallel: there the built-in controller, which then
     * makes the first status.currentReplicas ordinals anew at the revision that is being left (R4.3), deletes and makes them without
     * end.
     */
    private void bare(ObjectNode strategy) {
        strategy.put("type", "RollingUpdate");
        if (parallel) {
            rolling(strategy);
        }
    }

    private static ObjectNode rolling(ObjectNode strategy) {
        return strategy.put("type", "RollingUpdate").putObject("rollingUpdate");
    }

    /** Mostly none; a second, to see the wake-up; or more than a scenario lasts, so that only the kubelet's step ends it. */
    int minReady() {
        return switch (random.nextInt(8)) {
            case 0 -> 1;
            case 1, 2 -> 3600;
            default -> 0;
        };
    }

    int history() {
        return one(3) ? random.nextInt(3) : 10;
    }

    ObjectNode retention() {
        ObjectNode policy = Kube.JSON.createObjectNode();
        policy.put("whenDeleted", one(3) ? "Delete" : "Retain");
        policy.put("whenScaled", one(3) ? "Delete" : "Retain");
        return policy;
    }

    ObjectNode start() {
        return Kube.JSON.createObjectNode().put("start", random.nextInt(4));
    }

    /** True once in so many times. */
    boolean one(int in) {
        return random.nextInt(in) == 0;
    }
}
