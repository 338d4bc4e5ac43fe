package dev.ordinal.requests.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods each path takes: whoever is told that it is not this one may ask (RFC 9110), and the framework does not say. */
@Singleton
final class Methods {
    private final Map<String, Set<String>> byPath = new TreeMap<>();

    Methods(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path path = bean.getBeanClass().getAnnotation(Path.class);
            if (path != null) {
                for (Method method : bean.getBeanClass().getDeclaredMethods()) {
                    add(path.value(), method);
                }
            }
        }
    }

    private void add(String resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = resource + (own == null ? "" : own.value());
        for (Annotation each : method.getAnnotations()) {
            HttpMethod verb = each.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                Set<String> verbs = byPath.computeIfAbsent(path, none -> new TreeSet<>(Set.of("OPTIONS")));
                verbs.add(verb.value());
                if (verb.value().equals(HttpMethod.GET)) {
                    verbs.add(HttpMethod.HEAD);
                }
            }
        }
    }

    /** With commas; of all templates that a path may be one of. */
    String of(String path) {
        Set<String> verbs = new TreeSet<>();
        byPath.forEach((template, some) -> {
            if (Pattern.matches(template.replaceAll("\\{\\w+}", "[^/]+"), path)) {
                verbs.addAll(some);
            }
        });
        return String.join(", ", verbs);
    }
}
