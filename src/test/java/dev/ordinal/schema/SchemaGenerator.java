package dev.ordinal.schema;

import dev.ordinal.it.Kube;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the schemas that Ordinal ships, from a running API server:
 * {@code SchemaGenerator KUBECONFIG src/main/resources}. SchemaIT refuses what is committed if it differs.
 */
public final class SchemaGenerator {
    private static final String CRD = "crd/ordinalset.json";
    private static final String KINDS = "schemas/kubernetes.json";

    private SchemaGenerator() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path resources = Path.of(arguments[1]);
        try (Kube kube = Kube.of(Path.of(arguments[0]))) {
            for (Map.Entry<String, String> file : files(kube).entrySet()) {
                Path path = resources.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    /** File name under the resources, and its whole text. */
    static Map<String, String> files(Kube kube) throws IOException {
        PublishedSchemas published = PublishedSchemas.of(kube);
        Map<String, String> files = new TreeMap<>();
        files.put(CRD, Folded.text(OrdinalSetCrd.from(published)));
        files.put(KINDS, Folded.text(CompactSchemas.from(published)));
        return files;
    }
}
