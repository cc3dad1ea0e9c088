package io.orbitgraph.cypher.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression. Chains of `AND`, `OR`, `XOR` and of comparisons are flat lists, so that their length costs no depth.
public sealed interface Expression extends Node {

    // ---- literals and names ----

    record NullLiteral(Span span) implements Expression {}

    record BooleanLiteral(Span span, boolean value) implements Expression {}

    record IntegerLiteral(Span span, long value) implements Expression {}

    record FloatLiteral(Span span, double value) implements Expression {}

    record StringLiteral(Span span, String value) implements Expression {}

    record ListLiteral(Span span, List<Expression> items) implements Expression {
        public ListLiteral {
            items = List.copyOf(items);
        }
    }

    record MapLiteral(Span span, List<Entry> entries) implements Expression {
        public MapLiteral {
            entries = List.copyOf(entries);
        }
    }

    record Entry(Span span, Name key, Expression value) implements Node {}

    record Parameter(Span span, String name) implements Expression {}

    record Variable(Span span, String name) implements Expression {}

    // ---- access ----

    record Property(Span span, Expression subject, Name key) implements Expression {}

    record Index(Span span, Expression subject, Expression index) implements Expression {}

    record Slice(
            Span span,
            Expression subject,
            @Nullable Expression from,
            @Nullable Expression to) implements Expression {}

    /// @param function the qualified name as written, e.g. `duration.between`
    record Call(Span span, Name function, boolean distinct, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record CountStar(Span span) implements Expression {}

    // ---- operators ----

    record Not(Span span, Expression operand) implements Expression {}

    record And(Span span, List<Expression> operands) implements Expression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(Span span, List<Expression> operands) implements Expression {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    record Xor(Span span, List<Expression> operands) implements Expression {
        public Xor {
            operands = List.copyOf(operands);
        }
    }

    /// `a < b <= c`: holds when each neighbouring pair does.
    ///
    /// @param operators one fewer than the operands
    record Comparison(Span span, List<Expression> operands, List<Comparator> operators) implements Expression {
        public Comparison {
            operands = List.copyOf(operands);
            operators = List.copyOf(operators);
            if (operators.size() != operands.size() - 1) {
                throw new IllegalArgumentException("a comparator stands between each two operands");
            }
        }
    }

    enum Comparator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    record Arithmetic(Span span, Operator operator, Expression left, Expression right) implements Expression {}

    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MODULO,
        POWER,
        /// `||`
        CONCATENATE
    }

    record Negate(Span span, Expression operand) implements Expression {}

    record UnaryPlus(Span span, Expression operand) implements Expression {}

    record TextTest(Span span, TextOperator operator, Expression left, Expression right) implements Expression {}

    enum TextOperator {
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS,
        /// `=~`
        MATCHES
    }

    record In(Span span, Expression item, Expression list) implements Expression {}

    record IsNull(Span span, Expression operand, boolean negated) implements Expression {}

    record IsTyped(Span span, Expression operand, TypeName type, boolean negated) implements Expression {}

    /// @param form `NFC`, `NFD`, `NFKC` or `NFKD`
    record IsNormalized(Span span, Expression operand, String form, boolean negated) implements Expression {}

    record HasLabels(Span span, Expression operand, LabelExpression labels) implements Expression {}

    // ---- choice and lists ----

    /// @param subject null for `CASE WHEN`; else every condition speaks of it through [CaseSubject]
    record Case(
            Span span,
            @Nullable Expression subject,
            List<CaseBranch> branches,
            @Nullable Expression otherwise) implements Expression {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    /// @param conditions the branch is taken when any of them is true
    record CaseBranch(Span span, List<Expression> conditions, Expression result) implements Node {
        public CaseBranch {
            conditions = List.copyOf(conditions);
        }
    }

    /// The value of the enclosing `CASE x`, in a condition such as `WHEN < 3` or `WHEN 3` (which is `= 3`).
    record CaseSubject(Span span) implements Expression {}

    /// `[x IN list WHERE p | result]`.
    record ListComprehension(
            Span span,
            Name variable,
            Expression list,
            @Nullable Expression where,
            @Nullable Expression result) implements Expression {}

    /// `[p = (a)-->(b) WHERE p | result]`; the pattern holds the path variable.
    record PatternComprehension(
            Span span, PathPattern pattern, @Nullable Expression where, Expression result) implements Expression {}

    /// `all(x IN list WHERE p)`.
    record Quantified(
            Span span,
            Quantifier quantifier,
            Name variable,
            Expression list,
            @Nullable Expression where) implements Expression {}

    enum Quantifier {
        ALL,
        ANY,
        NONE,
        SINGLE
    }

    /// `reduce(acc = initial, x IN list | step)`.
    record Reduce(Span span, Name accumulator, Expression initial, Name variable, Expression list, Expression step)
            implements Expression {}

    /// `allReduce(acc = initial, x IN list | step, condition)`.
    record AllReduce(
            Span span,
            Name accumulator,
            Expression initial,
            Name variable,
            Expression list,
            Expression step,
            Expression condition)
            implements Expression {}

    /// `n {.*, .key, key: value, variable}`.
    record MapProjection(Span span, Variable subject, List<MapProjectionItem> items) implements Expression {
        public MapProjection {
            items = List.copyOf(items);
        }
    }

    sealed interface MapProjectionItem extends Node {
        record AllProperties(Span span) implements MapProjectionItem {}

        record PropertySelector(Span span, Name key) implements MapProjectionItem {}

        record Computed(Span span, Name key, Expression value) implements MapProjectionItem {}

        record VariableSelector(Span span, Name variable) implements MapProjectionItem {}
    }

    // ---- patterns and subqueries ----

    /// A pattern that stands as an expression, `WHERE (a)-->(b)`.
    record PatternValue(Span span, PathPattern pattern) implements Expression {}

    /// `shortestPath(…)` or `allShortestPaths(…)` outside of `MATCH`.
    record ShortestPath(Span span, PathPattern pattern) implements Expression {}

    /// @param body for the short form `{ pattern WHERE p }` a query of one `MATCH`
    record Subquery(Span span, SubqueryKind kind, Query body) implements Expression {}

    enum SubqueryKind {
        EXISTS,
        COUNT,
        COLLECT
    }
}
