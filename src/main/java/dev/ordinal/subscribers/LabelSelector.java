package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A label selector as kubectl writes it: {@code app=web,tier!=test,zone in (a,b),!canary}. All terms have to hold. */
final class LabelSelector {
    private static final String KEY = "([A-Za-z0-9./_-]+)";
    private static final String VALUE = "[A-Za-z0-9._-]*";
    private static final Pattern COMPARED = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*(" + VALUE + ")");
    private static final Pattern LISTED =
            Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(\\s*(" + VALUE + "(?:\\s*,\\s*" + VALUE + ")*)\\s*\\)");
    private static final Pattern PRESENT = Pattern.compile("(!?)\\s*" + KEY);
    /** A comma that no parenthesis follows before the next one opens. */
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private LabelSelector() {}

    static Predicate<JsonNode> of(String text) {
        List<Predicate<JsonNode>> terms = new ArrayList<>();
        if (!text.isBlank()) {
            for (String term : COMMA.split(text, -1)) {
                terms.add(term(term.strip()));
            }
        }
        return labels -> terms.stream().allMatch(term -> term.test(labels));
    }

    private static Predicate<JsonNode> term(String text) {
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            Set<String> values = Set.of(compared.group(3));
            return among(compared.group(1), values, !compared.group(2).equals("!="));
        }
        Matcher listed = LISTED.matcher(text);
        if (listed.matches()) {
            Set<String> values = Arrays.stream(listed.group(3).split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
            return among(listed.group(1), values, listed.group(2).equals("in"));
        }
        Matcher present = PRESENT.matcher(text);
        if (present.matches()) {
            boolean wanted = present.group(1).isEmpty();
            return labels -> labels.has(present.group(2)) == wanted;
        }
        throw Asked.malformed("labelSelector: can't read '" + text + "'; expected key, !key, key=value, key!=value, "
                + "key in (a,b) or key notin (a,b)");
    }

    /** As Kubernetes has it: a label that is not there is unequal to everything. */
    private static Predicate<JsonNode> among(String key, Set<String> values, boolean wanted) {
        return labels -> (labels.path(key).isTextual()
                        && values.contains(labels.path(key).textValue()))
                == wanted;
    }
}
