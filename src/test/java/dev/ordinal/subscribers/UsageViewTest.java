package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageViewTest {
    private static ObjectNode metrics(String pod) {
        return (ObjectNode) Json.parse("""
                {"metadata": {"name": "%s"}, "timestamp": "2026-01-02T12:00:00Z", "window": "15s",
                 "containers": [{"name": "main", "usage": {"cpu": "12m", "memory": "34Mi"}}]}""".formatted(pod));
    }

    @Test
    void showsThePodsOfTheWorkloadInOrder() {
        assertThat(UsageView.of(
                        "web", List.of(metrics("web-10"), metrics("web-2"), metrics("web-x"), metrics("webs-1"))))
                .isEqualTo(Json.parse("""
                        {"measured": true, "items": [
                          {"ordinal": 2, "pod": "web-2", "at": "2026-01-02T12:00:00Z", "window": "15s",
                           "containers": [{"name": "main", "cpu": "12m", "memory": "34Mi"}]},
                          {"ordinal": 10, "pod": "web-10", "at": "2026-01-02T12:00:00Z", "window": "15s",
                           "containers": [{"name": "main", "cpu": "12m", "memory": "34Mi"}]}]}"""));
    }
}
