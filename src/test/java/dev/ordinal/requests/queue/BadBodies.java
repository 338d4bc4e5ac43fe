package dev.ordinal.requests.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.workload.Pointers;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Manifests that no door may take, as data: made of a good one by changes that a person or a program might make. */
final class BadBodies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AS_JSON = "application/json";
    private static final String AS_YAML = "application/yaml";
    private static final String GOOD = """
            apiVersion: apps.ordinal.dev/v1
            kind: OrdinalSet
            metadata: {name: bad, labels: {app: bad}, annotations: {note: text}}
            spec:
              replicas: 2
              serviceName: bad
              minReadySeconds: 5
              revisionHistoryLimit: 3
              podManagementPolicy: OrderedReady
              selector: {matchLabels: {app: bad}}
              updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1}}
              ordinals: {start: 0}
              template:
                metadata: {labels: {app: bad}}
                spec:
                  terminationGracePeriodSeconds: 3
                  containers:
                    - name: main
                      image: "shop:1"
                      command: [run]
                      env: [{name: A, value: b}]
                      ports: [{containerPort: 80, name: http}]
                      volumeMounts: [{name: data, mountPath: /data}]
              volumeClaimTemplates:
                - metadata: {name: data}
                  spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            """;

    /** Whose values must be numbers. */
    private static final List<String> NUMBERS = List.of(
            "/spec/replicas",
            "/spec/minReadySeconds",
            "/spec/revisionHistoryLimit",
            "/spec/ordinals/start",
            "/spec/updateStrategy/rollingUpdate/partition");

    private static final List<String> ABSURD =
            List.of("-1", "0.5", "1e400", "9223372036854775808", "1e-9", "\"5\"", "NaN");

    private final Random random;
    private final List<Bad> all = new ArrayList<>();

    private BadBodies(Random random) {
        this.random = random;
    }

    /**
     * A body.
     *
     * @param says what is wrong with it
     * @param at where the fault is, in what was sent; empty where it can't be read at all
     */
    record Bad(String says, String contentType, Buffer body, Optional<String> at) {
        @Override
        public String toString() {
            return says;
        }
    }

    static List<Bad> of(Random random) {
        BadBodies bodies = new BadBodies(random);
        bodies.wrongTypes("", good());
        bodies.absurdNumbers();
        bodies.unknownFields("", good());
        bodies.unknownVersions();
        bodies.cutOff();
        bodies.spoiledBytes();
        bodies.duplicateKeys();
        bodies.byHand();
        return bodies.all;
    }

    static ObjectNode good() {
        try {
            return (ObjectNode) new YAMLMapper().readTree(GOOD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String says, String contentType, String body, Optional<String> at) {
        all.add(new Bad(says, contentType, Buffer.buffer(body), at));
    }

    private void changed(String says, String at, Consumer<ObjectNode> change) {
        ObjectNode tree = good();
        change.accept(tree);
        add(says, AS_JSON, tree.toString(), Optional.of(at));
    }

    /** Everywhere something that has no place there, of each kind that JSON has. */
    private void wrongTypes(String at, JsonNode node) {
        if (!at.isEmpty()) {
            for (JsonNode other : List.of(
                    JSON.getNodeFactory().textNode("x y"),
                    JSON.getNodeFactory().booleanNode(true),
                    JSON.createArrayNode().add(1),
                    JSON.createObjectNode().put("no", 1))) {
                if (other.getNodeType() != node.getNodeType()) {
                    changed(other + " at " + at, at, tree -> put(tree, at, other));
                }
            }
        }
        children(at, node).forEach(this::wrongTypes);
    }

    private static Map<String, JsonNode> children(String at, JsonNode node) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        if (node instanceof ObjectNode object) {
            object.forEachEntry((name, value) -> children.put(Pointers.child(at, name), value));
        } else if (node instanceof ArrayNode) {
            for (int i = 0; i < node.size(); i++) {
                children.put(Pointers.child(at, i), node.get(i));
            }
        }
        return children;
    }

    private static void put(ObjectNode tree, String at, JsonNode value) {
        int slash = at.lastIndexOf('/');
        JsonNode parent = tree.at(at.substring(0, slash));
        String last = at.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), value);
        }
    }

    private void absurdNumbers() {
        String mark = "\"number-to-be\"";
        for (String at : NUMBERS) {
            for (String number : ABSURD) {
                if (number.equals("-1") && at.equals("/spec/revisionHistoryLimit")) {
                    continue; // as Kubernetes has it, that is a number
                }
                ObjectNode tree = good();
                put(tree, at, JSON.getNodeFactory().textNode("number-to-be"));
                boolean readable = !number.equals("NaN");
                add(
                        number + " at " + at,
                        AS_JSON,
                        tree.toString().replace(mark, number),
                        readable ? Optional.of(at) : Optional.empty());
            }
        }
    }

    private void unknownFields(String at, JsonNode node) {
        boolean free = at.endsWith("abels") || at.endsWith("annotations") || at.endsWith("requests");
        if (node.isObject() && !free) {
            String field = Pointers.child(at, "unheardOf");
            changed("an unknown field " + field, field, tree -> ((ObjectNode) tree.at(at)).put("unheardOf", "x"));
        }
        children(at, node).forEach(this::unknownFields);
    }

    private void unknownVersions() {
        for (String version : List.of("apps/v2", "apps/v1beta1", "apps.ordinal.dev/v2", "v1", "", "apps", "../v1")) {
            changed("version '" + version + "'", "/apiVersion", tree -> tree.put("apiVersion", version));
        }
        for (String kind : List.of("Pod", "Deployment", "ordinalset", "OrdinalSets", "Secret", "")) {
            changed("kind '" + kind + "'", "/kind", tree -> tree.put("kind", kind));
        }
    }

    private void cutOff() {
        String text = good().toString();
        for (int i = 0; i < 40; i++) {
            int length = 1 + random.nextInt(text.length() - 1);
            add("cut off after " + length, AS_JSON, text.substring(0, length), Optional.empty());
        }
    }

    /** One byte that is no text, anywhere. */
    private void spoiledBytes() {
        byte[] bytes = good().toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 30; i++) {
            for (byte spoiled : new byte[] {0, (byte) 0xff, (byte) 0xc0}) {
                byte[] copy = bytes.clone();
                int at = random.nextInt(copy.length);
                copy[at] = spoiled;
                String type = random.nextBoolean() ? AS_JSON : AS_YAML;
                all.add(new Bad("byte " + spoiled + " at " + at, type, Buffer.buffer(copy), Optional.empty()));
            }
        }
    }

    private void duplicateKeys() {
        String text = good().toString();
        for (String key : List.of("kind", "metadata", "spec", "replicas", "template", "containers", "name", "image")) {
            int at = text.indexOf("\"" + key + "\":");
            String twice = text.substring(0, at) + "\"" + key + "\":1," + text.substring(at);
            add("the key " + key + " twice, as JSON", AS_JSON, twice, Optional.empty());
            add("the key " + key + " twice, as YAML", AS_YAML, twice, Optional.empty());
        }
    }

    private void byHand() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String nine = String.join(", ", Collections.nCopies(9, "*a" + (i - 1)));
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, nine));
        }
        add("a bomb of aliases", AS_YAML, bomb.toString(), Optional.empty());
        add("an anchor within itself", AS_YAML, "a: &a [*a]", Optional.empty());
        add("an alias of nothing", AS_YAML, "a: *b", Optional.empty());
        add("a tag of Java", AS_YAML, "!!javax.script.ScriptEngineManager [x]", Optional.empty());
        add("a merge key of itself", AS_YAML, "a: &a {<<: *a}", Optional.empty());
        add("two documents and a bracket", AS_YAML, GOOD + "---\n[", Optional.empty());
        add("a tab for indentation", AS_YAML, "spec:\n\treplicas: 1", Optional.empty());
        add("not a number", AS_YAML, GOOD.replace("replicas: 2", "replicas: .nan"), Optional.empty());
        add("infinity", AS_YAML, GOOD.replace("replicas: 2", "replicas: .inf"), Optional.empty());
        add("a key that is a list", AS_YAML, "? [a]\n: b", Optional.empty());
        add("nothing", AS_JSON, "", Optional.empty());
        add("blanks", AS_YAML, "  \n\n", Optional.empty());
        add("null", AS_JSON, "null", Optional.empty());
        add("a list", AS_JSON, "[]", Optional.empty());
        add("a number", AS_JSON, "5", Optional.empty());
        add("a comment", AS_YAML, "# nothing", Optional.empty());
        for (int depth : new int[] {101, 1_000, 100_000}) {
            add(depth + " lists", AS_JSON, "[".repeat(depth) + "]".repeat(depth), Optional.empty());
            add(depth + " objects", AS_YAML, "{a: ".repeat(depth) + "}".repeat(depth), Optional.empty());
            add(depth + " lists that never end", AS_YAML, "- ".repeat(depth), Optional.empty());
        }
        add("2 MiB", AS_YAML, GOOD + "# " + "x".repeat(2 << 20), Optional.empty());
        add(
                "a text of 900 kB for a kind",
                AS_JSON,
                good().put("kind", "x".repeat(900_000)).toString(),
                Optional.of("/kind"));
        add(
                "a number of 900,000 digits",
                AS_YAML,
                GOOD.replace("replicas: 2", "replicas: " + "9".repeat(900_000)),
                Optional.empty());
        add("50,000 unknown fields", AS_JSON, manyFields(), Optional.empty());
    }

    private static String manyFields() {
        ObjectNode tree = good();
        ObjectNode spec = (ObjectNode) tree.path("spec");
        for (int i = 0; i < 50_000; i++) {
            spec.put("f" + i, i);
        }
        return tree.toString();
    }
}
