/**
 * The doors in: a message or an HTTP request becomes one {@code WorkloadRequest}, or a refusal that points at the fault. A
 * message is acknowledged only after its wish is stored or durably refused. Never decides about pods.
 */
package dev.ordinal.requests;
