package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.desired.FakeDesiredStates;
import dev.ordinal.workload.WorkloadKey;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(DoorsProfile.class)
class GzipTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LIST = "/api/v1/workloads";
    private static final String LONG_NAME = "a" + "-long".repeat(200);

    private final FakeDesiredStates desired = BehindTheDoors.DESIRED;

    @TestHTTPResource
    URI root;

    @BeforeEach
    void aListOfSomeLength() {
        desired.clear();
        BehindTheDoors.BOARD
                .present("", Optional.empty())
                .present()
                .forEach(status -> BehindTheDoors.BOARD.remove(status.key(), BehindTheDoors.NOON));
        for (int i = 0; i < 5; i++) {
            BehindTheDoors.BOARD.record(Statuses.climbing(new WorkloadKey("default", "web-" + i)), BehindTheDoors.NOON);
        }
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "gzip,                    gzip",
        "'br, GZIP;q=0.5, *;q=0', gzip",
        "x-gzip,                  gzip",
        "'gzip;q=0',              none",
        "'gzip ; q=0.000',        none",
        "'identity, *',           none",
        "'',                      none"
    })
    void aLongAnswerIsCompressedForWhoCanReadThat(String accepted, String coding) throws Exception {
        HttpResponse<byte[]> plain = get(LIST);
        HttpResponse<byte[]> answer = get(LIST, "Accept-Encoding", accepted);

        assertThat(Gzipped.coding(plain)).isEqualTo("none");
        assertThat(Gzipped.coding(answer)).isEqualTo(coding);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(Gzipped.text(answer)).isEqualTo(Gzipped.text(plain));
        assertThat(answer.body().length < plain.body().length / 2).isEqualTo(coding.equals("gzip"));
    }

    @Test
    void soAreRefusals() throws Exception {
        HttpResponse<byte[]> answer = get(LIST + "?sort=" + LONG_NAME, "Accept-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Gzipped.text(answer)).contains("\"status\":400");
    }

    @Test
    void whatIsShortOrHasATagIsNot() throws Exception {
        assertThat(Gzipped.coding(get(LIST + "?text=nobody", "Accept-Encoding", "gzip")))
                .isEqualTo("none");
        HttpRequest put = HttpRequest.newBuilder(root.resolve("/api/v1/namespaces/default/workloads/web"))
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"apiVersion": "apps.ordinal.dev/v1", "kind": "OrdinalSet",
                         "metadata": {"name": "web", "annotations": {"long": "%s"}},
                         "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "web"}},
                          "template": {"metadata": {"labels": {"app": "web"}},
                           "spec": {"containers": [{"name": "web", "image": "shop:1"}]}}}}""".formatted(LONG_NAME)))
                .build();
        HttpResponse<byte[]> stored = HTTP.send(put, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.headers().firstValue("ETag")).isPresent();
        assertThat(stored.body().length).isGreaterThan(1_024);
        assertThat(Gzipped.coding(stored)).isEqualTo("none");
    }
}
