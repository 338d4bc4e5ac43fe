package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.HttpClusterApi;
import dev.ordinal.cluster.Resource;
import dev.ordinal.it.Authority;
import dev.ordinal.it.Authority.Issued;
import io.fabric8.kubernetes.client.Config;
import io.vertx.core.net.OpenSSLEngineOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are replaced while it runs. A server that tells each client whose certificate it showed. */
class ClusterConnectionTest {
    private static final Duration DAY = Duration.ofHours(23);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static Authority authority;
    private static Authority second;
    private static Issued ada;
    private static Issued bob;
    private static SSLContext ofFirst;
    private static SSLContext ofSecond;

    @TempDir
    Path folder;

    private HttpsServer server;
    private ClusterConnection connection;
    private HttpClusterApi api;

    @BeforeAll
    static void issue(@TempDir Path keys) throws IOException, GeneralSecurityException {
        authority = new Authority(keys, "first");
        second = new Authority(keys, "second");
        ada = authority.issue("CN=ada", DAY);
        bob = authority.issue("CN=bob", DAY);
        ofFirst = authority.issue("CN=server", DAY).trusting(authority);
        ofSecond = second.issue("CN=server", DAY).trusting(authority);
    }

    @BeforeEach
    void connect() throws IOException, GeneralSecurityException {
        server = serve(ofFirst, 0);
        write("authorities.crt", authority.pem());
        show(ada);
        kubeconfig(port(server));
        connection = new ClusterConnection(read(), former -> read(), Duration.ZERO);
        api = new HttpClusterApi(connection.url(), connection::http, PATIENCE);
        assertThat(who()).isEqualTo("CN=ada");
    }

    @AfterEach
    void end() {
        connection.close();
        server.stop(0);
    }

    /** So what the others see here is seen with it. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void itSpeaksByOpenSsl() {
        assertThat(OpenSSLEngineOptions.isAvailable()).isTrue();
    }

    @Test
    void aNewCertificateIsShownFromThenOn() throws Exception {
        show(bob);
        lookTwice();
        assertThat(who()).isEqualTo("CN=bob");
    }

    @Test
    void whatIsStillBeingWrittenIsWaitedFor() throws Exception {
        write("client.crt", bob.certificatePem());
        connection.look();
        assertThat(who()).isEqualTo("CN=ada");
        write("client.key", bob.keyPem());
        connection.look();
        assertThat(who()).isEqualTo("CN=ada");
        connection.look();
        assertThat(who()).isEqualTo("CN=bob");
    }

    @Test
    void whatCannotBeUsedChangesNothingUntilItIsMended() throws Exception {
        write("client.key", "no key");
        lookTwice();
        assertThat(who()).isEqualTo("CN=ada");
        show(bob);
        lookTwice();
        assertThat(who()).isEqualTo("CN=bob");
    }

    @Test
    void aCertificateInTheKubeconfigItselfIsSeenAsWell() throws Exception {
        String kubeconfig = Files.readString(folder.resolve("kubeconfig"))
                .replace("client-certificate: client.crt", "client-certificate-data: " + data(bob.certificatePem()))
                .replace("client-key: client.key", "client-key-data: " + data(bob.keyPem()));
        write("kubeconfig", kubeconfig);
        lookTwice();
        assertThat(who()).isEqualTo("CN=bob");
    }

    @Test
    void anotherAuthorityIsTrustedOnceItIsInTheBundle() throws Exception {
        int port = port(server);
        server.stop(0);
        server = serve(ofSecond, port);
        show(bob);
        lookTwice();
        assertThatThrownBy(this::who).isInstanceOf(ApiFailure.class);
        write("authorities.crt", authority.pem() + second.pem());
        lookTwice();
        assertThat(who()).isEqualTo("CN=bob");
    }

    @Test
    void aKubeconfigThatNowNamesAnotherClusterLeadsNowhereElse() throws Exception {
        HttpsServer other = serve(ofFirst, 0);
        try {
            show(bob);
            kubeconfig(port(other));
            lookTwice();
            assertThat(connection.url()).contains(":" + port(server));
            assertThat(who()).isEqualTo("CN=ada");
        } finally {
            other.stop(0);
        }
    }

    private void lookTwice() {
        connection.look();
        connection.look();
    }

    private String who() {
        return api.get(Resource.PODS.at("shop", "web-0"))
                .await()
                .atMost(PATIENCE)
                .path("who")
                .asText();
    }

    private void show(Issued issued) throws IOException {
        write("client.crt", issued.certificatePem());
        write("client.key", issued.keyPem());
    }

    private void kubeconfig(int port) throws IOException {
        write("kubeconfig", """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "https://127.0.0.1:%d", certificate-authority: authorities.crt}}]
                users: [{name: somebody, user: {client-certificate: client.crt, client-key: client.key}}]
                contexts: [{name: ours, context: {cluster: here, user: somebody}}]
                current-context: ours
                """.formatted(port));
    }

    private Config read() {
        Config config = Config.fromKubeconfig(folder.resolve("kubeconfig").toFile());
        config.setRequestRetryBackoffLimit(0);
        return config;
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }

    private static String data(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static int port(HttpsServer server) {
        return server.getAddress().getPort();
    }

    private static HttpsServer serve(SSLContext context, int port) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var needed = getSSLContext().getDefaultSSLParameters();
                needed.setNeedClientAuth(true);
                parameters.setSSLParameters(needed);
            }
        });
        server.createContext("/", ClusterConnectionTest::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String who =
                ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
        byte[] body = ("{\"who\": \"" + who + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
