/**
 * The API server without HTTP: objects, versions, watches, deletion. Callable from one thread in simulated time.
 */
@NullMarked
package dev.ordinal.embedded.store;

import org.jspecify.annotations.NullMarked;
