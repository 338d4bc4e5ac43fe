/**
 * Is this manifest what the API server would take, and can Ordinal run it? Takes a tree as it came, hands on every fault with a
 * pointer to it. Pure: reads the shipped schemas and nothing else, and throws for no tree however odd. Never changes a manifest.
 */
package dev.ordinal.desired.manifest;
