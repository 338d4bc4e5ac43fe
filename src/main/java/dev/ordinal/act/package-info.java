/**
 * Does one {@code Action} against the API server, if this process holds the lease, and returns an {@code Outcome}; never
 * throws for failures that are expected. Builds pods, claims and revisions from templates it does not interpret.
 */
package dev.ordinal.act;
