package dev.ordinal.requests.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.desired.Manifest;
import dev.ordinal.requests.codec.Format;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.codec.Target;
import java.util.OptionalLong;

/** A body as it was sent, and what can be read in it. Each fails with a {@code RefusedException} that points at the fault. */
final class Sent {
    private final RequestCodec codec;
    private final byte[] bytes;
    private final String contentType;

    Sent(RequestCodec codec, byte[] bytes, String contentType) {
        this.codec = codec;
        this.bytes = bytes;
        this.contentType = contentType;
    }

    Manifest manifest(Target target) {
        return codec.manifest(bytes, contentType, target);
    }

    int replicas() {
        return codec.replicas(bytes, contentType);
    }

    OptionalLong revision() {
        return codec.revision(bytes, contentType);
    }

    /** Any one value, in the notation that the content type names. */
    JsonNode tree() {
        return codec.tree(bytes, Format.of(contentType, ""));
    }

    /** JSON, as which of the patches the content type names it. */
    JsonNode patch() {
        return codec.tree(bytes, Format.JSON);
    }

    void requireEmpty() {
        codec.nothing(bytes, contentType);
    }
}
