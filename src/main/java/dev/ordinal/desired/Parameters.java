package dev.ordinal.desired;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The query parameters of a request, read in one way by every door. What nobody understands is refused, not ignored: a misspelt one
 * would else do something else than was asked.
 *
 * @param names of those that are given
 * @param values all that are given for a name, in their order
 */
public record Parameters(Set<String> names, Function<String, List<String>> values) {
    private static final int SHOWN_MAX = 80;

    public void only(Set<String> accepted) {
        for (String name : names) {
            if (!accepted.contains(name)) {
                String others = accepted.isEmpty()
                        ? "; none is accepted"
                        : "; accepted: "
                                + String.join(", ", accepted.stream().sorted().toList());
                throw malformed("unknown query parameter '" + shown(name) + "'" + others);
            }
        }
    }

    /** The value of a parameter that may be given once; empty if it is not. */
    public String one(String name) {
        List<String> all = names.contains(name) ? values.apply(name) : List.of();
        if (all.size() > 1) {
            throw malformed("the query parameter '" + name + "' is given twice");
        }
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The same of one that may not be given empty: whoever reads it tells that from none. */
    public Optional<String> given(String name) {
        String text = one(name);
        return names.contains(name) ? Optional.of(text) : Optional.empty();
    }

    /** Off if it is not given. */
    public boolean flag(String name) {
        String text = given(name).orElse("false");
        if (!text.matches("true|false")) {
            throw malformed("'" + shown(text) + "' for " + name + "; accepted: true, false");
        }
        return text.equals("true");
    }

    /** A whole number that has to be given. */
    public int number(String name) {
        return number(name, one(name));
    }

    public static int number(String name, String text) {
        if (!text.matches("0|[1-9][0-9]{0,8}")) {
            throw malformed("'" + shown(text) + "' for " + name + "; accepted: a whole number from 0 on");
        }
        return Integer.parseInt(text);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    public static RefusedException malformed(String detail) {
        return new RefusedException(Refusal.Kind.MALFORMED, "", detail);
    }
}
