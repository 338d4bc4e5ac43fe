/**
 * What the cluster shows: lists and watches become immutable {@code Observed} snapshots. Knows when its view is older than our
 * own last write and then shows nothing. Never decides, never writes.
 */
package dev.ordinal.observed;
