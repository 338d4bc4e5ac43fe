package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Manifest;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.Names;
import dev.ordinal.workload.Pointers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Documents become one workload with its companions. Looks at kinds and names only, and collects every fault it finds; what
 * the objects hold is checked where they are stored.
 */
final class ManifestReader {
    /** A workload has a handful of companions; a thousand are a mistake. */
    private static final int OBJECTS_MAX = 100;

    private static final Map<String, String> LISTS =
            Map.of("List", "v1", "StatefulSetList", "apps/v1", "OrdinalSetList", "apps.ordinal.dev/v1");

    private final Target target;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Document> workloads = new ArrayList<>();
    private final List<Manifest.Companion> companions = new ArrayList<>();
    private final Map<String, String> seen = new HashMap<>();

    private ManifestReader(Target target) {
        this.target = target;
    }

    static Manifest read(List<Document> documents, Target target, String base) {
        if (documents.isEmpty()) {
            throw new RefusedException(
                    Refusal.Kind.MALFORMED, base, "there is nothing here; expected " + Accepted.WORKLOADS);
        }
        ManifestReader reader = new ManifestReader(target);
        documents.forEach(document -> reader.document(document));
        return reader.manifest(base);
    }

    private Manifest manifest(String base) {
        if (workloads.isEmpty() && faults.isEmpty()) {
            fault(base, "no workload among what was sent; expected " + Accepted.WORKLOADS);
        }
        for (Document further : workloads.subList(Math.min(1, workloads.size()), workloads.size())) {
            fault(further.pointer(), "a second workload; one request is about one");
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(Refusal.invalid(faults));
        }
        Document workload = workloads.getFirst();
        return new Manifest((ObjectNode) workload.tree(), companions, workload.pointer());
    }

    private void document(Document document) {
        String kind = document.tree().path("kind").asText();
        if (!LISTS.containsKey(kind)) {
            object(document);
            return;
        }
        requireApiVersion(document, LISTS.get(kind));
        JsonNode items = document.tree().path("items");
        String at = Pointers.child(document.pointer(), "items");
        if (!items.isArray()) {
            fault(at, "a " + kind + " has items, which are a list");
            return;
        }
        if (items.size() > OBJECTS_MAX) {
            fault(at, items.size() + " objects; at most " + OBJECTS_MAX + " come with a workload");
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            object(new Document(items.get(i), Pointers.child(at, i)));
        }
    }

    private void object(Document document) {
        if (!document.tree().isObject()) {
            fault(document.pointer(), "expected an object, not " + shape(document.tree()));
            return;
        }
        String kind = text(document, "kind");
        if (kind.isEmpty()) {
            return;
        }
        Accepted.ofKind(kind)
                .ifPresentOrElse(
                        accepted -> accepted(document, accepted),
                        () -> fault(
                                Pointers.child(document.pointer(), "kind"),
                                "unknown kind '" + kind + "'; accepted: " + Accepted.all()));
    }

    private void accepted(Document document, Accepted accepted) {
        requireApiVersion(document, accepted.apiVersion());
        String metadataAt = Pointers.child(document.pointer(), "metadata");
        JsonNode metadata = document.tree().path("metadata");
        if (!metadata.isObject()) {
            fault(metadataAt, "is missing, or no object; expected at least a name");
            return;
        }
        Document within = new Document(metadata, metadataAt);
        String name = text(within, "name");
        requireName(within, name);
        requireNamespace(within, accepted);
        String former = seen.putIfAbsent(accepted.kind() + "/" + name, document.pointer());
        if (former != null && !name.isEmpty() && !accepted.workload()) {
            fault(document.pointer(), accepted.kind() + " '" + name + "' is there twice");
        }
        if (accepted.workload()) {
            workloads.add(document);
            requireTarget(within, name);
        } else {
            companions.add(new Manifest.Companion((ObjectNode) document.tree(), document.pointer()));
        }
        if (companions.size() == OBJECTS_MAX + 1) {
            fault(document.pointer(), "more than " + OBJECTS_MAX + " objects beside the workload");
        }
    }

    private void requireTarget(Document metadata, String name) {
        if (!name.isEmpty() && target.name().isPresent() && !target.name().get().equals(name)) {
            fault(
                    Pointers.child(metadata.pointer(), "name"),
                    "is '" + name + "', but the request is about '"
                            + target.name().get() + "'");
        }
    }

    private void requireName(Document metadata, String name) {
        if (!name.isEmpty() && !Names.subdomain(name)) {
            fault(Pointers.child(metadata.pointer(), "name"), "'" + name + "' is no DNS name: " + Names.RULE);
        }
    }

    private void requireNamespace(Document metadata, Accepted accepted) {
        JsonNode namespace = metadata.tree().path("namespace");
        String at = Pointers.child(metadata.pointer(), "namespace");
        if (namespace.isMissingNode()) {
            return;
        }
        if (!accepted.namespaced()) {
            fault(at, "a " + accepted.kind() + " is in no namespace");
        } else if (!namespace.isTextual()) {
            fault(at, "expected text, not " + shape(namespace));
        } else if (!namespace.textValue().equals(target.namespace())) {
            fault(at, "is '" + namespace.textValue() + "', but the request is about '" + target.namespace() + "'");
        }
    }

    private void requireApiVersion(Document document, String expected) {
        String apiVersion = text(document, "apiVersion");
        if (!apiVersion.isEmpty() && !apiVersion.equals(expected)) {
            fault(
                    Pointers.child(document.pointer(), "apiVersion"),
                    "is '" + apiVersion + "'; accepted: '" + expected + "'");
        }
    }

    /** The field's text; a fault and the empty text if it has none. */
    private String text(Document document, String field) {
        JsonNode value = document.tree().path(field);
        if (value.isTextual() && !value.textValue().isEmpty()) {
            return value.textValue();
        }
        String problem = value.isMissingNode() ? "is missing" : "expected text, not " + shape(value);
        fault(
                Pointers.child(document.pointer(), field),
                problem + (field.equals("kind") ? "; accepted: " + Accepted.all() : ""));
        return "";
    }

    static String shape(JsonNode node) {
        return Set.of("[]", "{}").contains(node.toString()) || node.isValueNode()
                ? node.isTextual() && node.textValue().isEmpty() ? "empty text" : brief(node.toString())
                : node.isArray() ? "a list" : "an object";
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private void fault(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }
}
