package dev.ordinal.requests.replies;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.RequestId;
import dev.ordinal.outbox.Outgoing;
import dev.ordinal.requests.codec.ReplyType;
import java.time.Instant;

/**
 * One reply. Its id is made of the request's, so that one that is told twice is known again.
 *
 * @param subject of the request
 */
record Reply(ReplyType type, RequestId request, String subject, ObjectNode data) {

    Outgoing event(Instant now) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", request + "#" + type.word())
                .put("source", "/ordinal")
                .put("type", type.text())
                .put("subject", subject)
                .put("time", now.toString())
                .put("requestsource", request.source())
                .put("requestid", request.id())
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return new Outgoing(subject, type.text(), event.toString());
    }
}
