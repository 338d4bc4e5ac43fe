package dev.ordinal.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole life of a workload as a person leads it in the browser: the same on every cluster. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
abstract class ConsoleContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> complaints = new ArrayList<>();
    private Stage stage;
    private Chromium chromium;
    private Page page;

    @RegisterExtension
    final TellOnFailure tellLog = new TellOnFailure(() -> stage.ordinal().tail());

    abstract Stage open() throws IOException, GeneralSecurityException;

    @BeforeAll
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        chromium = Chromium.start();
        stage = open();
        if (!served()) {
            Chromium.skip("The program was packaged without the page: it is not tested in a browser.");
        }
    }

    private boolean served() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create(stage.ordinal().address() + "/");
            HttpRequest request = HttpRequest.newBuilder(address).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    @AfterAll
    void end() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @BeforeEach
    void look() {
        page = chromium.open("about:blank");
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        page.close();
        stage.pods().check();
        assertThat(complaints).as("errors of the page").isEmpty();
    }

    @Test
    void itIsCreatedClimbsIsUpdatedBehindAPartitionRolledBackAndDeleted() throws IOException {
        Visitor life = visitor("life");
        life.create(slowly("life", 3));
        life.allReady(3);
        assertThat(life.happened("created")).startsWith("life-2 created", "life-1 created");

        life.partition(2);
        life.edit("registry.example/life:1", "registry.example/life:2");
        imagesAre("life", 1, 1, 2);
        life.rungIs(2, "ready");
        life.partition(0);
        imagesAre("life", 2, 2, 2);
        life.allReady(3);

        life.press("rollback");
        assertThat(page.getByTestId("diff")).containsText("- ");
        assertThat(page.getByTestId("diff")).containsText("registry.example/life:1");
        life.confirm();
        imagesAre("life", 1, 1, 1);
        life.allReady(3);

        life.scaleBy(-2);
        assertThat(page.locator(".ladder > .rung")).hasCount(1);
        assertThat(life.happened("gone")).startsWith("life-1 gone", "life-2 gone");

        life.press("delete");
        life.confirm();
        assertThat(page.getByTestId("not-there")).containsText("life is gone");
        assertThat(stage.claims("data-life-")).hasSize(3);
    }

    final Stage stage() {
        return stage;
    }

    final Page page() {
        return page;
    }

    final Visitor visitor(String name) {
        return new Visitor(page, stage.ordinal().address(), stage.namespace(), name);
    }

    /** Slow enough for a browser to see each step. */
    final String slowly(String name, int replicas) throws IOException {
        return stage.wish(Wish.Kind.OrdinalSet, name)
                .yaml(replicas)
                .replace("/ready: 30ms", "/ready: 400ms")
                .replace("/stop: 30ms", "/stop: 600ms");
    }

    /** The tag of each pod's image, from ordinal 0 on, in the cluster itself. */
    final void imagesAre(String name, int... tags) {
        List<String> wanted = IntStream.of(tags)
                .mapToObj(tag -> "registry.example/" + name + ":" + tag)
                .toList();
        await("images of " + name)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(images(name, tags.length)).isEqualTo(wanted));
    }

    private List<String> images(String name, int count) throws IOException {
        List<String> images = new ArrayList<>();
        for (int ordinal = 0; ordinal < count; ordinal++) {
            String path = "/api/v1/namespaces/" + stage.namespace() + "/pods/" + name + "-" + ordinal;
            images.add(stage.kube()
                    .send("GET", path, "", null)
                    .body()
                    .at("/spec/containers/0/image")
                    .asText());
        }
        return images;
    }
}
