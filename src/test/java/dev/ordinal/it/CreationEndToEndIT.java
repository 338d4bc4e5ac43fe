package dev.ordinal.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The three ways in which a person makes a workload in a browser, each until all its pods stand there, 0 first. */
@Tag("slow")
class CreationEndToEndIT extends ServedConsole {
    private static final String NOTE = "# nobody but its author knows why";

    private static final String WRITTEN = """
            {"apiVersion": "apps.ordinal.dev/v1", "kind": "OrdinalSet", "metadata": {"name": "written"}, "spec": {"replicas": 2,
            "serviceName": "written", "selector": {"matchLabels": {"app": "written"}}, "template": {
            "metadata": {"labels": {"app": "written"}},
            "spec": {"containers": [{"name": "main", "image": "registry.example/written:1"}]}}}}""".replace("\n", " ");

    @Override
    Stage open() throws IOException, GeneralSecurityException {
        return Stage.embedded(CreationEndToEndIT.class);
    }

    @Override
    String beginning() {
        return stage.ordinal().address() + "/projects/" + stage.namespace() + "/create";
    }

    @Test
    void stepByStep() throws IOException {
        click("start-form");
        page.getByTestId("name").fill("typed");
        assertThat(page.getByText("It is free.")).isVisible();
        page.getByTestId("replicas").fill("3");
        click("go-pod");
        page.getByTestId("image-main").fill("registry.example/typed:1");
        click("ports-typed");
        page.getByTestId("ports-typed").getByText("Add a port").click();
        page.getByTestId("ports-typed").getByText("A port on every node").click();
        click("go-volumes");
        click("add-claim");
        page.getByTestId("claim-data").getByLabel("Storage class").selectOption(new SelectOption().setIndex(1));
        page.getByTestId("mount-data-typed").fill("/data");
        assertThat(page.getByTestId("claim-names")).containsText("data-typed-2");
        click("go-service");
        assertThat(page.getByTestId("service-name")).hasValue("typed");
        page.getByTestId("not-ready").first().check();
        click("go-scheduling");
        page.getByTestId("spread").selectOption("nodes");
        makes("typed", 3);

        JsonNode stored = stage.stored(new Wish(Wish.Kind.OrdinalSet, "typed", ""));
        assertThat(stored.at("/spec/template/spec/topologySpreadConstraints/0/topologyKey")
                        .asText())
                .isEqualTo("kubernetes.io/hostname");
        String services = "/api/v1/namespaces/" + stage.namespace() + "/services/typed";
        assertThat(stage.kube()
                        .get(services)
                        .at("/spec/publishNotReadyAddresses")
                        .asBoolean())
                .isTrue();
        assertThat(stage.kube()
                        .get(services + "-nodes")
                        .at("/spec/ports/0/targetPort")
                        .asInt())
                .isEqualTo(8080);
        assertThat(stage.claims("data-typed-")).hasSize(3);
    }

    @Test
    void importedAndChangedInTheForm() throws IOException {
        page.getByTestId("paste").fill(NOTE + "\n" + manifest("imported"));
        click("take");
        assertThat(page.getByTestId("name")).hasValue("imported");
        page.getByTestId("replicas").fill("3");
        page.locator("#view-text").click();
        assertThat(page.locator(".cm-content")).containsText(NOTE);
        assertThat(page.locator(".cm-content")).containsText("replicas: 3");
        page.locator("#view-form").click();
        makes("imported", 3);
    }

    @Test
    void asText() throws IOException {
        click("start-text");
        // In one line: the editor moves lines in by itself.
        page.locator(".cm-content").fill(WRITTEN);
        assertThat(page.getByTestId("file-OrdinalSet")).isVisible();
        click("try");
        makes("written", 2);
    }

    /** From wherever one is in the form. */
    private void makes(String name, int replicas) {
        click("go-review");
        assertThat(page.getByTestId("fits")).containsText(name + "-" + (replicas - 1));
        Chromium.photograph(page, "e2e-create-" + name);
        click("make");
        for (int ordinal = 0; ordinal < replicas; ordinal++) {
            assertThat(page.getByTestId("workload-" + stage.namespace() + "/" + name)
                            .getByTestId("rung-" + ordinal))
                    .hasAttribute("data-state", "ready");
        }
        assertThat(page.getByTestId("sentence")).containsText("are ready.");
    }

    private void click(String id) {
        page.getByTestId(id).click();
    }

    private String manifest(String name) throws IOException {
        return stage.wish(Wish.Kind.OrdinalSet, name).yaml(2);
    }
}
