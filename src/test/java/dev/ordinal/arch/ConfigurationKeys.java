package dev.ordinal.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every key of our own that the program reads: from application.properties, injected values and mappings. */
final class ConfigurationKeys {
    private static final Pattern PROPERTY = Pattern.compile("^(?:%[\\w,]+\\.)?(ordinal\\.[\\w.\"-]+)\\s*[=:]");
    private static final Pattern INJECTED =
            Pattern.compile("\\bConfigProperty\\([^)]*name\\s*=\\s*\"(ordinal\\.[^\"]+)\"");

    /** Read before Quarkus starts. */
    private static final Pattern EARLY = Pattern.compile("\\bsetting\\(\\s*\"(ordinal\\.[^\"]+)\"");

    private ConfigurationKeys() {}

    static Set<String> all() {
        Set<String> keys = new TreeSet<>();
        ProjectFiles.lines(Path.of("src/main/resources/application.properties"))
                .forEach(line -> collect(PROPERTY, line, keys));
        ProjectFiles.under("src/main/java")
                .flatMap(file -> ProjectFiles.text(file).stream())
                .forEach(source -> {
                    collect(INJECTED, source, keys);
                    collect(EARLY, source, keys);
                });
        mappings().forEach(keys::add);
        return keys;
    }

    private static void collect(Pattern pattern, String text, Set<String> keys) {
        pattern.matcher(text).results().forEach(found -> keys.add(found.group(1)));
    }

    private static Stream<String> mappings() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.ordinal");
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .flatMap(type ->
                        keys(type.getAnnotationOfType(ConfigMapping.class).prefix(), type));
    }

    /** A method is a key; one that returns another interface of ours is a level. */
    private static Stream<String> keys(String prefix, JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getRawParameterTypes().isEmpty())
                .flatMap(method -> {
                    String key = prefix + "." + name(method);
                    JavaClass next = method.getRawReturnType();
                    boolean level = next.isInterface() && next.getPackageName().startsWith("dev.ordinal");
                    return level ? keys(key, next) : Stream.of(key);
                });
    }

    private static String name(JavaMethod method) {
        return method.tryGetAnnotationOfType(WithName.class)
                .map(WithName::value)
                .orElseGet(() -> method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
    }
}
