package dev.ordinal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real API server, spoken to without any client library, so that what it says is seen as it is. */
final class Kube implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final String server;
    private final String token;

    private Kube(HttpClient http, String server, String token) {
        this.http = http;
        this.server = server;
        this.token = token;
    }

    record Answer(int code, JsonNode body) {
        boolean accepted() {
            return code < 300;
        }

        String message() {
            return body.path("message").asText();
        }
    }

    /** Reads a kubeconfig with one cluster, its authority inline, and one user with a bearer token. */
    static Kube of(Path kubeconfig) throws IOException, GeneralSecurityException {
        JsonNode config = new YAMLMapper().readTree(Files.readString(kubeconfig));
        JsonNode cluster = config.at("/clusters/0/cluster");
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trusting(cluster, kubeconfig))
                .connectTimeout(PATIENCE)
                .build();
        return new Kube(
                http,
                cluster.path("server").asText(),
                config.at("/users/0/user/token").asText());
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

    JsonNode get(String path) throws IOException {
        Answer answer = send("GET", path, "", null);
        if (!answer.accepted()) {
            throw new IOException("GET " + path + ": " + answer.code() + " " + answer.message());
        }
        return answer.body();
    }

    Answer send(String method, String path, String contentType, JsonNode body) throws IOException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .method(method, content);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
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
