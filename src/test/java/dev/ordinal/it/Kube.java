package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An API server, spoken to without any client library, so that what it says is seen as it is. */
public final class Kube implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final String server;
    private final Map<String, String> tokens;
    private final String token;

    private Kube(HttpClient http, String server, Map<String, String> tokens, String token) {
        this.http = http;
        this.server = server;
        this.tokens = Map.copyOf(tokens);
        this.token = token;
    }

    /** What the server said. */
    public record Answer(int code, JsonNode body) {
        public boolean accepted() {
            return code < 300;
        }

        public String message() {
            return body.path("message").asText();
        }
    }

    /**
     * Reads a kubeconfig with one cluster, with its authority or over plain HTTP, and users with bearer tokens or nobody; it
     * begins as the first of them.
     */
    public static Kube of(Path kubeconfig) throws IOException, GeneralSecurityException {
        JsonNode config = new YAMLMapper().readTree(Files.readString(kubeconfig));
        JsonNode cluster = config.at("/clusters/0/cluster");
        String server = cluster.path("server").asText();
        HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (server.startsWith("https:")) {
            http.sslContext(trusting(cluster, kubeconfig));
        }
        Map<String, String> tokens = new HashMap<>();
        config.path("users")
                .forEach(user -> tokens.put(
                        user.path("name").asText(), user.at("/user/token").asText()));
        return new Kube(
                http.build(), server, tokens, config.at("/users/0/user/token").asText());
    }

    /** The same server as another user of the kubeconfig; as nobody where it knows none of that name. */
    public Kube as(String user) {
        return new Kube(http, server, tokens, tokens.getOrDefault(user, ""));
    }

    private static SSLContext trusting(JsonNode cluster, Path kubeconfig) throws IOException, GeneralSecurityException {
        String inline = cluster.path("certificate-authority-data").asText();
        byte[] pem = inline.isEmpty()
                ? Files.readAllBytes(kubeconfig.resolveSibling(
                        cluster.path("certificate-authority").asText()))
                : Base64.getDecoder().decode(inline);
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "cluster", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    public void createNamespace(String name) throws IOException {
        ObjectNode wanted = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
        wanted.putObject("metadata").put("name", name);
        Answer answer = send("POST", "/api/v1/namespaces", "application/json", wanted);
        assertThat(answer.accepted()).as(answer.message()).isTrue();
    }

    public JsonNode get(String path) throws IOException {
        Answer answer = send("GET", path, "", null);
        if (!answer.accepted()) {
            throw new IOException("GET " + path + ": " + answer.code() + " " + answer.message());
        }
        return answer.body();
    }

    public Answer send(String method, String path, String contentType, JsonNode body) throws IOException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest.Builder request = request(path).timeout(PATIENCE).method(method, content);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> response = send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reading) throws IOException {
        try {
            return http.send(request, reading);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The lines of a watch as they come; closing the stream ends it. */
    public Stream<String> lines(String path) throws IOException {
        HttpResponse<Stream<String>> response = send(request(path).GET().build(), HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + ": " + response.statusCode());
        }
        return response.body();
    }

    /** A request to be completed, which already says who asks; it accepts JSON. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    /** Does not wait for watches that are still open. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
