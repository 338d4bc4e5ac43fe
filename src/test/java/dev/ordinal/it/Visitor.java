package dev.ordinal.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A person who looks at one workload in the console, and what they press there. */
record Visitor(Page page, String address, String namespace, String name) {

    /** Opens a part of the workload's page. */
    Visitor at(String part) {
        page.navigate(address + "/projects/" + namespace + "/workloads/" + name + (part.isEmpty() ? "" : "/" + part));
        assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
        return this;
    }

    /** By a manifest, in the page that creates workloads. */
    void create(String manifest) {
        page.navigate(address + "/projects/" + namespace + "/create");
        page.getByTestId("manifest").fill(manifest);
        page.getByTestId("try").click();
        assertThat(page.getByTestId("fits")).containsText(name);
        page.getByTestId("make").click();
    }

    void press(String button) {
        page.getByTestId(button).click();
    }

    /** The second step of everything, after what would be done has been shown. */
    void confirm() {
        assertThat(page.getByTestId("plan")
                        .or(page.getByTestId("review-dialog"))
                        .first())
                .isVisible();
        press("confirm");
        assertThat(page.getByTestId("confirm")).hasCount(0);
    }

    void scaleBy(int steps) {
        for (int i = 0; i < Math.abs(steps); i++) {
            press(steps > 0 ? "more" : "fewer");
        }
        press("scale");
        confirm();
    }

    /** By the keyboard: the line is a slider. */
    void partition(int rungs) {
        Locator line = page.getByTestId("partition");
        line.press("Home");
        for (int i = 0; i < rungs; i++) {
            page.getByTestId("partition").press("ArrowUp");
        }
        press("partition-apply");
        confirm();
        assertThat(page.getByTestId("partition")).hasAttribute("aria-valuenow", Integer.toString(rungs));
    }

    Locator rung(int ordinal) {
        return page.getByTestId("workload-" + namespace + "/" + name).getByTestId("rung-" + ordinal);
    }

    void rungIs(int ordinal, String state) {
        assertThat(rung(ordinal)).hasAttribute("data-state", state);
    }

    void allReady(int replicas) {
        for (int ordinal = 0; ordinal < replicas; ordinal++) {
            rungIs(ordinal, "ready");
        }
        assertThat(page.getByTestId("workload-" + namespace + "/" + name)).hasAttribute("data-phase", "Running");
    }

    /** In the text of the workload: the line that begins so becomes another one, by the keyboard. */
    void rewrite(String start, String line) {
        page.locator(".cm-line")
                .filter(new Locator.FilterOptions().setHasText(start))
                .first()
                .click();
        page.keyboard().press("End");
        page.keyboard().press("Shift+Home");
        page.keyboard().insertText(line);
        page.keyboard().press("Escape");
    }

    /** Edits the image, looks at what that changes, and saves it. */
    void edit(String from, String to) {
        at("edit");
        rewrite(
                "image: " + from,
                page.locator(".cm-line", new Page.LocatorOptions().setHasText("image: " + from))
                        .first()
                        .innerText()
                        .trim()
                        .replace(from, to));
        press("review");
        assertThat(page.getByTestId("review-dialog").getByTestId("diff")).containsText(to);
        confirm();
        assertThat(page.getByTestId("sentence")).isVisible();
    }

    /** Lines of what happened, newest first, that end so. */
    List<String> happened(String what) {
        return page.getByTestId("happenings").locator("li").allInnerTexts().stream()
                .map(text -> text.replace('\n', ' '))
                .flatMap(text ->
                        Pattern.compile(name + "-\\d+ " + what).matcher(text).results())
                .map(MatchResult::group)
                .toList();
    }
}
