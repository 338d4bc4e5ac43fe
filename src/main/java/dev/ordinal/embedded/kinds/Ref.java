package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;
import java.util.stream.Collectors;

/** Which object: a kind, a namespace (empty where the kind has none) and a name; and how refusals about it read. */
public record Ref(Kind kind, String namespace, String name) {
    /** Sorts as the real store does: by namespace, then name. */
    public String key() {
        return kind.namespaced() ? namespace + "/" + name : name;
    }

    public StatusException notFound() {
        return new StatusException(404, "NotFound", quoted() + " not found", details(kind.plural()));
    }

    public StatusException alreadyExists() {
        return new StatusException(409, "AlreadyExists", quoted() + " already exists", details(kind.plural()));
    }

    public StatusException modified() {
        return conflict("the object has been modified; please apply your changes to the latest version and try again");
    }

    public StatusException conflict(String why) {
        return new StatusException(
                409, "Conflict", "Operation cannot be fulfilled on " + quoted() + ": " + why, details(kind.plural()));
    }

    /** Nothing new comes into a namespace that is on its way out. */
    public StatusException namespaceTerminating() {
        ObjectNode details = details(kind.plural());
        Trees.list(details, "causes")
                .addObject()
                .put("reason", "NamespaceTerminating")
                .put("message", "namespace " + namespace + " is being terminated")
                .put("field", "metadata.namespace");
        String why = "unable to create new content in namespace " + namespace + " because it is being terminated";
        return new StatusException(403, "Forbidden", quoted() + " is forbidden: " + why, details);
    }

    public StatusException forbidden(String why) {
        return new StatusException(403, "Forbidden", quoted() + " is forbidden: " + why, details(kind.plural()));
    }

    public StatusException invalid(List<Fault> faults) {
        String all = faults.stream()
                .map(fault -> fault.field() + ": " + fault.message())
                .collect(Collectors.joining(", "));
        String subject = kind.group().isEmpty() ? kind.kind() : kind.kind() + "." + kind.group();
        ObjectNode details = details(kind.kind());
        StatusException.addCauses(details, faults);
        String message = subject + " \"" + name + "\" is invalid: " + (faults.size() == 1 ? all : "[" + all + "]");
        return new StatusException(422, "Invalid", message, details);
    }

    public StatusException invalid(String pointer, String why) {
        return invalid(List.of(new Fault(pointer, why)));
    }

    private String quoted() {
        return kind.id() + " \"" + name + "\"";
    }

    private ObjectNode details(String kindWord) {
        ObjectNode details = Trees.object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        return details.put("kind", kindWord);
    }
}
