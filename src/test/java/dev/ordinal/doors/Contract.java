package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What /q/openapi says of answers and events, held against real ones. Here its schemas are closed: clients have to bear fields that they
 * do not know, but nothing may be answered that is not described.
 */
final class Contract {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonNode DOCUMENT = read();
    private static final String COMPONENTS = "#/components/schemas/";
    private static final JsonNode CLOSED = closed(moved(DOCUMENT.at("/components/schemas")));
    private static final Map<JsonNode, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private Contract() {}

    /** As it stands in the sources. */
    static JsonNode document() {
        return DOCUMENT;
    }

    private static JsonNode read() {
        try {
            return YAML.readTree(Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its references to where a JSON schema keeps its parts. */
    private static JsonNode moved(JsonNode schema) {
        return parsed(schema.toString().replace(COMPONENTS, "#/$defs/"), "json");
    }

    private static JsonNode closed(JsonNode node) {
        node.forEach(Contract::closed);
        if (node instanceof ObjectNode schema && schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        return node;
    }

    /** What a reference stands for, or the node itself. */
    static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** An answer is one that the document has for this request. Returns it. */
    static HttpResponse<String> checked(HttpResponse<String> answer) {
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        String path = answer.uri().getRawPath();
        Optional<JsonNode> responses =
                path(path).map(item -> item.path(method).path("responses")).filter(JsonNode::isObject);
        String status = String.valueOf(answer.statusCode());
        JsonNode said = responses.isEmpty()
                ? DOCUMENT.at("/components/responses/Problem")
                : resolve(responses.get().path(answer.statusCode() < 400 ? status : "default"));
        String about = method + " " + path + " " + status;
        assertThat(said.isObject()).as(about).isTrue();
        said.path("headers").forEachEntry((name, header) -> {
            boolean required = resolve(header).path("required").asBoolean();
            Optional<String> value = answer.headers().firstValue(name);
            assertThat(value.isPresent() || !required).as(about + " " + name).isTrue();
            value.filter(text -> resolve(header).at("/schema/type").asText().equals("string"))
                    .ifPresent(text -> check(header(header), YAML.valueToTree(text), about + " " + name));
        });
        if (said.has("content")) {
            body(said.path("content"), answer, about);
        } else {
            assertThat(answer.body()).as(about).isEmpty();
        }
        return answer;
    }

    private static JsonNode header(JsonNode header) {
        return resolve(header).path("schema");
    }

    private static void body(JsonNode content, HttpResponse<String> answer, String about) {
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        String form = type.matches("application/x-yaml|text/yaml") ? "application/yaml" : type;
        assertThat(content.has(form)).as(about + " in " + type).isTrue();
        if (form.matches(".*[/+](json|yaml)")) {
            check(content.path(form).path("schema"), parsed(answer.body(), form), about + ": " + answer.body());
        }
    }

    private static JsonNode parsed(String body, String form) {
        try {
            return form.endsWith("yaml") ? YAML.readTree(body) : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of the document that a path is one of; the one with fewer variables. */
    private static Optional<JsonNode> path(String path) {
        return DOCUMENT.path("paths").properties().stream()
                .filter(entry -> Pattern.matches(entry.getKey().replaceAll("\\{\\w+}", "[^/]+"), path))
                .sorted(Comparator.comparingLong(
                        entry -> entry.getKey().chars().filter(c -> c == '{').count()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What stands in the data of an event of the stream is as its schema says. */
    static void checkEvent(JsonNode event) {
        check(reference("StreamEvent"), event, event.toString());
    }

    static JsonNode reference(String schema) {
        return YAML.createObjectNode().put("$ref", COMPONENTS + schema);
    }

    static void check(JsonNode schema, JsonNode value, String about) {
        JsonSchema compiled = SCHEMAS.computeIfAbsent(schema, Contract::compiled);
        assertThat(compiled.validate(value)).as(about).isEmpty();
    }

    private static JsonSchema compiled(JsonNode schema) {
        ObjectNode root = YAML.createObjectNode();
        root.putArray("allOf").add(moved(schema));
        root.set("$defs", CLOSED);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root, STRICT);
    }
}
