package dev.ordinal.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Marks what is proved on a real API server only: the kubeconfig is in ORDINAL_TEST_KUBECONFIG, the client's path in KUBECTL.
 * {@code make test} brings both, counts what it must skip, and skips nothing in CI.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = "ORDINAL_TEST_KUBECONFIG",
        matches = ".+",
        disabledReason = "no API server: see docs/testing.md")
public @interface NeedsApiServer {}
