package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** R8.12: what differs where pods take their claims along, as under the built-in controller alone each waits for the other. */
final class ClaimsAlong {
    private static final String POD = "POD ";
    private static final String CLAIM = "CLAIM ";
    private static final Set<String> DELETION =
            Set.of("/metadata/deletionTimestamp", "/metadata/deletionGracePeriodSeconds");

    private ClaimsAlong() {}

    static boolean covers(Difference difference, Comparison.Seen builtIn) {
        return owns(difference) || waits(difference, builtIn) || goesLater(difference, builtIn);
    }

    private static boolean owns(Difference difference) {
        return difference.object().startsWith(CLAIM)
                && difference.pointer().equals("/metadata/ownerReferences")
                && !difference.ours().equals(difference.builtIn())
                && waiting(difference.ours()).equals(difference.builtIn());
    }

    // Deleted in the foreground, it stays until a claim is gone that stays until it is gone.
    private static boolean waits(Difference difference, Comparison.Seen builtIn) {
        return difference.object().startsWith(POD)
                && difference.pointer().equals("/metadata/finalizers")
                && difference.builtIn().toString().equals("[\"foregroundDeletion\"]")
                && difference.ours().isMissingNode()
                && builtIn.state().of(Kind.CLAIM).stream()
                        .anyMatch(claim -> blocks(claim, difference.object().substring(POD.length())));
    }

    // The garbage collector takes a claim first that its pod waits for, any other when the pod is gone.
    private static boolean goesLater(Difference difference, Comparison.Seen builtIn) {
        if (difference.object().equals("steps") && difference.pointer().equals("/CLAIM")) {
            List<String> more = new ArrayList<>(texts(difference.builtIn()));
            boolean fewer = texts(difference.ours()).stream().allMatch(more::remove);
            return fewer && more.stream().allMatch(step -> step.startsWith("~") && waited(step.substring(1), builtIn));
        }
        return difference.object().startsWith(CLAIM)
                && DELETION.contains(difference.pointer())
                && difference.ours().isMissingNode()
                && waited(difference.object().substring(CLAIM.length()), builtIn);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static boolean waited(String name, Comparison.Seen builtIn) {
        return builtIn.state().of(Kind.CLAIM).stream()
                .filter(claim -> State.name(claim).equals(name))
                .anyMatch(claim -> builtIn.state().of(Kind.POD).stream()
                        .anyMatch(pod -> State.terminating(pod) && blocks(claim, State.name(pod))));
    }

    private static boolean blocks(JsonNode claim, String pod) {
        return claim.at("/metadata/ownerReferences")
                .valueStream()
                .anyMatch(owner -> owner.path("kind").asText().equals("Pod")
                        && owner.path("name").asText().equals(pod)
                        && owner.path("blockOwnerDeletion").asBoolean());
    }

    private static JsonNode waiting(JsonNode owners) {
        JsonNode waiting = owners.deepCopy();
        waiting.valueStream()
                .filter(owner -> owner.path("kind").asText().equals("Pod"))
                .forEach(owner -> ((ObjectNode) owner).put("blockOwnerDeletion", true));
        return waiting;
    }
}
