/**
 * A cluster and a broker inside the process, for trying Ordinal out and for tests that step through time. No product: what it
 * has behaves as the real one does, what it lacks it refuses.
 */
@NullMarked
package dev.ordinal.embedded;

import org.jspecify.annotations.NullMarked;
