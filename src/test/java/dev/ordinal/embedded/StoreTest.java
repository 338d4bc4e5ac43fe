package dev.ordinal.embedded;

import static dev.ordinal.embedded.Sim.json;
import static dev.ordinal.embedded.Sim.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.FieldSelector;
import dev.ordinal.embedded.store.Listing;
import dev.ordinal.embedded.store.Page;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Requirements;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTest {
    private final Sim sim = new Sim().withOrdinalSets();

    private Stored set(String name) {
        return sim.create("ordinalsets.apps.ordinal.dev", "{'metadata':{'name':'" + name + "'},'spec':{'replicas':2}}");
    }

    @Test
    void createGivesIdentityAndDefaults() {
        Stored set = sim.create(
                "ordinalsets.apps.ordinal.dev", "{'metadata':{'name':'web'},'spec':{},'status':{'replicas':9}}");
        assertThat(set.tree().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(set.tree().at("/metadata/creationTimestamp").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(set.uid()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(set.tree().at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(set.tree().has("status")).isFalse();
        assertThat(refusal(() -> set("web"))).isEqualTo("409 AlreadyExists");
        assertThat(sim.create("configmaps", "{'metadata':{'generateName':'a-'}}")
                        .ref()
                        .name())
                .matches("a-[a-z0-9]{5}");
    }

    @Test
    void aStaleWriteIsAConflictAndAnEmptyOneChangesNothing() {
        ObjectNode stale = set("web").copy();
        Stored newer = sim.merge("ordinalsets.apps.ordinal.dev", "web", "{'spec':{'replicas':5}}");
        assertThat(refusal(() -> sim.store.update(newer.ref(), stale, Write.WHOLE)))
                .isEqualTo("409 Conflict");
        long version = sim.store.version();
        assertThat(sim.store.update(newer.ref(), newer.copy(), Write.WHOLE).version())
                .isEqualTo(newer.version());
        assertThat(sim.store.version()).isEqualTo(version);
        String old = "{'metadata':{'resourceVersion':'%s'},'spec':{'replicas':7}}"
                .formatted(stale.at("/metadata/resourceVersion").asText());
        assertThat(refusal(() -> sim.merge("ordinalsets.apps.ordinal.dev", "web", old)))
                .isEqualTo("409 Conflict");
        assertThat(refusal(() -> sim.merge("ordinalsets.apps.ordinal.dev", "web", "{'metadata':{'uid':'other'}}")))
                .isEqualTo("422 Invalid");
        Patch otherUid = new Patch(Patch.Form.MERGE, json("{'metadata':{'uid':'other'}}"));
        assertThat(refusal(() -> sim.store.patch(newer.ref(), otherUid, Write.STATUS)))
                .as("as the real server: a uid fences no patch of a custom resource's status")
                .isEqualTo("accepted");
        ObjectNode other = newer.copy();
        Trees.metadata(other).put("uid", "other");
        assertThat(refusal(() -> sim.store.update(newer.ref(), other, Write.STATUS)))
                .isEqualTo("409 Conflict");
        ObjectNode unversioned = newer.copy();
        Trees.metadata(unversioned).remove("resourceVersion");
        assertThat(refusal(() -> sim.store.update(newer.ref(), unversioned, Write.WHOLE)))
                .isEqualTo("422 Invalid");
    }

    @Test
    void generationCountsSpecAndEachDoorChangesOnlyItsPart() {
        Stored set = set("web");
        ObjectNode wish = set.copy();
        Trees.child(wish, "spec").put("replicas", 9);
        Trees.child(wish, "status").put("replicas", 1);
        Trees.child(Trees.metadata(wish), "labels").put("a", "b");
        Stored byStatus = sim.store.update(set.ref(), wish, Write.STATUS);
        assertThat(byStatus.tree().at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(byStatus.tree().at("/status/replicas").asInt()).isEqualTo(1);
        assertThat(byStatus.labels()).isEmpty();
        assertThat(byStatus.tree().at("/metadata/generation").asInt()).isEqualTo(1);

        Stored labelled = sim.merge(
                "ordinalsets.apps.ordinal.dev", "web", "{'metadata':{'labels':{'a':'b'}},'status':{'replicas':8}}");
        assertThat(labelled.tree().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(labelled.tree().at("/status/replicas").asInt()).isEqualTo(1);
        assertThat(sim.merge("ordinalsets.apps.ordinal.dev", "web", "{'spec':{'replicas':3}}")
                        .tree()
                        .at("/metadata/generation")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void scaleReadsAndWritesReplicas() {
        Stored set = set("web");
        ObjectNode scale = Store.scale(set);
        assertThat(scale.at("/spec/replicas").asInt()).isEqualTo(2);
        Trees.child(scale, "spec").put("replicas", 4);
        Stored scaled = sim.store.update(set.ref(), scale, Write.SCALE);
        assertThat(scaled.tree().at("/spec/replicas").asInt()).isEqualTo(4);
        assertThat(scaled.tree().at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(refusal(() -> sim.store.update(set.ref(), scale, Write.SCALE)))
                .isEqualTo("409 Conflict");
        Stored map = sim.configMap("a", "{}");
        assertThat(refusal(() -> Store.scale(map))).isEqualTo("404 NotFound");
    }

    @Test
    void dryRunStoresNothingAndCallersCantReachWhatIsStored() {
        long version = sim.store.version();
        Write dry = new Write(Write.Part.WHOLE, true, unknown -> {});
        sim.store.create(sim.kind("configmaps"), "default", json("{'metadata':{'name':'a'}}"), dry);
        assertThat(sim.has("configmaps", "a")).isFalse();
        assertThat(sim.store.version()).isEqualTo(version);
        ObjectNode mine = json("{'metadata':{'name':'a'},'data':{'k':'1'}}");
        Stored stored = sim.store.create(sim.kind("configmaps"), "default", mine, Write.WHOLE);
        Trees.child(mine, "data").put("k", "2");
        Trees.child(stored.copy(), "data").put("k", "3");
        assertThat(sim.text("configmaps", "a", "data", "k")).isEqualTo("1");
    }

    @Test
    void whatComesInIsChecked() {
        assertThat(refusal(() -> sim.configMap("A_b", "{}"))).isEqualTo("422 Invalid");
        assertThat(refusal(() -> sim.create("configmaps", "{'metadata':{}}"))).isEqualTo("422 Invalid");
        assertThat(refusal(() -> sim.create("configmaps", "{'kind':'Pod','metadata':{'name':'a'}}")))
                .isEqualTo("400 BadRequest");
        assertThat(refusal(() -> sim.create("configmaps", "{'metadata':{'name':'a','namespace':'other'}}")))
                .isEqualTo("400 BadRequest");
        assertThat(refusal(() -> sim.store.create(
                        sim.kind("configmaps"), "nowhere", json("{'metadata':{'name':'a'}}"), Write.WHOLE)))
                .isEqualTo("404 NotFound");
        sim.pod("p", "i");
        assertThat(refusal(() -> sim.merge("pods", "p", "{'spec':{'hostname':'h'}}")))
                .isEqualTo("422 Invalid");
        assertThat(refusal(() ->
                        sim.patch("ordinalsets.apps.ordinal.dev", set("s").ref().name(), Patch.Form.STRATEGIC, "{}")))
                .isEqualTo("415 UnsupportedMediaType");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'data':{'spec':{'template':{'x':2}}}}|422 Invalid",
                "{'data':null}|422 Invalid",
                "{'data':{'spec':{'template':{'x':1}}},'revision':2}|accepted",
                "{'metadata':{'labels':{'a':'b'}},'revision':3}|accepted"
            })
    void whatARevisionHoldsStays(String patch, String answer) {
        sim.create(
                "controllerrevisions.apps",
                "{'metadata':{'name':'web-1'},'revision':1,'data':{'spec':{'template':{'x':1}}}}");
        assertThat(refusal(() -> sim.merge("controllerrevisions.apps", "web-1", patch)))
                .isEqualTo(answer);
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

    @Test
    void unknownFieldsOfCustomResourcesAreDroppedAndReported() {
        List<String> unknown = new ArrayList<>();
        Write write = new Write(Write.Part.WHOLE, false, unknown::addAll);
        Stored set = sim.store.create(
                sim.kind("ordinalsets.apps.ordinal.dev"),
                "default",
                json("{'metadata':{'name':'web'},'spec':{'replica':2,'template':{'any':{'thing':1}}}}"),
                write);
        assertThat(unknown).containsExactly("spec.replica");
        assertThat(set.tree().at("/spec/replica").isMissingNode()).isTrue();
        assertThat(set.tree().at("/spec/template/any/thing").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=a|1",
                "app==a,tier!=x|1",
                "app!=a|2 3",
                "app in (a, b)|1 2",
                "app notin (a,b)|3",
                "tier|1",
                "!tier|2 3",
                "''|1 2 3"
            })
    void labelSelectors(String selector, String names) {
        sim.create("configmaps", "{'metadata':{'name':'1','labels':{'app':'a','tier':'y'}}}");
        sim.create("configmaps", "{'metadata':{'name':'2','labels':{'app':'b'}}}");
        sim.create("configmaps", "{'metadata':{'name':'3'}}");
        Query query = new Query(sim.kind("configmaps"), "default", Requirements.parse(selector), FieldSelector.NONE);
        assertThat(String.join(
                        " ",
                        sim.store.list(query).stream().map(o -> o.ref().name()).toList()))
                .isEqualTo(names);
    }

    @Test
    void fieldSelectorsOnlyWhereTheKindHasThem() {
        sim.pod("a", "i");
        Query found = new Query(
                sim.kind("pods"),
                "",
                Requirements.NONE,
                FieldSelector.parse(sim.kind("pods"), "status.phase=Pending,metadata.name!=b"));
        assertThat(sim.store.list(found)).hasSize(1);
        assertThat(refusal(() -> FieldSelector.parse(sim.kind("pods"), "spec.hostname=a")))
                .isEqualTo("400 BadRequest");
    }

    @Test
    void pagesNeitherSkipNorRepeat() {
        for (int i = 0; i < 5; i++) {
            sim.configMap("c" + i, "{}");
        }
        Query query = Query.in(sim.kind("configmaps"), "default");
        Listing first = sim.store.list(query, new Page(2, ""));
        assertThat(first.remaining()).isEqualTo(3);
        sim.store.delete(sim.ref("configmaps", "c1"), DeleteOptions.DEFAULT);
        sim.configMap("c11", "{}");
        List<String> rest = new ArrayList<>();
        String token = first.next();
        while (!token.isEmpty()) {
            Listing page = sim.store.list(query, new Page(2, token));
            assertThat(page.version()).isEqualTo(first.version());
            page.items().forEach(item -> rest.add(item.ref().name()));
            token = page.next();
        }
        assertThat(rest).containsExactly("c11", "c2", "c3", "c4");
        assertThat(refusal(() -> sim.store.list(query, new Page(2, "%%")))).isEqualTo("400 BadRequest");
    }
}
