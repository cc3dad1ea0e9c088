package io.orbitgraph.query.runtime.write;

import io.orbitgraph.query.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether an expression may look at the graph beyond the entities of its own row.
final class Subqueries {
    private Subqueries() {}

    static boolean in(@Nullable Expr expression) {
        return switch (expression) {
            case null -> false;
            case Expr.Literal _, Expr.Parameter _, Expr.Variable _ -> false;
            case Expr.Property(Expr subject, var _, var _) -> in(subject);
            case Expr.MapOf(List<Expr.Entry> entries) -> entries.stream().anyMatch(entry -> in(entry.value()));
            case Expr.ListOf(List<Expr> items) -> items.stream().anyMatch(Subqueries::in);
            case Expr.Index(Expr subject, Expr index, var _) -> in(subject) || in(index);
            case Expr.Arithmetic(var _, Expr left, Expr right, var _) -> in(left) || in(right);
            case Expr.Negate(Expr operand, var _) -> in(operand);
            case Expr.Call(var _, List<Expr> arguments, var _) ->
                arguments.stream().anyMatch(Subqueries::in);
            // Rare in a pattern: row by row is always right.
            case Expr.Slice _,
                    Expr.MapProjection _,
                    Expr.AggregateCall _,
                    Expr.Comparison _,
                    Expr.And _,
                    Expr.Or _,
                    Expr.Xor _,
                    Expr.Not _,
                    Expr.IsNull _,
                    Expr.In _,
                    Expr.StringMatch _,
                    Expr.HasLabels _,
                    Expr.IsTyped _,
                    Expr.Case _,
                    Expr.Let _,
                    Expr.ListComprehension _,
                    Expr.Quantified _,
                    Expr.Reduce _,
                    Expr.PathOf _,
                    Expr.Subquery _ -> true;
        };
    }
}
