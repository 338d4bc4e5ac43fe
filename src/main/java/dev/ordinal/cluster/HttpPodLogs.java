package dev.ordinal.cluster;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.smallrye.mutiny.Multi;
import java.util.function.Supplier;

/** Logs over HTTP. */
public final class HttpPodLogs implements PodLogs {
    private final Supplier<HttpClient> http;
    private final Urls urls;

    /** @param http asked at each request, for its certificates may be replaced */
    public HttpPodLogs(String url, Supplier<HttpClient> http) {
        this.http = http;
        this.urls = new Urls(url);
    }

    @Override
    public Multi<byte[]> read(ObjectRef pod, Wanted wanted) {
        return Multi.createFrom().emitter(emitter -> {
            HttpClient client = http.get();
            HttpRequest request = client.newHttpRequestBuilder()
                    .uri(urls.log(pod, wanted))
                    .forStreaming()
                    .build();
            new LogStream(emitter).open(client, request);
        });
    }
}
