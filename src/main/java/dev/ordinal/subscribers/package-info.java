/**
 * The doors out: the stream of server-sent events, and reading over REST. Each subscriber has a bounded buffer; a slow one is
 * disconnected, never waited for.
 */
package dev.ordinal.subscribers;
