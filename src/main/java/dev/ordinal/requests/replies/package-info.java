/**
 * What is told to whoever sent a request by a queue: that it is stored or refused, and later what became of it. Nobody waits for a
 * reply to be sent.
 */
package dev.ordinal.requests.replies;
