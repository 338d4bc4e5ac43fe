/**
 * What a person needs to see before asking: projects, quotas, storage classes, nodes. Reads only.
 */
package dev.ordinal.catalog;
