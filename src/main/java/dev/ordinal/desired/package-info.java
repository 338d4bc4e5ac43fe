/**
 * What was asked and accepted: checked, merged and stored in the custom resource by compare-and-set, so that it survives
 * restarts. Hands on {@code WorkloadSpec}s. Never touches a pod.
 */
package dev.ordinal.desired;
