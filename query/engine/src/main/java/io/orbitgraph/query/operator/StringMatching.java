package io.orbitgraph.query.operator;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr.StringOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `STARTS WITH`, `ENDS WITH`, `CONTAINS` and `=~`; null unless both sides are strings.
public final class StringMatching {
    private StringMatching() {}

    public static Value apply(StringOperator operator, Value left, Value right) {
        if (!(left instanceof StringValue(String text)) || !(right instanceof StringValue(String pattern))) {
            return Value.NULL;
        }
        return Value.of(
                switch (operator) {
                    case STARTS_WITH -> text.startsWith(pattern);
                    case ENDS_WITH -> text.endsWith(pattern);
                    case CONTAINS -> text.contains(pattern);
                    case REGEX -> compile(pattern).matcher(text).matches();
                });
    }

    /// A regular expression in Java's syntax; it must match the whole string.
    public static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new OrbitException(
                    ErrorCode.INVALID_REGULAR_EXPRESSION,
                    "'" + regex + "' is no regular expression: " + e.getDescription(),
                    null,
                    e);
        }
    }
}
