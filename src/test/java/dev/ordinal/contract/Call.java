package dev.ordinal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A request line, with every word filled in: headers, a method, a path, maybe a body in YAML. */
record Call(String method, String path, String body, Map<String, String> headers, String user) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, String> PATCHES = Map.of(
            "json", "application/json-patch+json",
            "merge", "application/merge-patch+json",
            "strategic", "application/strategic-merge-patch+json",
            "apply", "application/apply-patch+yaml");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    Call {
        headers = Map.copyOf(headers);
    }

    /** What came back; what is no JSON is one text. */
    record Answer(HttpResponse<String> response, JsonNode body) {
        int code() {
            return response.statusCode();
        }

        String header(String name) {
            return String.join("; ", response.headers().allValues(name));
        }
    }

    /** {@code [AS user] [Header=value …] METHOD [patch] path [body]}. */
    static Call parse(String line) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String rest = line;
        String user = "";
        for (String word = first(rest); !METHODS.contains(word); word = first(rest)) {
            rest = after(rest);
            if (word.equals("AS")) {
                user = first(rest);
                rest = after(rest);
            } else if (word.contains("=")) {
                int equals = word.indexOf('=');
                headers.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                throw new IllegalArgumentException("no request: " + line);
            }
        }
        String method = first(rest);
        rest = after(rest);
        if (PATCHES.containsKey(first(rest))) {
            headers.putIfAbsent("Content-Type", PATCHES.get(first(rest)));
            rest = after(rest);
        }
        return new Call(method, first(rest), after(rest), headers, user);
    }

    private static String first(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    private static String after(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? "" : text.substring(blank + 1).strip();
    }

    HttpRequest request(Kube kube) {
        HttpRequest.Builder request = (user.isEmpty() ? kube : kube.as(user)).request(path.replace(" ", "%20"));
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        if (!body.isEmpty()) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        all.forEach(request::setHeader);
        return request.method(method, content()).build();
    }

    /** YAML becomes JSON; what stands in back ticks is sent as it is. */
    private HttpRequest.BodyPublisher content() {
        if (body.isEmpty()) {
            return HttpRequest.BodyPublishers.noBody();
        }
        boolean raw = body.startsWith("`");
        return HttpRequest.BodyPublishers.ofString(
                raw ? body.substring(1, body.length() - 1) : Words.yaml(body).toString());
    }

    Answer send(Kube kube) throws IOException {
        HttpRequest request = request(kube);
        HttpRequest bounded = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response = kube.send(bounded, HttpResponse.BodyHandlers.ofString());
        String text = response.body();
        return new Answer(
                response,
                text.startsWith("{") || text.startsWith("[") ? Kube.JSON.readTree(text) : TextNode.valueOf(text));
    }
}
