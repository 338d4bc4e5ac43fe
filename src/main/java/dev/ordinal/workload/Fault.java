package dev.ordinal.workload;

/**
 * One thing wrong with a request.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into what was sent; empty for the whole of it
 * @param detail what is wrong, and what would be accepted
 */
public record Fault(String pointer, String detail) {}
