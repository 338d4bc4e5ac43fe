package dev.ordinal.embedded;

import static dev.ordinal.embedded.Sim.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.embedded.store.Page;
import dev.ordinal.embedded.store.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final Sim sim = new Sim();

    private Query configMaps() {
        return Query.in(sim.kind("configmaps"), "default");
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
