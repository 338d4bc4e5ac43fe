package dev.ordinal.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page as the running program serves it, fed by what really happens. */
class PageEndToEndIT extends ServedConsole {
    @Override
    Stage open() throws IOException, GeneralSecurityException {
        return Stage.embedded(PageEndToEndIT.class);
    }

    @Override
    String beginning() {
        return stage.ordinal().address() + "/";
    }

    @BeforeEach
    void isLive() {
        connectionIs("live");
    }

    @Test
    @Tag("slow")
    void itFollowsARolloutAndAScaleDown() throws IOException {
        slow("live", 0);
        assertThat(row("live")).hasAttribute("data-phase", "Stopped");
        Chromium.photograph(page, "e2e-list");
        row("live").locator("a").click();
        assertThat(workload("live")).isVisible();
        stage.rest().scale("live", 3).is(200);
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            rungIs("live", ordinal, "ready");
            if (ordinal == 1) {
                Chromium.photograph(page, "e2e-climbing");
            }
        }
        assertThat(workload("live").getByTestId("sentence")).hasText("All 3 are ready.");
        assertThat(happened("live", "created")).containsExactly("live-2 created", "live-1 created", "live-0 created");
        Chromium.photograph(page, "e2e-running");

        stage.rest().scale("live", 1).is(200);
        rungIs("live", 2, "terminating");
        assertThat(workload("live").getByTestId("rung-1")).hasAttribute("data-state", "ready");
        assertThat(workload("live").locator(".ladder > .rung")).hasCount(1);
        rungIs("live", 0, "ready");
        assertThat(happened("live", "gone")).containsExactly("live-1 gone", "live-2 gone");
        Chromium.photograph(page, "e2e-shrunk");
    }

    @Test
    void aPersonCreatesScalesAndDeletes() throws IOException {
        page.navigate(stage.ordinal().address() + "/projects/" + stage.namespace() + "/create");
        page.getByTestId("paste").fill(manifest("mine", 3));
        page.getByTestId("take").click();
        page.getByTestId("try").click();
        assertThat(page.getByTestId("fits")).containsText("mine-2");
        page.getByTestId("make").click();
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            rungIs("mine", ordinal, "ready");
        }
        assertThat(happened("mine", "created")).startsWith("mine-2 created", "mine-1 created");

        page.getByTestId("fewer").click();
        page.getByTestId("fewer").click();
        page.getByTestId("scale").click();
        assertThat(page.getByTestId("plan")).containsText("mine-1");
        Chromium.photograph(page, "e2e-scale");
        page.getByTestId("confirm").click();
        assertThat(workload("mine").locator(".ladder > .rung")).hasCount(1);
        assertThat(happened("mine", "gone")).containsExactly("mine-1 gone", "mine-2 gone");

        page.getByTestId("delete").click();
        page.getByTestId("drop-claims").check();
        page.getByLabel("Type mine").fill("mine");
        Chromium.photograph(page, "e2e-delete");
        page.getByTestId("confirm").click();
        assertThat(page.getByTestId("not-there")).containsText("mine is gone");
    }

    @Test
    @Tag("slow")
    void aDroppedConnectionIsToldAndItsResumeMissesNothing() throws IOException {
        URI program = URI.create(stage.ordinal().address());
        try (Relay line = new Relay(program.getPort())) {
            page.navigate(line.address() + "/projects/" + stage.namespace() + "/workloads/line");
            connectionIs("live");
            assertThat(page.getByTestId("not-there")).isVisible();
            slow("line", 1);
            rungIs("line", 0, "ready");

            line.cut();
            connectionIs("stale");
            stage.rest().scale("line", 3).is(200);
            stage.pods().awaitReady("line", 3);
            assertThat(workload("line").getByTestId("rung-2")).isHidden();
            Chromium.photograph(page, "e2e-stale");

            line.mend();
            connectionIs("live");
            rungIs("line", 2, "ready");
            assertThat(happened("line", "created"))
                    .containsExactly("line-2 created", "line-1 created", "line-0 created");
            page.navigate("about:blank");
        }
    }

    /** Slow enough for a person, or a browser, to see each step. */
    private void slow(String name, int replicas) throws IOException {
        stage.rest().create(manifest(name, replicas)).is(201);
    }

    private String manifest(String name, int replicas) throws IOException {
        return stage.wish(Wish.Kind.OrdinalSet, name)
                .yaml(replicas)
                .replace("/ready: 30ms", "/ready: 400ms")
                .replace("/stop: 30ms", "/stop: 600ms");
    }

    private void connectionIs(String state) {
        assertThat(page.getByTestId("connection")).hasAttribute("data-state", state);
    }

    private Locator row(String name) {
        return page.getByTestId("row-" + stage.namespace() + "/" + name);
    }

    private Locator workload(String name) {
        return page.getByTestId("workload-" + stage.namespace() + "/" + name);
    }

    private void rungIs(String name, int ordinal, String state) {
        assertThat(workload(name).getByTestId("rung-" + ordinal)).hasAttribute("data-state", state);
    }

    /** Lines of what happened, newest first, that end so. */
    private List<String> happened(String name, String what) {
        return page.getByTestId("happenings").locator("li").allInnerTexts().stream()
                .map(text -> text.replace('\n', ' '))
                .flatMap(text -> java.util.regex.Pattern.compile(name + "-\\d+ " + what)
                        .matcher(text)
                        .results())
                .map(java.util.regex.MatchResult::group)
                .toList();
    }
}
