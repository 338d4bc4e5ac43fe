/**
 * Wiring: the real clock, configuration, health, start-up and drain. The only package that knows all others.
 */
package dev.ordinal.ops;
