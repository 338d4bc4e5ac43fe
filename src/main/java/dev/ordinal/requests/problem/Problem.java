package dev.ordinal.requests.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Refusal;
import dev.ordinal.workload.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Problem details (RFC 9457), one shape for every error of every door.
 *
 * @param kind last part of the problem's type, stable for programs
 * @param retryAfter when the same request may succeed
 */
public record Problem(
        int status, String kind, String title, String detail, List<Fault> faults, Optional<Duration> retryAfter) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "/problems/";
    /** What was sent is quoted no further than this, in characters: nobody reads more, and it may be megabytes. */
    private static final int TEXT_MAX = 500;

    private static final int FAULTS_BESIDE_MAX = 16;
    /** A broker that was restarted is back by then. */
    private static final Duration BROKER_AWAY = Duration.ofSeconds(5);

    private static final Pattern ESCAPE_OF_NOTHING = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    public Problem {
        faults = List.copyOf(faults);
    }

    public static Problem of(Refusal refusal) {
        return switch (refusal.kind()) {
            case MALFORMED -> refused(refusal, 400, "malformed", "The request can't be read");
            case INVALID -> refused(refusal, 422, "invalid", "The request is against a rule");
            case UNSUPPORTED -> refused(refusal, 415, "unsupported", "Nobody here reads this type");
            case TOO_LARGE -> refused(refusal, 413, "too-large", "The request is too large");
            case NOT_FOUND -> refused(refusal, 404, "not-found", "There is no such thing");
            case CONFLICT -> refused(refusal, 409, "conflict", "Something else is in the way");
            case STALE -> refused(refusal, 412, "stale", "It changed since you looked");
            case FORBIDDEN -> refused(refusal, 403, "forbidden", "You may not do this");
            case INTERNAL -> refused(refusal, 500, "internal", "This failed on our side");
        };
    }

    private static Problem refused(Refusal refusal, int status, String kind, String title) {
        return new Problem(status, kind, title, refusal.detail(), refusal.faults(), Optional.empty());
    }

    /** An error that has nothing but a status. */
    static Problem of(int status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, List.of(), Optional.empty());
    }

    /** Nothing is wrong with the request; the same may succeed later. */
    static Problem unavailable(String detail, Duration retryAfter) {
        return new Problem(
                503, "cluster-unavailable", "The cluster does not answer", detail, List.of(), Optional.of(retryAfter));
    }

    public static Problem brokerUnavailable(String detail) {
        return new Problem(
                503, "broker-unavailable", "The broker does not answer", detail, List.of(), Optional.of(BROKER_AWAY));
    }

    /** Another broker could do it; this one has no means to. */
    public static Problem notOffered(String detail) {
        return of(501, "not-offered", "This broker can't do it", detail);
    }

    /**
     * The body.
     *
     * @param instance path of what was asked, escaped as it came; empty where there is none
     */
    public ObjectNode json(String instance) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", TYPES + kind);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", cut(detail));
        if (!instance.isEmpty()) {
            body.put("instance", reference(instance.substring(0, Math.min(TEXT_MAX, instance.length()))));
        }
        ArrayNode list = body.putArray("faults");
        faults.forEach(
                fault -> list.addObject().put("pointer", cut(fault.pointer())).put("detail", cut(fault.detail())));
        return body;
    }

    /** The body, with as many faults as fit beside a message: headers are no place for thousands. */
    public ObjectNode brief() {
        int count = Math.min(faults.size(), FAULTS_BESIDE_MAX);
        Problem brief = new Problem(status, kind, title, detail, faults.subList(0, count), retryAfter);
        return brief.json("");
    }

    public byte[] bytes(String instance) {
        return json(instance).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A path as it was asked, as a URI reference: what has no place in one is escaped, what is escaped stays so. */
    private static String reference(String path) {
        StringBuilder reference = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c > ' ' && c < 0x7f && "\"<>\\^`{|}#?[]".indexOf(c) < 0;
            reference.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return ESCAPE_OF_NOTHING.matcher(reference).replaceAll("%25");
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "… (" + text.length() + " characters)";
    }
}
