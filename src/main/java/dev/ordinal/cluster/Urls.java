package dev.ordinal.cluster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;

/** The paths of the Kubernetes API. */
final class Urls {
    /** So that an idle watch is renewed before anything between us and the server forgets it. */
    static final Duration WATCH = Duration.ofSeconds(290);

    private final String base;

    Urls(String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    String of(ObjectRef object) {
        String path = collection(object) + "/" + encode(object.name());
        return object.subresource().isEmpty() ? path : path + "/" + object.subresource();
    }

    String collection(ObjectRef object) {
        return collection(object.resource(), object.namespace());
    }

    String list(Query query) {
        String url = collection(query.resource(), query.namespace()) + "?limit=" + query.limit();
        return url
                + selector(query)
                + (query.continueToken().isEmpty() ? "" : "&continue=" + encode(query.continueToken()));
    }

    String watch(Query query, String resourceVersion) {
        return collection(query.resource(), query.namespace())
                + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + WATCH.toSeconds()
                + "&resourceVersion=" + encode(resourceVersion)
                + selector(query);
    }

    String log(ObjectRef pod, PodLogs.Wanted wanted) {
        return of(pod.sub("log")) + "?container=" + encode(wanted.container())
                + "&follow=" + wanted.follow()
                + "&previous=" + wanted.previous()
                + "&timestamps=" + wanted.timestamps()
                + number("tailLines", wanted.tail())
                + number("sinceSeconds", wanted.seconds());
    }

    private static String number(String name, OptionalInt value) {
        return value.isPresent() ? "&" + name + "=" + value.getAsInt() : "";
    }

    static String options(ClusterApi.Write write) {
        String validation = "?fieldValidation=" + (write.strict() ? "Strict" : "Ignore");
        return write.dryRun() ? validation + "&dryRun=All" : validation;
    }

    private static String selector(Query query) {
        return (query.labelSelector().isEmpty() ? "" : "&labelSelector=" + encode(query.labelSelector()))
                + (query.fieldSelector().isEmpty() ? "" : "&fieldSelector=" + encode(query.fieldSelector()));
    }

    private String collection(Resource resource, String namespace) {
        String root = resource.group().isEmpty() ? "/api/" : "/apis/" + resource.group() + "/";
        String scope = namespace.isEmpty() ? "" : "/namespaces/" + encode(namespace);
        return base + root + resource.version() + scope + "/" + resource.plural();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
