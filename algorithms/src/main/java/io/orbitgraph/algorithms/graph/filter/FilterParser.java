package io.orbitgraph.algorithms.graph.filter;

import io.orbitgraph.algorithms.graph.filter.Predicate.Comparison;
import io.orbitgraph.algorithms.graph.filter.Predicate.Operand;
import io.orbitgraph.algorithms.graph.filter.Token.Kind;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Parses a filter by recursive descent. From loose to tight: OR, XOR, AND, NOT, then a name test, a comparison or
/// parentheses.
public final class FilterParser {
    /// Deeper nesting is refused, so that no text can exhaust the stack.
    private static final int MOST_DEPTH = 200;

    private final String text;
    private final String variable;
    private final MapValue parameters;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private FilterParser(String text, String variable, MapValue parameters) {
        this.text = text;
        this.variable = variable;
        this.parameters = parameters;
        this.tokens = Lexer.tokens(text);
    }

    /// A filter of nodes, which it calls `n`.
    ///
    /// @param parameters by name, without the dollar sign
    /// @throws OrbitException with `INVALID_ARGUMENT` that says where the text is wrong
    public static Predicate nodes(String text, MapValue parameters) {
        return new FilterParser(text, "n", parameters).whole();
    }

    /// A filter of relationships, which it calls `r`.
    public static Predicate relationships(String text, MapValue parameters) {
        return new FilterParser(text, "r", parameters).whole();
    }

    private Predicate whole() {
        if (peek().kind() == Kind.STAR && tokens.size() == 2) {
            return new Predicate.Constant(true);
        }
        Predicate predicate = or();
        if (peek().kind() != Kind.END) {
            throw wrong(peek(), "AND, OR, XOR or the end");
        }
        return predicate;
    }

    private Predicate or() {
        if (++depth > MOST_DEPTH) {
            throw failure(peek(), "the filter is nested too deeply");
        }
        Predicate left = xor();
        while (takeWord("OR")) {
            left = new Predicate.Or(left, xor());
        }
        depth--;
        return left;
    }

    private Predicate xor() {
        Predicate left = and();
        while (takeWord("XOR")) {
            left = new Predicate.Xor(left, and());
        }
        return left;
    }

    private Predicate and() {
        Predicate left = not();
        while (takeWord("AND")) {
            left = new Predicate.And(left, not());
        }
        return left;
    }

    private Predicate not() {
        boolean negated = false;
        while (takeWord("NOT")) {
            negated = !negated;
        }
        Predicate inner = simple();
        return negated ? new Predicate.Not(inner) : inner;
    }

    private Predicate simple() {
        Token token = peek();
        if (token.kind() == Kind.OPEN) {
            next++;
            Predicate inner = or();
            expect(Kind.CLOSE, "`)`");
            return inner;
        }
        if (token.isWord("TRUE") || token.isWord("FALSE")) {
            next++;
            return new Predicate.Constant(token.isWord("TRUE"));
        }
        if (token.kind() == Kind.PARAMETER && parameter(token) instanceof BooleanValue flag) {
            next++;
            return new Predicate.Constant(flag == BooleanValue.TRUE);
        }
        if (token.kind() == Kind.NAME && tokens.get(next + 1).kind() == Kind.COLON) {
            return named();
        }
        return compared();
    }

    private Predicate named() {
        Token variableToken = variable();
        List<String> names = new ArrayList<>();
        while (peek().kind() == Kind.COLON) {
            next++;
            names.add(expect(Kind.NAME, "a name").text());
        }
        return new Predicate.Named(names, variableToken.column());
    }

    private Predicate compared() {
        Operand left = operand();
        Token operator = peek();
        Comparison comparison = switch (operator.kind()) {
            case EQUAL -> Comparison.EQUAL;
            case UNEQUAL -> Comparison.UNEQUAL;
            case LESS -> Comparison.LESS;
            case AT_MOST -> Comparison.AT_MOST;
            case MORE -> Comparison.MORE;
            case AT_LEAST -> Comparison.AT_LEAST;
            case NAME, PARAMETER, WHOLE, FRACTION, STAR, OPEN, CLOSE, COLON, DOT, MINUS, END ->
                throw wrong(operator, "one of = <> < <= > >=");
        };
        next++;
        return new Predicate.Compared(left, comparison, operand());
    }

    private Operand operand() {
        Token token = peek();
        return switch (token.kind()) {
            case MINUS -> {
                next++;
                yield number(true);
            }
            case WHOLE, FRACTION -> number(false);
            case PARAMETER -> {
                next++;
                yield switch (parameter(token)) {
                    case IntegerValue(long value) -> new Operand.Whole(value);
                    case FloatValue(double value) -> new Operand.Fraction(value);
                    case Value other ->
                        throw failure(
                                token,
                                "parameter $" + token.text() + " is " + TypeName.of(other)
                                        + ", but a filter compares numbers");
                };
            }
            case NAME -> {
                variable();
                expect(Kind.DOT, "`.` and a property, or `:` and a name");
                Token property = expect(Kind.NAME, "a property");
                yield new Operand.Property(property.text(), property.column());
            }
            case STAR, OPEN, CLOSE, COLON, DOT, EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, END ->
                throw wrong(
                        token,
                        "`" + variable + ":` and a name, `" + variable + ".` and a property, a number, or a parameter");
        };
    }

    private Operand number(boolean negative) {
        Token token = peek();
        String digits = (negative ? "-" : "") + token.text();
        next++;
        try {
            if (token.kind() == Kind.WHOLE) {
                return new Operand.Whole(Long.parseLong(digits));
            }
            if (token.kind() == Kind.FRACTION) {
                return new Operand.Fraction(Double.parseDouble(digits));
            }
        } catch (NumberFormatException e) {
            throw failure(token, "'" + digits + "' is not a number of 64 bits");
        }
        throw wrong(token, "a number");
    }

    private Token variable() {
        Token token = expect(Kind.NAME, "`" + variable + "`");
        if (!token.text().equals(variable)) {
            throw failure(
                    token,
                    "'" + token.text() + "' is not known; "
                            + (variable.equals("n") ? "nodes are called n" : "relationships are called r"));
        }
        return token;
    }

    private Value parameter(Token token) {
        if (!parameters.containsKey(token.text())) {
            throw failure(
                    token,
                    "there is no parameter $" + token.text() + "; give it in the configuration: {parameters: {"
                            + token.text() + ": ...}}." + NearestName.hint(token.text(), parameters.keys()));
        }
        return parameters.get(token.text());
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean takeWord(String word) {
        if (peek().isWord(word)) {
            next++;
            return true;
        }
        return false;
    }

    private Token expect(Kind kind, String what) {
        Token token = peek();
        if (token.kind() != kind) {
            throw wrong(token, what);
        }
        next++;
        return token;
    }

    private OrbitException wrong(Token token, String wanted) {
        String found = token.kind() == Kind.END ? "the end" : "'" + token.text() + "'";
        return failure(token, "expected " + wanted + ", found " + found);
    }

    private OrbitException failure(Token token, String what) {
        return Lexer.failure(text, token.column(), what);
    }
}
