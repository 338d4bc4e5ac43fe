package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Resource;
import dev.ordinal.desired.Manifest.Companion;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What comes with a workload: applied before it, so that its pods find it; and the headless Service that it names. */
final class Companions {
    private static final List<Resource> KINDS = List.of(
            Resource.SERVICES,
            Resource.CONFIG_MAPS,
            Resource.SERVICE_ACCOUNTS,
            Resource.BUDGETS,
            Resource.STORAGE_CLASSES);

    private final ClusterApi api;
    private final ThreeWayMerge merge;

    Companions(ClusterApi api, ThreeWayMerge merge) {
        this.api = api;
        this.merge = merge;
    }

    /** Applies them in their order; fails with a {@link RefusedException} that points at the one that was refused. */
    Uni<Void> apply(WorkloadKey key, List<Companion> companions, boolean dryRun) {
        Write write = new Write(dryRun, true, false);
        return Multi.createFrom()
                .iterable(companions)
                .onItem()
                .transformToUniAndConcatenate(companion -> apply(key, companion, write))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> apply(WorkloadKey key, Companion companion, Write write) {
        ObjectNode wanted = companion.object().deepCopy();
        Optional<Resource> resource = resource(wanted);
        if (resource.isEmpty()) {
            return Uni.createFrom()
                    .failure(new RefusedException(Refusal.of(
                            Refusal.Kind.INVALID,
                            companion.pointer() + "/kind",
                            "can't come with a workload; accepted are " + names())));
        }
        ObjectNode metadata = (ObjectNode) wanted.path("metadata");
        if (resource.get().namespaced()) {
            metadata.put("namespace", key.namespace());
        }
        ObjectRef ref = resource.get().at(key.namespace(), metadata.path("name").asText());
        LastApplied.mark(wanted, companion.object());
        return Stored.live(api, ref)
                .flatMap(live ->
                        live.isEmpty() ? api.create(ref, wanted, write) : replace(ref, live.get(), wanted, write))
                .replaceWithVoid()
                .onFailure(ApiFailure.class)
                .transform(failure -> RefusedException.from(failure, companion.pointer()));
    }

    private Uni<ObjectNode> replace(ObjectRef ref, ObjectNode live, ObjectNode wanted, Write write) {
        ObjectNode merged = merge.merge(live, LastApplied.of(live), wanted);
        return merged.equals(live) ? Uni.createFrom().item(live) : api.replace(ref, merged, write);
    }

    private static Optional<Resource> resource(ObjectNode object) {
        return KINDS.stream()
                .filter(kind -> kind.kind().equals(object.path("kind").asText())
                        && kind.apiVersion().equals(object.path("apiVersion").asText()))
                .findFirst();
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        KINDS.forEach(kind -> names.add(kind.kind()));
        return names;
    }

    /** DESIGN §4: a headless Service that a manifest names and that does not exist is made by the door, and owned. */
    Uni<Void> headlessService(Resource owner, ObjectNode workload) {
        String name = workload.at("/spec/serviceName").asText("");
        String namespace = workload.at("/metadata/namespace").asText();
        if (name.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ObjectRef ref = Resource.SERVICES.at(namespace, name);
        return Stored.live(api, ref)
                .flatMap(live -> live.isPresent()
                        ? Uni.createFrom().voidItem()
                        : api.create(ref, service(name, owner, workload), Write.PLAIN)
                                .replaceWithVoid());
    }

    private static ObjectNode service(String name, Resource owner, ObjectNode workload) {
        ObjectNode service = Json.object();
        service.put("apiVersion", "v1").put("kind", "Service");
        ObjectNode metadata = service.putObject("metadata").put("name", name);
        metadata.set("labels", workload.at("/spec/template/metadata/labels").deepCopy());
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", owner.apiVersion())
                .put("kind", owner.kind())
                .put("name", workload.at("/metadata/name").asText())
                .put("uid", workload.at("/metadata/uid").asText());
        ObjectNode spec = service.putObject("spec").put("clusterIP", "None");
        spec.set("selector", workload.at("/spec/selector/matchLabels").deepCopy());
        ports(workload, spec.putArray("ports"));
        return service;
    }

    /** Every container port, once per number and protocol; a Service wants them named when there are several. */
    private static void ports(ObjectNode workload, ArrayNode ports) {
        Set<String> seen = new TreeSet<>();
        for (JsonNode container : workload.at("/spec/template/spec/containers")) {
            for (JsonNode port : container.path("ports")) {
                String protocol = port.path("protocol").asText("TCP");
                int number = port.path("containerPort").asInt();
                String name =
                        port.path("name").asText("p" + number + "-" + protocol.toLowerCase(java.util.Locale.ROOT));
                if (seen.add(number + protocol) && seen.add(name)) {
                    ports.addObject().put("name", name).put("port", number).put("protocol", protocol);
                }
            }
        }
    }
}
