package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Projection;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// `WITH`, `RETURN`, `YIELD`, and the `ORDER BY`, `SKIP`, `LIMIT` and `WHERE` that narrow them. For the grammar those
/// are clauses of their own; here each joins the projection before it as long as they come in this order, and else
/// opens a clause that only pages.
final class ProjectionBuilder {
    private final AstBuilder ast;
    private final SourceMap source;

    ProjectionBuilder(AstBuilder ast) {
        this.ast = ast;
        this.source = ast.source;
    }

    static boolean narrows(ParserRuleContext clause) {
        return rank(clause) > 0;
    }

    private static int rank(ParserRuleContext clause) {
        return switch (clause) {
            case OrderByClauseContext _ -> 1;
            case SkipClauseContext _ -> 2;
            case LimitClauseContext _ -> 3;
            default -> 0;
        };
    }

    Pending with(WithClauseContext context) {
        return new Pending(
                context,
                context.whereClause(),
                true,
                (span, modifiers) -> new Clause.With(span, projection(context.projection(), modifiers)));
    }

    Pending result(ReturnClauseContext context) {
        return new Pending(
                context,
                null,
                false,
                (span, modifiers) -> new Clause.Return(span, projection(context.projection(), modifiers)));
    }

    Pending standalone(ParserRuleContext context) {
        return new Pending(context, null, true, Clause.Page::new);
    }

    /// A clause whose YIELD takes what follows.
    Pending narrowable(ParserRuleContext context, YieldClauseContext yield, Function<Clause.Yield, Clause> build) {
        return new Pending(
                context, yield.whereClause(), true, (_, modifiers) -> build.apply(yielded(yield, modifiers)));
    }

    Clause.Yield yielded(YieldClauseContext context) {
        return yielded(context, modifiers(List.of(), null, null, ast.where(context.whereClause())));
    }

    private Clause.Yield yielded(YieldClauseContext context, Projection.Modifiers modifiers) {
        List<Clause.YieldItem> items = AstBuilder.each(context.yieldItem(), item -> {
            Name column = source.name(item.name(0));
            return new Clause.YieldItem(
                    source.span(item), column, item.name().size() == 1 ? column : source.name(item.name(1)));
        });
        return new Clause.Yield(source.span(context), context.STAR() != null, items, modifiers);
    }

    private Projection projection(ProjectionContext context, Projection.Modifiers modifiers) {
        return new Projection(
                source.span(context),
                context.DISTINCT() != null,
                context.projectionItems().STAR() != null,
                AstBuilder.each(context.projectionItems().projectionItem(), this::item),
                context.groupBy() == null ? null : grouping(context.groupBy()),
                modifiers);
    }

    private Projection.Item item(ProjectionItemContext context) {
        Expression expression = ast.expression(context.expression());
        Name alias = source.nameOrNull(context.name());
        String name;
        if (alias != null) {
            name = alias.text();
        } else if (expression instanceof Expression.Variable variable
                && context.getStart().getTokenIndex() == context.getStop().getTokenIndex()) {
            // Without its back-ticks.
            name = variable.name();
        } else {
            name = source.textOf(context.expression());
        }
        return new Projection.Item(source.span(context), expression, name, alias);
    }

    private Projection.Grouping grouping(GroupByContext context) {
        return new Projection.Grouping(
                source.span(context), context.ALL() != null, ast.expressions(context.expression()));
    }

    private List<Projection.SortItem> sortItems(OrderByClauseContext context) {
        return AstBuilder.each(
                context.sortItem(),
                item -> new Projection.SortItem(
                        source.span(item),
                        ast.expression(item.expression()),
                        item.DESC() != null || item.DESCENDING() != null));
    }

    private static Projection.Modifiers modifiers(
            List<Projection.SortItem> orderBy,
            @Nullable Expression skip,
            @Nullable Expression limit,
            @Nullable Expression where) {
        return orderBy.isEmpty() && skip == null && limit == null && where == null
                ? Projection.Modifiers.NONE
                : new Projection.Modifiers(orderBy, skip, limit, where);
    }

    /// A projection that more may join.
    final class Pending {
        private final Token first;
        private final boolean mayFilter;
        private final BiFunction<Span, Projection.Modifiers, Clause> build;
        private Token last;
        private int rank;
        private List<Projection.SortItem> orderBy = List.of();
        private @Nullable Expression skip;
        private @Nullable Expression limit;
        private @Nullable WhereClauseContext where;

        Pending(
                ParserRuleContext context,
                @Nullable WhereClauseContext where,
                boolean mayFilter,
                BiFunction<Span, Projection.Modifiers, Clause> build) {
            this.first = context.start;
            this.last = context.stop;
            this.where = where;
            this.mayFilter = mayFilter;
            this.build = build;
        }

        boolean accepts(ParserRuleContext clause) {
            return where == null && rank(clause) > rank;
        }

        void add(ParserRuleContext clause) {
            rank = rank(clause);
            last = clause.stop;
            switch (clause) {
                case OrderByClauseContext order -> {
                    orderBy = sortItems(order);
                    where = order.whereClause();
                }
                case SkipClauseContext skipping -> {
                    skip = ast.expression(skipping.expression());
                    where = skipping.whereClause();
                }
                case LimitClauseContext limiting -> {
                    limit = ast.expression(limiting.expression());
                    where = limiting.whereClause();
                }
                default -> throw AstBuilder.unknown(clause);
            }
            if (where != null && !mayFilter) {
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX,
                        "WHERE cannot follow RETURN; use WITH … WHERE before it",
                        where.start);
            }
        }

        Clause close() {
            return build.apply(source.span(first, last), modifiers(orderBy, skip, limit, ast.where(where)));
        }
    }
}
