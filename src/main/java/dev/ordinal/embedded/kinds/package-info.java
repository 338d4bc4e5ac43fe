/**
 * What kinds of object there are, as data: one row each for the built-in ones, and rows made from custom resource definitions.
 */
@NullMarked
package dev.ordinal.embedded.kinds;

import org.jspecify.annotations.NullMarked;
