/**
 * Events that leave by the broker. Whoever tells one never waits: what the broker does not take now waits here, up to a bound, and
 * beyond it the oldest is given up.
 */
package dev.ordinal.outbox;
