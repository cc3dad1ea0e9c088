package io.orbitgraph.query.operator;

import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.StringOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// {@link StringMatching} over vectors.
public final class LogicKernels {
    private LogicKernels() {}

    /// `text OPERATOR pattern` with one pattern for all rows: a regular expression is compiled once.
    public static BooleanVector match(
            StringOperator operator, Vector text, Value pattern, int @Nullable [] rows, int count, int capacity) {
        BooleanVector result = new BooleanVector(capacity);
        String wanted = pattern instanceof StringValue(String string) ? string : null;
        Pattern regex = null;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            String string = text instanceof StringVector strings
                    ? strings.values[row]
                    : text.value(row) instanceof StringValue(String boxed) ? boxed : null;
            if (string == null || wanted == null) {
                result.setNull(row);
                continue;
            }
            if (operator == StringOperator.REGEX && regex == null) {
                // Only now: a malformed expression that is never used is no error.
                regex = StringMatching.compile(wanted);
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
