/**
 * The latest status of every workload, numbered, and a bounded replay of what changed. Takes what a turn found; hands it to
 * whoever listens. Never asks the cluster.
 */
package dev.ordinal.status;
