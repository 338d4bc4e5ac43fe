package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What the program may do to the history of a template (§1.4, INV9). */
final class RevisionLaws {
    private final World world;
    private final SeenSpec spec;
    private final Consumer<String> violate;

    RevisionLaws(World world, Consumer<String> violate) {
        this.world = world;
        this.spec = world.spec();
        this.violate = violate;
    }

    void created(JsonNode revision) {
        String name = revision.path("metadata").path("name").asText();
        if (!Trees.controller(revision).equals(spec.uid())
                || !Trees.template(revision).equals(spec.template())) {
            violate.accept("INV9: the revision " + name + " is not the template of " + spec);
        }
        if (!world.updates().isEmpty()) {
            violate.accept(
                    "INV9: the revision " + name + " was created beside " + world.updates() + ", which is the same");
        }
        number(revision);
    }

    void changed(JsonNode before, JsonNode after) {
        String name = before.path("metadata").path("name").asText();
        String owner = Trees.controller(before);
        if (!before.path("data").equals(after.path("data"))) {
            violate.accept("INV9: the data of the revision " + name + " was changed");
        }
        if (!owner.isEmpty() && !owner.equals(spec.uid())) {
            violate.accept("INV7: the revision " + name + " belongs to " + owner);
        }
        if (before.path("revision").asLong() != after.path("revision").asLong()) {
            number(after);
        }
    }

    /** The newest number is that of the present template (R3.5). */
    private void number(JsonNode revision) {
        boolean newest = world.revisions().stream()
                .map(world::revision)
                .filter(other -> !other.path("metadata")
                        .path("name")
                        .equals(revision.path("metadata").path("name")))
                .allMatch(other -> other.path("revision").asLong()
                        < revision.path("revision").asLong());
        if (!newest) {
            violate.accept(
                    "INV9: the number of " + revision.path("metadata").path("name") + " is not above all others");
        }
    }

    /** R3.8: what a pod has, what is current and what is wanted stays; of the rest the newest up to the limit. */
    void deleted(String name) {
        Set<String> live = new HashSet<>(world.updates());
        live.add(spec.currentRevision());
        world.ours().forEach(pod -> live.add(pod.revision()));
        JsonNode gone = world.revision(name);
        if (gone == null || live.contains(name)) {
            violate.accept("INV9: the revision " + name + " was deleted; in use are " + live);
            return;
        }
        long newer = world.revisions().stream()
                .filter(other -> !live.contains(other) && !other.equals(name))
                .map(world::revision)
                .filter(other ->
                        other.path("revision").asLong() >= gone.path("revision").asLong())
                .count();
        if (newer < spec.historyLimit()) {
            violate.accept("INV9: the revision " + name + " was deleted, and only " + newer + " are newer");
        }
    }
}
