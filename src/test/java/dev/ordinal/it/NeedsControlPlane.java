package dev.ordinal.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks what brings up control planes of its own, from the programs that {@code src/it/cluster/build} makes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsControlPlane.Built.class)
public @interface NeedsControlPlane {

    /** Skips where they have not been built; {@code make test} builds them where it can, and skips nothing in CI. */
    final class Built implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean there =
                    !Command.run("src/it/cluster/build", "--if-there").output().isBlank();
            return there || "true".equals(System.getenv("CI"))
                    ? ConditionEvaluationResult.enabled("the control plane is built")
                    : ConditionEvaluationResult.disabled("no control plane: see docs/testing.md");
        }
    }
}
