package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The console as the running program serves it, in a real browser: a page for each test, which may complain of nothing. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServedConsole {
    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    Stage stage;
    Page page;

    /** The program, and the cluster that it works on. */
    abstract Stage open() throws IOException, GeneralSecurityException;

    /** The address at which each test begins. */
    abstract String beginning();

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
        page = chromium.open(beginning());
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        page.close();
        stage.pods().check();
        assertThat(complaints).as("errors of the page").isEmpty();
    }
}
