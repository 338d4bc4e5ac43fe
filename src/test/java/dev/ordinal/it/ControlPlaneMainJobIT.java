package dev.ordinal.it;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** The main job on a real API server, with a real scheduler, namespace controller and garbage collector. */
@NeedsApiServer
class ControlPlaneMainJobIT extends MainJobContract {
    @Override
    Stage open() throws IOException, GeneralSecurityException {
        return Stage.controlPlane(ControlPlaneMainJobIT.class);
    }
}
