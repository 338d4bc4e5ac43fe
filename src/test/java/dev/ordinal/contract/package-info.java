/**
 * What Ordinal needs of a Kubernetes API, as probes in text files, run unchanged against the embedded cluster and against a real
 * API server. Where they differ, the embedded cluster is wrong.
 */
package dev.ordinal.contract;
