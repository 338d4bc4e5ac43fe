/**
 * Ordinal on a real node: its own image, installed by its own chart, and containers that really run, crash, are killed and lose their
 * kubelet. {@code make e2e} brings the node up and takes it away.
 */
package dev.ordinal.e2e;
