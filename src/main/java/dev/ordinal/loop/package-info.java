/**
 * Turns the crank: keys come in, one turn per key at a time, desired and observed go to the planner, its actions to the
 * actor, its status to the board. The only place that composes the stages.
 */
package dev.ordinal.loop;
