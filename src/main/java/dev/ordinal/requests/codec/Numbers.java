package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/**
 * Numbers as the Kubernetes API sends them on: a whole number is written without point or exponent ({@code 1.0} and
 * {@code 1e0} are {@code 1}); all others keep every digit they came with.
 */
final class Numbers {
    /** A double's exponents end before; what is beyond is no quantity, but a way to fill memory. */
    private static final int EXPONENT_MAX = 400;
    /** Every whole number below 10^18 is a long. */
    private static final int LONG_DIGITS = 18;

    private Numbers() {}

    /** The value as a node; throws {@link ArithmeticException} if it is beyond the range of a double. */
    static ValueNode exact(BigDecimal value) {
        if (value.signum() == 0) {
            return IntNode.valueOf(0);
        }
        long magnitude = (long) value.precision() - value.scale();
        if (Math.abs(magnitude) > EXPONENT_MAX || Double.isInfinite(value.doubleValue())) {
            throw new ArithmeticException("a number beyond the range of 64-bit floating point");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() <= 0 && magnitude <= LONG_DIGITS) {
            return whole(stripped.longValueExact());
        }
        return DecimalNode.valueOf(stripped);
    }

    static ValueNode whole(long value) {
        int narrow = (int) value;
        return narrow == value ? IntNode.valueOf(narrow) : LongNode.valueOf(value);
    }
}
