package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.grammar.CypherGrammar.ExpressionContext;
import io.orbitgraph.cypher.grammar.CypherGrammar.WhereClauseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// The builders of one text, which call each other: expressions hold queries, queries hold patterns, patterns hold
/// expressions.
final class AstBuilder {
    final SourceMap source;
    final LiteralReader literals;
    final TypeBuilder types;
    final PatternBuilder patterns;
    final PrimaryBuilder primaries;
    final ExpressionBuilder expressions;
    final ClauseBuilder clauses;
    final QueryBuilder queries;
    final CommandBuilder commands;

    AstBuilder(SourceMap source, int depthLimit) {
        this.source = source;
        this.literals = new LiteralReader(source);
        this.types = new TypeBuilder(this);
        this.patterns = new PatternBuilder(this);
        this.primaries = new PrimaryBuilder(this);
        this.expressions = new ExpressionBuilder(this, depthLimit);
        this.clauses = new ClauseBuilder(this);
        this.queries = new QueryBuilder(this);
        this.commands = new CommandBuilder(this);
    }

    Expression expression(ExpressionContext context) {
        return expressions.build(context);
    }

    @Nullable
    Expression expressionOrNull(@Nullable ExpressionContext context) {
        return context == null ? null : expressions.build(context);
    }

    @Nullable
    Expression where(@Nullable WhereClauseContext context) {
        return context == null ? null : expressions.build(context.expression());
    }

    List<Expression> expressions(List<ExpressionContext> contexts) {
        return each(contexts, this::expression);
    }

    static <C extends ParserRuleContext, N> List<N> each(List<C> contexts, Function<? super C, ? extends N> build) {
        List<N> nodes = new ArrayList<>(contexts.size());
        for (C context : contexts) {
            nodes.add(build.apply(context));
        }
        return nodes;
    }

    /// For a context that the grammar has and its builder has not: a fault of this program and not of the query.
    static IllegalStateException unknown(ParserRuleContext context) {
        return new IllegalStateException(
                "no node is built for " + context.getClass().getSimpleName());
    }
}
