package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.desired.WorkloadRequest.Patch;
import dev.ordinal.desired.WorkloadRequest.PatchForm;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKind;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Patches of what is stored, of both kinds alike. Apostrophes stand for quotation marks. */
class PatchingTest extends WishWorld {

    private Verdict patch(PatchForm form, String text) {
        return submit(new Patch(id(), WEB, form, Json.parse(text.replace('\'', '"')), Optional.empty()));
    }

    private ObjectNode stored(WorkloadKind kind) {
        return live(kind == WorkloadKind.ORDINAL_SET ? "ordinalsets.apps.ordinal.dev" : "statefulsets.apps", "web");
    }

    static Stream<Arguments> patches() {
        return Stream.of(WorkloadKind.values())
                .flatMap(kind -> Stream.of(
                        arguments(
                                kind, PatchForm.MERGE, "{'spec':{'minReadySeconds':5}}", "/spec/minReadySeconds", "5"),
                        arguments(
                                kind,
                                PatchForm.JSON,
                                "[{'op':'replace','path':'/spec/template/spec/containers/0/image','value':'shop:2'}]",
                                "/spec/template/spec/containers/0/image",
                                "shop:2"),
                        arguments(
                                kind,
                                PatchForm.STRATEGIC,
                                "{'metadata':{'labels':{'team':'shop'}}}",
                                "/metadata/labels/team",
                                "shop"),
                        arguments(kind, PatchForm.MERGE, "{'status':{'replicas':9}}", "/spec/replicas", "2"),
                        arguments(kind, PatchForm.MERGE, "{'metadata':{'name':'web'}}", "/metadata/name", "web")));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void changes_what_it_names(WorkloadKind kind, PatchForm form, String patch, String at, String value) {
        submit(apply(manifest(kind.kind(), 2)));
        assertThat(patch(form, patch)).isInstanceOf(Verdict.Stored.class);
        assertThat(stored(kind).at(at).asText()).isEqualTo(value);
        assertThat(stored(kind).at("/status/replicas").asInt()).isZero();
        assertThat(RequestLog.of(stored(kind))).hasSize(2);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(PatchForm.MERGE, "{'metadata':{'name':'other'}}", Refusal.Kind.INVALID, "/metadata/name"),
                arguments(PatchForm.MERGE, "{'kind':null}", Refusal.Kind.INVALID, "/kind"),
                arguments(PatchForm.MERGE, "{'metadata':null}", Refusal.Kind.INVALID, "/metadata/name"),
                arguments(PatchForm.MERGE, "7", Refusal.Kind.INVALID, ""),
                arguments(
                        PatchForm.MERGE,
                        "{'metadata':{'resourceVersion':'1'}}",
                        Refusal.Kind.STALE,
                        "/metadata/resourceVersion"),
                arguments(PatchForm.JSON, "[{'op':'remove','path':'/spec/none'}]", Refusal.Kind.INVALID, "/0/path"),
                arguments(PatchForm.JSON, "{}", Refusal.Kind.MALFORMED, ""),
                arguments(
                        PatchForm.JSON,
                        "[{'op':'test','path':'/spec/replicas','value':9}]",
                        Refusal.Kind.CONFLICT,
                        "/0"),
                arguments(PatchForm.STRATEGIC, "{'spec':{'$patch':'keep'}}", Refusal.Kind.MALFORMED, "/spec/$patch"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused_where_the_fault_is(PatchForm form, String patch, Refusal.Kind kind, String pointer) {
        submit(apply(manifest("StatefulSet", 2)));
        ObjectNode before = stored(WorkloadKind.STATEFUL_SET);
        Refusal refusal = ((Verdict.Refused) patch(form, patch)).refusal();
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.faults()).extracting(Fault::pointer).contains(pointer);
        assertThat(stored(WorkloadKind.STATEFUL_SET)).isEqualTo(before);
    }

    @Test
    void what_the_check_finds_is_refused() {
        submit(apply(manifest("OrdinalSet", 2)));
        faults.add(new Fault("/spec/replicas", "must be 0 or more"));
        Refusal refusal = ((Verdict.Refused) patch(PatchForm.MERGE, "{'spec':{'replicas':-1}}")).refusal();
        assertThat(refusal.faults()).isEqualTo(faults);
    }

    @Test
    void only_the_version_that_was_read_is_changed() {
        submit(apply(manifest("StatefulSet", 2)));
        String version = stored(WorkloadKind.STATEFUL_SET)
                .at("/metadata/resourceVersion")
                .asText();
        Patch patch = new Patch(id(), WEB, PatchForm.MERGE, Json.parse("{}"), Optional.of(version));
        Patch stale = new Patch(id(), WEB, PatchForm.MERGE, Json.parse("{}"), Optional.of("1"));
        assertThat(((Verdict.Refused) submit(stale)).refusal().kind()).isEqualTo(Refusal.Kind.STALE);
        assertThat(submit(patch)).isInstanceOf(Verdict.Stored.class);
        assertThat(submit(patch)).isInstanceOf(Verdict.Duplicate.class);
    }

    @Test
    void labels_that_another_workload_selects_are_refused() {
        submit(apply(manifest("StatefulSet", 2)));
        ObjectNode other = (ObjectNode) Json.parse(manifest("StatefulSet", 1)
                .toString()
                .replace("\"name\":\"web\"", "\"name\":\"shop\"")
                .replace("\"app\":\"web\"", "\"tier\":\"shop\""));
        dev.ordinal.workload.WorkloadKey shop = new dev.ordinal.workload.WorkloadKey("default", "shop");
        submit(new WorkloadRequest.Apply(id(), shop, sent(other), WorkloadRequest.Mode.APPLY, Optional.empty()));
        pass();
        Verdict verdict = patch(PatchForm.MERGE, "{'spec':{'template':{'metadata':{'labels':{'tier':'shop'}}}}}");
        assertThat(((Verdict.Refused) verdict).refusal().kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void a_patch_makes_nothing_where_there_is_nothing() {
        assertThat(((Verdict.Refused) patch(PatchForm.MERGE, "{}")).refusal().kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }
}
