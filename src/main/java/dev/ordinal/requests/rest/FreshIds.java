package dev.ordinal.requests.rest;

/** Makes the request id of a caller that sends none: never the same twice, over all replicas and restarts. */
@FunctionalInterface
public interface FreshIds {
    String next();
}
