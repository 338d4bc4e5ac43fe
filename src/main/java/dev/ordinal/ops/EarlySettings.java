package dev.ordinal.ops;

import java.util.Locale;

/** The few settings that are read before Quarkus starts: a system property, else an environment variable. */
final class EarlySettings {
    private EarlySettings() {}

    static String setting(String name, String usual) {
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return System.getProperty(name, System.getenv().getOrDefault(variable, usual));
    }
}
