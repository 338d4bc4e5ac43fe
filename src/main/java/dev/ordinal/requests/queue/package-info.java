/**
 * The door that wishes come in by a queue. A message is acknowledged only after its wish is stored, or it lies in the dead
 * letters with the reason.
 */
package dev.ordinal.requests.queue;
