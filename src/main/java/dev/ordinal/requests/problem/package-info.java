/**
 * Every answer that is an error, as problem details (RFC 9457), whatever part of the program it came from.
 */
package dev.ordinal.requests.problem;
