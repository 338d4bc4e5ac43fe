package dev.ordinal.cluster;

/**
 * Where an object (or a subresource of it) is found.
 *
 * @param namespace empty for resources without one
 * @param subresource as {@code status}; empty for the object itself
 */
public record ObjectRef(Resource resource, String namespace, String name, String subresource) {

    public ObjectRef sub(String subresource) {
        return new ObjectRef(resource, namespace, name, subresource);
    }

    @Override
    public String toString() {
        String path = resource.plural() + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name;
        return subresource.isEmpty() ? path : path + "/" + subresource;
    }
}
