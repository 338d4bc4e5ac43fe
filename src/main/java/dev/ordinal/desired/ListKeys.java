package dev.ordinal.desired;

import java.util.List;

/** Which fields identify an element of the list at a path of property names; none if the list is one value. */
@FunctionalInterface
public interface ListKeys {
    List<String> at(List<String> path);
}
