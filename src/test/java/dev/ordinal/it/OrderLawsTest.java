package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** The judge convicts: each law, broken once. */
class OrderLawsTest {
    private final OrderLaws laws = new OrderLaws();

    @Test
    void aClimbAndADescentInOrderBreakNothing() {
        laws.saw("ADDED", pod("web-0", "a", "Pending"));
        laws.saw("MODIFIED", pod("web-0", "a", "Running"));
        laws.saw("ADDED", pod("web-1", "b", "Running"));
        laws.saw("MODIFIED", going(pod("web-1", "b", "Running")));
        laws.saw("DELETED", going(pod("web-1", "b", "Running")));
        laws.saw("MODIFIED", going(pod("web-0", "a", "Running")));

        assertThat(laws.broken()).isEmpty();
        assertThat(laws.steps("web")).containsExactly("+web-0", "+web-1", "-web-1");
    }

    @Test
    void aPodBeforeItsPredecessorIsReady() {
        laws.saw("ADDED", pod("web-0", "a", "Pending"));
        laws.saw("ADDED", pod("web-1", "b", "Pending"));
        assertThat(laws.broken()).containsExactly("ORDERED_UP: web-1 came while web-0 was not ready");
    }

    @Test
    void aPodWithoutItsPredecessor() {
        laws.saw("ADDED", pod("web-1", "b", "Pending"));
        assertThat(laws.broken()).containsExactly("ORDERED_UP: web-1 came while web-0 was not there");
    }

    @Test
    void aLowerPodGoesBeforeAHigherIsGone() {
        laws.found(pod("web-0", "a", "Running"));
        laws.found(pod("web-1", "b", "Running"));
        laws.saw("MODIFIED", going(pod("web-1", "b", "Running")));
        laws.saw("MODIFIED", going(pod("web-0", "a", "Running")));
        assertThat(laws.broken()).containsExactly("ORDERED_DOWN: web-0 (Running) was deleted while web-1 was there");
    }

    @Test
    void anUpdateTakesALowerPodOnlyWhenTheHigherOnesAreReadyAtAnotherRevision() {
        laws.found(of("old", pod("web-0", "a", "Running")));
        laws.found(of("old", pod("web-1", "b", "Running")));
        laws.found(of("new", pod("web-2", "c", "Pending")));
        laws.saw("MODIFIED", going(of("old", pod("web-1", "b", "Running"))));
        assertThat(laws.broken()).containsExactly("ORDERED_DOWN: web-1 (Running) was deleted while web-2 was there");

        laws.saw("MODIFIED", of("new", pod("web-2", "c", "Running")));
        laws.saw("DELETED", going(of("old", pod("web-1", "b", "Running"))));
        laws.saw("ADDED", of("new", pod("web-1", "d", "Running")));
        laws.saw("MODIFIED", going(of("old", pod("web-0", "a", "Running"))));
        assertThat(laws.broken()).hasSize(1);
    }

    @Test
    void twoOfOneName() {
        laws.saw("ADDED", pod("web-0", "a", "Running"));
        laws.saw("ADDED", pod("web-0", "b", "Running"));
        assertThat(laws.broken()).containsExactly("ONE_PER_ORDINAL: web-0 came while a was there");
    }

    @Test
    void anotherClaim() {
        laws.saw("ADDED", pod("web-0", "a", "Running"));
        laws.saw("DELETED", pod("web-0", "a", "Failed"));
        ObjectNode other = (ObjectNode) pod("web-0", "b", "Pending");
        other.withArray("/spec/volumes")
                .addObject()
                .putObject("persistentVolumeClaim")
                .put("claimName", "new");
        laws.saw("ADDED", other);
        assertThat(laws.broken()).containsExactly("STICKY_STORAGE: web-0 had  and has new");
    }

    @Test
    void aFailedPodMayGoAtAnyTimeAndSoMayOneThatATestDeletesOrTheControlPlaneEvicts() {
        laws.found(pod("web-0", "a", "Failed"));
        laws.found(pod("web-1", "b", "Running"));
        laws.found(pod("web-2", "c", "Running"));
        laws.found(pod("web-3", "d", "Running"));
        laws.excuse("b");
        JsonNode evicted = pod("web-2", "c", "Running");
        ((ObjectNode) evicted)
                .withArray("/status/conditions")
                .addObject()
                .put("type", "DisruptionTarget")
                .put("status", "True");
        laws.saw("MODIFIED", going(evicted));
        laws.saw("MODIFIED", going(pod("web-0", "a", "Failed")));
        laws.saw("MODIFIED", going(pod("web-1", "b", "Running")));
        assertThat(laws.broken()).isEmpty();
    }

    private static JsonNode of(String revision, JsonNode pod) {
        ((ObjectNode) pod).withObject("/metadata/labels").put("controller-revision-hash", revision);
        return pod;
    }

    private static JsonNode going(JsonNode pod) {
        ((ObjectNode) pod).withObject("/metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
        return pod;
    }

    private static JsonNode pod(String name, String uid, String phase) {
        ObjectNode pod = Kube.JSON.createObjectNode();
        ObjectNode metadata = pod.putObject("metadata").put("name", name).put("uid", uid);
        metadata.putArray("ownerReferences").addObject().put("name", "web");
        ObjectNode status = pod.putObject("status").put("phase", phase);
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", phase.equals("Running") ? "True" : "False");
        return pod;
    }
}
