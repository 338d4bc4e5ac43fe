/**
 * The two decisions, both pure: {@code Admission} (is this wish accepted?) and {@code Planner} (what next?). Takes what is
 * wanted, what is observed and the time; hands on actions, status and an optional wake-up. Never reads a clock, never does I/O.
 */
package dev.ordinal.decide;
