/**
 * The pipeline in simulated time: one thread, one agenda, one seed; what can fail fails, and the invariants are asked after every
 * event.
 */
package dev.ordinal.sim;
