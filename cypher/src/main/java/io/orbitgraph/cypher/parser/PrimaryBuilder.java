package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Expression.MapProjectionItem;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Query;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.grammar.CypherGrammar;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What operators apply to: literals, names, calls, and the forms with brackets of their own.
final class PrimaryBuilder {
    private final AstBuilder ast;
    private final SourceMap source;

    PrimaryBuilder(AstBuilder ast) {
        this.ast = ast;
        this.source = ast.source;
    }

    Expression build(PrimaryContext context) {
        Span span = source.span(context);
        return switch (context) {
            case NamedContext named -> named(span, named);
            case IntegerContext _ -> new Expression.IntegerLiteral(span, ast.literals.integer(context.start, false));
            case FloatContext _ -> new Expression.FloatLiteral(span, ast.literals.floating(context.start));
            case StringContext _ -> new Expression.StringLiteral(span, ast.literals.string(context.start));
            case ConstantContext _ -> constant(span, context.start.getType());
            case ParameterValueContext parameter -> parameter(parameter.parameter());
            case MapContext map -> map(map.mapLiteral());
            case ListContext list -> list(list.listLiteral());
            case ParenthesizedContext parenthesized -> ast.expression(parenthesized.expression());
            case ListComprehensionContext comprehension -> listComprehension(span, comprehension);
            case PatternComprehensionContext comprehension ->
                new Expression.PatternComprehension(
                        span,
                        ast.patterns.path(source.nameOrNull(comprehension.name()), comprehension.patternExpression()),
                        ast.where(comprehension.whereClause()),
                        ast.expression(comprehension.expression()));
            case CaseExpressionContext choice -> choice(span, choice);
            case SubqueryOrCallContext subquery -> subqueryOrCall(span, subquery);
            case QuantifiedContext quantified -> quantified(span, quantified);
            case ReductionContext reduction -> reduction(span, reduction);
            case ReductionPredicateContext reduction -> reductionPredicate(span, reduction);
            case TrimContext trim -> trim(span, trim);
            case ShortestPathContext shortest ->
                shortest.shortestPathCall().LPAREN() == null
                                && shortest.shortestPathCall().PATTERN_OPEN() == null
                        ? variable(shortest)
                        : new Expression.ShortestPath(span, ast.patterns.path(null, shortest.shortestPathCall()));
            case PatternValueContext pattern ->
                new Expression.PatternValue(span, ast.patterns.path(null, pattern.patternExpression()));
            default -> throw AstBuilder.unknown(context);
        };
    }

    private Expression named(Span span, NamedContext context) {
        Name name = source.name(context.variable());
        if (context.callArguments() != null) {
            return call(span, name, context.callArguments());
        }
        Expression.Variable variable = new Expression.Variable(name.span(), name.text());
        return context.mapProjection() == null
                ? variable
                : new Expression.MapProjection(
                        span,
                        variable,
                        AstBuilder.each(context.mapProjection().mapProjectionItem(), this::projectionItem));
    }

    /// A word that opens a form of its own, standing alone: a variable after all.
    private Expression.Variable variable(PrimaryContext context) {
        Name name = source.name(context.start);
        return new Expression.Variable(name.span(), name.text());
    }

    private static Expression constant(Span span, int type) {
        return switch (type) {
            case CypherGrammar.TRUE -> new Expression.BooleanLiteral(span, true);
            case CypherGrammar.FALSE -> new Expression.BooleanLiteral(span, false);
            case CypherGrammar.NULL -> new Expression.NullLiteral(span);
            case CypherGrammar.NAN -> new Expression.FloatLiteral(span, Double.NaN);
            default -> new Expression.FloatLiteral(span, Double.POSITIVE_INFINITY);
        };
    }

    Expression.Parameter parameter(ParameterContext context) {
        String name = context.name() == null
                ? source.textOf(context.INTEGER().getSymbol())
                : source.name(context.name()).text();
        return new Expression.Parameter(source.span(context), name);
    }

    Expression.MapLiteral map(MapLiteralContext context) {
        return new Expression.MapLiteral(
                source.span(context),
                AstBuilder.each(
                        context.mapEntry(),
                        entry -> new Expression.Entry(
                                source.span(entry), source.name(entry.name()), ast.expression(entry.expression()))));
    }

    Expression.ListLiteral list(ListLiteralContext context) {
        return new Expression.ListLiteral(source.span(context), ast.expressions(context.expression()));
    }

    private MapProjectionItem projectionItem(MapProjectionItemContext context) {
        Span span = source.span(context);
        if (context.STAR() != null) {
            return new MapProjectionItem.AllProperties(span);
        }
        Name name = source.name(context.name());
        if (context.DOT() != null) {
            return new MapProjectionItem.PropertySelector(span, name);
        }
        return context.expression() == null
                ? new MapProjectionItem.VariableSelector(span, name)
                : new MapProjectionItem.Computed(span, name, ast.expression(context.expression()));
    }

    Expression call(Span span, Name function, CallArgumentsContext context) {
        String name = function.text().toLowerCase(Locale.ROOT);
        if (context.STAR() != null) {
            if (name.equals("count")) {
                return new Expression.CountStar(span);
            }
            throw source.error(
                    SyntaxDetail.UNEXPECTED_SYNTAX,
                    "'*' is an argument of count() only, not of " + function + "()",
                    context.STAR().getSymbol());
        }
        List<Expression> arguments = ast.expressions(context.expression());
        int word = switch (name) {
            case "normalize", "vector_norm" -> 1;
            case "vector", "vector_distance" -> 2;
            default -> Integer.MAX_VALUE;
        };
        // The normal form, the metric and the coordinates' type are bare words and no variables.
        if (word < arguments.size() && arguments.get(word) instanceof Expression.Variable(var at, var text)) {
            arguments.set(word, new Expression.StringLiteral(at, Words.upper(text)));
        }
        return new Expression.Call(span, function, context.DISTINCT() != null, arguments);
    }

    private Expression listComprehension(Span span, ListComprehensionContext context) {
        return new Expression.ListComprehension(
                span,
                source.name(context.name()),
                ast.expression(context.expression(0)),
                ast.where(context.whereClause()),
                ast.expressionOrNull(context.expression(1)));
    }

    private Expression choice(Span span, CaseExpressionContext context) {
        List<Expression.CaseBranch> branches =
                new ArrayList<>(context.caseBranch().size());
        for (CaseBranchContext branch : context.caseBranch()) {
            List<Expression> conditions = new ArrayList<>(branch.caseTest().size());
            for (CaseTestContext test : branch.caseTest()) {
                conditions.add(condition(test, context.subject != null));
            }
            if (context.subject == null && conditions.size() > 1) {
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX,
                        "Several conditions after one WHEN need a value after CASE",
                        branch.COMMA(0).getSymbol());
            }
            branches.add(
                    new Expression.CaseBranch(source.span(branch), conditions, ast.expression(branch.expression())));
        }
        return new Expression.Case(
                span, ast.expressionOrNull(context.subject), branches, ast.expressionOrNull(context.otherwise));
    }

    private Expression condition(CaseTestContext test, boolean ofSubject) {
        Span span = source.span(test);
        if (test.expression() != null) {
            Expression expression = ast.expression(test.expression());
            return ofSubject ? compare(span, Expression.Comparator.EQUAL, expression) : expression;
        }
        if (!ofSubject) {
            throw source.error(
                    SyntaxDetail.UNEXPECTED_SYNTAX,
                    "WHEN begins with an operator, but there is no value after CASE that it could apply to",
                    test.start);
        }
        return test.predicateTail() == null
                ? compare(
                        span,
                        ast.expressions.comparator(test.comparisonOperator()),
                        ast.expressions.build(test.predicate()))
                : ast.expressions.test(span, subjectAt(span), test.predicateTail());
    }

    private static Expression compare(Span span, Expression.Comparator comparator, Expression value) {
        return new Expression.Comparison(span, List.of(subjectAt(span), value), List.of(comparator));
    }

    private static Expression.CaseSubject subjectAt(Span span) {
        return new Expression.CaseSubject(new Span(span.start(), span.start()));
    }

    private Expression subqueryOrCall(Span span, SubqueryOrCallContext context) {
        if (context.callArguments() != null) {
            return call(span, source.name(context.start), context.callArguments());
        }
        if (context.subquery() == null) {
            return variable(context);
        }
        Expression.SubqueryKind kind = switch (context.start.getType()) {
            case CypherGrammar.EXISTS -> Expression.SubqueryKind.EXISTS;
            case CypherGrammar.COUNT -> Expression.SubqueryKind.COUNT;
            default -> Expression.SubqueryKind.COLLECT;
        };
        return new Expression.Subquery(span, kind, body(context.subquery()));
    }

    private Query body(SubqueryContext context) {
        if (context.query() != null) {
            return ast.queries.build(context.query());
        }
        Span span = source.span(context.patternList().start, context.RBRACE().getSymbol());
        Clause match = new Clause.Match(
                span,
                false,
                ast.clauses.matchMode(context.matchMode()),
                ast.patterns.paths(context.patternList()),
                List.of(),
                null,
                ast.where(context.whereClause()));
        return new Query.Single(span, List.of(match));
    }

    private Expression quantified(Span span, QuantifiedContext context) {
        if (context.expression() == null) {
            return variable(context);
        }
        Expression.Quantifier quantifier = switch (context.start.getType()) {
            case CypherGrammar.ALL -> Expression.Quantifier.ALL;
            case CypherGrammar.ANY -> Expression.Quantifier.ANY;
            case CypherGrammar.NONE -> Expression.Quantifier.NONE;
            default -> Expression.Quantifier.SINGLE;
        };
        return new Expression.Quantified(
                span,
                quantifier,
                source.name(context.name()),
                ast.expression(context.expression()),
                ast.where(context.whereClause()));
    }

    private Expression reduction(Span span, ReductionContext context) {
        return context.accumulator == null
                ? variable(context)
                : new Expression.Reduce(
                        span,
                        source.name(context.accumulator),
                        ast.expression(context.initial),
                        source.name(context.element),
                        ast.expression(context.source),
                        ast.expression(context.step));
    }

    private Expression reductionPredicate(Span span, ReductionPredicateContext context) {
        return context.accumulator == null
                ? variable(context)
                : new Expression.AllReduce(
                        span,
                        source.name(context.accumulator),
                        ast.expression(context.initial),
                        source.name(context.element),
                        ast.expression(context.source),
                        ast.expression(context.step),
                        ast.expression(context.condition));
    }

    /// `trim(LEADING c FROM s)` is `ltrim(s, c)`, and so on.
    private Expression trim(Span span, TrimContext context) {
        Name name = source.name(context.start);
        if (context.RPAREN() == null) {
            return variable(context);
        }
        List<Expression> arguments = new ArrayList<>();
        @Nullable TrimSideContext side = context.trimSide();
        if (context.source == null) {
            if (side != null) {
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX,
                        "After " + source.textOf(side) + " trim() needs FROM and the string",
                        side.start);
            }
            arguments.addAll(ast.expressions(context.expression()));
            return new Expression.Call(span, name, false, arguments);
        }
        arguments.add(ast.expression(context.source));
        if (context.first != null) {
            arguments.add(ast.expression(context.first));
        }
        String function = switch (side == null ? CypherGrammar.BOTH : side.start.getType()) {
            case CypherGrammar.LEADING -> "ltrim";
            case CypherGrammar.TRAILING -> "rtrim";
            default -> "trim";
        };
        return new Expression.Call(span, new Name(name.span(), function), false, arguments);
    }
}
