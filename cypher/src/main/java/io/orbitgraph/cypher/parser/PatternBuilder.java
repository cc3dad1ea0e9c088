package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.LabelExpression;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.PathElement;
import io.orbitgraph.cypher.ast.PathElement.Direction;
import io.orbitgraph.cypher.ast.PathElement.LengthRange;
import io.orbitgraph.cypher.ast.PathElement.NodePattern;
import io.orbitgraph.cypher.ast.PathElement.Parenthesized;
import io.orbitgraph.cypher.ast.PathElement.Quantifier;
import io.orbitgraph.cypher.ast.PathElement.RelationshipPattern;
import io.orbitgraph.cypher.ast.PathPattern;
import io.orbitgraph.cypher.ast.PathPattern.PathMode;
import io.orbitgraph.cypher.ast.PathPattern.PathSelector;
import io.orbitgraph.cypher.ast.PathPattern.ShortestForm;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.grammar.CypherGrammar;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Paths, their elements and label expressions.
final class PatternBuilder {
    private static final PathSelector EVERY_PATH = new PathSelector.All();

    private final AstBuilder ast;
    private final SourceMap source;

    PatternBuilder(AstBuilder ast) {
        this.ast = ast;
        this.source = ast.source;
    }

    List<PathPattern> paths(PatternListContext context) {
        return AstBuilder.each(context.pattern(), this::path);
    }

    PathPattern path(PatternContext context) {
        Name variable = source.nameOrNull(context.name());
        if (context.shortestPathCall() != null) {
            if (context.pathSelector() != null) {
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX,
                        source.textOf(context.pathSelector()) + " and "
                                + source.textOf(context.shortestPathCall().start) + "() exclude each other",
                        context.pathSelector().start);
            }
            return path(variable, context.shortestPathCall());
        }
        return new PathPattern(
                source.span(context),
                variable,
                selector(context.pathSelector()),
                mode(context.pathSelector()),
                ShortestForm.NONE,
                elements(context.pathElement()));
    }

    PathPattern path(@Nullable Name variable, ShortestPathCallContext context) {
        return new PathPattern(
                source.span(context),
                variable,
                EVERY_PATH,
                PathMode.UNSTATED,
                context.SHORTESTPATH() == null ? ShortestForm.ALL_SHORTEST_PATHS : ShortestForm.SHORTEST_PATH,
                elements(context.pathElement()));
    }

    /// A pattern in an expression: its first node has the bracket that announced it.
    PathPattern path(@Nullable Name variable, PatternExpressionContext context) {
        List<PathElement> elements = new ArrayList<>(2 * context.nodePattern().size() + 1);
        elements.add(new NodePattern(
                source.span(context.PATTERN_OPEN().getSymbol(), context.RPAREN().getSymbol()),
                source.nameOrNull(context.elementName()),
                labels(context.labels()),
                properties(context.properties()),
                ast.where(context.whereClause())));
        for (int i = 0; i < context.nodePattern().size(); i++) {
            MarkedRelationshipContext marked = context.markedRelationship(i);
            elements.add(
                    relationship(source.span(marked), marked.ARROW_LEFT() != null, marked.relationshipTail(), null));
            elements.add(node(context.nodePattern(i)));
        }
        return new PathPattern(
                source.span(context), variable, EVERY_PATH, PathMode.UNSTATED, ShortestForm.NONE, elements);
    }

    private PathSelector selector(@Nullable PathSelectorContext context) {
        if (context == null) {
            return EVERY_PATH;
        }
        Expression count = context.pathCount() == null ? null : count(context.pathCount());
        if (context.ANY() != null) {
            return context.SHORTEST() == null ? new PathSelector.Any(count) : new PathSelector.Shortest(null);
        }
        if (context.SHORTEST() == null) {
            return EVERY_PATH;
        }
        if (context.ALL() != null) {
            return new PathSelector.AllShortest();
        }
        return context.GROUP() == null && context.GROUPS() == null
                ? new PathSelector.Shortest(count)
                : new PathSelector.ShortestGroups(count);
    }

    private Expression count(PathCountContext context) {
        return context.parameter() == null
                ? new Expression.IntegerLiteral(source.span(context), ast.literals.integer(context.start, false))
                : ast.primaries.parameter(context.parameter());
    }

    private static PathMode mode(@Nullable PathSelectorContext context) {
        if (context == null || context.pathMode() == null) {
            return PathMode.UNSTATED;
        }
        return switch (context.pathMode().start.getType()) {
            case CypherGrammar.WALK -> PathMode.WALK;
            case CypherGrammar.TRAIL -> PathMode.TRAIL;
            default -> PathMode.ACYCLIC;
        };
    }

    /// Nodes and relationships take turns; parenthesised parts stand next to nodes or to each other.
    private List<PathElement> elements(List<PathElementContext> contexts) {
        List<PathElement> elements = new ArrayList<>(contexts.size());
        boolean relationshipBefore = true;
        boolean nodeBefore = false;
        for (PathElementContext context : contexts) {
            boolean relationship = context.relationshipPattern() != null;
            boolean node = context.nodePattern() != null;
            if (relationship ? !nodeBefore : node && nodeBefore) {
                throw misplaced(relationship, context.start);
            }
            if (!relationship && !node && relationshipBefore && !elements.isEmpty()) {
                throw misplaced(true, context.start);
            }
            elements.add(element(context));
            relationshipBefore = relationship;
            nodeBefore = node;
        }
        if (relationshipBefore) {
            throw misplaced(true, contexts.getLast().start);
        }
        return elements;
    }

    private CypherSyntaxException misplaced(boolean relationship, Token token) {
        return source.error(
                SyntaxDetail.UNEXPECTED_SYNTAX,
                relationship
                        ? "A relationship needs a node on either side: write () for any node"
                        : "Two nodes stand side by side: a relationship such as --> or a comma is missing between them",
                token);
    }

    private PathElement element(PathElementContext context) {
        if (context.nodePattern() != null) {
            return node(context.nodePattern());
        }
        Quantifier quantifier = context.quantifier() == null ? null : quantifier(context.quantifier());
        if (context.relationshipPattern() != null) {
            RelationshipPatternContext pattern = context.relationshipPattern();
            boolean left = pattern.LT() != null || pattern.ARROW_LEFT() != null;
            return relationship(source.span(pattern), left, pattern.relationshipTail(), quantifier);
        }
        ParenthesizedPathContext inner = context.parenthesizedPath();
        return new Parenthesized(
                source.span(context), path(inner.pattern()), ast.where(inner.whereClause()), quantifier);
    }

    private NodePattern node(NodePatternContext context) {
        return new NodePattern(
                source.span(context),
                source.nameOrNull(context.elementName()),
                labels(context.labels()),
                properties(context.properties()),
                ast.where(context.whereClause()));
    }

    private RelationshipPattern relationship(
            Span span, boolean left, RelationshipTailContext context, @Nullable Quantifier quantifier) {
        boolean right = context.GT() != null || context.ARROW_RIGHT() != null;
        Direction direction = left == right ? Direction.BOTH : left ? Direction.LEFT : Direction.RIGHT;
        RelationshipDetailContext detail = context.relationshipDetail();
        if (detail == null) {
            return new RelationshipPattern(span, direction, null, null, null, null, null, quantifier);
        }
        return new RelationshipPattern(
                span,
                direction,
                source.nameOrNull(detail.elementName()),
                labels(detail.labels()),
                detail.lengthRange() == null ? null : range(detail.lengthRange()),
                properties(detail.properties()),
                ast.where(detail.whereClause()),
                quantifier);
    }

    private @Nullable Expression properties(@Nullable PropertiesContext context) {
        if (context == null) {
            return null;
        }
        return context.mapLiteral() == null
                ? ast.primaries.parameter(context.parameter())
                : ast.primaries.map(context.mapLiteral());
    }

    private LengthRange range(LengthRangeContext context) {
        if (context.missingStar != null) {
            throw source.error(
                    SyntaxDetail.INVALID_RELATIONSHIP_PATTERN,
                    "A range of path lengths begins with '*': write *" + source.textOf(context),
                    context.missingStar);
        }
        Long lower = bound(context.lower);
        Long upper = context.DOT_DOT() == null ? lower : bound(context.upper);
        return new LengthRange(source.span(context), lower, upper);
    }

    private @Nullable Long bound(@Nullable LengthBoundContext context) {
        if (context == null) {
            return null;
        }
        if (context.MINUS() != null) {
            throw source.error(
                    SyntaxDetail.INVALID_RELATIONSHIP_PATTERN,
                    "The length of a path is negative: " + source.textOf(context),
                    context.start);
        }
        return ast.literals.integer(context.start, false);
    }

    private Quantifier quantifier(QuantifierContext context) {
        Span span = source.span(context);
        if (context.PLUS() != null) {
            return new Quantifier(span, 1, null);
        }
        if (context.STAR() != null) {
            return new Quantifier(span, 0, null);
        }
        if (context.exact != null) {
            long times = ast.literals.integer(context.exact, false);
            return new Quantifier(span, times, times);
        }
        long lower = context.lower == null ? 0 : ast.literals.integer(context.lower, false);
        Long upper = context.upper == null ? null : ast.literals.integer(context.upper, false);
        return new Quantifier(span, lower, upper);
    }

    // ---- labels ----

    @Nullable
    LabelExpression labels(List<LabelsContext> contexts) {
        return switch (contexts.size()) {
            case 0 -> null;
            case 1 -> labels(contexts.getFirst());
            default -> {
                Span span = source.span(contexts.getFirst().labelExpression().start, contexts.getLast().stop);
                yield new LabelExpression.And(span, AstBuilder.each(contexts, this::labels), true);
            }
        };
    }

    LabelExpression labels(LabelsContext context) {
        return labelExpression(context.labelExpression());
    }

    LabelExpression labelExpression(LabelExpressionContext context) {
        List<LabelConjunctionContext> alternatives = context.labelConjunction();
        return alternatives.size() == 1
                ? conjunction(alternatives.getFirst())
                : new LabelExpression.Or(source.span(context), AstBuilder.each(alternatives, this::conjunction));
    }

    private LabelExpression conjunction(LabelConjunctionContext context) {
        List<LabelNegationContext> parts = context.labelNegation();
        return parts.size() == 1
                ? negation(parts.getFirst())
                : new LabelExpression.And(source.span(context), AstBuilder.each(parts, this::negation), false);
    }

    private LabelExpression negation(LabelNegationContext context) {
        LabelExpression expression = atom(context.labelAtom());
        List<TerminalNode> bangs = context.BANG();
        for (int i = bangs.size() - 1; i >= 0; i--) {
            expression = new LabelExpression.Not(source.span(bangs.get(i).getSymbol(), context.stop), expression);
        }
        return expression;
    }

    private LabelExpression atom(LabelAtomContext context) {
        Span span = source.span(context);
        if (context.name() != null) {
            return new LabelExpression.Label(span, source.name(context.name()).text());
        }
        if (context.PERCENT() != null) {
            return new LabelExpression.Wildcard(span);
        }
        if (context.DOLLAR() != null) {
            return new LabelExpression.Dynamic(span, context.ANY() != null, ast.expression(context.expression()));
        }
        return labelExpression(context.labelExpression());
    }
}
