package dev.ordinal.sim;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The program says nothing while such tests run: what is refused and what fails there does so on purpose, thousands of times. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Quiet.Logs.class)
public @interface Quiet {

    /** Switches the program's logs off, and on again. */
    final class Logs implements BeforeAllCallback, AfterAllCallback {
        /** Kept, because a logger that nobody holds forgets its level. */
        private static final Logger PROGRAM = Logger.getLogger("dev.ordinal");

        @Override
        public void beforeAll(ExtensionContext context) {
            PROGRAM.setLevel(Level.OFF);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            PROGRAM.setLevel(null);
        }
    }
}
