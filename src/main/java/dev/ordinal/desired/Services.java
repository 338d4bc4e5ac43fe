package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Resource;
import dev.ordinal.desired.manifest.ManifestCheck;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.Names;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The Services of a workload: the one that names its pods, and each other that leads to them. */
public final class Services {
    /** What makes it this workload's Service, and this one. */
    private static final List<String> FIXED =
            List.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace", "/metadata/uid", "/spec/selector");

    private static final Comparator<ObjectNode> BY_NAME =
            Comparator.comparing(service -> service.at("/metadata/name").asText());

    private final ClusterApi api;

    public Services(ClusterApi api) {
        this.api = api;
    }

    /** In the order of their names. */
    public Uni<List<ObjectNode>> of(ObjectNode workload) {
        String namespace = workload.at("/metadata/namespace").asText();
        return api.list(Query.all(Resource.SERVICES).in(namespace))
                .map(page -> page.items().stream()
                        .filter(service -> belongs(workload, service))
                        .sorted(BY_NAME)
                        .toList());
    }

    /** One of them; fails with a {@link RefusedException} where there is none of the name, or it is another workload's. */
    public Uni<ObjectNode> one(ObjectNode workload, String name) {
        if (!Names.label(name)) {
            return Uni.createFrom().failure(none(name));
        }
        String namespace = workload.at("/metadata/namespace").asText();
        return Stored.live(api, Resource.SERVICES.at(namespace, name))
                .map(found ->
                        found.filter(service -> belongs(workload, service)).orElseThrow(() -> none(name)));
    }

    private static RefusedException none(String name) {
        return new RefusedException(Refusal.Kind.NOT_FOUND, "", "the workload has no Service " + name);
    }

    /** The one that the workload names, which its pods have their names from. */
    public static boolean names(ObjectNode workload, ObjectNode service) {
        String named = workload.at("/spec/serviceName").asText("");
        return !named.isEmpty() && service.at("/metadata/name").asText().equals(named);
    }

    private static boolean belongs(ObjectNode workload, ObjectNode service) {
        return names(workload, service) || leadsTo(workload, service);
    }

    private static boolean leadsTo(ObjectNode workload, ObjectNode service) {
        JsonNode selector = service.at("/spec/selector");
        JsonNode labels = workload.at("/spec/template/metadata/labels");
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    /**
     * How one is to be changed.
     *
     * @param ifMatch only if it still has this resourceVersion
     */
    public record Edit(WorkloadRequest.PatchForm form, JsonNode patch, Optional<String> ifMatch, boolean dryRun) {}

    /** The changed Service; fails with a {@link RefusedException} that points at what is wrong with it. */
    public Uni<ObjectNode> edit(ObjectNode workload, String name, Edit edit) {
        return one(workload, name).map(live -> edited(live, edit)).chain(edited -> replace(workload, edited, edit));
    }

    private static ObjectNode edited(ObjectNode live, Edit edit) {
        Patching.requireVersion(
                edit.ifMatch(), live.at("/metadata/resourceVersion").asText());
        ObjectNode edited = Patching.applied(edit.form(), edit.patch(), live, Services::keys);
        List<Fault> faults = new ArrayList<>(Patching.changed(FIXED, live, edited));
        faults.addAll(ManifestCheck.onUpdate(edited, live));
        if (!faults.isEmpty()) {
            throw new RefusedException(Refusal.invalid(faults));
        }
        return edited;
    }

    /** By what the server itself merges the lists of a Service. */
    private static List<String> keys(List<String> path) {
        return path.equals(List.of("spec", "ports")) ? List.of("port") : List.of();
    }

    private Uni<ObjectNode> replace(ObjectNode workload, ObjectNode edited, Edit edit) {
        ObjectRef ref = Resource.SERVICES.at(
                workload.at("/metadata/namespace").asText(),
                edited.at("/metadata/name").asText());
        return api.replace(ref, edited, new ClusterApi.Write(edit.dryRun(), true, false))
                .onFailure(ApiFailure.class)
                .transform(Services::refused);
    }

    private static RuntimeException refused(Throwable thrown) {
        ApiFailure failure = (ApiFailure) thrown;
        return failure.conflict() ? Patching.stale("") : RefusedException.from(failure, "");
    }
}
