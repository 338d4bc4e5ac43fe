package dev.ordinal.it;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Tag;

/** On a real API server, with a real scheduler and garbage collector. */
@NeedsApiServer
@Tag("slow")
class ControlPlaneConsoleIT extends ConsoleContract {
    @Override
    Stage open() throws IOException, GeneralSecurityException {
        return Stage.controlPlane(ControlPlaneConsoleIT.class);
    }
}
