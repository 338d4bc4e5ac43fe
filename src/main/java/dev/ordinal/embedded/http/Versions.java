package dev.ordinal.embedded.http;

import dev.ordinal.embedded.faults.StatusException;

/** Which version a read wants, and how exactly: 0 is any. */
record Versions(boolean given, long wanted, String match) {
    private static final String EXACT = "Exact";
    private static final String NOT_OLDER = "NotOlderThan";

    static Versions of(Exchange exchange) {
        String version = exchange.parameter("resourceVersion");
        try {
            long wanted = version.isEmpty() ? 0 : Long.parseUnsignedLong(version);
            return new Versions(!version.isEmpty(), wanted, exchange.parameter("resourceVersionMatch"));
        } catch (NumberFormatException e) {
            throw StatusException.badRequest("Invalid value: \"" + version + "\": resourceVersion");
        }
    }

    /** The version that a list must show as it was; 0 where any will do. */
    long exact() {
        return match.equals(EXACT) ? wanted : 0;
    }

    void demandForList(Exchange exchange) {
        if (!exchange.parameter("sendInitialEvents").isEmpty()) {
            throw invalid("sendInitialEvents is forbidden for list");
        }
        if (match.isEmpty()) {
            return;
        }
        if (!given) {
            throw invalid("resourceVersionMatch is forbidden unless resourceVersion is provided");
        }
        if (!exchange.parameter("continue").isEmpty()) {
            throw invalid("resourceVersionMatch is forbidden when continue is provided");
        }
        if (!match.equals(EXACT) && !match.equals(NOT_OLDER)) {
            throw invalid("resourceVersionMatch: Unsupported value: \"" + match + "\"");
        }
        if (match.equals(EXACT) && wanted == 0) {
            throw invalid("resourceVersionMatch \"Exact\" is forbidden for resourceVersion \"0\"");
        }
    }

    void demandForWatch(Exchange exchange) {
        boolean initial = !exchange.parameter("sendInitialEvents").isEmpty();
        if (initial && !match.equals(NOT_OLDER)) {
            throw invalid("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        if (!initial && !match.isEmpty()) {
            throw invalid("resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }
        if (exchange.flag("sendInitialEvents") && !exchange.flag("allowWatchBookmarks")) {
            throw invalid("sendInitialEvents requires allowWatchBookmarks");
        }
    }

    private static StatusException invalid(String fault) {
        return new StatusException(422, "Invalid", "ListOptions.meta.k8s.io \"\" is invalid: " + fault);
    }
}
