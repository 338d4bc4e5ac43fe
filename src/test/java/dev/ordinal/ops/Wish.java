package dev.ordinal.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ordinal.workload.WorkloadKind;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The manifests that people write in a simulation; in their patches YAML saves the quotes. */
final class Wish {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Wish() {}

    /** Three ordinals with a claim each. */
    static ObjectNode manifest(WorkloadKind kind, String name) {
        return (ObjectNode) yaml("""
                apiVersion: %s
                kind: %s
                metadata: {name: %s, namespace: default}
                spec:
                  replicas: 3
                  serviceName: %s
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}, annotations: {version: '1'}}
                    spec: {containers: [{name: main, image: 'shop:1'}]}
                  volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """.formatted(kind.apiVersion(), kind.kind(), name, name, name, name));
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
