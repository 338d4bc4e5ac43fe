package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Resource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Single pods by their ordinal: deleting one, and what it writes. */
@QuarkusTest
@TestProfile(LiveCluster.Profile.class)
class LivePodTest extends LiveDoors {
    @Inject
    ClusterApi api;

    @Test
    void a_pod_is_deleted_by_who_it_is() throws Exception {
        create("picked", KIND, "updateStrategy: {type: OnDelete}");
        String pods = SHOP + "/picked/pods";
        String uid = get(pods).at("/items/0/uid").asText();
        assertThat(send("DELETE", pods + "/0", "").statusCode()).isEqualTo(400);
        assertThat(send("DELETE", pods + "/0?uid=another", "").statusCode()).isEqualTo(412);
        assertThat(send("DELETE", pods + "/7?uid=" + uid, "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", pods + "/0?dryRun=true&uid=" + uid, "").statusCode())
                .isEqualTo(202);
        assertThat(get(pods).at("/items/0/uid").asText()).isEqualTo(uid);
        assertThat(send("DELETE", pods + "/0?uid=" + uid, "").statusCode()).isEqualTo(202);
        until(
                pods,
                list -> ready(list) == 2 && !list.at("/items/0/uid").asText().equals(uid));
        assertThat(send("DELETE", pods + "/0?uid=" + uid, "").statusCode()).isEqualTo(412);
        assertThat(send("DELETE", SHOP + "/none/pods/0?uid=" + uid, "").statusCode())
                .isEqualTo(404);
    }

    /** One refusal at each door: that of a pod that is not there. */
    @Test
    void a_namesake_that_others_made_is_no_pod_of_the_workload() throws Exception {
        create("alone", KIND, "");
        ObjectNode pod = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", "alone-7").put("namespace", "default");
        pod.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "main")
                .put("image", "shop:1");
        String uid = api.create(Resource.PODS.at("default", "alone-7"), pod, ClusterApi.Write.PLAIN)
                .await()
                .atMost(PATIENCE)
                .at("/metadata/uid")
                .asText();
        for (HttpResponse<String> answer : List.of(
                send("DELETE", SHOP + "/alone/pods/7?uid=" + uid, ""), send("GET", SHOP + "/alone/pods/7/logs", ""))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("the pod alone-7 does not belong to this workload");
        }
    }

    @Test
    void a_log_is_that_of_the_ordinals_container() throws Exception {
        create("told", KIND, "");
        String log = SHOP + "/told/pods/1/logs";
        HttpResponse<String> whole = send("GET", log, "");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(whole.headers().firstValue("Ordinal-Container")).hasValue("main");
        assertThat(whole.body()).startsWith("simulated: ").contains("\nPulling: ", "\nStarted: ");
        assertThat(send("GET", log + "?tail=1&timestamps=true", "").body().lines())
                .hasSize(2)
                .last(InstanceOfAssertFactories.STRING)
                .matches("\\d{4}-\\d\\d-\\d\\dT.*Z Started: .*");
        assertThat(send("GET", log + "?container=none", "").statusCode()).isEqualTo(400);
        assertThat(send("GET", log + "?follow=maybe", "").body()).contains("accepted: true, false");
        assertThat(send("GET", SHOP + "/told/pods/7/logs", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", SHOP + "/none/pods/0/logs", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_log_is_followed_until_its_container_ends() throws Exception {
        create("followed", KIND, "");
        var lines = HTTP.sendAsync(
                        HttpRequest.newBuilder(root.resolve(SHOP + "/followed/pods/1/logs?follow=true"))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .body()
                .iterator();
        assertThat(lines.next()).as("comes while the container runs").startsWith("simulated: ");
        json("PUT", SHOP + "/followed/scale", "{\"replicas\":1}", "Content-Type", "application/json");
        List<String> rest = new ArrayList<>();
        lines.forEachRemaining(rest::add);
        assertThat(rest).contains("Killing: Stopping container");
    }

    /** Trees too, in either form; what a pod writes is never held back. */
    @Test
    void what_is_long_is_compressed_and_a_log_is_not() throws Exception {
        create("packed", KIND, "");
        json("PUT", SHOP + "/packed/scale", "{\"replicas\": 5}", "Content-Type", "application/json");
        ready("packed", 5);
        for (String form : List.of("application/json", YAML)) {
            HttpResponse<byte[]> plain = octets(SHOP + "/packed/explain?ordinal=0", form, "identity");
            HttpResponse<byte[]> pods = octets(SHOP + "/packed/pods", form, "gzip");
            assertThat(Gzipped.coding(plain)).isEqualTo("none");
            assertThat(Gzipped.coding(pods)).isEqualTo("gzip");
            assertThat(Gzipped.text(pods)).contains("packed-1");
        }
        HttpResponse<byte[]> log = octets(SHOP + "/packed/pods/0/logs", "*/*", "gzip");
        assertThat(log.statusCode()).isEqualTo(200);
        assertThat(Gzipped.coding(log)).isEqualTo("none");
    }

    private HttpResponse<byte[]> octets(String path, String form, String coding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .headers("Accept", form, "Accept-Encoding", coding)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
