package dev.ordinal.desired.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.schema.ManifestRow;
import dev.ordinal.workload.Fault;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Odd trees: values of the wrong type everywhere. Repeat one by {@code -Dseed=…}. */
class ManifestFuzzTest {
    private static final int TREES = 5_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void no_tree_makes_the_checks_throw_and_each_fault_points_somewhere() {
        List<ObjectNode> good =
                ManifestRow.all().stream().map(ManifestRow::object).toList();
        for (int tree = 0; tree < TREES; tree++) {
            ObjectNode object = good.get(random.nextInt(good.size())).deepCopy();
            ObjectNode old = good.get(random.nextInt(good.size())).deepCopy();
            for (int change = random.nextInt(6); change >= 0; change--) {
                mutate(object);
                mutate(old);
            }
            String described = "seed " + seed + ", tree " + tree + ": " + object + " over " + old;
            ObjectNode before = object.deepCopy();
            List<Fault> faults = check(object, old, described);
            assertThat(object).as(described).isEqualTo(before);
            assertThat(check(object, old, described)).as(described).isEqualTo(faults);
            assertThat(faults).as(described).allSatisfy(fault -> {
                assertThat(fault.detail()).isNotBlank();
                assertThat(object.at(parent(fault.pointer())).isMissingNode())
                        .as("%s has a parent", fault.pointer())
                        .isFalse();
            });
        }
    }

    private static List<Fault> check(ObjectNode object, ObjectNode old, String described) {
        try {
            List<Fault> faults = new ArrayList<>(ManifestCheck.onCreate(object));
            faults.addAll(ManifestCheck.onUpdate(object, old));
            return faults;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(described, e);
        }
    }

    /** A missing parent may itself be the place: labels of a template without metadata. */
    private static String parent(String pointer) {
        return pointer.startsWith("/spec/template/metadata/labels") || pointer.startsWith("/metadata/name")
                ? ""
                : pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    private void mutate(JsonNode tree) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        if (chosen instanceof ObjectNode object) {
            List<String> names =
                    object.propertyStream().map(java.util.Map.Entry::getKey).toList();
            String name = names.isEmpty() || random.nextInt(8) == 0 ? "odd" : names.get(random.nextInt(names.size()));
            if (tree.equals(object) && (name.equals("kind") || name.equals("apiVersion"))) {
                return;
            }
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, odd());
            }
        } else if (chosen instanceof ArrayNode list) {
            list.insert(random.nextInt(list.size() + 1), odd());
        }
    }

    private static void collect(JsonNode tree, List<JsonNode> containers) {
        if (tree.isContainerNode()) {
            containers.add(tree);
            tree.forEach(child -> collect(child, containers));
        }
    }

    private JsonNode odd() {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(random.nextLong());
            case 4 -> NODES.numberNode(BigInteger.TEN.pow(random.nextInt(400)));
            case 5 -> NODES.numberNode(random.nextDouble() * 1e300);
            case 6 -> NODES.textNode("");
            case 7 -> NODES.textNode("x".repeat(random.nextInt(100_000)));
            case 8 -> NODES.textNode("~0/" + random.nextInt());
            case 9 -> NODES.arrayNode();
            case 10 -> NODES.arrayNode().add(odd());
            case 11 -> NODES.objectNode();
            case 12 -> NODES.objectNode().set("name", odd());
            default -> NODES.numberNode(Double.NaN);
        };
    }
}
