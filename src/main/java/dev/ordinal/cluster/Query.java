package dev.ordinal.cluster;

/**
 * What to list.
 *
 * @param namespace empty for all
 * @param labelSelector empty for all
 * @param fieldSelector empty for all
 * @param limit at most so many in one page; 0 for no limit
 * @param continueToken where the former page ended; empty for the first
 */
public record Query(
        Resource resource,
        String namespace,
        String labelSelector,
        String fieldSelector,
        int limit,
        String continueToken) {

    /** Everything of a resource, in all namespaces. */
    public static Query all(Resource resource) {
        return new Query(resource, "", "", "", 0, "");
    }

    public Query in(String namespace) {
        return new Query(resource, namespace, labelSelector, fieldSelector, limit, continueToken);
    }

    public Query selecting(String labelSelector) {
        return new Query(resource, namespace, labelSelector, fieldSelector, limit, continueToken);
    }

    /** Only those whose fields have these values, as {@code involvedObject.name=web}. */
    public Query where(String fieldSelector) {
        return new Query(resource, namespace, labelSelector, fieldSelector, limit, continueToken);
    }

    /** The same list, page by page. */
    public Query page(int limit, String continueToken) {
        return new Query(resource, namespace, labelSelector, fieldSelector, limit, continueToken);
    }
}
