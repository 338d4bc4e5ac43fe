package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.desired.WorkloadRequest.Apply;
import dev.ordinal.desired.WorkloadRequest.Mode;
import dev.ordinal.embedded.EmbeddedCluster;
import dev.ordinal.embedded.Settings;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.sim.OrdinalSetDefinition;
import dev.ordinal.sim.SimClock;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.StoreClusterApi;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Wishes submitted to what stores them in an API server in memory; time passes as told. */
abstract class WishWorld {
    static final WorkloadKey WEB = new WorkloadKey("default", "web");

    final SimClock clock = new SimClock();
    final EmbeddedCluster cluster = new EmbeddedCluster(Settings.DEFAULT, clock, Admission.everything());
    final SimProcess process = new SimProcess(cluster.agenda(), clock);
    final StoreClusterApi api = StoreClusterApi.undisturbed(cluster.store(), cluster.agenda(), clock, process);
    final List<Fault> faults = new ArrayList<>();
    final CustomResourceDesiredStates desired = new CustomResourceDesiredStates(
            new CustomResourceDesiredStates.Means(api, process.timer(), clock),
            key -> {},
            new CustomResourceDesiredStates.Rules(
                    (object, stored) -> faults,
                    (object, path) -> List.of(),
                    new Orchestration(Set.of(WorkloadKind.values()), clock.instant())));
    private int requests;

    @BeforeEach
    void watch() {
        cluster.install(OrdinalSetDefinition.read());
        desired.refresh();
        pass();
    }

    Apply apply(ObjectNode manifest) {
        return new Apply(id(), WEB, sent(manifest), Mode.APPLY, Optional.empty());
    }

    static Manifest sent(ObjectNode manifest) {
        return new Manifest(manifest, List.of(), "");
    }

    RequestId id() {
        return new RequestId("test", "r" + requests++);
    }

    static Refusal.Kind kind(Verdict verdict) {
        return ((Verdict.Refused) verdict).refusal().kind();
    }

    Verdict submit(WorkloadRequest request) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        desired.submit(request).subscribe().with(verdicts::add, failures::add);
        pass();
        assertThat(failures).isEmpty();
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }

    void pass() {
        pass(Duration.ofSeconds(1));
    }

    void pass(Duration howLong) {
        Instant end = clock.instant().plus(howLong);
        while (cluster.agenda().next().filter(at -> !at.isAfter(end)).isPresent()) {
            clock.advanceTo(cluster.agenda().next().orElseThrow());
            cluster.agenda().runDue(clock.instant());
        }
        clock.advanceTo(end);
    }

    int replicas() {
        return live("statefulsets.apps", "web").at("/spec/replicas").asInt();
    }

    ObjectNode live(String kind, String name) {
        return find(kind, name).orElseThrow().copy();
    }

    Optional<Stored> find(String kind, String name) {
        return cluster.store().find(cluster.store().ref(kind, "default", name));
    }

    static ObjectNode manifest(String kind, int replicas) {
        return (ObjectNode) Json.parse(
                """
                {"apiVersion": "%s", "kind": "%s", "metadata": {"name": "web"},
                 "spec": {"replicas": %d, "serviceName": "web-headless", "selector": {"matchLabels": {"app": "web"}},
                  "template": {"metadata": {"labels": {"app": "web"}},
                   "spec": {"containers": [{"name": "main", "image": "shop:1", "ports": [{"containerPort": 80}]}]}}}}
                """.formatted(kind.equals("OrdinalSet") ? "apps.ordinal.dev/v1" : "apps/v1", kind, replicas));
    }
}
