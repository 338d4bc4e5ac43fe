package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.trees.Trees;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One request with its body, and the ways to answer it. */
record Exchange(HttpServerRequest request, Buffer body) {
    static final String YAML = "application/yaml";
    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern TABLE = Pattern.compile("(?=.*;as=Table(;|$))(?=.*;v=v1(;|$))");
    private static final Pattern METADATA =
            Pattern.compile("(?=.*;as=PartialObjectMetadata(List)?(;|$))(?=.*;v=v1(;|$))");

    /** The forms an answer may have: whole objects, a table of them, or their metadata alone. */
    enum Form {
        WHOLE,
        TABLE,
        METADATA
    }

    List<String> path() {
        return SLASH.splitAsStream(request.path())
                .filter(step -> !step.isEmpty())
                .map(step -> URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    String parameter(String name) {
        String value = request.getParam(name);
        return value == null ? "" : value;
    }

    boolean flag(String name) {
        String value = parameter(name);
        return value.equals("true") || value.equals("1");
    }

    int number(String name) {
        String value = parameter(name);
        try {
            return value.isEmpty() ? 0 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw StatusException.badRequest("\"" + name + "\" is no number: " + value);
        }
    }

    String contentType() {
        String type = request.getHeader("Content-Type");
        int end = type == null ? 0 : type.indexOf(';');
        return type == null
                ? ""
                : (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The first form of answer the client accepts that this server has. */
    Form form() {
        String accept = request.getHeader("Accept");
        if (accept == null || accept.isBlank()) {
            return Form.WHOLE;
        }
        for (String range : COMMA.split(accept.replace(" ", ""), -1)) {
            boolean json = range.startsWith("application/json");
            if (json && TABLE.matcher(range).find()) {
                return Form.TABLE;
            }
            if (json && METADATA.matcher(range).find()) {
                return Form.METADATA;
            }
            if ((json && !range.contains("as=")) || range.startsWith("*/*") || range.startsWith("application/*")) {
                return Form.WHOLE;
            }
        }
        throw new StatusException(
                406, "NotAcceptable", "only the following media types are accepted: application/json");
    }

    ObjectNode object() {
        if (body.length() > 0 && tree() instanceof ObjectNode object) {
            return object;
        }
        throw StatusException.badRequest("the body is no JSON object");
    }

    JsonNode tree() {
        try {
            return body.length() == 0
                    ? Trees.object()
                    : contentType().equals(YAML) ? Trees.yaml(body.getBytes()) : Trees.parse(body.getBytes());
        } catch (IOException e) {
            throw StatusException.badRequest("the body is no JSON: " + e.getMessage());
        }
    }

    void answer(int code, JsonNode tree) {
        answer(code, Trees.bytes(tree));
    }

    void answer(int code, byte[] json) {
        request.response()
                .setStatusCode(code)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(json));
    }

    void refuse(StatusException refusal) {
        answer(refusal.code(), refusal.toStatus());
    }
}
