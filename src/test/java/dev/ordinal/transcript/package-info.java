/**
 * Transcripts: scenarios as text that are tests and documentation at once. A block is a few commands, {@code ----}, and exactly what
 * comes of them. The commands play people, nodes and time; the program is the real engine on the embedded store. One class per verb.
 */
package dev.ordinal.transcript;
