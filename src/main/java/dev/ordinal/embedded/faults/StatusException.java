package dev.ordinal.embedded.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;

/** A refusal as Kubernetes words it: HTTP code, machine-readable reason, message, details. */
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final String reason;
    private final ObjectNode details;
    private final String token;

    public StatusException(int code, String reason, String message, ObjectNode details) {
        this(code, reason, message, details, "");
    }

    private StatusException(int code, String reason, String message, ObjectNode details, String token) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details.deepCopy();
        this.token = token;
    }

    public StatusException(int code, String reason, String message) {
        this(code, reason, message, Trees.object());
    }

    public static StatusException badRequest(String message) {
        return new StatusException(400, "BadRequest", message);
    }

    public static StatusException expired(String message) {
        return new StatusException(410, "Expired", message);
    }

    public static StatusException notImplemented(String what) {
        return new StatusException(501, "NotImplemented", "the embedded cluster has no " + what);
    }

    /** With a token by which the client may go on all the same. */
    public static StatusException expired(String message, String token) {
        return new StatusException(410, "Expired", message, Trees.object(), token);
    }

    public static StatusException unsupportedMediaType(String message) {
        return new StatusException(415, "UnsupportedMediaType", message);
    }

    public static StatusException noSuchPath() {
        return new StatusException(404, "NotFound", "the server could not find the requested resource");
    }

    public static StatusException methodNotAllowed() {
        return new StatusException(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public ObjectNode details() {
        return details.deepCopy();
    }

    /** The causes in the form {@code Invalid} answers carry them. */
    public static void addCauses(ObjectNode details, List<Fault> faults) {
        for (Fault fault : faults) {
            Trees.list(details, "causes")
                    .addObject()
                    .put("reason", causeOf(fault.message()))
                    .put("message", fault.message())
                    .put("field", fault.field());
        }
    }

    /** Kubernetes' messages begin with words that name the kind of fault. */
    private static String causeOf(String message) {
        if (message.contains(" in body must be of type ")) {
            return "FieldValueTypeInvalid";
        }
        return message.startsWith("Required value")
                ? "FieldValueRequired"
                : message.startsWith("Forbidden")
                        ? "FieldValueForbidden"
                        : message.startsWith("Unsupported value") ? "FieldValueNotSupported" : "FieldValueInvalid";
    }

    /** Asked for a version that is still to come: the client has seen another life of this cluster, or a fresher server. */
    public static StatusException tooLarge(long wanted, long current) {
        ObjectNode details = Trees.object().put("retryAfterSeconds", 1);
        Trees.list(details, "causes")
                .addObject()
                .put("reason", "ResourceVersionTooLarge")
                .put("message", "Too large resource version");
        String message = "Timeout: Too large resource version: " + wanted + ", current: " + current;
        return new StatusException(504, "Timeout", message, details);
    }

    public ObjectNode toStatus() {
        ObjectNode status = Trees.object().put("kind", "Status").put("apiVersion", "v1");
        ObjectNode metadata = status.putObject("metadata");
        if (!token.isEmpty()) {
            metadata.put("continue", token);
        }
        status.put("status", "Failure").put("message", getMessage());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!details.isEmpty()) {
            status.set("details", details());
        }
        return status.put("code", code);
    }
}
