package dev.ordinal.embedded.http;

import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Kinds;
import dev.ordinal.embedded.kinds.Ref;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a path names: a kind, maybe a namespace, maybe one object, maybe a subresource of it. */
record Target(Kind kind, String namespace, String name, String subresource) {
    /** Steps of a path below {@code /api} or {@code /apis}; throws 404 for what is not served. */
    static Target of(Kinds kinds, List<String> path) {
        Deque<String> steps = new ArrayDeque<>(path);
        String root = steps.poll();
        String group = "apis".equals(root) ? next(steps) : "";
        String version = next(steps);
        String namespace = "";
        if ("namespaces".equals(steps.peek()) && steps.size() > 2 && !isNamespaceSubresource(path)) {
            steps.poll();
            namespace = next(steps);
        }
        String plural = next(steps);
        Kind kind = kinds.find(group, version, plural).orElseThrow(StatusException::noSuchPath);
        String name = steps.isEmpty() ? "" : steps.poll();
        String subresource = steps.isEmpty() ? "" : steps.poll();
        boolean placed = kind.namespaced() ? !namespace.isEmpty() || name.isEmpty() : namespace.isEmpty();
        if (!steps.isEmpty() || !placed) {
            throw StatusException.noSuchPath();
        }
        return new Target(kind, namespace, name, subresource);
    }

    /** {@code /api/v1/namespaces/NAME/status} is a part of a namespace, not a kind in one. */
    private static boolean isNamespaceSubresource(List<String> path) {
        return path.size() == 5 && (path.get(4).equals("status") || path.get(4).equals("finalize"));
    }

    private static String next(Deque<String> steps) {
        String step = steps.poll();
        if (step == null) {
            throw StatusException.noSuchPath();
        }
        return step;
    }

    Ref ref() {
        return new Ref(kind, namespace, name);
    }
}
