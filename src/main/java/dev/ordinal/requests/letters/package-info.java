/**
 * The dead letters for people: looked at in pages, sent once more, or given up. How each broker lets one look is in {@code broker}.
 */
package dev.ordinal.requests.letters;
