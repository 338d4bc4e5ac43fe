package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Resource;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests of workloads that are deleted: one bounded ConfigMap per namespace, written before the delete, so that a
 * redelivered apply never brings a deleted workload back.
 */
final class ForgottenRequests {
    private static final String NAME = "ordinal-forgotten-requests";

    /** Some 60 KiB: enough for the redeliveries of a broker that lagged, far below what an object may be. */
    private static final int KEPT = 1_000;

    private static final int TRIES = 5;

    private final ClusterApi api;

    ForgottenRequests(ClusterApi api) {
        this.api = api;
    }

    Uni<Boolean> has(String namespace, RequestId id) {
        return Stored.live(api, at(namespace))
                .map(found -> found.isPresent() && ids(found.get()).contains(id.toString()));
    }

    /** Adds them; compare-and-set against other replicas that do the same. */
    Uni<Void> add(String namespace, List<String> ids) {
        return Stored.live(api, at(namespace))
                .flatMap(found -> {
                    ObjectNode map = found.orElseGet(() -> empty(namespace));
                    List<String> all = ids(map);
                    all.addAll(ids);
                    List<String> kept = all.subList(Math.max(0, all.size() - KEPT), all.size());
                    map.withObject("/data").put("ids", RequestLog.text(kept));
                    return found.isPresent()
                            ? api.replace(at(namespace), map, Write.PLAIN)
                            : api.create(at(namespace), map, Write.PLAIN);
                })
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof ApiFailure f && f.code() == 409)
                .retry()
                .atMost(TRIES);
    }

    private static ObjectRef at(String namespace) {
        return Resource.CONFIG_MAPS.at(namespace, NAME);
    }

    private static ObjectNode empty(String namespace) {
        ObjectNode map = Json.object().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("name", NAME).put("namespace", namespace);
        return map;
    }

    private static List<String> ids(ObjectNode map) {
        List<String> ids = new ArrayList<>();
        try {
            Json.parse(map.path("data").path("ids").asText("[]")).forEach(id -> ids.add(id.asText()));
        } catch (IllegalArgumentException tampered) {
            return ids;
        }
        return ids;
    }
}
