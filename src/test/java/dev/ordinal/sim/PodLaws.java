package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the program may do to pods: written from the rules (§1.5–§1.8, INV1–INV5, INV7), not from the planner. */
final class PodLaws {
    private static final Set<String> IDENTITY =
            Set.of("statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "controller-revision-hash");

    private final World world;
    private final SeenSpec spec;
    private final Consumer<String> violate;

    PodLaws(World world, Consumer<String> violate) {
        this.world = world;
        this.spec = world.spec();
        this.violate = violate;
    }

    void created(SeenPod pod) {
        if (spec.deleting() || spec.leaving() || !spec.inRange(pod.ordinal())) {
            violate.accept("nobody wants " + pod);
        }
        if (world.holder(pod.ordinal()) != null) {
            violate.accept("ONE_PER_ORDINAL: " + pod + " was created beside " + world.holder(pod.ordinal()));
        }
        if (!spec.parallel() && !world.upTo(pod.ordinal())) {
            violate.accept("ORDERED_UP: " + pod + " was created, and not all below were available");
        }
        if (spec.strategy().equals("Recreate")
                && !spec.paused()
                && world.ours().stream().anyMatch(world::outdated)) {
            violate.accept("RECREATE: " + pod + " was created, and a pod of another revision was still there");
        }
        revision(pod);
        sticky(pod);
    }

    /**
     * R4.3, PARTITION: below the partition the current revision as long as it is known, else that of the template. Which is current
     * is not to be seen before a status says so; then it may be any that there is.
     */
    private void revision(SeenPod pod) {
        Set<String> allowed = new HashSet<>(world.updates());
        boolean recorded = !spec.currentRevision().isEmpty();
        boolean known = world.revision(spec.currentRevision()) != null;
        boolean below = spec.rolls() && pod.ordinal() < spec.start() + spec.partition();
        if (known && below && !spec.paused()) {
            allowed.clear();
        }
        if (known && (below || spec.paused())) {
            allowed.add(spec.currentRevision());
            allowed.addAll(world.reached());
        }
        if (!recorded && (below || spec.paused())) {
            allowed.addAll(world.revisions());
        }
        JsonNode revision = world.revision(pod.revision());
        if (!allowed.contains(pod.revision()) || revision == null) {
            violate.accept("PARTITION: " + pod + " is at none of " + allowed);
            return;
        }
        JsonNode template = Trees.template(revision);
        JsonNode image = template.at("/spec/containers/0/image");
        JsonNode marks = template.path("metadata").path("annotations");
        boolean same = pod.tree().at("/spec/containers/0/image").equals(image)
                && marks.properties().stream()
                        .allMatch(mark -> pod.tree()
                                .path("metadata")
                                .path("annotations")
                                .path(mark.getKey())
                                .equals(mark.getValue()));
        if (!same) {
            violate.accept("PARTITION: " + pod + " is not what its revision says: " + pod.tree() + " not " + template);
        }
    }

    private void sticky(SeenPod pod) {
        JsonNode tree = pod.tree();
        JsonNode labels = tree.path("metadata").path("labels");
        boolean named = pod.name().equals(spec.name() + "-" + pod.ordinal())
                && tree.at("/spec/hostname").asText().equals(pod.name())
                && tree.at("/spec/subdomain")
                        .asText()
                        .equals(spec.tree().at("/spec/serviceName").asText())
                && labels.path("apps.kubernetes.io/pod-index").asText().equals("" + pod.ordinal())
                && labels.path("statefulset.kubernetes.io/pod-name").asText().equals(pod.name())
                && spec.selects(tree);
        if (!named) {
            violate.accept("STICKY_NAME: not the identity of " + pod.name() + ": " + tree);
        }
        Set<String> claims = new HashSet<>();
        tree.at("/spec/volumes").forEach(volume -> {
            String claim = volume.at("/persistentVolumeClaim/claimName").asText("");
            if (!claim.isEmpty()) {
                claims.add(claim);
            }
        });
        Set<String> wanted = new HashSet<>();
        spec.tree()
                .at("/spec/volumeClaimTemplates")
                .forEach(claim -> wanted.add(claim.at("/metadata/name").asText() + "-" + pod.name()));
        if (!claims.equals(wanted)) {
            violate.accept("STICKY_STORAGE: " + pod.name() + " has " + claims + " and not " + wanted);
        }
    }

    /** Some rule must allow it; returns which. */
    String deleted(SeenPod pod) {
        SeenPod known = world.shown(pod.ordinal());
        if (known == null || !known.uid().equals(pod.uid()) || !world.ours(known)) {
            violate.accept("INV7: " + pod + " was deleted, and was shown as " + known);
            return "none";
        }
        Optional<String> allowed = finished(known)
                .or(() -> teardown(known))
                .or(() -> condemned(known))
                .or(() -> recreated(known))
                .or(() -> updated(known))
                .or(() -> rolledForward(known));
        if (allowed.isEmpty()) {
            violate.accept("ORDERED_DOWN, BUDGET or INV4: no rule lets " + pod + " be deleted by " + spec + " among "
                    + world.ours() + ", updates " + world.updates());
        }
        return allowed.orElse("none");
    }

    /** R5.1. */
    private Optional<String> finished(SeenPod pod) {
        boolean turn = spec.parallel() || world.upTo(pod.ordinal());
        return when(alive() && spec.inRange(pod.ordinal()) && pod.over() && turn, "replace");
    }

    /** The whole set goes: from the highest, each gone before the next, whatever its health. */
    private Optional<String> teardown(SeenPod pod) {
        boolean going = (spec.deleting() && spec.guarded()) || spec.leaving();
        return when(going && highest(pod), "teardown");
    }

    /** R6.3; D5 for what was never available. */
    private Optional<String> condemned(SeenPod pod) {
        if (!alive() || spec.inRange(pod.ordinal())) {
            return Optional.empty();
        }
        boolean ordered = world.upTo(spec.start() + spec.replicas())
                && highestCondemned(pod)
                && (world.available(pod) || firstUnavailable(pod));
        boolean never = spec.neverAvailableMayGo() && highestCondemned(pod) && !world.sawAvailable(pod);
        return when(spec.parallel() || ordered, "scale down").or(() -> when(never, "scale down never available"));
    }

    private boolean highest(SeenPod pod) {
        return world.ours().stream()
                .allMatch(other ->
                        other.ordinal() == pod.ordinal() || (other.ordinal() < pod.ordinal() && !other.terminating()));
    }

    /** Above the range from the top; below a raised start after those. */
    private boolean highestCondemned(SeenPod pod) {
        return world.ours().stream()
                .filter(other -> !spec.inRange(other.ordinal()))
                .allMatch(other -> other.ordinal() <= pod.ordinal());
    }

    private boolean firstUnavailable(SeenPod pod) {
        return world.ours().stream()
                .filter(other -> other.ordinal() < pod.ordinal())
                .allMatch(world::available);
    }

    private Optional<String> recreated(SeenPod pod) {
        return when(alive() && spec.strategy().equals("Recreate") && !spec.paused() && world.outdated(pod), "recreate");
    }

    /** R7.2, R7.5, R7.7, INV4, INV5. */
    private Optional<String> updated(SeenPod pod) {
        if (!rolling(pod)) {
            return Optional.empty();
        }
        if (spec.parallel() && !world.available(pod)) {
            return Optional.of("update unavailable");
        }
        boolean budget = world.unavailable() + 1 <= spec.maxUnavailable();
        boolean scaled = spec.parallel() || (world.allShownAvailable() && noneCondemned());
        return when(budget && scaled && world.available(pod) && highestOutdated(pod), "update");
    }

    /** D1: a pod that was never available may go for a better one. */
    private Optional<String> rolledForward(SeenPod pod) {
        return when(rolling(pod) && spec.neverAvailableMayGo() && !world.sawAvailable(pod), "roll forward");
    }

    private boolean rolling(SeenPod pod) {
        return alive()
                && spec.rolls()
                && !spec.paused()
                && spec.inRange(pod.ordinal())
                && pod.ordinal() >= spec.start() + spec.partition()
                && world.outdated(pod);
    }

    private boolean noneCondemned() {
        return world.ours().stream().allMatch(pod -> spec.inRange(pod.ordinal()));
    }

    /** High to low; in Parallel, whatever the budget has room for goes at once, and one whose deletion is refused holds up no other. */
    private boolean highestOutdated(SeenPod pod) {
        long above = world.ours().stream()
                .filter(other -> other.ordinal() > pod.ordinal() && spec.inRange(other.ordinal()))
                .filter(other -> !other.terminating() && world.outdated(other) && world.available(other))
                .count();
        return above == 0 || (spec.parallel() && above + world.unavailable() + 1 <= spec.maxUnavailable());
    }

    private boolean alive() {
        return !spec.deleting() && !spec.leaving();
    }

    private static Optional<String> when(boolean holds, String rule) {
        return holds ? Optional.of(rule) : Optional.empty();
    }

    /** R2.3, R5.7, INV7: the program adopts, lets go and repairs, and changes nothing else of a pod. */
    void changed(SeenPod before, SeenPod after) {
        if (!after.owner().equals(before.owner())) {
            boolean adopts = before.owner().isEmpty() && after.owner().equals(spec.uid());
            boolean releases =
                    before.owner().equals(spec.uid()) && after.owner().isEmpty();
            boolean right = adopts ? mayAdopt(before) : releases && mayRelease(before);
            if (!right || spec.deleting()) {
                violate.accept("INV7: " + before + " of " + before.owner() + " was given to " + after.owner());
            }
        } else if (!after.owner().equals(spec.uid())) {
            violate.accept("INV7: not ours and changed: " + before + " => " + after);
        }
        if (!essence(before.tree()).equals(essence(after.tree()))) {
            violate.accept("INV7: more than identity was changed: " + before.tree() + " => " + after.tree());
        }
    }

    private boolean mayAdopt(SeenPod pod) {
        return spec.selects(pod.tree())
                && !pod.terminating()
                && pod.ordinal() >= 0
                && Trees.parent(pod.name()).equals(spec.name());
    }

    private boolean mayRelease(SeenPod pod) {
        return !spec.selects(pod.tree()) || !Trees.parent(pod.name()).equals(spec.name());
    }

    private static JsonNode essence(JsonNode pod) {
        ObjectNode essence = pod.deepCopy();
        ObjectNode metadata = (ObjectNode) essence.path("metadata");
        metadata.remove("ownerReferences");
        metadata.remove("resourceVersion");
        metadata.remove("generation");
        if (metadata.path("labels") instanceof ObjectNode labels) {
            labels.remove(IDENTITY);
        }
        return essence;
    }
}
