package dev.ordinal.doors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whole requests that no door may take: their methods, paths, parameters and headers, and HTTP itself. */
final class BadHttp {
    private static final String N = "/api/v1/namespaces/default/workloads";
    private static final String WEB = N + "/web";
    private static final String GOOD = """
            {"apiVersion": "apps.ordinal.dev/v1", "kind": "OrdinalSet", "metadata": {"name": "web"}, "spec": {"replicas": 1,
             "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}},
             "spec": {"containers": [{"name": "web", "image": "shop:1"}]}}}}""";
    private static final String JSON = "Content-Type: application/json";

    private final List<Bad> all = new ArrayList<>();

    /**
     * A request.
     *
     * @param request as it goes over the wire, in Latin-1
     * @param says what the refusal has to speak of; empty where HTTP itself is broken, and there may be no answer but the end
     */
    record Bad(String about, String request, String says) {
        byte[] bytes() {
            return request.getBytes(StandardCharsets.ISO_8859_1);
        }

        boolean understood() {
            return !says.isEmpty();
        }

        @Override
        public String toString() {
            return about;
        }
    }

    static List<Bad> all() {
        BadHttp corpus = new BadHttp();
        corpus.methods();
        corpus.unknownParameters();
        corpus.names();
        corpus.numbers();
        corpus.words();
        corpus.conditions();
        corpus.forms();
        corpus.brokenHttp();
        return corpus.all;
    }

    private void add(String method, String path, String says, String... headers) {
        String body = method.matches("POST|PUT") && path.startsWith(N) ? GOOD : "";
        boolean typed = List.of(headers).stream().anyMatch(each -> each.startsWith("Content-Type"));
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (body.isEmpty() || typed ? "" : JSON + "\r\n")
                + String.join(
                        "", List.of(headers).stream().map(each -> each + "\r\n").toList());
        String shown = method + " " + path + " " + String.join(", ", headers);
        all.add(new Bad(
                shown.substring(0, Math.min(160, shown.length())),
                head + "Content-Length: " + body.length() + "\r\n\r\n" + body,
                says));
    }

    private static String filled(String template) {
        return template.replace("{namespace}", "default")
                .replace("{name}", "web")
                .replaceAll("\\{(ordinal|number)}", "1")
                .replace("{service}", "web")
                .replace("{configMap}", "settings")
                .replace("{letter}", "0-41");
    }

    private void methods() {
        Contract.document().path("paths").forEachEntry((template, item) -> {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get")) {
                if (method.equals("get") || !taken(filled(template), method.toLowerCase(Locale.ROOT))) {
                    add(method, filled(template), "other methods");
                }
            }
        });
    }

    /** Whatever it is meant to be: {@code deadletters/replay} could be the name of a letter. */
    private static boolean taken(String path, String method) {
        return Contract.document().path("paths").properties().stream()
                .anyMatch(each -> each.getValue().has(method)
                        && path.matches(each.getKey().replaceAll("\\{\\w+}", "[^/]+")));
    }

    /** A misspelt one would else do something else than was asked. */
    private void unknownParameters() {
        Contract.document()
                .path("paths")
                .forEachEntry((template, item) -> item.fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        String type = type(item.path(method));
                        add(
                                method.toUpperCase(Locale.ROOT),
                                filled(template) + "?nobody=1",
                                "'nobody'",
                                type.isEmpty() ? "X-Nothing: 1" : "Content-Type: " + type);
                    }
                }));
    }

    private static String type(JsonNode operation) {
        var types = operation.at("/requestBody/content").fieldNames();
        return types.hasNext() ? types.next() : "";
    }

    private void names() {
        for (String name : List.of(
                "%00",
                "%FF",
                "%C0%80",
                "%ED%A0%80",
                "Web",
                "a_b",
                "-a",
                "a-",
                "a%20b",
                "a%0D%0AX-Injected:%201",
                "a%2Fb",
                "a%5Cb",
                "%2E%2E%2Fadmin",
                "$%7Bjndi%7D",
                "'%3B--",
                "%F0%9F%92%A9",
                "x".repeat(254),
                "*",
                "a..b",
                "~")) {
            for (String method : List.of("GET", "PUT", "DELETE")) {
                add(method, N + "/" + name, "workload");
            }
            add("POST", "/api/v1/namespaces/" + name + "/workloads", "namespace");
            add("GET", "/api/v1/namespaces/" + name + "/workloads", "namespace");
        }
    }

    private void numbers() {
        for (String number : List.of(
                "", "-1", "+1", "1.5", "1e3", "0x10", "99999999999", "%EF%BC%91", "NaN", "1%00", "01", "1,2", "%20")) {
            add("GET", WEB + "/explain?ordinal=" + number, "ordinal");
            add("GET", WEB + "/revisions/diff?from=" + number, "from");
            if (!number.isEmpty()) {
                add("GET", N + "?limit=" + number, "limit");
                add("GET", WEB + "/pods/1/logs?tail=" + number, "tail");
                add("DELETE", WEB + "/pods/" + number + "?uid=u", "ordinal");
                add("GET", WEB + "/revisions/" + number, "revision");
            }
        }
        for (String twice :
                List.of("limit=1&limit=1", "sort=age&sort=name", "text=a&text=b", "continue=a&continue=b")) {
            add("GET", N + "?" + twice, "twice");
        }
        for (String twice : List.of("limit=1&limit=1", "sort=age&sort=-age", "continue=a&continue=b")) {
            add("GET", "/api/v1/deadletters?" + twice, "twice");
        }
        for (String flag : List.of("dryRun", "orphan")) {
            for (String value :
                    List.of("", "=", "=yes", "=TRUE", "=1", "=true%00", "=null", "=true&" + flag + "=false")) {
                add("DELETE", WEB + "?" + flag + value, flag);
            }
        }
        add("DELETE", WEB + "/pods/0?uid=a&uid=b", "uid");
        add("DELETE", WEB + "/pods/0", "uid");
    }

    private void words() {
        for (String query : List.of(
                "sort=size",
                "sort=--age",
                "phase=Great",
                "phase=",
                "phase=Running,",
                "continue=x",
                "continue=%00",
                "labelSelector=a%20b",
                "labelSelector=%28",
                "labelSelector=a%20in%20%28",
                "labelSelector=a==b==c")) {
            add("GET", N + "?" + query, query.substring(0, query.indexOf('=')));
        }
        for (String query : List.of(
                "type=pod.bad",
                "type=,",
                "workload=web",
                "workload=a/b/c",
                "workload=/",
                "workload=a/b&namespace=c",
                "kind=Pod")) {
            add("GET", "/api/v1/stream?" + query, query.substring(0, query.indexOf('=')));
        }
        add("GET", "/api/v1/catalog/namespaces/default/secrets?type=a,b", "type");
        add("GET", "/api/v1/catalog/namespaces/default/secrets?type=a&type=b", "type");
        add("GET", "/api/v1/catalog/namespaces/default/configmaps/settings?key=a", "key");
        add("GET", "/api/v1/catalog/namespaces/default/claims?limit=1001", "limit");
        add("GET", "/api/v1/catalog/namespaces/default/services?text=a&text=b", "text");
        add("GET", "/api/v1/access?namespace=a&namespace=b", "namespace");
    }

    private void conditions() {
        for (String value : List.of(
                "",
                "abc",
                "W/\"1\"",
                "\"a\", \"b\"",
                "\"",
                "\"\"",
                "\"" + "x".repeat(65) + "\"",
                "\"\u00e9\"",
                "\"a b\"",
                "**")) {
            add("PUT", WEB, "If-Match", "If-Match: " + value);
        }
        for (String value : List.of("", "\"1\"", "abc", "*, *")) {
            add("PUT", WEB, "If-None-Match", "If-None-Match: " + value);
        }
        add("PUT", WEB, "If-None-Match", "If-Match: *", "If-None-Match: *");
        add("PUT", WEB, "If-Match", "If-Match: \"1\"", "If-Match: \"2\"");
        for (String value : List.of("", "a b", "x".repeat(129), "\u00e9", "a\tb")) {
            add("PUT", WEB, "Idempotency-Key", "Idempotency-Key: " + value);
        }
        add("PUT", WEB, "Idempotency-Key", "Idempotency-Key: a", "Idempotency-Key: b");
    }

    private void forms() {
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "*/*",
                "json",
                "application/json; charset=latin1",
                "application/jsonx",
                "application/merge-patch+json",
                ";",
                "/")) {
            add("PUT", WEB, "accepted", "Content-Type: " + type);
            add("POST", N, "accepted", "Content-Type: " + type);
        }
        for (String type : List.of("text/plain", "application/json", "application/apply-patch+yaml", "*/*")) {
            add("PATCH", WEB, "merge-patch", "Content-Type: " + type);
        }
        for (String accept : List.of("image/png", "text/html", "application/xml")) {
            add("GET", WEB, "application/yaml", "Accept: " + accept);
            add("GET", "/api/v1/catalog/nodes", "application/yaml", "Accept: " + accept);
        }
    }

    private void broken(String about, String request) {
        all.add(new Bad(about, request.replace("\n", "\r\n"), ""));
    }

    private void brokenHttp() {
        String put = "PUT " + WEB + " HTTP/1.1\nHost: localhost\n" + JSON + "\n";
        for (String length : List.of("-1", "abc", "1, 2", "99999999999999999999", "0x10", "+5")) {
            broken("Content-Length: " + length, put + "Content-Length: " + length + "\n\n" + GOOD);
        }
        broken("two lengths", put + "Content-Length: 5\nContent-Length: 6\n\n" + GOOD);
        broken("less than its length", put + "Content-Length: 5000\n\n{\"kind\":");
        for (String chunk : List.of(
                "zz\nabc\n0\n\n",
                "-1\nabc\n0\n\n",
                "ffffffffffffffffff\nabc\n",
                "5\nab",
                "3\nabcdef\n0\n\n",
                ";\n\n")) {
            broken("chunk " + chunk.strip(), put + "Transfer-Encoding: chunked\n\n" + chunk);
        }
        broken("chunked and a length", put + "Transfer-Encoding: chunked\nContent-Length: 3\n\n5\nabcde\n0\n\n");
        broken("an unknown coding", put + "Transfer-Encoding: gzip\n\n" + GOOD);
        broken("a header of 20 kB", put + "X-Long: " + "x".repeat(20_000) + "\nContent-Length: 0\n\n");
        broken("10,000 headers", put + "X-Many: x\n".repeat(10_000) + "\n");
        broken("a header without a colon", put + "nothing\n\n");
        broken("a header with a blank in its name", put + "X Y: 1\n\n");
        broken("NUL in a header", put + "X-Nul: a\0b\n\n");
        broken("a line alone in a header", "PUT " + WEB + " HTTP/1.1\nHost: localhost\nX: a\rb\n\n");
        broken("a path of 20 kB", "GET " + N + "/" + "x".repeat(20_000) + " HTTP/1.1\nHost: localhost\n\n");
        broken("no version", "GET " + N + "\n\n");
        broken("a version to come", "GET " + N + " HTTP/9.9\nHost: localhost\n\n");
        broken("no method", " " + N + " HTTP/1.1\nHost: localhost\n\n");
        broken("no path", "GET HTTP/1.1\nHost: localhost\n\n");
        broken("NUL in the path", "GET " + N + "/a\0b HTTP/1.1\nHost: localhost\n\n");
        broken("a broken escape", "GET " + N + "/%zz HTTP/1.1\nHost: localhost\n\n");
        broken("half an escape", "GET " + N + "/a% HTTP/1.1\nHost: localhost\n\n");
        broken("a broken escape in the query", "GET " + N + "?text=%zz HTTP/1.1\nHost: localhost\n\n");
        broken("bytes", "\1\2\3\4\n\n");
        broken("TLS", "\26\3\1\0\5hello");
        broken("nothing but lines", "\n\n\n\n");
    }
}
