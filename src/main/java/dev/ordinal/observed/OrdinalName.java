package dev.ordinal.observed;

import java.util.Optional;

/** A pod's name taken apart: {@code web-0} is ordinal 0 of {@code web}; the parent may have dashes itself (§1.1, member). */
record OrdinalName(String parent, int ordinal) {

    static Optional<OrdinalName> parse(String name) {
        int dash = name.lastIndexOf('-');
        if (dash <= 0 || dash == name.length() - 1) {
            return Optional.empty();
        }
        try {
            int ordinal = Integer.parseUnsignedInt(name, dash + 1, name.length(), 10);
            boolean canonical = name.substring(dash + 1).equals(String.valueOf(ordinal));
            return canonical ? Optional.of(new OrdinalName(name.substring(0, dash), ordinal)) : Optional.empty();
        } catch (NumberFormatException noOrdinal) {
            return Optional.empty();
        }
    }
}
