/**
 * Bytes become a {@code WorkloadRequest} or a precise refusal. Pure: no I/O, no clock, no injection.
 */
package dev.ordinal.requests.codec;
