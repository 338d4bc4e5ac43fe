package dev.ordinal.subscribers;

import dev.ordinal.access.Answer;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import io.vertx.core.MultiMap;
import java.util.Set;

/** Reads the parameters of reading requests. What nobody understands is refused, not ignored. */
final class Asked {
    private Asked() {}

    static void only(MultiMap parameters, Set<String> accepted) {
        for (String name : parameters.names()) {
            if (!accepted.contains(name)) {
                String others = accepted.isEmpty()
                        ? "; none is accepted"
                        : "; accepted: "
                                + String.join(", ", accepted.stream().sorted().toList());
                throw malformed("unknown query parameter '" + name + "'" + others);
            }
        }
    }

    /** The value of a parameter that may be given once; empty if it is not. */
    static String one(MultiMap parameters, String name) {
        if (parameters.getAll(name).size() > 1) {
            throw malformed("the query parameter '" + name + "' is given twice");
        }
        String value = parameters.get(name);
        return value == null ? "" : value;
    }

    /** A whole number that has to be given. */
    static int number(MultiMap parameters, String name) {
        return number(name, one(parameters, name));
    }

    static int number(String name, String text) {
        if (!text.matches("0|[1-9][0-9]{0,8}")) {
            throw malformed("'" + text + "' for " + name + "; accepted: a whole number from 0 on");
        }
        return Integer.parseInt(text);
    }

    /** Off if it is not given. */
    static boolean flag(MultiMap parameters, String name) {
        String text = one(parameters, name);
        if (!text.matches("|true|false")) {
            throw malformed("'" + text + "' for " + name + "; accepted: true, false");
        }
        return text.equals("true");
    }

    static RefusedException malformed(String detail) {
        return new RefusedException(Refusal.Kind.MALFORMED, "", detail);
    }

    static void requireAllowed(Answer answer) {
        switch (answer) {
            case Answer.Allowed() -> {}
            case Answer.Denied(String why) -> throw new RefusedException(Refusal.Kind.FORBIDDEN, "", why);
        }
    }
}
