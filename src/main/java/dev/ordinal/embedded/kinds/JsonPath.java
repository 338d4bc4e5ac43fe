package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of JSONPath that custom resource definitions use: fields, indices, and one equality filter per list. */
public record JsonPath(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("\\.([\\w-]+(?:\\\\\\.[\\w/-]+)*)"
            + "|\\['([^']+)'\\]"
            + "|\\[(\\d+)\\]"
            + "|\\[\\?\\(\\s*@\\.([\\w-]+)\\s*==\\s*[\"']([^\"']*)[\"']\\s*\\)\\]");

    sealed interface Step {
        record Field(String name) implements Step {}

        record Index(int index) implements Step {}

        record Where(String field, String value) implements Step {}
    }

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** Throws IllegalArgumentException for a path outside the supported part. */
    public static JsonPath parse(String path) {
        Matcher matcher = STEP.matcher(path);
        List<Step> steps = new ArrayList<>();
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            steps.add(step(matcher));
            end = matcher.end();
        }
        if (end != path.length()) {
            throw new IllegalArgumentException("JSONPath \"" + path + "\" is not supported");
        }
        return new JsonPath(steps);
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Step.Field(matcher.group(1).replace("\\.", "."));
        }
        if (matcher.group(2) != null) {
            return new Step.Field(matcher.group(2));
        }
        if (matcher.group(3) != null) {
            return new Step.Index(Integer.parseInt(matcher.group(3)));
        }
        return new Step.Where(matcher.group(4), matcher.group(5));
    }

    /** The first thing at this path, or a missing node. */
    public JsonNode find(JsonNode root) {
        JsonNode here = root;
        for (Step step : steps) {
            here = switch (step) {
                case Step.Field(String name) -> here.path(name);
                case Step.Index(int index) -> here.path(index);
                case Step.Where(String field, String value) -> where(here, field, value);
            };
        }
        return here;
    }

    private static JsonNode where(JsonNode list, String field, String value) {
        for (JsonNode item : list) {
            if (item.path(field).asText().equals(value)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    /** Sets a number at the end of a path of plain fields, making the objects on the way. */
    public void put(ObjectNode root, int value) {
        ObjectNode here = root;
        for (Step step : steps.subList(0, steps.size() - 1)) {
            here = Trees.child(here, field(step));
        }
        here.put(field(steps.getLast()), value);
    }

    private static String field(Step step) {
        if (step instanceof Step.Field(String name)) {
            return name;
        }
        throw new IllegalArgumentException("only plain fields can be written");
    }
}
