/**
 * The one seam to the Kubernetes API: get, list, watch, create, replace, patch, delete, on JSON trees. What is observed, done
 * and wished passes through {@code ClusterApi} and nothing else, so that the same code runs over HTTP and in simulated time.
 * Objects travel as they came: fields newer than any model of ours survive.
 */
package dev.ordinal.cluster;
