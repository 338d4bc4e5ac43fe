/**
 * The writing half of the REST door: POST, PUT, DELETE. The reading half is {@code dev.ordinal.subscribers}.
 */
package dev.ordinal.requests.rest;
