/**
 * What makes the stored objects live: scheduler, kubelets, volume binder, quota, garbage collector. They react to changes of the
 * store and do their work through an agenda, so that a simulation can step through time.
 */
@NullMarked
package dev.ordinal.embedded.controllers;

import org.jspecify.annotations.NullMarked;
