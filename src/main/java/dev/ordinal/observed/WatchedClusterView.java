package dev.ordinal.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Reflector;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.Timer;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The view that lists and watches pods, claims and revisions. Claims too: their changes wake a turn (R1.10). */
public final class WatchedClusterView implements ClusterView {
    private final Mirror<PodReader.Kept> pods;
    private final Mirror<ObservedClaim> claims;
    private final Mirror<RevisionReader.Kept> revisions;
    private final List<Reflector> reflectors;
    private final Expectations expectations = new Expectations();
    private final Consumer<WorkloadKey> changed;

    /** @param changed is told every key that an object with an ordinal's name may belong to */
    public WatchedClusterView(ClusterApi api, Timer timer, Consumer<WorkloadKey> changed) {
        this.changed = changed;
        this.pods = new Mirror<>(PodReader::read, changed);
        this.claims = new Mirror<>(WatchedClusterView::claim, this::claimChanged);
        this.revisions = new Mirror<>(RevisionReader::read, changed);
        this.reflectors = List.of(
                new Reflector(api, Query.all(Resource.PODS), pods, timer),
                new Reflector(api, Query.all(Resource.CLAIMS), claims, timer),
                new Reflector(api, Query.all(Resource.REVISIONS), revisions, timer));
    }

    @Override
    public Optional<Observed> observe(WorkloadSpec spec) {
        if (listed() == 0 || !expectations.met(spec.key(), written -> shown(spec, written))) {
            return Optional.empty();
        }
        Map<String, ObservedClaim> byName = new HashMap<>();
        for (String template : spec.claimTemplates()) {
            WorkloadKey group = new WorkloadKey(
                    spec.key().namespace(), template + "-" + spec.key().name());
            claims.group(group).forEach(claim -> byName.put(claim.name(), claim));
        }
        List<ObservedPod> seen = pods.group(spec.key()).stream()
                .map(kept -> kept.seenBy(spec))
                .filter(pod ->
                        pod.ordinal() != ObservedPod.NO_ORDINAL || pod.owner().equals(spec.uid()))
                .toList();
        List<ObservedRevision> known = revisions.group(spec.key()).stream()
                .flatMap(kept -> kept.seenBy(spec).stream())
                .toList();
        Set<String> heldByOthers = revisions.group(spec.key()).stream()
                .filter(kept -> kept.otherwiseHeld(spec))
                .map(kept -> kept.revision().name())
                .collect(Collectors.toSet());
        return Optional.of(new Observed(seen, byName, known, heldByOthers, Remembered.NOTHING));
    }

    @Override
    public void expect(WorkloadKey key, Written written) {
        expectations.add(key, written);
    }

    @Override
    public void forget(WorkloadKey key) {
        expectations.forget(key);
    }

    /** Starts to watch, or lists anew: what is seen once it is {@link #fresh} is no older than this call (FRESH). */
    public void refresh() {
        reflectors.forEach(Reflector::relist);
    }

    /** Each list that the last {@link #refresh} asked for has come in; many of one kind make up for none of another. */
    public boolean fresh() {
        return reflectors.stream().allMatch(Reflector::fresh);
    }

    /** How many lists of everything have come in; 0 while nothing is known. */
    public long listed() {
        return Stream.of(pods.listed(), claims.listed(), revisions.listed())
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();
    }

    public void stop() {
        reflectors.forEach(Reflector::stop);
    }

    private boolean shown(WorkloadSpec spec, Written written) {
        return switch (written.target()) {
            case WORKLOAD -> spec.recorded().version() >= written.version();
            case CLAIM -> claims.version() >= written.version();
            case REVISION ->
                written.version() > 0
                        ? revisions.version() >= written.version()
                        : revisions
                                .find(spec.key(), written.name())
                                .filter(kept -> kept.revision().uid().equals(written.uid()))
                                .isEmpty();
            case POD ->
                written.version() > 0
                        ? pods.version() >= written.version()
                        : pods.find(spec.key(), written.name())
                                .map(PodReader.Kept::pod)
                                .filter(pod -> pod.uid().equals(written.uid()) && !pod.terminating())
                                .isEmpty();
        };
    }

    /** {@code data-web-0} may be a claim of {@code web} or of {@code data-web}: every suffix after a dash is asked. */
    private void claimChanged(WorkloadKey group) {
        String name = group.name();
        for (int dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
            changed.accept(new WorkloadKey(group.namespace(), name.substring(dash + 1)));
        }
    }

    private static List<Mirror.Entry<ObservedClaim>> claim(ObjectNode claim) {
        JsonNode metadata = claim.path("metadata");
        String name = metadata.path("name").asText();
        return OrdinalName.parse(name)
                .map(parsed -> new Mirror.Entry<>(
                        new WorkloadKey(metadata.path("namespace").asText(), parsed.parent()),
                        name,
                        new ObservedClaim(
                                name,
                                metadata.path("uid").asText(),
                                metadata.path("resourceVersion").asText(),
                                claim.at("/status/phase").asText("Pending"),
                                metadata.has("deletionTimestamp"),
                                Owners.of(metadata))))
                .stream()
                .toList();
    }
}
