package dev.ordinal.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.ordinal.it.ScriptedStream.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The built console in a real browser, at the other end of a stream that the test plays; nothing else answers. */
class PageIT {
    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private ScriptedStream stream;
    private ScriptedWorkload web;
    private Page page;

    @BeforeAll
    static void launch() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        stream = new ScriptedStream(built());
        web = new ScriptedWorkload(stream, "web", 3);
        page = chromium.open("about:blank");
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
            stream.close();
        }
        assertThat(complaints).as("errors of the page").isEmpty();
    }

    @Test
    void podsClimbTheLadderInOrder() {
        page.navigate(stream.address() + "projects/shop/workloads/web");
        connectionIs("live");

        web.create();
        ladderIs("2 ghost", "1 ghost", "0 ghost");
        web.pod("pod.created", 0, "created");
        ladderIs("2 ghost", "1 ghost", "0 creating");
        assertThat(sentence()).containsText("Next: web-1, when web-0 is ready.");
        web.pod("pod.changed", 0, "placed");
        ladderIs("2 ghost", "1 ghost", "0 pending");
        web.pod("pod.changed", 0, "started");
        ladderIs("2 ghost", "1 ghost", "0 starting");
        web.pod("pod.ready", 0, "ready");
        ladderIs("2 ghost", "1 ghost", "0 ready");
        web.pod("pod.created", 1, "no image");
        ladderIs("2 ghost", "1 failed", "0 ready");
        assertThat(sentence()).containsText("web-1: its image cannot be pulled.");
        assertThat(rung(1)).containsText("Back-off pulling image \"nginx:1.92\"");
        Chromium.photograph(page, "waiting");

        web.pod("pod.changed", 1, "started");
        Chromium.photograph(page, "climbing");
        web.pod("pod.ready", 1, "ready");
        web.comesUp(2);
        ladderIs("2 ready", "1 ready", "0 ready");
        assertThat(sentence()).hasText("All 3 are ready.");
        assertThat(page.getByTestId("ready")).hasAttribute("data-ready", "3");
        Chromium.photograph(page, "running");
    }

    @Test
    void shrinkingGoesFromTheTop() {
        upTo(3);
        web.scale(1);
        web.pod("pod.terminating", 2, "terminating");
        ladderIs("2 terminating", "1 ready", "0 ready");
        assertThat(rung(1)).hasAttribute("data-condemned", "true");
        assertThat(rung(0)).hasAttribute("data-condemned", "false");
        assertThat(sentence()).containsText("Next: web-1, when web-2 is gone.");
        Chromium.photograph(page, "shrinking");
        web.pod("pod.gone", 2, "gone");
        web.goesDown(1);
        ladderIs("0 ready");
        web.delete();
        assertThat(page.getByTestId("not-there")).containsText("web is gone");
        assertThat(happenings().first()).containsText("web deleted");
    }

    @Test
    void aLostConnectionIsToldAtOnceAndTheResumeMissesNothing() {
        upTo(1);
        web.pod("pod.created", 1, "created");
        ladderIs("2 ghost", "1 creating", "0 ready");

        stream.line(Line.CUT);
        connectionIs("stale");
        ladderIs("2 ghost", "1 creating", "0 ready");
        assertThat(page.getByTestId("stale-banner")).containsText("You are looking at the past");
        Chromium.photograph(page, "stale");
        web.pod("pod.ready", 1, "ready");
        web.comesUp(2);
        ladderIs("2 ghost", "1 creating", "0 ready");

        stream.line(Line.UP);
        connectionIs("live");
        ladderIs("2 ready", "1 ready", "0 ready");
        assertThat(page.getByTestId("stale-banner")).isHidden();
        assertThat(stream.resumedAt()).isNotEmpty();
        assertThat(happenings().filter(new Locator.FilterOptions().setHasText("web-2 created")))
                .hasCount(1);
        assertThat(happenings().filter(new Locator.FilterOptions().setHasText("web-1 created")))
                .hasCount(1);
    }

    @Test
    void whereTheServerForgotTheSnapshotReplacesEverything() {
        upTo(3);
        stream.line(Line.CUT);
        connectionIs("stale");
        stream.forget();
        web.scale(4);
        stream.forget();
        stream.stands(Map.of(web.subject(), web.snapshot()));
        stream.line(Line.UP);

        connectionIs("live");
        ladderIs("3 ghost", "2 ready", "1 ready", "0 ready");
        assertThat(happenings().first()).containsText("Connected again; steps in between are not listed");
    }

    @Test
    void whereTheBrowserGivesUpThePageTriesAgainItself() {
        upTo(1);
        stream.line(Line.REFUSING);
        connectionIs("stale");
        stream.stands(Map.of(web.subject(), web.snapshot()));
        stream.line(Line.UP);
        connectionIs("live");
        ladderIs("2 ghost", "1 ghost", "0 ready");
    }

    private void upTo(int ready) {
        page.navigate(stream.address() + "projects/shop/workloads/web");
        connectionIs("live");
        web.create();
        for (int ordinal = 0; ordinal < ready; ordinal++) {
            web.comesUp(ordinal);
        }
        assertThat(page.getByTestId("ready")).hasAttribute("data-ready", Integer.toString(ready));
    }

    private void connectionIs(String state) {
        assertThat(page.getByTestId("connection")).hasAttribute("data-state", state);
    }

    /** The rungs of web from the top, each "ordinal state". */
    private void ladderIs(String... rungs) {
        Locator all = page.getByTestId("workload-shop/web").locator(".ladder > .rung");
        assertThat(all).hasCount(rungs.length);
        for (int i = 0; i < rungs.length; i++) {
            String[] words = rungs[i].split(" ", 2);
            assertThat(all.nth(i)).hasAttribute("data-testid", "rung-" + words[0]);
            assertThat(all.nth(i)).hasAttribute("data-state", words[1]);
        }
    }

    private Locator rung(int ordinal) {
        return page.getByTestId("workload-shop/web").getByTestId("rung-" + ordinal);
    }

    private Locator sentence() {
        return page.getByTestId("workload-shop/web").getByTestId("sentence");
    }

    private Locator happenings() {
        return page.getByTestId("happenings").locator("li");
    }

    /** Where Quinoa or `npm run build` left the page. */
    private static Path built() {
        return Stream.of(Path.of("target", "quinoa", "build"), Path.of("src", "main", "webui", "dist"))
                .filter(place -> Files.isRegularFile(place.resolve("index.html")))
                .findFirst()
                .map(Path::toAbsolutePath)
                .orElseGet(() -> {
                    Chromium.skip("The page is not built (quarkus.quinoa=false?): it is not tested in a browser.");
                    throw new IllegalStateException("skipped");
                });
    }
}
