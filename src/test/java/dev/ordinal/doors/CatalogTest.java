package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.Resource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form is held against: what a project's limits allow, and which names are taken in it. */
@QuarkusTest
@TestProfile(LiveCluster.Profile.class)
class CatalogTest extends LiveDoors {
    private static final String PROJECT = "/api/v1/catalog/namespaces/default";

    @Test
    void a_project_tells_what_its_limit_ranges_give_and_allow() throws Exception {
        ObjectNode range = (ObjectNode) new YAMLMapper().readTree("""
                apiVersion: v1
                kind: LimitRange
                metadata: {name: small}
                spec:
                  limits:
                    - {type: Container, max: {cpu: '2'}, min: {memory: 16Mi}, defaultRequest: {cpu: 0.1}}
                    - {type: Pod, maxLimitRequestRatio: {cpu: 4}}
                    - {type: PersistentVolumeClaim, max: {storage: 20Gi}}
                    - {type: example.com/Image, max: {storage: 1Gi}}
                """);
        cluster.api()
                .create(Resource.LIMIT_RANGES.at("default", ""), range, ClusterApi.Write.STRICT)
                .await()
                .atMost(PATIENCE);
        JsonNode limits = get(PROJECT).path("limits");
        assertThat(texts(limits, "type")).containsExactly("Container", "Pod", "PersistentVolumeClaim");
        assertThat(texts(limits, "name")).containsOnly("small");
        assertThat(limits.at("/0/max/cpu").asText()).isEqualTo("2");
        assertThat(limits.at("/0/default/cpu").asText()).as("the most is given").isEqualTo("2");
        assertThat(limits.at("/0/defaultRequest").toString()).isEqualTo("{\"cpu\":\"100m\",\"memory\":\"16Mi\"}");
        assertThat(limits.at("/1/maxLimitRequestRatio/cpu").asText()).isEqualTo("4");
        assertThat(limits.at("/2/max/storage").asText()).isEqualTo("20Gi");
        assertThat(limits.at("/2/default").isEmpty()).isTrue();
        JsonNode all = get("/api/v1/catalog/namespaces").path("items");
        for (JsonNode project : all) {
            assertThat(project.path("limits").isEmpty())
                    .as(project.path("name").asText())
                    .isEqualTo(!project.path("name").asText().equals("default"));
        }
        cluster.api()
                .delete(Resource.LIMIT_RANGES.at("default", "small"), Deletion.of(""))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void a_config_map_is_read_whole_but_for_what_is_no_text() throws Exception {
        String settings = """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: reads}
                data: {mode: "on", nginx.conf: "a\\nb"}
                binaryData: {logo: iVBORw==}
                """;
        json("PUT", SHOP + "/reads", manifest("reads", KIND, "") + settings, "Content-Type", YAML);
        assertThat(get(PROJECT + "/configmaps/reads").toString())
                .isEqualTo("{\"name\":\"reads\",\"keys\":[\"logo\",\"mode\",\"nginx.conf\"],"
                        + "\"data\":{\"mode\":\"on\",\"nginx.conf\":\"a\\nb\"}}");
        for (String none : new String[] {"nothing", "..%2Fsecrets%2Fregistry", "Reads"}) {
            assertThat(send("GET", PROJECT + "/configmaps/" + none, "").statusCode())
                    .as(none)
                    .isEqualTo(404);
        }
        assertThat(send("GET", PROJECT + "/configmaps/reads?key=mode", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void claims_are_told_with_the_pods_that_use_them_and_stay_when_these_go() throws Exception {
        create("taken", KIND, """
                volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """);
        JsonNode claims = get(PROJECT + "/claims?text=-taken-").path("items");
        assertThat(texts(claims, "name")).containsExactly("data-taken-0", "data-taken-1");
        assertThat(claims.at("/0/phase").asText()).isEqualTo("Bound");
        assertThat(claims.at("/0/capacity").asText()).isEqualTo("1Gi");
        assertThat(claims.at("/0/storageClass").asText()).isEqualTo("standard");
        assertThat(claims.at("/1/accessModes/0").asText()).isEqualTo("ReadWriteOnce");
        assertThat(claims.at("/1/usedBy").toString()).isEqualTo("[\"taken-1\"]");
        json("PUT", SHOP + "/taken/scale", "{\"replicas\":1}", "Content-Type", "application/json");
        JsonNode left = until(
                PROJECT + "/claims?text=-taken-",
                list -> list.at("/items/1/usedBy").isNull());
        assertThat(left.path("total").asInt()).isEqualTo(2);
    }

    @Test
    void services_are_told_by_name_and_what_they_lead_to() throws Exception {
        create("found", KIND, "");
        JsonNode found = get(PROJECT + "/services?text=foun").path("items");
        assertThat(found.toString())
                .isEqualTo(
                        "[{\"name\":\"found\",\"type\":\"ClusterIP\",\"headless\":true,\"selector\":{\"app\":\"found\"}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims", "services"})
    void a_long_list_is_cut_and_counted(String list) throws Exception {
        String manifest = manifest("many", KIND, """
                volumeClaimTemplates:
                  - metadata: {name: many}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """);
        String more = "---\napiVersion: v1\nkind: Service\nmetadata: {name: many-more}\nspec: {ports: [{port: 80}]}\n";
        json("PUT", SHOP + "/many", manifest + more, "Content-Type", YAML);
        ready("many", 2);
        JsonNode cut = get(PROJECT + "/" + list + "?text=many&limit=1");
        assertThat(cut.path("items").size()).isEqualTo(1);
        assertThat(cut.path("total").asInt()).isEqualTo(2);
        for (String wrong : new String[] {"?limit=0", "?limit=1001", "?limit=x", "?name=many"}) {
            assertThat(send("GET", PROJECT + "/" + list + wrong, "").statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }
}
