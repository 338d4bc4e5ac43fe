package dev.ordinal.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Marks what is proved on a real node only: its kubeconfig is in ORDINAL_NODE_KUBECONFIG. {@code make e2e} brings it, and says so
 * where this machine allows none.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("slow")
@Tag("node")
@EnabledIfEnvironmentVariable(
        named = "ORDINAL_NODE_KUBECONFIG",
        matches = ".+",
        disabledReason = "no node: see docs/testing.md")
@interface NeedsNode {}
