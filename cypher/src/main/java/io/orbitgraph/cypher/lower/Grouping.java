package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Node;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.check.Forms;
import io.orbitgraph.cypher.check.Mentions;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a projection has computed: grouping keys, aggregates and, while its ORDER BY is lowered, all of its columns.
/// An expression of the same form is not computed again but taken from there; this is what lets `RETURN n.x, n.x +
/// count(*)` and `RETURN max(n.x) ORDER BY max(n.x)` mean what they say.
final class Grouping {
    /// @param form as written
    private record Known(Expression form, Symbol symbol, StaticType type, boolean aggregated) {
        /// Only these may be repeated next to an aggregate: openCypher's rule for unambiguous expressions.
        boolean isRepeatable() {
            return aggregated || Forms.isSimpleKey(form);
        }
    }

    private record Computed(Expression form, LogicalPlan.Projection projection, StaticType type) {}

    private final Compilation compilation;
    private final Scope input;
    private final List<Known> known = new ArrayList<>();
    private final List<Computed> aggregates = new ArrayList<>();
    private @Nullable String nextName;
    private @Nullable Scope output;
    private @Nullable Expression sortItem;

    Grouping(Compilation compilation, Scope input) {
        this.compilation = compilation;
        this.input = input;
    }

    void add(Expression form, Symbol symbol, StaticType type, boolean aggregated) {
        known.add(new Known(form, symbol, type, aggregated));
    }

    List<LogicalPlan.Projection> aggregates() {
        return aggregates.stream().map(Computed::projection).toList();
    }

    /// The name for the next aggregate: its column's.
    void nameNext(String name) {
        nextName = name;
    }

    /// From now on the columns are visible under their names, and `item` is what is lowered.
    void sortBy(Expression item, Scope columns) {
        output = columns;
        sortItem = Forms.aggregates(item, compilation.catalog) ? item : null;
    }

    /// What has the same form as `expression`, if it means the same here.
    @Nullable
    Typed known(Expression expression, Environment environment) {
        for (Known candidate : known) {
            if (candidate.form().getClass() == expression.getClass()
                    && (candidate.isRepeatable() || (output != null && sortItem == null))
                    && Forms.same(candidate.form(), expression)
                    && !isHidden(expression, environment)) {
                return new Typed(new Expr.Variable(candidate.symbol()), candidate.type());
            }
        }
        return null;
    }

    /// Whether a name in the expression stands for something else than it did in the projection.
    private boolean isHidden(Expression expression, Environment environment) {
        if (environment.locals().isEmpty() && output == null) {
            return false;
        }
        Mentions mentions = Mentions.of(expression);
        if (mentions.hasAnyOf(environment.locals())) {
            return true;
        }
        if (output == null) {
            return false;
        }
        for (String name : output.names()) {
            Variable before = input.find(name);
            Variable now = output.find(name);
            if (mentions.has(name)
                    && now != null
                    && (before == null || !before.symbol().equals(now.symbol()))) {
                return true;
            }
        }
        return false;
    }

    /// An aggregating function: computed once for all expressions that hold it.
    ///
    /// @param function its lower-cased name
    Typed aggregate(
            Expression form,
            String function,
            List<Expression> arguments,
            boolean distinct,
            FunctionLowering functions) {
        for (Computed computed : aggregates) {
            if (Forms.same(computed.form(), form)) {
                return new Typed(new Expr.Variable(computed.projection().symbol()), computed.type());
            }
        }
        if (output != null) {
            requireProjected(form, output);
        }
        FunctionLowering.Arguments lowered =
                functions.aggregateArguments(form, arguments, Environment.insideAggregate(input));
        String name = nextName == null ? form.span().in(compilation.text) : nextName;
        nextName = null;
        Symbol symbol = compilation.symbol(name);
        Expr call = new Expr.AggregateCall(
                function, lowered.exprs(), distinct, form.span().start());
        aggregates.add(new Computed(form, new LogicalPlan.Projection(symbol, call), lowered.resultType()));
        return new Typed(new Expr.Variable(symbol), lowered.resultType());
    }

    /// An aggregate that only ORDER BY computes may use no more than what the projection passes on.
    private void requireProjected(Expression form, Scope columns) {
        Mentions mentions = Mentions.of(form);
        for (String name : input.names()) {
            Variable before = input.find(name);
            Variable after = columns.find(name);
            if (mentions.has(name) && (after == null || !after.equals(before))) {
                throw unknown(form.span(), name);
            }
        }
    }

    /// Refuses a subquery that names a variable of the input which `visible` does not have.
    void requireVisible(Node part, Scope visible) {
        Mentions mentions = Mentions.of(part);
        for (String name : input.names()) {
            if (mentions.names(name) && !visible.has(name)) {
                throw unknown(part.span(), name);
            }
        }
    }

    /// The error for a variable that an expression beside an aggregate cannot use.
    OrbitException unknown(Span span, String name) {
        boolean repeatsKey = sortItem != null
                && known.stream().anyMatch(key -> !key.isRepeatable() && Forms.contains(sortItem, key.form()));
        if (input.has(name) && (output == null || repeatsKey)) {
            return compilation.problems.at(
                    ErrorCode.AMBIGUOUS_AGGREGATION_EXPRESSION,
                    span,
                    "'" + name + "' stands beside an aggregating function but is no grouping key: project it before"
                            + " with WITH, or return it as a column of its own");
        }
        return compilation.problems.undefined(span, name, output == null ? input.names() : output.names());
    }
}
