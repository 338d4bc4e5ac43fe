package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.desired.WorkloadRequest.Delete;
import dev.ordinal.desired.WorkloadRequest.Mode;
import dev.ordinal.desired.WorkloadRequest.Scale;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rehearsal says what a request would come to, and changes nothing at all. */
class RehearsalTest extends WishWorld {

    private Rehearsal rehearse(WorkloadRequest request) {
        List<Rehearsal> done = new ArrayList<>();
        desired.rehearse(request).subscribe().with(done::add, failure -> {
            throw new AssertionError(failure);
        });
        pass();
        return done.getFirst();
    }

    private Throwable failure(WorkloadRequest request) {
        List<Throwable> failures = new ArrayList<>();
        desired.rehearse(request).subscribe().with(done -> {}, failures::add);
        pass();
        return failures.getFirst();
    }

    @Test
    void of_a_creation_nothing_stays() {
        ObjectNode map = (ObjectNode)
                Json.parse("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"settings\"}}");
        Manifest manifest = new Manifest(manifest("OrdinalSet", 2), List.of(new Manifest.Companion(map, "/0")), "/1");
        Rehearsal rehearsal = rehearse(new WorkloadRequest.Apply(id(), WEB, manifest, Mode.CREATE, Optional.empty()));
        assertThat(rehearsal.before()).isEmpty();
        assertThat(rehearsal.after().at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(desired.spec(rehearsal.after()).orElseThrow().replicas()).isEqualTo(2);
        assertThat(find("ordinalsets.apps.ordinal.dev", "web")).isEmpty();
        assertThat(find("configmaps", "settings")).isEmpty();
        assertThat(find("services", "web-headless")).isEmpty();
    }

    @Test
    void of_a_scale_both_sides_are_told() {
        submit(apply(manifest("StatefulSet", 2)));
        ObjectNode before = live("statefulsets.apps", "web");
        Scale scale = new Scale(id(), WEB, 5);
        Rehearsal rehearsal = rehearse(scale);
        assertThat(rehearsal.before()).contains(before);
        assertThat(rehearsal.after().at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(live("statefulsets.apps", "web")).isEqualTo(before);
        assertThat(submit(scale)).as("not remembered").isInstanceOf(Verdict.Stored.class);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_deletion_the_object_on_its_way_out_is_told(WorkloadKind kind) {
        submit(apply(manifest(kind.kind(), 2)));
        pass();
        WorkloadSpec.Life life = desired.spec(
                        rehearse(new Delete(id(), WEB, false)).after())
                .orElseThrow()
                .life();
        assertThat(life.leaving()).isEqualTo(kind == WorkloadKind.STATEFUL_SET);
        assertThat(life.deleting()).isEqualTo(kind == WorkloadKind.ORDINAL_SET);
        WorkloadSpec.Life orphaning = desired.spec(
                        rehearse(new Delete(id(), WEB, true)).after())
                .orElseThrow()
                .life();
        assertThat(orphaning.deleting() && orphaning.orphaning()).isTrue();
        pass();
        WorkloadSpec.Life stored = desired.get(WEB).orElseThrow().life();
        assertThat(stored.deleting() || stored.leaving()).isFalse();
        assertThat(find("configmaps", "ordinal-forgotten-requests")).isEmpty();
    }

    @Test
    void a_refusal_is_a_failure() {
        assertThat(failure(new Scale(id(), WEB, 5))).isInstanceOf(RefusedException.class);
        assertThat(failure(new Delete(id(), WEB, false))).isInstanceOf(RefusedException.class);
    }
}
