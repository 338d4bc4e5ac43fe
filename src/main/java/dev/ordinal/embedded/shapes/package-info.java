/**
 * What the server itself adds to objects that come in, and what it does not accept whoever asks.
 */
@NullMarked
package dev.ordinal.embedded.shapes;

import org.jspecify.annotations.NullMarked;
