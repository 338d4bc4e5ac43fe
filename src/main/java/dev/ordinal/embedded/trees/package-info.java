/**
 * Pure functions on JSON trees: reading, the three kinds of patch, selectors, quantities. Knows nothing of Kubernetes' kinds.
 */
@NullMarked
package dev.ordinal.embedded.trees;

import org.jspecify.annotations.NullMarked;
