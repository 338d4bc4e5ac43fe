package dev.ordinal.it;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The browser of the machine, driven by Playwright; nothing is downloaded. */
final class Chromium implements AutoCloseable {
    private static final Path EXECUTABLE = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> QUIETLY = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test, with one plain line, where there is no Chromium; with CI=true its absence is a failure. */
    static Chromium start() {
        if (!Files.isExecutable(EXECUTABLE)) {
            skip("No Chromium at " + EXECUTABLE
                    + ": the page is not tested in a browser (CHROMIUM names another one).");
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(QUIETLY);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    static void skip(String why) {
        if ("true".equals(System.getenv("CI"))) {
            fail(why);
        }
        System.out.println(why);
        Assumptions.abort(why);
    }

    Page open(String address) {
        return open(address, "en");
    }

    /** For somebody whose browser asks for that language. */
    Page open(String address, String language) {
        Page page = browser.newPage(new Browser.NewPageOptions().setLocale(language));
        page.navigate(address);
        return page;
    }

    /** As it looks on a desk and in a hand, by day and by night. */
    static void photograph(Page page, String name) {
        look(page, name, () -> {});
    }

    /** The same, and a look at each. */
    static void look(Page page, String name, Runnable judge) {
        for (Size size : Size.values()) {
            page.setViewportSize(size.width, size.height);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                String file = "%s-%s-%s.png".formatted(name, size, scheme).toLowerCase(Locale.ROOT);
                page.screenshot(new ScreenshotOptions()
                        .setAnimations(ScreenshotAnimations.DISABLED)
                        .setPath(SCREENSHOTS.resolve(file)));
                judge.run();
            }
        }
        page.setViewportSize(Size.DESK.width, Size.DESK.height);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private enum Size {
        DESK(1280, 800),
        HAND(390, 844);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }
}
