package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.workload.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a refusal of the API server into one of ours: its causes name fields as paths, ours as JSON pointers. */
final class ServerRefusal {
    private ServerRefusal() {}

    /**
     * Empty if the failure is no durable refusal of this wish: a conflict to be tried again, or a server that can't now.
     *
     * @param pointer where the refused document stands in what was sent
     */
    static Optional<Refusal> of(ApiFailure failure, String pointer) {
        return switch (failure.code()) {
            case 400, 422 -> Optional.of(Refusal.invalid(faults(failure, pointer)));
            case 403 -> Optional.of(Refusal.of(Refusal.Kind.FORBIDDEN, pointer, failure.getMessage()));
            case 404 -> Optional.of(Refusal.of(Refusal.Kind.NOT_FOUND, pointer, failure.getMessage()));
            case 413 -> Optional.of(Refusal.of(Refusal.Kind.TOO_LARGE, pointer, failure.getMessage()));
            default -> Optional.empty();
        };
    }

    private static List<Fault> faults(ApiFailure failure, String pointer) {
        List<Fault> faults = new ArrayList<>();
        failure.status().ifPresent(status -> {
            for (JsonNode cause : status.path("details").path("causes")) {
                faults.add(new Fault(
                        pointer + pointer(cause.path("field").asText()),
                        cause.path("message").asText()));
            }
        });
        return faults.isEmpty() ? List.of(new Fault(pointer, failure.getMessage())) : faults;
    }

    /** {@code spec.containers[0].name} → {@code /spec/containers/0/name}; what is already a pointer stays. */
    static String pointer(String field) {
        if (field.isEmpty() || field.startsWith("/") || field.startsWith("<")) {
            return field.startsWith("/") ? field : "";
        }
        StringBuilder pointer = new StringBuilder("/");
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            quoted = c == '[' || (quoted && c != ']');
            switch (c) {
                case '[' -> pointer.append('/');
                case ']' -> {}
                case '.' -> pointer.append(quoted ? '.' : '/');
                case '/' -> pointer.append("~1");
                case '~' -> pointer.append("~0");
                default -> pointer.append(c);
            }
        }
        return pointer.toString();
    }
}
