package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A web server with a volume for each pod: order, names and storage where containers really start and stop. */
class WebIT extends NodeContract {
    private static final String NGINX = """
            image: localhost/nginx:%d
            readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1}
            lifecycle: {postStart: {exec: {command: [sh, -c, 'hostname >/usr/share/nginx/html/index.html']}}}
            """;
    private static final String PAGES = "/usr/share/nginx/html";

    private static Manifest web(String name) {
        return Manifest.of(name, 3, NGINX.formatted(1)).claim(PAGES);
    }

    /** ORDERED_UP, ORDERED_DOWN, STICKY_STORAGE: what was written on web-2's volume is there when it comes back. */
    @Test
    void itClimbsGoesDownToOneAndClimbsAgainWithItsVolumes() throws IOException {
        ground().apply(web("web"));
        ground().awaitComplete("web", 3);
        List<String> claims = ground().claims();
        assertThat(claims)
                .filteredOn(claim -> claim.matches("data-web-\\d .* Bound"))
                .hasSize(3);
        ground().shell("web-2", "echo kept >" + PAGES + "/kept");

        ground().scale("web", 1);
        ground().awaitComplete("web", 1);
        ground().scale("web", 3);
        ground().awaitComplete("web", 3);

        assertThat(ground().laws().steps("web"))
                .containsExactly("+web-0", "+web-1", "+web-2", "-web-2", "-web-1", "+web-1", "+web-2");
        assertThat(ground().shell("web-2", "cat " + PAGES + "/kept")).isEqualTo("kept");
        assertThat(ground().claims()).containsAll(claims);
    }

    /** STICKY_NAME. */
    @Test
    void eachPodIsFoundUnderItsOwnNameByOthers() throws IOException {
        ground().apply(web("named"));
        ground().awaitComplete("named", 3);
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            String pod = "named-" + ordinal;
            String other = "named-" + (ordinal + 1) % 3;
            String full = "http://%s.named.%s.svc.cluster.local/".formatted(pod, ground().namespace());
            assertThat(ground().shell(other, "wget -qO- " + full)).isEqualTo(pod);
            assertThat(ground().shell(other, "wget -qO- http://" + pod + ".named/"))
                    .isEqualTo(pod);
        }
    }

    /** ONE_PER_ORDINAL, STICKY_STORAGE. */
    @Test
    void aDeletedPodComesBackUnderItsNameWithItsVolume() throws IOException {
        ground().apply(web("lasting"));
        ground().awaitComplete("lasting", 3);
        ground().shell("lasting-1", "echo kept >" + PAGES + "/kept");
        String former = Ground.uid(ground().pod("lasting-1"));
        ground().excuse("lasting-1");

        ground().kubectl("delete", "pod", "lasting-1");
        ground().awaitPod("lasting-1", "is there again", pod -> !Ground.uid(pod).equals(former));
        ground().awaitComplete("lasting", 3);

        assertThat(ground().shell("lasting-1", "cat " + PAGES + "/kept")).isEqualTo("kept");
        assertThat(ground().laws().created("lasting-1")).isEqualTo(2);
        assertThat(ground().laws().created("lasting-0") + ground().laws().created("lasting-2"))
                .isEqualTo(2);
    }

    @Test
    void anUpdateGoesFromTheTopDownOneReadyPodAfterTheOther() throws IOException {
        ground().apply(web("updated"));
        ground().awaitComplete("updated", 3);

        ground().apply(web("updated").container(NGINX.formatted(2)));
        ground().awaitComplete("updated", 3);

        assertThat(ground().laws().steps("updated").subList(3, 9))
                .containsExactly("-updated-2", "+updated-2", "-updated-1", "+updated-1", "-updated-0", "+updated-0");
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            assertThat(ground().pod("updated-" + ordinal)
                            .at("/spec/containers/0/image")
                            .asText())
                    .isEqualTo("localhost/nginx:2");
        }
    }

    /** R8.12: Kubernetes keeps a claim for as long as a pod uses it, so a pod that takes its claim along must not wait for it. */
    @Test
    void deletedInTheForegroundWhileItGoesDownItLeavesOnlyTheClaimThatIsKept() throws IOException {
        ground().apply(web("brief")
                .container(NGINX.formatted(1).replace("lifecycle: {", "lifecycle: {preStop: {sleep: {seconds: 2}}, ")));
        ground().awaitComplete("brief", 3);
        String policy = "{\"spec\": {\"persistentVolumeClaimRetentionPolicy\": {\"whenScaled\": \"Delete\"}}}";
        ground().kubectl("patch", "ordinalset", "brief", "--type=merge", "-p", policy);
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            ground().excuse("brief-" + ordinal); // the garbage collector knows no order
        }
        ground().scale("brief", 1);
        ground().kubectl(
                        "wait",
                        "pvc/data-brief-1",
                        "--for=jsonpath={.metadata.ownerReferences[0].kind}=Pod",
                        "--timeout=30s");

        ground().kubectl("delete", "ordinalset", "brief", "--cascade=foreground", "--timeout=60s");

        ground().kubectl("wait", "pvc/data-brief-1", "pvc/data-brief-2", "--for=delete", "--timeout=30s");
        assertThat(ground().claims())
                .filteredOn(claim -> claim.startsWith("data-brief-"))
                .singleElement()
                .asString()
                .startsWith("data-brief-0 ");
    }
}
