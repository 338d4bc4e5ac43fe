package dev.ordinal.subscribers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Trees as the caller wants them: as JSON, or as YAML. Numbers keep every digit. */
@Provider
@Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML, Forms.JSON_PATCH})
public class TreeWriter implements ServerMessageBodyWriter<JsonNode> {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    /** A tree in the form of a media type. */
    static byte[] bytes(JsonNode tree, MediaType form) {
        String text = Forms.isYaml(form) ? yaml(tree) : tree.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo method, MediaType form) {
        return JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType form) {
        return JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(JsonNode tree, Type generic, ServerRequestContext context) {
        context.serverResponse().setResponseHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        context.serverResponse()
                .setResponseHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING);
        byte[] plain = bytes(tree, context.getResponseMediaType());
        Optional<byte[]> packed =
                Gzip.packed(plain, context.getRequestHeaders().getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        if (packed.isPresent()) {
            context.serverResponse().setResponseHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        context.serverResponse().end(packed.orElse(plain));
    }

    @Override
    public void writeTo(
            JsonNode tree,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType form,
            MultivaluedMap<String, Object> headers,
            OutputStream stream)
            throws IOException {
        stream.write(bytes(tree, form));
    }

    private static String yaml(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
