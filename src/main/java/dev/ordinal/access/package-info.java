/**
 * Who may do what: each resource method says what it needs, and is asked for before it is called. Until there is a login there is one
 * answer, given in one place.
 */
package dev.ordinal.access;
