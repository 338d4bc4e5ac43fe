package dev.ordinal.embedded;

import static dev.ordinal.embedded.Sim.json;
import static dev.ordinal.embedded.Sim.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreTest {
    private final Sim sim = new Sim();

    @Test
    void callersCantReachWhatIsStored() {
        ObjectNode mine = json("{'metadata':{'name':'a'},'data':{'k':'1'}}");
        Stored stored = sim.store.create(sim.kind("configmaps"), "default", mine, Write.WHOLE);
        Trees.child(mine, "data").put("k", "2");
        Trees.child(stored.copy(), "data").put("k", "3");
        assertThat(sim.text("configmaps", "a", "data", "k")).isEqualTo("1");
    }

    @Test
    void faultsOfTheAdmissionAreCauses() {
        Sim strict = new Sim(
                        Sim.SETTINGS,
                        (group, kind, object, old) -> kind.equals("OrdinalSet")
                                        && object.at("/spec/replicas").asInt() > 3
                                ? List.of(new Fault("/spec/containers/0/x~1y", "too many"))
                                : List.of())
                .withOrdinalSets();
        assertThatThrownBy(() -> strict.create(
                        "ordinalsets.apps.ordinal.dev", "{'metadata':{'name':'web'},'spec':{'replicas':4}}"))
                .isInstanceOfSatisfying(StatusException.class, refusal -> {
                    assertThat(refusal.toStatus().at("/details/causes/0/field").asText())
                            .isEqualTo("spec.containers[0].x/y");
                    assertThat(refusal.code()).isEqualTo(422);
                })
                .hasMessage("OrdinalSet.apps.ordinal.dev \"web\" is invalid: spec.containers[0].x/y: too many");
    }
}
