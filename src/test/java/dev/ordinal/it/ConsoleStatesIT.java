package dev.ordinal.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state of every screen of the console, standing still (src/main/webui/src/fixtures/worlds.ts): no serious fault of
 * accessibility, nothing wider than the screen, and a picture of each on a desk and in a hand, by day and by night, in both languages.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleStatesIT {
    private static final Path WORLDS = Path.of("src/main/webui/src/fixtures/worlds.ts");
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int DRAWN = Integer.getInteger("console.worlds", 12);
    private static final Path BUILT = Path.of("target", "console").toAbsolutePath();
    private static final Path AXE = Path.of("src/main/webui/node_modules/axe-core/axe.min.js");
    private static final String SERIOUS = """
            async () => (await axe.run()).violations
                .filter(each => each.impact === 'serious' || each.impact === 'critical')
                .map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join(', '))""";

    /** Until nothing has changed in the page for a moment: axe fails at elements that go while it looks. */
    private static final String AT_REST = """
            () => new Promise(done => {
              setTimeout(done, 5000)
              let timer = setTimeout(done, 300)
              new MutationObserver(() => {
                clearTimeout(timer)
                timer = setTimeout(done, 300)
              }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
            })""";

    private Chromium chromium;
    private ScriptedStream server;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.start();
        if (!Files.isRegularFile(BUILT.resolve("index.html"))) {
            Chromium.skip("The worlds of the console are not built (npm run fixtures): they are not looked at.");
        }
        server = new ScriptedStream(BUILT);
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<String> few() {
        return Stream.of("list", "updating", "edit-meanwhile");
    }

    /** All of them take three minutes. */
    static Stream<String> drawn() throws IOException {
        String text = Files.readString(WORLDS);
        Matcher names = Pattern.compile("^  '?([a-z-]+)'?: (?:\\{|detail\\(|tab\\()", Pattern.MULTILINE)
                .matcher(text.substring(text.indexOf("export const worlds")));
        List<String> worlds = names.results().map(each -> each.group(1)).toList();
        assertThat(worlds).contains("list-empty", "climbing", "create").hasSizeGreaterThan(30);
        List<String> shuffled = new ArrayList<>(worlds);
        Collections.shuffle(shuffled, new Random(SEED));
        System.out.println("ConsoleStatesIT: " + DRAWN + " of " + worlds.size() + " worlds, -Dseed=" + SEED);
        return shuffled.stream().limit(DRAWN);
    }

    @ParameterizedTest
    @MethodSource("few")
    void theMostSeenAreWithoutFault(String world) {
        look(world, "en");
    }

    @ParameterizedTest
    @MethodSource("drawn")
    @Tag("slow")
    void eachIsWithoutFaultInBothLanguages(String world) {
        look(world, "en");
        look(world, "zh-CN");
    }

    private void look(String world, String language) {
        List<String> complaints = new ArrayList<>();
        try (Page page = chromium.open("about:blank", language)) {
            page.onPageError(complaints::add);
            page.navigate(server.address() + "?world=" + world);
            assertThat(page.locator("main h1, main [role=status]").first()).isAttached();
            if (world.startsWith("create-")) {
                assertThat(page.locator("[data-testid^=step-], .cm-content, [data-testid=problem], [data-testid=kept]")
                                .first())
                        .isVisible();
            }
            page.evaluate(AT_REST);
            page.addScriptTag(new Page.AddScriptTagOptions().setPath(AXE));
            Chromium.look(page, world + "-" + language.substring(0, 2), () -> {
                assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                        .as(world + " fits the screen")
                        .isEqualTo(true);
                assertThat((List<?>) page.evaluate(SERIOUS))
                        .as(world + " in " + language)
                        .isEmpty();
            });
        }
        assertThat(complaints).as("errors of the page").isEmpty();
    }
}
