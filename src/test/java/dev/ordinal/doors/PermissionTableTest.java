package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.requests.Needed;
import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.codec.Reading;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.codec.RequestType;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of permissions in docs/protocol.md is what the doors ask for. */
class PermissionTableTest {
    private static final String WORKLOADS = "/api/v1/namespaces/{namespace}/workloads";
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `([a-z]+ [a-z0-9/.]+)` \\|");

    private static Map<String, String> written() throws IOException {
        return ROW.matcher(Files.readString(java.nio.file.Path.of("docs/protocol.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1).replaceFirst(" N(?=/|$)", " " + WORKLOADS),
                        row -> row.group(2),
                        (one, other) -> one + " and " + other,
                        TreeMap::new));
    }

    @Test
    void namesEveryDoorAndNoOther() throws IOException {
        Map<String, String> asked = routes();
        assertThat(asked).hasSizeGreaterThan(25);
        asked.put("GET /api/v1/stream", Permission.STREAM.toString());
        for (RequestType type : RequestType.values()) {
            asked.put(type.text(), needed(type).toString());
        }
        assertThat(written()).isEqualTo(asked);
    }

    /** Every resource method, with its path, and what it says it needs. */
    static Map<String, String> routes() {
        Map<String, String> routes = new TreeMap<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.ordinal")) {
            if (resource.isAnnotatedWith(Path.class)) {
                Class<?> type = resource.reflect();
                for (Method method : type.getDeclaredMethods()) {
                    verb(method).ifPresent(verb -> routes.put(verb + " " + path(type, method), needs(method)));
                }
            }
        }
        return routes;
    }

    private static java.util.Optional<String> verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return java.util.Optional.of(verb.value());
            }
        }
        return java.util.Optional.empty();
    }

    private static String path(Class<?> type, Method method) {
        Path own = method.getAnnotation(Path.class);
        return type.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
    }

    private static String needs(Method method) {
        Needs needs = method.getAnnotation(Needs.class);
        return needs == null ? "nobody has said what" : needs.value().toString();
    }

    private static Permission needed(RequestType type) {
        String data = switch (type) {
            case APPLY, CREATE, UPDATE ->
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"StatefulSet\",\"metadata\":{\"name\":\"web\"}}";
            case SCALE -> "{\"replicas\":1}";
            case RESTART, PAUSE, RESUME, ROLLBACK, DELETE -> "{}";
        };
        String event =
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/ci\",\"subject\":\"default/web\",\"type\":\""
                        + type.text() + "\",\"data\":" + data + "}";
        Reading reading = new RequestCodec(RequestCodec.BYTES_MAX)
                .read(new Arrived(Binding.KAFKA, Map.of(), Buffer.buffer(event)));
        return Needed.of(((Reading.Understood) reading).request());
    }
}
