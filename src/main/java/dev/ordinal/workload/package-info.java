/**
 * The vocabulary everybody speaks: keys, specs, pods, actions, reasons, status. Records, enums and sealed types that know only
 * the JDK; nothing here does anything.
 */
package dev.ordinal.workload;
