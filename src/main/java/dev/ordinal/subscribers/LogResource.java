package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PodLogs;
import dev.ordinal.cluster.Resource;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Pods;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.resteasy.reactive.RestMulti;

/** What the containers of an ordinal write: passed on as it comes, nothing of it is kept. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class LogResource {
    private static final String CHOSEN = "kubectl.kubernetes.io/default-container";
    private static final Set<String> PARAMETERS =
            Set.of("container", "follow", "previous", "timestamps", "tail", "seconds");

    private static final int BAD_REQUEST = 400;

    private final DesiredStates desired;
    private final Pods pods;
    private final PodLogs logs;

    public LogResource(DesiredStates desired, ClusterApi api, PodLogs logs) {
        this.desired = desired;
        this.pods = new Pods(api);
        this.logs = logs;
    }

    /** The header {@code Ordinal-Container} names the container: the one asked for, or the pod's default, or its first. */
    @GET
    @Path("/{name}/pods/{ordinal}/logs")
    @Produces("text/plain; charset=UTF-8")
    @Needs(Permission.READ_LOGS)
    public RestMulti<byte[]> logs(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("ordinal") String ordinal,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), PARAMETERS);
        int number = Asked.number("ordinal", ordinal);
        ObjectRef ref = Resource.PODS.at(namespace, name + "-" + number);
        PodLogs.Wanted asked = asked(request.params());
        Uni<PodLogs.Wanted> wanted = desired.existing(new WorkloadKey(namespace, name))
                .chain(workload -> pods.own(workload, number))
                .map(pod -> asked.in(container(pod, asked.container())));
        return RestMulti.fromUniResponse(wanted, one -> read(ref, one), one -> headers(one.container()));
    }

    /** The server knows which containers there are, and whether one had a former life. */
    private Multi<byte[]> read(ObjectRef pod, PodLogs.Wanted wanted) {
        return logs.read(pod, wanted)
                .onFailure(failure -> failure instanceof ApiFailure refusal && refusal.code() == BAD_REQUEST)
                .transform(refusal -> Asked.malformed(refusal.getMessage()));
    }

    private static Map<String, List<String>> headers(String container) {
        return Map.of(
                "Ordinal-Container", List.of(container),
                "Cache-Control", List.of("no-store"),
                "X-Accel-Buffering", List.of("no"));
    }

    private static String container(ObjectNode pod, String asked) {
        JsonNode chosen = pod.at("/metadata/annotations").path(CHOSEN);
        return asked.isEmpty() ? chosen.asText(pod.at("/spec/containers/0/name").asText()) : asked;
    }

    private static PodLogs.Wanted asked(MultiMap parameters) {
        return new PodLogs.Wanted(
                Asked.one(parameters, "container"),
                Asked.flag(parameters, "follow"),
                Asked.flag(parameters, "previous"),
                Asked.flag(parameters, "timestamps"),
                count(parameters, "tail"),
                count(parameters, "seconds"));
    }

    private static OptionalInt count(MultiMap parameters, String name) {
        String text = Asked.one(parameters, name);
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Asked.number(name, text));
    }
}
