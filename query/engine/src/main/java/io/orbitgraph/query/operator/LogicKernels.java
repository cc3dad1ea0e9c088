package io.orbitgraph.query.operator;

import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.StringOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// {@link Logic} and {@link StringMatching} over vectors. Both sides of AND and OR are given in full; a caller
/// that wants
/// to evaluate the right side only where the left does not decide evaluates it for those rows and combines here.
public final class LogicKernels {
    private interface Connective {
        Value apply(Value left, Value right);
    }

    private LogicKernels() {}

    public static BooleanVector and(Vector left, Vector right, int @Nullable [] rows, int count, int capacity) {
        if (!(left instanceof BooleanVector a) || !(right instanceof BooleanVector b)) {
            return boxed(Logic::and, left, right, rows, count, capacity);
        }
        BooleanVector result = new BooleanVector(capacity);
        boolean nulls = a.hasNulls() || b.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!nulls) {
                result.values[row] = a.values[row] && b.values[row];
                continue;
            }
            boolean aNull = a.isNull(row);
            boolean bNull = b.isNull(row);
            if ((!aNull && !a.values[row]) || (!bNull && !b.values[row])) {
                result.values[row] = false;
            } else if (aNull || bNull) {
                result.setNull(row);
            } else {
                result.values[row] = true;
            }
        }
        return result;
    }

    public static BooleanVector or(Vector left, Vector right, int @Nullable [] rows, int count, int capacity) {
        if (!(left instanceof BooleanVector a) || !(right instanceof BooleanVector b)) {
            return boxed(Logic::or, left, right, rows, count, capacity);
        }
        BooleanVector result = new BooleanVector(capacity);
        boolean nulls = a.hasNulls() || b.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!nulls) {
                result.values[row] = a.values[row] || b.values[row];
                continue;
            }
            boolean aNull = a.isNull(row);
            boolean bNull = b.isNull(row);
            if ((!aNull && a.values[row]) || (!bNull && b.values[row])) {
                result.values[row] = true;
            } else if (aNull || bNull) {
                result.setNull(row);
            } else {
                result.values[row] = false;
            }
        }
        return result;
    }

    public static BooleanVector xor(Vector left, Vector right, int @Nullable [] rows, int count, int capacity) {
        return boxed(Logic::xor, left, right, rows, count, capacity);
    }

    public static BooleanVector not(Vector operand, int @Nullable [] rows, int count, int capacity) {
        BooleanVector result = new BooleanVector(capacity);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (operand.isNull(row)) {
                result.setNull(row);
            } else if (operand instanceof BooleanVector booleans) {
                result.values[row] = !booleans.values[row];
            } else {
                ComparisonKernels.set(result, row, Logic.not(operand.value(row)));
            }
        }
        return result;
    }

    private static BooleanVector boxed(
            Connective connective, Vector left, Vector right, int @Nullable [] rows, int count, int capacity) {
        BooleanVector result = new BooleanVector(capacity);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            ComparisonKernels.set(result, row, connective.apply(left.value(row), right.value(row)));
        }
        return result;
    }

    /// `text OPERATOR pattern` with one pattern for all rows: a regular expression is compiled once.
    public static BooleanVector match(
            StringOperator operator, Vector text, Value pattern, int @Nullable [] rows, int count, int capacity) {
        BooleanVector result = new BooleanVector(capacity);
        String wanted = pattern instanceof StringValue(String string) ? string : null;
        Pattern regex = operator == StringOperator.REGEX && wanted != null ? StringMatching.compile(wanted) : null;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            String string = text instanceof StringVector strings
                    ? strings.values[row]
                    : text.value(row) instanceof StringValue(String boxed) ? boxed : null;
            if (string == null || wanted == null) {
                result.setNull(row);
                continue;
            }
            result.values[row] = switch (operator) {
                case STARTS_WITH -> string.startsWith(wanted);
                case ENDS_WITH -> string.endsWith(wanted);
                case CONTAINS -> string.contains(wanted);
                case REGEX -> regex != null && regex.matcher(string).matches();
            };
        }
        return result;
    }
}
