/**
 * The built-in StatefulSet controller beside Ordinal: the same random scenario on two real control planes, compared after every
 * step. What may differ has a name in {@link dev.ordinal.differential.Allowance} and a row in docs/differences.md.
 */
package dev.ordinal.differential;
