package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A client of Ordinal's REST door, for one namespace. */
final class RestClient implements AutoCloseable {
    static final String YAML = "application/yaml";
    static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String workloads;

    RestClient(OrdinalProcess ordinal, String namespace) {
        this.workloads = ordinal.address() + "/api/v1/namespaces/" + namespace + "/workloads";
    }

    /** What was answered; {@code body} is null where it was no JSON. */
    record Reply(int code, HttpHeaders headers, JsonNode body, String text) {
        Reply is(int expected) {
            assertThat(code).as(text).isEqualTo(expected);
            return this;
        }
    }

    Reply create(String yaml) throws IOException {
        return send("POST", "", YAML, yaml);
    }

    Reply apply(String name, String yaml) throws IOException {
        return send("PUT", "/" + name, YAML, yaml);
    }

    Reply scale(String name, int replicas) throws IOException {
        return send("PUT", "/" + name + "/scale", JSON, "{\"replicas\": " + replicas + "}");
    }

    Reply delete(String name) throws IOException {
        return send("DELETE", "/" + name, "", "");
    }

    Reply get(String name) throws IOException {
        return send("GET", "/" + name, "", "");
    }

    /** @param path below the namespace's workloads */
    Reply send(String method, String path, String contentType, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(workloads + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode tree = type.contains("json") ? Kube.JSON.readTree(response.body()) : NullNode.getInstance();
            return new Reply(response.statusCode(), response.headers(), tree, response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
