package dev.ordinal.subscribers;

import dev.ordinal.workload.LabelSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label selector as kubectl writes it: {@code app=web,tier!=test,zone in (a,b),!canary}. All terms have to hold. */
final class SelectorText {
    static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

    private static final String KEY = "([A-Za-z0-9./_-]+)";
    private static final String VALUE = "[A-Za-z0-9._-]*";
    private static final Pattern COMPARED = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*(" + VALUE + ")");
    private static final Pattern LISTED =
            Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(\\s*(" + VALUE + "(?:\\s*,\\s*" + VALUE + ")*)\\s*\\)");
    private static final Pattern PRESENT = Pattern.compile("(!?)\\s*" + KEY);
    /** A comma that no parenthesis follows before the next one opens. */
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private SelectorText() {}

    static LabelSelector read(String text) {
        if (text.isBlank()) {
            return EVERYTHING;
        }
        List<LabelSelector.Expression> terms = new ArrayList<>();
        for (String term : COMMA.split(text, -1)) {
            terms.add(term(term.strip()));
        }
        return new LabelSelector(Map.of(), terms);
    }

    private static LabelSelector.Expression term(String text) {
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            String operator = compared.group(2).equals("!=") ? "NotIn" : "In";
            return new LabelSelector.Expression(compared.group(1), operator, List.of(compared.group(3)));
        }
        Matcher listed = LISTED.matcher(text);
        if (listed.matches()) {
            List<String> values = Arrays.stream(listed.group(3).split(",", -1))
                    .map(String::strip)
                    .toList();
            String operator = listed.group(2).equals("in") ? "In" : "NotIn";
            return new LabelSelector.Expression(listed.group(1), operator, values);
        }
        Matcher present = PRESENT.matcher(text);
        if (present.matches()) {
            String operator = present.group(1).isEmpty() ? "Exists" : "DoesNotExist";
            return new LabelSelector.Expression(present.group(2), operator, List.of());
        }
        throw Asked.malformed("labelSelector: can't read '" + text + "'; expected key, !key, key=value, key!=value, "
                + "key in (a,b) or key notin (a,b)");
    }
}
