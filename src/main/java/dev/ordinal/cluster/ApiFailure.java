package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** The API server's refusal, or that it could not be reached (code 0). Carries the {@code Status} object as it came. */
public final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int UNREACHABLE = 0;

    private final int code;
    private final String reason;
    private final transient Optional<JsonNode> status;
    private final transient Optional<Duration> retryAfter;

    private ApiFailure(int code, String reason, String message, Throwable cause, Optional<JsonNode> status) {
        super(message, cause);
        this.code = code;
        this.reason = reason;
        this.status = status;
        this.retryAfter = status.map(
                        s -> s.path("details").path("retryAfterSeconds").asLong())
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }

    /** From the answer's code and its {@code Status} object, or whatever text came in its place. */
    public static ApiFailure of(int code, JsonNode status) {
        String message = status.path("message").asText("");
        String said = message.isEmpty() ? "HTTP " + code : message;
        return new ApiFailure(code, status.path("reason").asText(""), said, null, Optional.of(status));
    }

    public static ApiFailure unreachable(Throwable cause) {
        return new ApiFailure(UNREACHABLE, "Unreachable", String.valueOf(cause), cause, Optional.empty());
    }

    public int code() {
        return code;
    }

    /** The machine-readable reason, as {@code AlreadyExists}. */
    public String reason() {
        return reason;
    }

    public Optional<JsonNode> status() {
        return status;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public boolean notFound() {
        return code == 404;
    }

    public boolean conflict() {
        return code == 409 && !alreadyExists();
    }

    public boolean alreadyExists() {
        return code == 409 && reason.equals("AlreadyExists");
    }

    /** A watch or a page asked for a version that the server no longer has. */
    public boolean expired() {
        return code == 410;
    }

    /** Nothing is wrong with what was asked; the same may succeed later. A 401 lasts until our own credentials are replaced. */
    public boolean passing() {
        return code == UNREACHABLE || code == 401 || code == 429 || code >= 500;
    }
}
