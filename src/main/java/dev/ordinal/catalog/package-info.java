/**
 * What a person needs to see before asking: namespaces with their quotas, storage classes, nodes, ConfigMaps and Secrets by name and
 * key. Reads only, and never the value of a key.
 */
package dev.ordinal.catalog;
