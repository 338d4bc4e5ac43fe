package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.trees.Trees;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Reads the few small kinds that {@code kubectl create} sends in protobuf whatever the server prefers. What it has no row for
 * is refused: nothing is half-read.
 */
final class Protobuf {
    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";
    private static final int MAGIC = 0x6b387300;
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private enum Form {
        TEXT,
        FLAG,
        MESSAGE,
        TEXTS,
        BLOBS,
        /** What the server sets itself. */
        IGNORED
    }

    private record Field(String name, Form form) {}

    private static final Map<Integer, Field> METADATA = Map.of(
            1, new Field("name", Form.TEXT),
            2, new Field("generateName", Form.TEXT),
            3, new Field("namespace", Form.TEXT),
            11, new Field("labels", Form.TEXTS),
            12, new Field("annotations", Form.TEXTS));
    private static final Field ITS_METADATA = new Field("metadata", Form.MESSAGE);
    private static final Map<String, Map<Integer, Field>> KINDS = Map.of(
            "Namespace",
            Map.of(1, ITS_METADATA, 3, new Field("status", Form.IGNORED)),
            "ServiceAccount",
            Map.of(1, ITS_METADATA),
            "ConfigMap",
            Map.of(
                    1, ITS_METADATA,
                    2, new Field("data", Form.TEXTS),
                    3, new Field("binaryData", Form.BLOBS),
                    4, new Field("immutable", Form.FLAG)),
            "Secret",
            Map.of(
                    1, ITS_METADATA,
                    2, new Field("data", Form.BLOBS),
                    3, new Field("type", Form.TEXT),
                    4, new Field("stringData", Form.TEXTS),
                    5, new Field("immutable", Form.FLAG)));

    private Protobuf() {}

    static ObjectNode read(byte[] body) {
        try {
            ByteBuffer in = ByteBuffer.wrap(body);
            if (in.getInt() != MAGIC) {
                throw StatusException.badRequest("the body is no Kubernetes protobuf");
            }
            return unwrap(in);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw StatusException.badRequest("the body is no Kubernetes protobuf");
        }
    }

    /** The envelope: 1 says what it is (1 apiVersion, 2 kind), 2 is the object itself. */
    private static ObjectNode unwrap(ByteBuffer in) {
        ObjectNode type = Trees.object();
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            ByteBuffer value = bytes(in, key);
            if (key >>> 3 == 1) {
                message(value, Map.of(1, new Field("apiVersion", Form.TEXT), 2, new Field("kind", Form.TEXT)), type);
            } else if (key >>> 3 == 2) {
                raw = value;
            }
        }
        Map<Integer, Field> fields = KINDS.get(Trees.text(type, "kind"));
        if (fields == null) {
            throw refusal(Trees.text(type, "kind"));
        }
        message(raw, fields, type);
        return type;
    }

    private static StatusException refusal(String what) {
        return StatusException.unsupportedMediaType("the embedded cluster can't read " + what
                + " in protobuf; use `kubectl apply -f` with a manifest, or a client that sends application/json");
    }

    private static void message(ByteBuffer in, Map<Integer, Field> fields, ObjectNode target) {
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            Field field = fields.get(key >>> 3);
            if ((key & 7) == VARINT) {
                long value = varint(in);
                if (field != null && field.form() == Form.FLAG) {
                    target.put(field.name(), value != 0);
                } else if (value != 0) {
                    throw refusal("field " + (key >>> 3));
                }
                continue;
            }
            ByteBuffer value = bytes(in, key);
            if (field != null) {
                put(value, field, target);
            } else if (value.hasRemaining()) {
                throw refusal("field " + (key >>> 3));
            }
        }
    }

    private static void put(ByteBuffer value, Field field, ObjectNode target) {
        switch (field.form()) {
            case TEXT -> {
                if (value.hasRemaining()) {
                    target.put(field.name(), text(value));
                }
            }
            case MESSAGE -> message(value, METADATA, Trees.child(target, field.name()));
            case TEXTS, BLOBS -> entry(value, field, Trees.child(target, field.name()));
            case IGNORED -> {}
            case FLAG -> throw refusal(field.name());
        }
    }

    /** An entry of a map: 1 is its key, 2 its value. */
    private static void entry(ByteBuffer in, Field field, ObjectNode map) {
        String name = "";
        ByteBuffer content = ByteBuffer.allocate(0);
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            ByteBuffer value = bytes(in, key);
            if (key >>> 3 == 1) {
                name = text(value);
            } else {
                content = value;
            }
        }
        if (field.form() == Form.TEXTS) {
            map.put(name, text(content));
        } else {
            byte[] blob = new byte[content.remaining()];
            content.get(blob);
            map.put(name, Base64.getEncoder().encodeToString(blob));
        }
    }

    private static String text(ByteBuffer value) {
        return StandardCharsets.UTF_8.decode(value).toString();
    }

    private static ByteBuffer bytes(ByteBuffer in, int key) {
        long length = (key & 7) == BYTES ? varint(in) : -1;
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("no length-delimited field");
        }
        ByteBuffer value = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return value;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("no varint");
    }
}
