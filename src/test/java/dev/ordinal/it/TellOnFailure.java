package dev.ordinal.it;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What helps whoever looks into a test that failed.
 *
 * @param story asked only then
 */
public record TellOnFailure(Supplier<String> story) implements AfterTestExecutionCallback {
    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> System.out.println(story.get()));
    }
}
