package dev.ordinal.it;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** The main job on the cluster inside the process. */
class EmbeddedMainJobIT extends MainJobContract {
    @Override
    Stage open() throws IOException, GeneralSecurityException {
        return Stage.embedded(EmbeddedMainJobIT.class);
    }
}
