package dev.ordinal.embedded;

import static dev.ordinal.embedded.Sim.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.FieldSelector;
import dev.ordinal.embedded.store.Page;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.WatchEvent;
import dev.ordinal.embedded.trees.Requirements;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final Sim sim = new Sim();

    private Query configMaps() {
        return Query.in(sim.kind("configmaps"), "default");
    }

    @Test
    void withoutAVersionEverythingThereIsComesFirst() {
        sim.configMap("a", "{}");
        List<String> seen = sim.watch(configMaps(), 0);
        sim.configMap("b", "{}");
        assertThat(seen).containsExactly("ADDED a", "ADDED b");
    }

    @Test
    void fromAVersionEverythingAfterItComesInOrder() {
        sim.configMap("a", "{}");
        long from = sim.store.list(configMaps(), Page.ALL).version();
        sim.merge("configmaps", "a", "{'data':{'k':'v'}}");
        sim.store.delete(sim.ref("configmaps", "a"), DeleteOptions.DEFAULT);
        List<String> seen = sim.watch(configMaps(), from);
        sim.configMap("b", "{}");
        assertThat(seen).containsExactly("MODIFIED a", "DELETED a", "ADDED b");
        assertThat(refusal(() -> sim.watch(configMaps(), sim.store.version() + 1)))
                .isEqualTo("504 Timeout");
    }

    @Test
    void aVersionThatIsForgottenIsExpired() {
        Sim small = new Sim(Sim.SETTINGS.withHistoryMax(3), Admission.everything());
        long from = small.store.version();
        for (int i = 0; i < 4; i++) {
            small.configMap("c" + i, "{}");
        }
        Query query = Query.in(small.kind("configmaps"), "default");
        assertThat(refusal(() -> small.watch(query, from))).isEqualTo("410 Expired");
        assertThat(small.watch(query, from + 1)).containsExactly("ADDED c1", "ADDED c2", "ADDED c3");
        String token = small.store.list(query, new Page(2, "")).next();
        for (int i = 4; i < 8; i++) {
            small.configMap("c" + i, "{}");
        }
        assertThat(refusal(() -> small.store.list(query, new Page(2, token)))).isEqualTo("410 Expired");
    }

    @Test
    void leavingTheSelectorLooksLikeADeletionWithTheFormerState() {
        List<WatchEvent> events = new ArrayList<>();
        Query query = new Query(sim.kind("configmaps"), "default", Requirements.parse("app=x"), FieldSelector.NONE);
        sim.store.watch(query, 0, events::add);
        sim.create("configmaps", "{'metadata':{'name':'a'}}");
        sim.merge("configmaps", "a", "{'metadata':{'labels':{'app':'x'}}}");
        Stored left = sim.merge("configmaps", "a", "{'metadata':{'labels':{'app':'y'}}}");
        assertThat(events).extracting(WatchEvent::type).containsExactly(WatchEvent.Type.ADDED, WatchEvent.Type.DELETED);
        assertThat(events.getLast().object().labels()).containsEntry("app", "x");
        assertThat(events.getLast().object().version()).isEqualTo(left.version());
        assertThat(events.getLast()
                        .object()
                        .tree()
                        .at("/metadata/resourceVersion")
                        .asText())
                .isEqualTo(Long.toString(left.version()));
    }

    @Test
    void orderHoldsEvenWhenAWatcherMakesTheNextChange() {
        sim.store.watch(configMaps(), 0, event -> {
            if (event.object().ref().name().equals("a")) {
                sim.configMap("b", "{}");
            }
        });
        List<String> seen = sim.watch(configMaps(), 0);
        sim.configMap("a", "{}");
        assertThat(seen).containsExactly("ADDED a", "ADDED b");
    }
}
