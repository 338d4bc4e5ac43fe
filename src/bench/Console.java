import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Times the list of the console in Chromium: from a person's act to the rows that answer it, as the browser's own clock has it. */
class Console {
    private static final int ROUNDS = 10;
    private static final int CHANGES_PER_SECOND = 100;
    private static final int SECONDS = 20;
    /** Frames are watched for as long as nothing else is done: what they take then is the page's own. */
    private static final String FRAMES = """
            seconds => new Promise(done => {
                const spans = []
                let last = performance.now()
                const end = last + seconds * 1000
                const frame = now => {
                    spans.push(now - last)
                    last = now
                    if (now < end) requestAnimationFrame(frame)
                    else done([spans.length / seconds, Math.max(...spans), spans.filter(span => span > 50).length])
                }
                requestAnimationFrame(frame)
            })""";
    /** Acts, and looks frame by frame whether the list says what it is to say. In one piece: the page's policy allows no eval. */
    private static final String UNTIL = """
            () => new Promise(done => {
                const begin = performance.now();
                %s;
                const look = () => %s ? done(performance.now() - begin) : requestAnimationFrame(look)
                requestAnimationFrame(look)
            })""";

    private static final String FOUND = "() => [...document.querySelectorAll('[data-testid^=row-]')]"
            + ".every(row => row.dataset.testid.includes('w-77'))";
    private static final String FIRST = "document.querySelector('[data-testid^=row-]').dataset.testid";

    private final String address;
    private final Page page;

    private Console(String address, Page page) {
        this.address = address;
        this.page = page;
    }

    public static void main(String[] arguments) throws Exception {
        String address = "http://127.0.0.1:" + arguments[0];
        Path chromium = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
        var options = new LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-component-update"));
        try (Playwright playwright = Playwright.create();
                var browser = playwright.chromium().launch(options);
                Page page = browser.newPage()) {
            page.setViewportSize(1280, 800);
            new Console(address, page).measure();
        }
    }

    private void measure() throws Exception {
        firstRows(); // warms up the program and the browser's cache
        System.out.println("| | median | longest |\n|---|--:|--:|");
        tell("first rows, from the address to 50 of them drawn", ROUNDS, this::firstRows);
        tell("the next page", ROUNDS, this::nextPage);
        tell("a filter's answer, from the last letter typed", ROUNDS, this::filtered);
        firstRows();
        System.out.println("\n| | frames a second | longest frame | of more than 50 ms |\n|---|--:|--:|--:|");
        frames("nothing changes");
        try (Changes changes = new Changes(address)) {
            changes.begin();
            frames(CHANGES_PER_SECOND + " changes a second");
            System.out.println("\nDone meanwhile: " + changes.done() + " changes, " + changes.failed() + " failed.");
        }
    }

    private double firstRows() {
        page.navigate("about:blank");
        long begin = System.nanoTime();
        page.navigate(address + "/workloads");
        page.waitForFunction("() => document.querySelectorAll('[data-testid^=row-]').length === 50");
        return (System.nanoTime() - begin) / 1e6;
    }

    private double nextPage() {
        String before = (String) page.evaluate("() => " + FIRST);
        return until("[...document.querySelectorAll('.pager button')].at(-1).click()", FIRST + " !== '" + before + "'");
    }

    private double filtered() {
        page.navigate(address + "/workloads");
        page.waitForFunction("() => document.querySelectorAll('[data-testid^=row-]').length === 50");
        page.getByTestId("filter-text").locator("input").fill("w-77");
        long begin = System.nanoTime();
        page.waitForFunction(FOUND);
        return (System.nanoTime() - begin) / 1e6;
    }

    private double until(String act, String sign) {
        return ((Number) page.evaluate(UNTIL.formatted(act, sign))).doubleValue();
    }

    private void frames(String what) {
        List<?> seen = (List<?>) page.evaluate(FRAMES, SECONDS);
        System.out.printf("| %s | %.0f | %.0f ms | %s |%n", what, number(seen.get(0)), number(seen.get(1)), seen.get(2));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static void tell(String what, int rounds, java.util.function.DoubleSupplier measure) {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            took.add(measure.getAsDouble());
        }
        took.sort(null);
        System.out.printf("| %s | %.0f ms | %.0f ms |%n", what, took.get(rounds / 2), took.getLast());
    }

    /** Scales workloads of the first page up and down, one after the other, evenly. */
    private static final class Changes implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final String address;
        private final List<String> names;
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();

        Changes(String address) throws IOException, InterruptedException {
            this.address = address;
            var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/workloads?limit=50")).build();
            String page = http.send(request, BodyHandlers.ofString()).body();
            this.names = java.util.regex.Pattern.compile("\"namespace\":\"([^\"]+)\",\"name\":\"([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(each -> each.group(1) + "/workloads/" + each.group(2))
                    .distinct()
                    .toList();
        }

        void begin() {
            clock.scheduleAtFixedRate(this::change, 0, 1_000_000 / CHANGES_PER_SECOND, TimeUnit.MICROSECONDS);
        }

        private void change() {
            int number = sent.getAndIncrement();
            String name = names.get(number % names.size());
            var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/namespaces/" + name))
                    .header("Content-Type", "application/merge-patch+json")
                    .method("PATCH", BodyPublishers.ofString("{\"spec\":{\"minReadySeconds\":" + number + "}}"))
                    .build();
            http.sendAsync(request, BodyHandlers.discarding())
                    .whenComplete((answer, failure) ->
                            (failure == null && answer.statusCode() == 200 ? done : failed).incrementAndGet());
        }

        int done() {
            return done.get();
        }

        int failed() {
            return failed.get();
        }

        @Override
        public void close() {
            clock.shutdownNow();
            http.shutdownNow();
        }
    }
}
