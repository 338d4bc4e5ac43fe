package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.it.Authority.Issued;
import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every certificate between Ordinal and the API server is replaced while pods come and go, and Ordinal is not started anew. */
@NeedsControlPlane
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateRotationIT {
    private static final int PORT = Integer.getInteger("certificates.port", 18340);
    private static final int SERVER = PORT + 8;
    private static final int PODS = 8;
    private static final Duration DAY = Duration.ofHours(23);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** In which Ordinal must have seen what is new: it looks every two seconds, and twice. */
    private static final Duration SEEN = Duration.ofSeconds(20);

    /** An administrator, so that whatever is refused is refused for the certificate. */
    private static final String ADMINISTRATOR = "CN=ordinal,O=system:masters";

    private static final String[] SETTINGS = {"ordinal.lease.duration=15s", "ordinal.cluster.timeout=5s"};

    private Path folder;
    private ControlPlane plane;
    private Authority servers;
    private Authority clients;
    private Issued administrator;
    private Relay line;
    private Stage stage;
    private Climb climb;

    @RegisterExtension
    final TellOnFailure tellLog = new TellOnFailure(() -> stage.ordinal().tail());

    @BeforeAll
    void start() throws IOException, GeneralSecurityException {
        String name = Stage.name(CertificateRotationIT.class);
        folder = Files.createDirectories(Path.of("target", "it-state", name)).toAbsolutePath();
        servers = new Authority(folder, "servers");
        clients = new Authority(folder, "clients");
        administrator = clients.issue(ADMINISTRATOR, DAY);
        plane = ControlPlane.withNodes(PORT);
        startServer();
        line = new Relay(SERVER);
        write("servers.crt", servers.pem());
        kubeconfig("certificate-authority: servers.crt");
        put("client", administrator);
        Launch launch = new Launch(Optional.of(folder.resolve("kubeconfig")), folder, name, false);
        stage = Stage.apart(plane.kubeconfig(), launch.with(SETTINGS));
        climb = new Climb(stage, stage::rest, PODS);
    }

    /** Beside the one of the control plane, where the test looks on: only the former's certificates are ours to replace. */
    private void startServer() throws IOException, GeneralSecurityException {
        put("server", servers.issue("CN=server", DAY));
        write("clients.crt", clients.pem());
        plane.part("kube-apiserver")
                .startAnother(Map.of(
                        "--secure-port", String.valueOf(SERVER),
                        "--tls-cert-file", folder.resolve("server.crt").toString(),
                        "--tls-private-key-file", folder.resolve("server.key").toString(),
                        "--client-ca-file", folder.resolve("clients.crt").toString()));
        await("the other API server")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ask(administrator).statusCode() == 200);
    }

    @AfterAll
    void end() throws IOException {
        if (stage != null) {
            stage.leave();
        }
        if (line != null) {
            line.close();
        }
        if (plane != null) {
            plane.close();
        }
    }

    @AfterEach
    void noLawWasBroken() {
        stage.pods().check();
    }

    @Test
    void theServersCertificateIsReplacedInTheMiddleOfAClimb() throws Exception {
        climb.begin("server", 3);
        serve(servers.issue("CN=server", DAY));
        reconnect();
        climb.end("server");
        climb.descend("server");
    }

    @Test
    void theAuthorityOfTheServersIsReplaced() throws Exception {
        Authority next = new Authority(folder, "servers-" + System.nanoTime());
        climb.begin("authority", 3);
        taken(() -> kubeconfig("certificate-authority-data: " + inline(servers.pem() + next.pem())));
        servers = next;
        serve(servers.issue("CN=server", DAY));
        reconnect();
        climb.end("authority");
        taken(() -> kubeconfig("certificate-authority-data: " + inline(servers.pem())));
        reconnect();
        climb.descend("authority");
    }

    @Test
    void theClientsCertificateIsReplacedBeforeItExpires() throws Exception {
        Issued brief = clients.issue(ADMINISTRATOR, Duration.ofSeconds(40));
        taken(() -> put("client", brief));
        climb.begin("renewed", 3);
        taken(() -> put("client", clients.issue(ADMINISTRATOR, DAY)));
        climb.end("renewed");
        awaitExpiry(brief);
        stage.rest().scale("renewed", 0).is(200);
        stage.pods().awaitReady("renewed", 0, PATIENCE);
        assertThat(stage.ordinal().leads()).isTrue();
    }

    @Test
    void aCertificateThatExpiredIsReplacedAndOrdinalGoesOn() throws Exception {
        climb.begin("expired", 0);
        climb.end("expired");
        Issued brief = clients.issue(ADMINISTRATOR, Duration.ofSeconds(15));
        taken(() -> put("client", brief));
        awaitExpiry(brief);
        await("nothing can be asked for")
                .atMost(PATIENCE)
                .until(() -> stage.rest().scale("expired", PODS).code() >= 500);
        taken(() -> put("client", clients.issue(ADMINISTRATOR, DAY)));
        climb.descend("expired");
    }

    /** Ordinal says so once, and is not started anew. */
    private void taken(Deed replacement) throws Exception {
        String words = "new credentials for";
        long before = stage.ordinal().said(words);
        replacement.happens();
        await("Ordinal has it").atMost(SEEN).until(() -> stage.ordinal().said(words) > before);
    }

    private interface Deed {
        void happens() throws Exception;
    }

    private void serve(Issued next) throws IOException {
        put("server", next);
        await("the server shows it")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> shown(ask(administrator)).equals(next.certificate()));
    }

    private static Certificate shown(HttpResponse<String> answer) throws IOException {
        return answer.sslSession().orElseThrow().getPeerCertificates()[0];
    }

    /** What is open goes on with the certificates that it began with. */
    private void reconnect() {
        line.cut();
        line.mend();
    }

    private void awaitExpiry(Issued brief) {
        await("the server refuses it").atMost(PATIENCE).until(() -> ask(brief).statusCode() == 401);
    }

    /** Over a connection of its own. */
    private HttpResponse<String> ask(Issued client) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().sslContext(client.trusting(servers)).build()) {
            URI uri = URI.create("https://127.0.0.1:" + SERVER + "/api/v1/namespaces/default");
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void kubeconfig(String authority) throws IOException {
        write("kubeconfig", """
                apiVersion: v1
                kind: Config
                clusters: [{name: line, cluster: {server: "https://127.0.0.1:%d", %s}}]
                users: [{name: ordinal, user: {client-certificate: client.crt, client-key: client.key}}]
                contexts: [{name: line, context: {cluster: line, user: ordinal}}]
                current-context: line
                """.formatted(line.port(), authority));
    }

    private static String inline(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }

    private void put(String whose, Issued issued) throws IOException {
        write(whose + ".crt", issued.certificatePem());
        write(whose + ".key", issued.keyPem());
    }

    private void write(String file, String content) throws IOException {
        Path written = Files.writeString(folder.resolve(file + ".new"), content);
        Files.move(written, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
}
