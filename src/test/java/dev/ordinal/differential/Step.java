package dev.ordinal.differential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One step of a scenario as it was drawn. What it hits is chosen when it is played, the same on both sides. */
sealed interface Step {

    record Create(ObjectNode manifest) implements Step {}

    /** A JSON patch of the set. */
    record Edit(String what, ArrayNode patch) implements Step {}

    record DeleteSet(String propagation) implements Step {}

    /** @param pick which of the pods that it can be done to */
    record ToPod(PodDeed deed, int pick) implements Step {}

    record DeleteClaim(int pick) implements Step {}

    /**
     * The kubelet does one thing after the other until there is nothing left to do.
     *
     * @param heal also what was made unready, fresh or held
     */
    record Calm(long seed, boolean heal) implements Step {}
}
