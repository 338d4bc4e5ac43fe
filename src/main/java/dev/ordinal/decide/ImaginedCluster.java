package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Action.ChangePod.Change;
import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.OwnerReference;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A copy of what is observed, in which every action succeeds at once and, when asked, every pod becomes Ready and goes if it is going. */
final class ImaginedCluster {
    private final Map<String, ObservedPod> pods = new LinkedHashMap<>();
    private final Map<String, ObservedClaim> claims;
    private final Map<String, ObservedRevision> revisions = new LinkedHashMap<>();
    private final Instant now;
    private WorkloadSpec spec;
    private boolean ended;
    private int created;

    ImaginedCluster(WorkloadSpec spec, Observed observed, Instant now) {
        this.spec = spec;
        this.now = now;
        this.claims = new LinkedHashMap<>(observed.claims());
        observed.pods().forEach(pod -> pods.put(pod.name(), pod));
        observed.revisions().forEach(revision -> revisions.put(revision.name(), revision));
    }

    WorkloadSpec spec() {
        return spec;
    }

    Observed observed() {
        return new Observed(List.copyOf(pods.values()), claims, List.copyOf(revisions.values()));
    }

    /** What a look at it costs; never nothing. */
    int size() {
        return 1 + pods.size();
    }

    /** The workload is gone, or left to others. */
    boolean ended() {
        return ended;
    }

    /** What a turn writes into the status is what the next one reads there. Whether it is another than before. */
    boolean record(WorkloadStatus status) {
        WorkloadSpec.Recorded before = spec.recorded();
        WorkloadSpec.Recorded after = new WorkloadSpec.Recorded(
                before.version(),
                spec.generation(),
                status.revisions().current(),
                status.revisions().update(),
                status.revisions().collisions(),
                status.neverAvailable(),
                before.complete());
        spec = with(spec.life(), after);
        return !after.equals(before);
    }

    void perform(Action action) {
        switch (action) {
            case Action.Guard guard -> guard();
            case Action.LetGo letGo -> ended = true;
            case Action.DeleteWorkload delete -> ended = true;
            case Action.CreateRevision create -> create(create);
            case Action.ChangeRevision change -> change(change);
            case Action.DeleteRevision delete ->
                revisions.remove(delete.revision().name());
            case Action.CreateClaim create -> create(create);
            case Action.OwnClaim own -> own(own);
            case Action.CreatePod create -> pods.put(create.name(), pod(create));
            case Action.ChangePod change -> change(change);
            case Action.DeletePod delete ->
                pods.computeIfPresent(
                        delete.pod().name(), (name, pod) -> state(pod, pod.phase(), pod.readySince(), true));
        }
    }

    /** Going pods go, and their claims with them; all others run and are Ready for long. Whether that made a difference. */
    boolean settle() {
        boolean changed = false;
        for (ObservedPod pod : List.copyOf(pods.values())) {
            if (pod.terminating()) {
                pods.remove(pod.name());
                claims.values()
                        .removeIf(claim -> claim.owners().stream()
                                .anyMatch(owner -> owner.uid().equals(pod.uid())));
                changed = true;
            } else if (!pod.phase().finished() && !pod.available(Integer.MAX_VALUE, now)) {
                pods.put(
                        pod.name(),
                        state(
                                pod,
                                PodPhase.RUNNING,
                                Optional.of(Instant.EPOCH.minusSeconds(Integer.MAX_VALUE)),
                                false));
                changed = true;
            }
        }
        return claims.values().removeIf(ObservedClaim::terminating) || changed;
    }

    private void guard() {
        WorkloadSpec.Life life = spec.life();
        WorkloadSpec.Life guarded =
                new WorkloadSpec.Life(life.deleting(), true, life.orphaning(), life.leaving(), life.ours());
        spec = with(guarded, spec.recorded());
    }

    private void create(Action.CreateRevision create) {
        Set<String> hashes = Set.of(spec.template().hash());
        ObservedRevision revision =
                new ObservedRevision(create.name(), fresh(), "1", create.number(), now, true, hashes);
        revisions.put(revision.name(), revision);
    }

    private void change(Action.ChangeRevision change) {
        ObservedRevision was = change.revision();
        revisions.put(
                was.name(),
                new ObservedRevision(
                        was.name(),
                        was.uid(),
                        was.version(),
                        change.number(),
                        was.created(),
                        true,
                        was.templateHashes()));
    }

    private void create(Action.CreateClaim create) {
        List<OwnerReference> owners = owners(create.keeper(), Optional.empty());
        ObservedClaim claim = new ObservedClaim(create.name(), fresh(), "1", "Bound", false, owners);
        claims.put(claim.name(), claim);
    }

    private ObservedPod pod(Action.CreatePod create) {
        return new ObservedPod(
                create.ordinal(),
                create.name(),
                fresh(),
                "1",
                spec.uid(),
                PodPhase.PENDING,
                Optional.empty(),
                false,
                create.revision(),
                ObservedPod.Traits.EXPECTED,
                ObservedPod.Sight.NOTHING);
    }

    private void change(Action.ChangePod change) {
        ObservedPod pod = pods.get(change.pod().name());
        if (change.change() == Change.IDENTIFY) {
            ObservedPod.Traits was = pod.traits();
            pods.put(
                    pod.name(), pod.with(new ObservedPod.Traits(was.selected(), true, was.mounted(), was.onceReady())));
        } else if (pod.ordinal() == ObservedPod.NO_ORDINAL) {
            pods.remove(pod.name());
        } else {
            pods.put(pod.name(), owned(pod, change.change() == Change.ADOPT ? spec.uid() : ""));
        }
    }

    private void own(Action.OwnClaim own) {
        List<OwnerReference> owners = new ArrayList<>(own.claim().owners());
        owners.removeIf(owner ->
                owner.uid().equals(spec.uid()) || owner.uid().equals(own.pod().uid()));
        owners.addAll(owners(own.keeper(), Optional.of(own.pod())));
        ObservedClaim claim = own.claim();
        claims.put(
                claim.name(),
                new ObservedClaim(
                        claim.name(), claim.uid(), claim.version(), claim.phase(), claim.terminating(), owners));
    }

    private List<OwnerReference> owners(Keeper keeper, Optional<Action.Pod> pod) {
        return switch (keeper) {
            case NOBODY -> List.of();
            case WORKLOAD ->
                List.of(new OwnerReference(
                        spec.kind().apiVersion(), spec.kind().kind(), spec.key().name(), spec.uid(), true));
            case POD ->
                pod.map(each -> List.of(new OwnerReference("v1", "Pod", each.name(), each.uid(), true)))
                        .orElse(List.of());
        };
    }

    private String fresh() {
        created++;
        return "imagined-" + created;
    }

    private static ObservedPod state(
            ObservedPod pod, PodPhase phase, Optional<Instant> readySince, boolean terminating) {
        return new ObservedPod(
                pod.ordinal(),
                pod.name(),
                pod.uid(),
                pod.version(),
                pod.owner(),
                phase,
                readySince,
                terminating,
                pod.revision(),
                pod.traits(),
                pod.sight());
    }

    private static ObservedPod owned(ObservedPod pod, String owner) {
        return new ObservedPod(
                pod.ordinal(),
                pod.name(),
                pod.uid(),
                pod.version(),
                owner,
                pod.phase(),
                pod.readySince(),
                pod.terminating(),
                pod.revision(),
                pod.traits(),
                pod.sight());
    }

    private WorkloadSpec with(WorkloadSpec.Life life, WorkloadSpec.Recorded recorded) {
        return new WorkloadSpec(
                spec.key(),
                spec.kind(),
                spec.uid(),
                spec.generation(),
                spec.replicas(),
                spec.start(),
                spec.order(),
                spec.rollout(),
                spec.minReadySeconds(),
                spec.claimTemplates(),
                spec.retention(),
                spec.selector(),
                spec.template(),
                spec.limits(),
                life,
                recorded,
                spec.blueprint());
    }
}
