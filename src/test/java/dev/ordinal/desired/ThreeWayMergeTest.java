package dev.ordinal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code kubectl apply} would make of the same three. */
class ThreeWayMergeTest {
    private final ThreeWayMerge merge = new ThreeWayMerge((object, path) -> switch (String.join(".", path)) {
        case "spec.containers" -> List.of("name");
        case "spec.ports" -> List.of("port", "protocol");
        default -> List.of();
    });

    @Test
    void what_is_named_is_set_and_what_nobody_named_stays() {
        check(
                "{'spec': {'replicas': 5, 'image': 'a', 'added': 'by a server'}}",
                "{'spec': {'image': 'a'}}",
                "{'spec': {'image': 'b'}}",
                "{'spec': {'replicas': 5, 'image': 'b', 'added': 'by a server'}}");
    }

    @Test
    void what_was_named_and_is_not_any_more_goes() {
        check(
                "{'spec': {'a': 1, 'b': {'c': 1, 'd': 2}}}",
                "{'spec': {'a': 1, 'b': {'c': 1}}}",
                "{'spec': {'b': {}}}",
                "{'spec': {'b': {'d': 2}}}");
    }

    @Test
    void a_scale_by_somebody_else_stays_if_the_manifest_does_not_name_replicas() {
        check("{'spec': {'replicas': 9, 'a': 1}}", "{}", "{'spec': {'a': 2}}", "{'spec': {'replicas': 9, 'a': 2}}");
        check(
                "{'spec': {'replicas': 9}}",
                "{'spec': {'replicas': 1}}",
                "{'spec': {'replicas': 3}}",
                "{'spec': {'replicas': 3}}");
    }

    @Test
    void keyed_lists_are_merged_by_element() {
        check(
                "{'spec': {'containers': [{'name': 'a', 'image': '1', 'extra': true}, {'name': 'injected'}, {'name': 'b'}]}}",
                "{'spec': {'containers': [{'name': 'a', 'image': 1}, {'name': 'b'}]}}",
                "{'spec': {'containers': [{'name': 'c'}, {'name': 'a', 'image': '2'}]}}",
                "{'spec': {'containers': [{'name': 'c'}, {'name': 'a', 'image': '2', 'extra': true}, {'name': 'injected'}]}}");
    }

    @Test
    void several_keys_identify_together_and_a_protocol_left_out_is_tcp() {
        check(
                "{'spec': {'ports': [{'port': 53, 'protocol': 'TCP', 'node': 1}, {'port': 53, 'protocol': 'UDP', 'node': 2}]}}",
                "{'spec': {'ports': [{'port': 53}, {'port': 53, 'protocol': 'UDP'}]}}",
                "{'spec': {'ports': [{'port': 53, 'name': 'dns'}]}}",
                "{'spec': {'ports': [{'port': 53, 'protocol': 'TCP', 'node': 1, 'name': 'dns'}]}}");
    }

    @Test
    void other_lists_and_scalars_are_replaced_whole() {
        check("{'args': ['a', 'b']}", "{'args': ['a', 'b']}", "{'args': ['c']}", "{'args': ['c']}");
        check("{'a': {'b': 1}}", "{}", "{'a': 'text'}", "{'a': 'text'}");
        check("{'a': 'text'}", "{}", "{'a': {'b': 1}}", "{'a': {'b': 1}}");
    }

    @Test
    void none_of_the_three_is_changed() {
        ObjectNode live = tree("{'a': {'b': 1}, 'gone': 1}");
        ObjectNode last = tree("{'gone': 1}");
        ObjectNode wanted = tree("{'a': {'c': 2}}");
        ObjectNode merged = merge.merge(live, last, wanted);
        merged.withObject("/a").put("d", 3);
        assertThat(live).isEqualTo(tree("{'a': {'b': 1}, 'gone': 1}"));
        assertThat(last).isEqualTo(tree("{'gone': 1}"));
        assertThat(wanted).isEqualTo(tree("{'a': {'c': 2}}"));
    }

    private void check(String live, String last, String wanted, String merged) {
        assertThat(merge.merge(tree(live), tree(last), tree(wanted))).isEqualTo(tree(merged));
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"'));
    }
}
