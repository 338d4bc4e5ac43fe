/**
 * How this API server says no: a {@code Status} with a code, a reason and causes; and the seam for checks handed in from outside.
 */
@NullMarked
package dev.ordinal.embedded.faults;

import org.jspecify.annotations.NullMarked;
