package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code spec.nodeName=node-1,status.phase!=Failed}: only fields the kind lets select by. */
public record FieldSelector(List<Term> terms) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern TERM = Pattern.compile("\\s*([^=!\\s]+)\\s*(==|=|!=)\\s*(.*?)\\s*");

    public static final FieldSelector NONE = new FieldSelector(List.of());

    record Term(List<String> path, boolean equal, String value) {
        boolean holds(JsonNode object) {
            JsonNode here = object;
            for (String step : path) {
                here = here.path(step);
            }
            String shown = here.isMissingNode() && path.getLast().equals("unschedulable") ? "false" : here.asText();
            return shown.equals(value) == equal;
        }
    }

    public FieldSelector {
        terms = List.copyOf(terms);
    }

    boolean holds(JsonNode object) {
        return terms.stream().allMatch(term -> term.holds(object));
    }

    public static FieldSelector parse(Kind kind, String text) {
        if (text.isBlank()) {
            return NONE;
        }
        List<Term> terms = new ArrayList<>();
        for (String part : COMMA.split(text, -1)) {
            Matcher matcher = TERM.matcher(part);
            if (!matcher.matches()) {
                throw StatusException.badRequest("invalid selector: '" + text + "'; can't understand '" + part + "'");
            }
            String field = matcher.group(1);
            boolean named = field.equals("metadata.name") || (field.equals("metadata.namespace") && kind.namespaced());
            if (!named && !kind.selectable().contains(field)) {
                throw StatusException.badRequest("field label not supported: " + field);
            }
            terms.add(new Term(
                    DOT.splitAsStream(field).toList(), !matcher.group(2).equals("!="), matcher.group(3)));
        }
        return new FieldSelector(terms);
    }
}
