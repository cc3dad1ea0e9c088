package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.LabelExpression;
import io.orbitgraph.cypher.ast.RemoveItem;
import io.orbitgraph.cypher.ast.SetItem;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/// Clauses that write.
final class UpdateBuilder {
    private final AstBuilder ast;
    private final SourceMap source;

    UpdateBuilder(AstBuilder ast) {
        this.ast = ast;
        this.source = ast.source;
    }

    Clause build(ParserRuleContext context) {
        Span span = source.span(context);
        return switch (context) {
            case CreateClauseContext create ->
                new Clause.Create(span, create.INSERT() != null, ast.patterns.paths(create.patternList()));
            case MergeClauseContext merge -> merge(span, merge);
            case SetClauseContext set -> new Clause.Set(span, AstBuilder.each(set.setItem(), this::setItem));
            case RemoveClauseContext remove ->
                new Clause.Remove(span, AstBuilder.each(remove.removeItem(), this::removeItem));
            case DeleteClauseContext delete ->
                new Clause.Delete(span, delete.DETACH() != null, ast.expressions(delete.expression()));
            default -> throw AstBuilder.unknown(context);
        };
    }

    private Clause merge(Span span, MergeClauseContext context) {
        List<SetItem> onCreate = new ArrayList<>();
        List<SetItem> onMatch = new ArrayList<>();
        for (MergeActionContext action : context.mergeAction()) {
            List<SetItem> items = AstBuilder.each(action.setClause().setItem(), this::setItem);
            (action.CREATE() == null ? onMatch : onCreate).addAll(items);
        }
        return new Clause.Merge(span, ast.patterns.path(context.pattern()), onCreate, onMatch);
    }

    private SetItem setItem(SetItemContext context) {
        Span span = source.span(context);
        Expression target = ast.expressions.build(context.postfixExpression());
        LabelExpression labels = ast.patterns.labels(context.labels());
        if (labels != null) {
            return new SetItem.Labels(span, target, labels);
        }
        Expression value = ast.expression(context.expression());
        if (context.PLUS_EQ() != null) {
            return new SetItem.MergeProperties(span, target, value);
        }
        return switch (target) {
            case Expression.Property p -> new SetItem.Property(span, p.subject(), p.key(), value);
            case Expression.Index i -> new SetItem.DynamicProperty(span, i.subject(), i.index(), value);
            default -> new SetItem.AllProperties(span, target, value);
        };
    }

    private RemoveItem removeItem(RemoveItemContext context) {
        Span span = source.span(context);
        Expression target = ast.expressions.build(context.postfixExpression());
        LabelExpression labels = ast.patterns.labels(context.labels());
        if (labels != null) {
            return new RemoveItem.Labels(span, target, labels);
        }
        return switch (target) {
            case Expression.Property p -> new RemoveItem.Property(span, p.subject(), p.key());
            case Expression.Index i -> new RemoveItem.DynamicProperty(span, i.subject(), i.index());
            default ->
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX,
                        "REMOVE takes a property, n.key, or labels, n:Label",
                        context.start);
        };
    }
}
