/**
 * A real Kafka broker inside the process, for a person who tries Ordinal out without one and for tests. Takes a directory and
 * a port on loopback; hands on the address that clients connect to. Never listens beyond loopback, and knows nothing of what
 * the messages mean.
 */
package dev.ordinal.embedded.broker;
