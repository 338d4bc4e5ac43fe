/**
 * Who may do what. Until there is a login there is one answer, given in one place.
 */
package dev.ordinal.access;
