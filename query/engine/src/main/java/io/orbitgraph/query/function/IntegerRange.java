package io.orbitgraph.query.function;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.RandomAccess;

/// The list that `range()` returns, which takes no memory for its elements. Immutable.
final class IntegerRange extends AbstractList<Value> implements RandomAccess {
    private final long start;
    private final long step;
    private final int size;

    private IntegerRange(long start, long step, int size) {
        this.start = start;
        this.step = step;
        this.size = size;
    }

    /// @param end included if a step reaches it
    static IntegerRange of(long start, long end, long step) {
        if (step == 0) {
            throw new OrbitException(ErrorCode.NUMBER_OUT_OF_RANGE, "The step of range() must not be zero");
        }
        if (step > 0 ? start > end : start < end) {
            return new IntegerRange(start, step, 0);
        }
        BigInteger steps =
                BigInteger.valueOf(end).subtract(BigInteger.valueOf(start)).divide(BigInteger.valueOf(step));
        if (steps.bitLength() > 30) {
            throw new OrbitException(
                    ErrorCode.NUMBER_OUT_OF_RANGE, "range(" + start + ", " + end + ", " + step + ") is too long");
        }
        return new IntegerRange(start, step, steps.intValueExact() + 1);
    }

    @Override
    public Value get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return Value.of(start + index * step);
    }

    @Override
    public int size() {
        return size;
    }
}
