package dev.ordinal.embedded.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.CustomKind;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Trees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server adds to what people leave out, where people would notice it missing. */
public final class Defaults {
    /** Addresses 10.96.0.1 to 10.96.255.254; the range most clusters use. */
    private static final int SERVICE_ADDRESSES = 65_534;

    private static final int NODE_PORT_FIRST = 30_000;
    private static final int NODE_PORTS = 2_768;
    private static final Set<String> WITH_AMOUNTS =
            Set.of("pods", "statefulsets.apps", "persistentvolumeclaims", "persistentvolumes", "resourcequotas");
    private int services;
    private int nodePorts;

    /** Fills in the object in place; returns the paths of unknown fields that were dropped. */
    public List<String> fill(Ref ref, ObjectNode object, @Nullable JsonNode old, Instant now) {
        Fields.demandTexts(ref, object);
        List<String> unknown = new ArrayList<>(Fields.dropUnknown(ref, object));
        if (ref.kind().schema().isPresent()) {
            unknown.addAll(ref.kind().schema().get().shape(object));
        } else {
            builtIn(ref, object, old, now);
        }
        return unknown;
    }

    private void builtIn(Ref ref, ObjectNode object, @Nullable JsonNode old, Instant now) {
        if (WITH_AMOUNTS.contains(ref.kind().id())) {
            Amounts.rewrite(object.path("spec"));
        }
        switch (ref.kind().id()) {
            case "pods" -> PodDefaults.pod(object);
            case "statefulsets.apps" -> statefulSet(object);
            case "services" -> service(object, old);
            case "persistentvolumeclaims" -> claim(object, old);
            case "persistentvolumes" -> volume(object);
            case "namespaces" -> namespace(object, old);
            case "secrets" -> secret(object);
            case "limitranges" -> LimitDefaults.fill(object);
            case "storageclasses.storage.k8s.io" -> {
                put(object, "reclaimPolicy", "Delete");
                put(object, "volumeBindingMode", "Immediate");
            }
            case CustomKind.DEFINITIONS -> CustomKind.complete(object, now);
            default -> {}
        }
    }

    private static void statefulSet(ObjectNode set) {
        ObjectNode spec = Trees.child(set, "spec");
        put(spec, "podManagementPolicy", "OrderedReady");
        spec.putIfAbsent("replicas", IntNode.valueOf(1));
        spec.putIfAbsent("revisionHistoryLimit", IntNode.valueOf(10));
        ObjectNode strategy = Trees.child(spec, "updateStrategy");
        put(strategy, "type", "RollingUpdate");
        if (Trees.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Trees.child(strategy, "rollingUpdate");
            rolling.putIfAbsent("partition", IntNode.valueOf(0));
            rolling.putIfAbsent("maxUnavailable", IntNode.valueOf(1));
        }
        ObjectNode retention = Trees.child(spec, "persistentVolumeClaimRetentionPolicy");
        put(retention, "whenDeleted", "Retain");
        put(retention, "whenScaled", "Retain");
        if (spec.path("template").path("spec") instanceof ObjectNode template) {
            PodDefaults.spec(template);
        }
        for (JsonNode claim : spec.path("volumeClaimTemplates")) {
            if (claim instanceof ObjectNode object) {
                put(object, "apiVersion", "v1");
                put(object, "kind", "PersistentVolumeClaim");
                put(Trees.child(object, "spec"), "volumeMode", "Filesystem");
                put(Trees.child(object, "status"), "phase", "Pending");
            }
        }
        if (!set.has("status")) {
            set.putObject("status").put("replicas", 0).put("availableReplicas", 0);
        }
    }

    private void service(ObjectNode service, @Nullable JsonNode old) {
        ObjectNode spec = Trees.child(service, "spec");
        put(spec, "type", "ClusterIP");
        put(spec, "sessionAffinity", "None");
        put(spec, "internalTrafficPolicy", "Cluster");
        String type = Trees.text(spec, "type");
        if (!type.equals("ExternalName")) {
            String before = old == null ? "" : Trees.text(old, "spec", "clusterIP");
            if (Trees.text(spec, "clusterIP").isEmpty()) {
                spec.put("clusterIP", before.isEmpty() ? nextAddress() : before);
            }
            spec.putArray("clusterIPs").add(Trees.text(spec, "clusterIP"));
            put(spec, "ipFamilyPolicy", "SingleStack");
            if (!spec.has("ipFamilies")) {
                spec.putArray("ipFamilies").add("IPv4");
            }
        }
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            put(spec, "externalTrafficPolicy", "Cluster");
        }
        for (JsonNode item : spec.path("ports")) {
            if (item instanceof ObjectNode port) {
                put(port, "protocol", "TCP");
                port.putIfAbsent("targetPort", port.path("port"));
                if (type.equals("NodePort") || type.equals("LoadBalancer")) {
                    keepNodePort(port, old);
                }
            }
        }
        Trees.child(Trees.child(service, "status"), "loadBalancer");
    }

    private String nextAddress() {
        int host = services++ % SERVICE_ADDRESSES + 1;
        return "10.96." + host / 256 + "." + host % 256;
    }

    private void keepNodePort(ObjectNode port, @Nullable JsonNode old) {
        if (port.path("nodePort").asInt() > 0) {
            return;
        }
        int before = 0;
        if (old != null) {
            for (JsonNode known : Trees.at(old, "spec", "ports")) {
                if (known.path("port").equals(port.path("port"))) {
                    before = known.path("nodePort").asInt();
                }
            }
        }
        port.put("nodePort", before > 0 ? before : NODE_PORT_FIRST + nodePorts++ % NODE_PORTS);
    }

    private static void claim(ObjectNode claim, @Nullable JsonNode old) {
        put(Trees.child(claim, "spec"), "volumeMode", "Filesystem");
        put(Trees.child(claim, "status"), "phase", "Pending");
        if (old == null) {
            Trees.addText(Trees.metadata(claim), "finalizers", "kubernetes.io/pvc-protection");
        }
    }

    private static void volume(ObjectNode volume) {
        put(Trees.child(volume, "spec"), "persistentVolumeReclaimPolicy", "Retain");
        put(Trees.child(volume, "spec"), "volumeMode", "Filesystem");
        put(Trees.child(volume, "status"), "phase", "Available");
    }

    private static void namespace(ObjectNode namespace, @Nullable JsonNode old) {
        if (old == null) {
            Trees.child(namespace, "spec").putArray("finalizers").add("kubernetes");
        }
        Trees.child(Trees.metadata(namespace), "labels").put("kubernetes.io/metadata.name", Trees.name(namespace));
        put(Trees.child(namespace, "status"), "phase", "Active");
    }

    private static void secret(ObjectNode secret) {
        put(secret, "type", "Opaque");
        if (secret.remove("stringData") instanceof ObjectNode plain) {
            Trees.texts(plain)
                    .forEach((key, value) -> Trees.child(secret, "data")
                            .put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void put(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }
}
