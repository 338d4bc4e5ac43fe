/**
 * Patches of JSON trees: applied, and found as the difference of two trees. Pure; never changes a tree that it was given.
 */
package dev.ordinal.desired.patch;
