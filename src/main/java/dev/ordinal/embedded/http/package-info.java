/**
 * The store as Kubernetes' REST API: paths, discovery, tables, watch streams. Decides nothing itself.
 */
@NullMarked
package dev.ordinal.embedded.http;

import org.jspecify.annotations.NullMarked;
