package dev.ordinal.schema;

import dev.ordinal.it.Kube;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the schemas that Ordinal ships from what a running API server publishes. SchemaIT refuses what is committed if it differs, and
 * writes it anew when asked ({@code make schema}).
 */
public final class SchemaGenerator {
    private static final String CRD = "crd/ordinalset.json";
    private static final String KINDS = "schemas/kubernetes.json";

    private SchemaGenerator() {}

    /** File name under the resources, and its whole text. */
    static Map<String, String> files(Kube kube) throws IOException {
        PublishedSchemas published = PublishedSchemas.of(kube);
        Map<String, String> files = new TreeMap<>();
        files.put(CRD, Folded.text(OrdinalSetCrd.from(published)));
        files.put(KINDS, Folded.text(CompactSchemas.from(published)));
        return files;
    }
}
