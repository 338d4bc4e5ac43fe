/** How tests try many cases: all of them, as many as seeds give, or every state that can be reached. */
package dev.ordinal.check;
