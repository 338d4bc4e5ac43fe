package dev.ordinal.requests.rest;

import dev.ordinal.desired.Parameters;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.workload.Names;
import dev.ordinal.workload.WorkloadKey;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request asks beside its body: names, parameters and conditions, each checked. */
final class Asked {
    private static final String SOURCE = "rest";
    private static final Pattern ENTITY_TAG = Pattern.compile("\"([!#-~]{1,64})\"");
    /** Kept in an annotation of the workload, so short and plain. */
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,128}");

    private Asked() {}

    /** The condition of a PUT, as the mode and the version it means. */
    record Condition(WorkloadRequest.Mode mode, Optional<String> version) {}

    static WorkloadKey key(String namespace, String name) {
        namespace(namespace);
        if (!Names.subdomain(name)) {
            throw malformed("'" + name + "' in the path is no name of a workload: " + Names.RULE);
        }
        return new WorkloadKey(namespace, name);
    }

    static String namespace(String namespace) {
        if (!Names.label(namespace)) {
            throw malformed("'" + namespace + "' in the path is no name of a namespace: " + Names.RULE);
        }
        return namespace;
    }

    static RequestId id(HttpServerRequest request, FreshIds fresh) {
        String key = header(request, "Idempotency-Key");
        if (key == null) {
            return new RequestId(SOURCE, fresh.next());
        }
        if (!IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw malformed("Idempotency-Key takes 1 to 128 visible ASCII characters");
        }
        return new RequestId(SOURCE, key);
    }

    static Condition condition(HttpServerRequest request) {
        String match = header(request, "If-Match");
        String noneMatch = header(request, "If-None-Match");
        if (match == null && noneMatch == null) {
            return new Condition(WorkloadRequest.Mode.APPLY, Optional.empty());
        }
        if (noneMatch != null) {
            if (match != null || !noneMatch.strip().equals("*")) {
                throw malformed("If-None-Match takes * here, and stands without If-Match");
            }
            return new Condition(WorkloadRequest.Mode.CREATE, Optional.empty());
        }
        if (match.strip().equals("*")) {
            return new Condition(WorkloadRequest.Mode.UPDATE, Optional.empty());
        }
        var tag = ENTITY_TAG.matcher(match.strip());
        if (!tag.matches()) {
            throw malformed("If-Match takes one strong entity tag, as \"42\", or *");
        }
        return new Condition(WorkloadRequest.Mode.UPDATE, Optional.of(tag.group(1)));
    }

    /** The condition of a PATCH, which changes only what exists; empty for any version. */
    static Optional<String> version(HttpServerRequest request) {
        if (request.getHeader("If-None-Match") != null) {
            throw malformed("If-None-Match has no meaning here: a patch changes what exists");
        }
        return condition(request).version();
    }

    /** Which patch it is. */
    static WorkloadRequest.PatchForm patchForm(HttpServerRequest request) {
        String contentType = request.getHeader("Content-Type");
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/merge-patch+json" -> WorkloadRequest.PatchForm.MERGE;
            case "application/json-patch+json" -> WorkloadRequest.PatchForm.JSON;
            case "application/strategic-merge-patch+json" -> WorkloadRequest.PatchForm.STRATEGIC;
            default ->
                throw new RefusedException(
                        Refusal.Kind.UNSUPPORTED,
                        "",
                        "content type '" + type + "'; accepted: application/merge-patch+json, "
                                + "application/json-patch+json, application/strategic-merge-patch+json");
        };
    }

    static Parameters parameters(HttpServerRequest request) {
        return new Parameters(request.params().names(), request.params()::getAll);
    }

    static void onlyParameters(HttpServerRequest request, Set<String> accepted) {
        parameters(request).only(accepted);
    }

    static int ordinal(String text) {
        if (!text.matches("0|[1-9][0-9]{0,8}")) {
            throw malformed("'" + text + "' in the path is no ordinal: a whole number from 0 on");
        }
        return Integer.parseInt(text);
    }

    /** Which object is meant; a name alone would also mean one that came since. */
    static String uid(HttpServerRequest request) {
        String uid = parameters(request).one("uid");
        if (uid.isEmpty()) {
            throw malformed("the query parameter 'uid' is missing: it says which pod is meant");
        }
        return uid;
    }

    static boolean flag(HttpServerRequest request, String name) {
        return parameters(request).flag(name);
    }

    /** The value of a header that may be given once; null if it is not. */
    private static String header(HttpServerRequest request, String name) {
        List<String> all = request.headers().getAll(name);
        if (all.size() > 1) {
            throw malformed("the header " + name + " is given twice");
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    private static RefusedException malformed(String detail) {
        return Parameters.malformed(detail);
    }
}
