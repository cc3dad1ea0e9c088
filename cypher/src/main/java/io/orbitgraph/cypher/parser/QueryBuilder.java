package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.GraphReference;
import io.orbitgraph.cypher.ast.Query;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;

/// How clauses and queries are put together.
final class QueryBuilder {
    private final AstBuilder ast;
    private final SourceMap source;

    QueryBuilder(AstBuilder ast) {
        this.ast = ast;
        this.source = ast.source;
    }

    Query build(QueryContext context) {
        return context.queryPart().size() == 1
                ? part(context.queryPart(0))
                : new Query.Sequence(source.span(context), AstBuilder.each(context.queryPart(), this::part));
    }

    private Query part(QueryPartContext context) {
        return context.union() == null ? conditional(context.conditional()) : union(context.union());
    }

    private Query union(UnionContext context) {
        return context.singleQuery().size() == 1
                ? single(context.singleQuery(0))
                : new Query.Union(
                        source.span(context),
                        AstBuilder.each(context.singleQuery(), this::single),
                        AstBuilder.each(
                                context.unionWord(),
                                word -> word.ALL() == null ? Query.UnionKind.DISTINCT : Query.UnionKind.ALL));
    }

    private Query conditional(ConditionalContext context) {
        return new Query.Conditional(
                source.span(context),
                AstBuilder.each(
                        context.conditionalBranch(),
                        branch -> new Query.Branch(
                                source.span(branch),
                                ast.expression(branch.expression()),
                                single(branch.singleQuery()))),
                context.singleQuery() == null ? null : single(context.singleQuery()));
    }

    private Query single(SingleQueryContext context) {
        if (context.query() == null) {
            return new Query.Single(source.span(context), ast.clauses.build(context.clause()));
        }
        GraphReference graph = context.useClause() == null
                ? null
                : ast.clauses.graph(context.useClause().graphReference());
        return new Query.Block(source.span(context), graph, build(context.query()));
    }
}
