package io.orbitgraph.query.expr;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression. Types are checked by the front end where they are known at compile time; the rest is checked at run
/// time.
///
/// Nodes that can fail at run time carry the offset of their text in the query (−1 if they were made by a rewrite).
public sealed interface Expr {

    record Literal(Value value) implements Expr {}

    /// A query parameter, `$name`.
    record Parameter(String name) implements Expr {}

    record Variable(Symbol symbol) implements Expr {}

    /// `subject.key`, of a node, relationship, map, temporal value or point; null of null.
    record Property(Expr subject, String key, int offset) implements Expr {}

    /// `subject[index]`: list by integer, map or entity by string.
    record Index(Expr subject, Expr index, int offset) implements Expr {}

    /// `subject[from..to]`.
    record Slice(
            Expr subject, @Nullable Expr from, @Nullable Expr to, int offset) implements Expr {}

    record ListOf(List<Expr> items) implements Expr {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    /// A map literal; keys in the order written.
    record MapOf(List<Entry> entries) implements Expr {
        public MapOf {
            entries = List.copyOf(entries);
        }
    }

    /// `key: value` of a map literal or map projection.
    record Entry(String key, Expr value) {}

    /// `subject {.*, key: value}`; null if the subject is null. `allProperties` is the `.*`.
    record MapProjection(Expr subject, boolean allProperties, List<Entry> entries, int offset) implements Expr {
        public MapProjection {
            entries = List.copyOf(entries);
        }
    }

    /// A scalar function by its lower-cased, resolved name.
    record Call(String function, List<Expr> arguments, int offset) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// An aggregating function. Stands only directly in {@link LogicalPlan.Aggregate}. `count(*)` has no argument.
    record AggregateCall(String function, List<Expr> arguments, boolean distinct, int offset) implements Expr {
        public AggregateCall {
            arguments = List.copyOf(arguments);
        }
    }

    record Arithmetic(ArithmeticOperator operator, Expr left, Expr right, int offset) implements Expr {}

    enum ArithmeticOperator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MODULO,
        POWER,
        /// `||`: strings and lists only.
        CONCATENATE
    }

    record Negate(Expr operand, int offset) implements Expr {}

    /// `=`, `<>`, `<`, … three-valued. Chains are lowered to {@link And}.
    record Comparison(ComparisonOperator operator, Expr left, Expr right) implements Expr {}

    enum ComparisonOperator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /// Conjunction of two or more.
    record And(List<Expr> operands) implements Expr {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<Expr> operands) implements Expr {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    record Xor(Expr left, Expr right) implements Expr {}

    record Not(Expr operand) implements Expr {}

    record IsNull(Expr operand) implements Expr {}

    record In(Expr element, Expr list, int offset) implements Expr {}

    /// STARTS WITH, ENDS WITH, CONTAINS, `=~`; null unless both sides are strings.
    record StringMatch(StringOperator operator, Expr left, Expr right, int offset) implements Expr {}

    enum StringOperator {
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS,
        REGEX
    }

    /// `n:A`, `r:T`, with `&`, `|`, `!`, `%`; null of null.
    record HasLabels(Expr entity, LabelExpr labels, int offset) implements Expr {}

    /// `x IS :: TYPE`.
    record IsTyped(Expr operand, TypeExpr type) implements Expr {}

    /// CASE with conditions; the simple form is lowered to comparisons with `=` on a variable bound by {@link Let}.
    record Case(List<When> branches, @Nullable Expr otherwise) implements Expr {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    record When(Expr condition, Expr result) {}

    /// Evaluates `value` once, binds it, and evaluates `body`.
    record Let(Symbol symbol, Expr value, Expr body) implements Expr {}

    /// `[symbol IN list WHERE predicate | projection]`.
    record ListComprehension(
            Symbol symbol,
            Expr list,
            @Nullable Expr predicate,
            @Nullable Expr projection,
            int offset) implements Expr {}

    /// `all/any/none/single(symbol IN list WHERE predicate)`, three-valued.
    record Quantified(Quantifier quantifier, Symbol symbol, Expr list, Expr predicate, int offset) implements Expr {}

    enum Quantifier {
        ALL,
        ANY,
        NONE,
        SINGLE
    }

    /// `reduce(accumulator = initial, symbol IN list | body)`.
    record Reduce(Symbol accumulator, Expr initial, Symbol symbol, Expr list, Expr body, int offset) implements Expr {}

    /// A path made of bound variables: node, relationship, node, …; a relationship may be a list (variable length).
    /// What `p = (a)-[r]->(b)*…` is lowered to. Null if any element is null.
    record PathOf(List<Symbol> elements) implements Expr {
        public PathOf {
            elements = List.copyOf(elements);
        }
    }

    /// A subquery in an expression. The plan starts from an {@link LogicalPlan.Argument} of the outer variables it
    /// uses. EXISTS: whether there is a row; COUNT: how many; COLLECT: the list of the values of `result`. Pattern
    /// predicates are EXISTS, pattern comprehensions COLLECT.
    record Subquery(
            SubqueryKind kind, LogicalPlan plan, @Nullable Symbol result, int offset) implements Expr {}

    enum SubqueryKind {
        EXISTS,
        COUNT,
        COLLECT
    }
}
