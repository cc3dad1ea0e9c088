package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.check.Mentions;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// ORDER BY, SKIP and LIMIT.
final class Paging {
    private final Compilation compilation;

    Paging(Compilation compilation) {
        this.compilation = compilation;
    }

    static LogicalPlan over(
            LogicalPlan input, List<LogicalPlan.SortKey> keys, @Nullable Expr skip, @Nullable Expr limit) {
        LogicalPlan plan = keys.isEmpty() ? input : new LogicalPlan.Sort(input, keys);
        if (skip != null) {
            plan = new LogicalPlan.Skip(plan, skip);
        }
        return limit == null ? plan : new LogicalPlan.Limit(plan, limit);
    }

    /// A number of rows: an expression that no row decides.
    ///
    /// @param word `SKIP` or `LIMIT`, for messages
    @Nullable
    Expr count(@Nullable Expression expression, String word) {
        if (expression == null) {
            return null;
        }
        if (expression instanceof Expression.IntegerLiteral(var _, var value) && value < 0) {
            throw compilation.problems.at(
                    ErrorCode.NEGATIVE_INTEGER_ARGUMENT, expression.span(), word + " takes no negative number");
        }
        if (readsRows(expression)) {
            throw compilation.problems.at(
                    ErrorCode.NON_CONSTANT_EXPRESSION,
                    expression.span(),
                    word + " takes one number for all rows: use literals, parameters and functions of them");
        }
        Typed count = compilation.expressions.lower(expression, Environment.of(Scope.EMPTY));
        if (!count.type().mayBe(FunctionSignature.Type.INTEGER)) {
            throw compilation.operands.expected(expression.span(), "an INTEGER", count.type());
        }
        return count.expr();
    }

    /// Whether a variable is used; one that a comprehension declares counts too, which nobody misses here.
    private static boolean readsRows(Expression expression) {
        return !Mentions.of(expression).isEmpty();
    }
}
