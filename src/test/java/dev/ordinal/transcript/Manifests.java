package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.cluster.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Objects as scripts write them: whole in YAML, or in short as settings of a spec. */
final class Manifests {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Manifests() {}

    static JsonNode yaml(String text) {
        try {
            return Json.parse(YAML.readTree(text).toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A workload with one container, which {@code settings} say the rest of. */
    static ObjectNode workload(String kind, String name, List<String> settings) {
        String version = kind.equals("OrdinalSet") ? "apps.ordinal.dev/v1" : "apps/v1";
        ObjectNode object = (ObjectNode) yaml("""
                apiVersion: %s
                kind: %s
                metadata: {name: %s, namespace: default}
                spec:
                  replicas: 1
                  serviceName: %s
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec: {containers: [{name: main, image: "app:1"}]}
                """.formatted(version, kind, name, name, name, name));
        settings.forEach(setting -> set(object, setting));
        return object;
    }

    /** {@code path=value} below the spec; {@code image} and {@code claims} are short for the longer paths that everybody uses. */
    static void set(ObjectNode object, String setting) {
        int equals = setting.indexOf('=');
        String path = setting.substring(0, equals);
        String value = setting.substring(equals + 1);
        ObjectNode spec = object.withObject("/spec");
        switch (path) {
            case "image" -> ((ObjectNode) spec.at("/template/spec/containers/0")).put("image", value);
            case "claims" -> spec.set("volumeClaimTemplates", claims(value));
            case "partition" -> put(spec, "updateStrategy.rollingUpdate.partition", value);
            case "maxUnavailable" -> put(spec, "updateStrategy.rollingUpdate.maxUnavailable", value);
            case "strategy" -> strategy(spec, value);
            case "policy" -> put(spec, "podManagementPolicy", value);
            case "start" -> put(spec, "ordinals.start", value);
            case "whenScaled", "whenDeleted" -> put(spec, "persistentVolumeClaimRetentionPolicy." + path, value);
            default -> put(spec, path, value);
        }
    }

    private static void strategy(ObjectNode spec, String type) {
        ObjectNode strategy = spec.putObject("updateStrategy").put("type", type);
        if (type.equals("RollingUpdate")) {
            strategy.putObject("rollingUpdate").put("partition", 0);
        }
    }

    private static JsonNode claims(String names) {
        var templates = Json.object().arrayNode();
        for (String name : names.split(",", -1)) {
            templates.add(yaml("""
                    metadata: {name: %s}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                    """.formatted(name)));
        }
        return templates;
    }

    private static void put(ObjectNode spec, String path, String value) {
        String[] steps = path.split("\\.", -1);
        ObjectNode parent = spec;
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent.withObject("/" + steps[i]);
        }
        String last = steps[steps.length - 1];
        if (value.equals("none")) {
            parent.remove(last);
        } else {
            parent.set(last, yaml(value));
        }
    }
}
