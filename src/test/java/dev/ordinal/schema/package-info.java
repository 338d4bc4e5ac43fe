/**
 * Makes the schemas of {@code src/main/resources} from what a real API server publishes, and proves them against it. The facts
 * (names, types, list keys, defaults) are the server's; rules and descriptions of OrdinalSet are added here.
 */
package dev.ordinal.schema;
