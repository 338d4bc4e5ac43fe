package dev.ordinal.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On the embedded cluster, where images can be missing and nothing has to be waited for long; and what goes wrong between people. */
@Tag("slow")
class EmbeddedConsoleIT extends ConsoleContract {
    @Override
    Stage open() throws IOException, GeneralSecurityException {
        return Stage.embedded(EmbeddedConsoleIT.class);
    }

    @Test
    void itShrinksFromTheTop() throws IOException {
        Visitor down = begun("down", 4);
        down.scaleBy(-3);
        down.rungIs(3, "terminating");
        down.rungIs(2, "ready");
        assertThat(down.rung(1)).hasAttribute("data-condemned", "true");
        assertThat(page.locator(".ladder > .rung")).hasCount(1);
        assertThat(down.happened("gone")).containsExactly("down-1 gone", "down-2 gone", "down-3 gone");
    }

    @Test
    void aMissingImageIsToldAndRolledForwardOverByEditing() throws IOException {
        Visitor broken = begun("broken", 2);
        broken.edit("registry.example/broken:1", "registry.example/broken:missing");
        broken.rungIs(1, "failed");
        broken.rungIs(0, "ready");
        assertThat(page.getByTestId("sentence")).containsText("its image cannot be pulled");
        broken.edit("registry.example/broken:missing", "registry.example/broken:3");
        imagesAre("broken", 3, 3);
        broken.allReady(2);
    }

    @Test
    void dataGoesOnlyWhereThatIsSaidAndTheNameIsTyped() throws IOException {
        Visitor kept = begun("kept", 2);
        kept.press("delete");
        kept.confirm();
        assertThat(page.getByTestId("not-there")).containsText("kept is gone");
        assertThat(stage.claims("data-kept-")).hasSize(2);

        Visitor lost = begun("lost", 2);
        lost.press("delete");
        page.getByTestId("drop-claims").check();
        assertThat(page.getByTestId("confirm")).isDisabled();
        page.getByLabel("Type lost").fill("lost");
        lost.confirm();
        assertThat(page.getByTestId("not-there")).containsText("lost is gone");
        await("its claims go").until(() -> stage.claims("data-lost-").isEmpty());
    }

    @Test
    void whatSomebodyElseChangesWhileItIsEditedIsAnnouncedAndKept() throws IOException {
        Visitor two = begun("two", 1);
        two.at("edit");
        two.rewrite(
                "image: registry.example/two:1",
                line("image: registry.example/two:1").replace(":1", ":2"));
        stage.rest().scale("two", 2).is(200);
        assertThat(page.getByTestId("meanwhile")).containsText("replicas: 2");
        Chromium.photograph(page, "e2e-meanwhile");
        assertThat(page.getByTestId("review")).isDisabled();
        two.press("go-on");
        assertThat(page.getByTestId("meanwhile")).hasCount(0);
        two.press("review");
        assertThat(page.getByTestId("review-dialog").getByTestId("diff")).not().containsText("replicas: 1");
        two.confirm();
        imagesAre("two", 2, 2);
        two.allReady(2);
    }

    @Test
    void whatSomebodyElseChangesJustBeforeItIsSavedIsNotOverwritten() throws IOException {
        Visitor race = begun("race", 1);
        race.at("edit");
        race.rewrite(
                "image: registry.example/race:1",
                line("image: registry.example/race:1").replace(":1", ":2"));
        race.press("review");
        Locator dialog = page.getByTestId("review-dialog");
        assertThat(dialog).isVisible();
        stage.rest().scale("race", 2).is(200);
        race.press("confirm");
        assertThat(dialog).hasCount(0);
        assertThat(page.getByTestId("meanwhile")).containsText("replicas: 2");
        assertThat(stage.stored(stage.wish(Wish.Kind.OrdinalSet, "race"))
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .isEqualTo("registry.example/race:1");
        race.press("take-theirs");
        assertThat(page.getByTestId("meanwhile")).hasCount(0);
        assertThat(page.locator(".cm-content")).containsText("image: registry.example/race:1");
    }

    @Test
    void faultsAreToldAtTheirLinesAndServicesAreChangedByTheirForm() throws IOException {
        Visitor service = begun("service", 1);
        service.at("edit");
        service.rewrite("serviceName:", "serviceName: other");
        assertThat(page.getByTestId("editor-problems")).containsText("have their names in the network from it");
        service.rewrite("serviceName:", "serviceName: service");
        assertThat(page.getByTestId("editor-problems")).hasCount(0);
        service.rewrite("replicas: 1", "replicas: one");
        service.press("review");
        assertThat(page.locator("[data-testid=editor-problems] [data-told=true]"))
                .containsText("one");
        assertThat(page.getByTestId("review-dialog")).hasCount(0);
        service.press("discard");

        service.at("network");
        service.press("edit-service");
        page.getByLabel("Target port 1").fill("8081");
        page.getByLabel("Names lead to pods that are not ready yet, too").check();
        Chromium.photograph(page, "e2e-service");
        service.press("service-save");
        assertThat(page.getByTestId("service-form")).hasCount(0);
        assertThat(page.getByTestId("service-service")).containsText("8081");
        assertThat(stage.kube()
                        .get("/api/v1/namespaces/" + stage.namespace() + "/services/service")
                        .at("/spec/publishNotReadyAddresses")
                        .asBoolean())
                .isTrue();
    }

    private Visitor begun(String name, int replicas) throws IOException {
        stage.rest().create(slowly(name, replicas)).is(201);
        Visitor visitor = visitor(name).at("");
        visitor.allReady(replicas);
        return visitor;
    }

    private String line(String part) {
        return page.locator(".cm-line")
                .filter(new Locator.FilterOptions().setHasText(part))
                .first()
                .innerText()
                .trim();
    }
}
