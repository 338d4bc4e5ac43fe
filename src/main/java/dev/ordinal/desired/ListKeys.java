package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Which fields identify an element of the list at a path of property names in an object; none if the list is one value. */
@FunctionalInterface
public interface ListKeys {
    List<String> at(ObjectNode object, List<String> path);
}
