package dev.ordinal.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole life of a workload as a person leads it in the browser: the same on every cluster. */
@Tag("slow")
abstract class ConsoleContract extends ServedConsole {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final TellOnFailure tellLog = new TellOnFailure(() -> stage.ordinal().tail());

    @Override
    String beginning() {
        return "about:blank";
    }

    @BeforeEach
    void bePatient() {
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        setDefaultAssertionTimeout((double) PATIENCE.toMillis());
    }

    @Test
    void itIsCreatedClimbsIsUpdatedBehindAPartitionRolledBackAndDeleted() throws IOException {
        Visitor life = visitor("life");
        life.create(slowly("life", 1));
        life.allReady(1);
        // Only what happens while the page is open is promised to be told there.
        life.scaleBy(2);
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
