package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown of the cluster's own objects. Apostrophes stand for quotation marks. */
class ViewsTest {
    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }

    /** Both generations of events, and one that says little. */
    static Stream<Arguments> events() {
        return Stream.of(
                arguments(
                        "{'count':3,'firstTimestamp':'a','lastTimestamp':'b','source':{'component':'kubelet'}}",
                        3,
                        "b"),
                arguments("{'eventTime':'c','lastTimestamp':null,'reportingComponent':'ordinal'}", 1, "c"),
                arguments("{'eventTime':'c','series':{'count':7,'lastObservedTime':'d'}}", 7, "d"),
                arguments("{'metadata':{'creationTimestamp':'e'}}", 1, "e"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_read_whichever_fields_tell_it(String event, int count, String last) {
        EventView view = EventView.of(json(event));
        assertThat(view.last()).isEqualTo(last);
        assertThat(view.json().path("count").asInt()).isEqualTo(count);
    }

    @Test
    void a_claim_belongs_to_the_workload_whose_name_it_bears() {
        ObjectNode workload = json("{'metadata':{'name':'web'},'spec':{'volumeClaimTemplates':"
                + "[{'metadata':{'name':'data'}},{'metadata':{'name':'logs'}}]}}");
        List<ObjectNode> claims = Stream.of(
                        "data-web-10",
                        "logs-web-2",
                        "data-web-2",
                        "data-web-x",
                        "data-web-01",
                        "cache-web-0",
                        "data-webs-0")
                .map(name -> json("{'metadata':{'name':'" + name + "'}}"))
                .toList();
        assertThat(ClaimView.of(workload, claims))
                .extracting(claim -> claim.json().path("name").asText())
                .containsExactly("data-web-2", "logs-web-2", "data-web-10");
    }
}
