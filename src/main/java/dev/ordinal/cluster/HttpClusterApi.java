package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The API over HTTP. fabric8's client brings connections, TLS and credentials; objects pass as trees, because a typed model would
 * drop the fields it does not know.
 */
public final class HttpClusterApi implements ClusterApi {
    private static final String JSON = "application/json";

    /** Who can't answer so briefly answers with everything. */
    private static final String METADATA =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

    private final Supplier<HttpClient> http;
    private final Urls urls;
    private final Duration longest;

    /**
     * @param http asked at each request, for its certificates may be replaced
     * @param longest how long an answer may take; a watch has no such end, and is looked after by its {@link Reflector}
     */
    public HttpClusterApi(String url, Supplier<HttpClient> http, Duration longest) {
        this.longest = longest;
        this.http = http;
        this.urls = new Urls(url);
    }

    @Override
    public Uni<ObjectNode> get(ObjectRef object) {
        return send(request().uri(urls.of(object)).build());
    }

    @Override
    public Uni<Page> list(Query query) {
        return send(request().uri(urls.list(query)).build()).map(HttpClusterApi::page);
    }

    @Override
    public Multi<WatchEvent> watch(Query query, String resourceVersion) {
        HttpRequest request = http.get()
                .newHttpRequestBuilder()
                .setHeader("Accept", JSON)
                .uri(urls.watch(query, resourceVersion))
                .forStreaming()
                .build();
        return Multi.createFrom().emitter(emitter -> new WatchStream(emitter).open(http.get(), request));
    }

    @Override
    public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
        String uri = urls.collection(collection) + Urls.options(write);
        return send(
                request(write).uri(uri).method("POST", JSON, Json.text(body)).build());
    }

    @Override
    public Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write) {
        String uri = urls.of(object) + Urls.options(write);
        return send(request(write).uri(uri).method("PUT", JSON, Json.text(body)).build());
    }

    @Override
    public Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body) {
        return send(request()
                .uri(urls.of(object))
                .method("PATCH", type.mediaType(), Json.text(body))
                .build());
    }

    @Override
    public Uni<Void> delete(ObjectRef object, Deletion deletion) {
        ObjectNode options = Json.object();
        options.put("kind", "DeleteOptions").put("apiVersion", "v1").put("propagationPolicy", deletion.propagation());
        if (!deletion.uid().isEmpty()) {
            options.putObject("preconditions").put("uid", deletion.uid());
        }
        if (!deletion.version().isEmpty()) {
            options.withObject("/preconditions").put("resourceVersion", deletion.version());
        }
        if (deletion.dryRun()) {
            options.putArray("dryRun").add("All");
        }
        return send(request(Write.BRIEF)
                        .uri(urls.of(object))
                        .method("DELETE", JSON, Json.text(options))
                        .build())
                .replaceWithVoid();
    }

    private HttpRequest.Builder request() {
        return request(Write.PLAIN);
    }

    private HttpRequest.Builder request(Write write) {
        return http.get()
                .newHttpRequestBuilder()
                .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .setHeader("Accept", write.brief() ? METADATA : JSON);
    }

    private Uni<ObjectNode> send(HttpRequest request) {
        return Uni.createFrom()
                .completionStage(() -> http.get().sendAsync(request, byte[].class))
                .onFailure()
                .transform(HttpClusterApi::failure)
                .map(HttpClusterApi::body);
    }

    private static Throwable failure(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof ApiFailure ? cause : ApiFailure.unreachable(cause);
    }

    private static ObjectNode body(HttpResponse<byte[]> response) {
        JsonNode tree = tree(response.body());
        if (!response.isSuccessful()) {
            throw ApiFailure.of(response.code(), tree);
        }
        return tree instanceof ObjectNode object ? object : Json.object();
    }

    /** Proxies and half-dead servers answer with any text. */
    static JsonNode tree(byte[] octets) {
        try {
            return Json.parse(octets);
        } catch (IllegalArgumentException notJson) {
            return Json.object().put("message", new String(octets, StandardCharsets.UTF_8));
        }
    }

    private static Page page(ObjectNode list) {
        List<ObjectNode> items = new ArrayList<>();
        list.path("items").forEach(item -> items.add((ObjectNode) item));
        JsonNode metadata = list.path("metadata");
        return new Page(
                items,
                metadata.path("resourceVersion").asText(),
                metadata.path("continue").asText(""));
    }
}
