package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.LabelExpression;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.PathElement;
import io.orbitgraph.cypher.ast.PathElement.Direction;
import io.orbitgraph.cypher.ast.PathElement.NodePattern;
import io.orbitgraph.cypher.ast.PathElement.Parenthesized;
import io.orbitgraph.cypher.ast.PathElement.RelationshipPattern;
import io.orbitgraph.cypher.ast.PathPattern;
import io.orbitgraph.cypher.ast.PathPattern.PathMode;
import io.orbitgraph.cypher.ast.PathPattern.PathSelector;
import io.orbitgraph.cypher.ast.PathPattern.ShortestForm;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.check.Mentions;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.LogicalPlan.CreateNode;
import io.orbitgraph.query.logical.LogicalPlan.CreateRelationship;
import io.orbitgraph.query.logical.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts together what CREATE or MERGE makes; for MERGE also the pattern that is looked for first. Elements are lowered
/// in the order written, each seeing the names before it.
final class CreateAssembly {
    private final Compilation compilation;
    private final boolean merge;
    private Scope scope;

    private List<CreateNode> nodes = new ArrayList<>();
    private List<CreateRelationship> relationships = new ArrayList<>();
    /// Names whose elements the stage at hand will create.
    private final Set<String> pending = new HashSet<>();
    private final List<LogicalPlan.CreatePattern> stages = new ArrayList<>();
    private final List<LogicalPlan.Projection> paths = new ArrayList<>();

    private final Map<Symbol, Pattern.Node> sought = new LinkedHashMap<>();
    private final List<Pattern.Connection> connections = new ArrayList<>();
    private final List<Expr> predicates = new ArrayList<>();

    CreateAssembly(Compilation compilation, Scope scope, boolean merge) {
        this.compilation = compilation;
        this.scope = scope;
        this.merge = merge;
    }

    // ---- what came out ----

    Scope scope() {
        return scope;
    }

    List<LogicalPlan.CreatePattern> stages() {
        endStage();
        return stages;
    }

    Pattern pattern() {
        return new Pattern(List.copyOf(sought.values()), connections);
    }

    List<Expr> predicates() {
        return predicates;
    }

    LogicalPlan withPaths(LogicalPlan plan) {
        return paths.isEmpty() ? plan : new LogicalPlan.Project(plan, paths, false);
    }

    // ---- paths ----

    void add(PathPattern path) {
        if (path.shortest() != ShortestForm.NONE
                || !(path.selector() instanceof PathSelector.All)
                || path.mode() != PathMode.UNSTATED) {
            throw compilation.problems.at(
                    ErrorCode.UNEXPECTED_SYNTAX,
                    path.span(),
                    word() + " makes one path; selectors and shortestPath() only match");
        }
        List<Symbol> symbols = new ArrayList<>();
        List<PathElement> elements = path.elements();
        boolean alone = elements.size() == 1;
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case NodePattern node -> symbols.add(addNode(node, alone));
                case RelationshipPattern relationship -> {
                    Symbol left = symbols.getLast();
                    checkRelationship(relationship);
                    Symbol right = addNode((NodePattern) elements.get(++i), false);
                    symbols.add(addRelationship(relationship, left, right));
                    symbols.add(right);
                }
                case Parenthesized group ->
                    throw compilation.problems.at(
                            ErrorCode.UNEXPECTED_SYNTAX,
                            group.span(),
                            word() + " takes no path in parentheses; write its nodes and relationships");
            }
        }
        Name name = path.variable();
        if (name != null) {
            if (scope.has(name.text())) {
                throw compilation.problems.alreadyBound(name.span(), name.text());
            }
            Symbol symbol = declare(name, StaticType.PATH);
            paths.add(new LogicalPlan.Projection(symbol, new Expr.PathOf(symbols)));
        }
    }

    private String word() {
        return merge ? "MERGE" : "CREATE";
    }

    private Symbol declare(@Nullable Name name, StaticType type) {
        if (name == null) {
            return compilation.anonymous();
        }
        Symbol symbol = compilation.symbol(name.text());
        scope = scope.with(name.text(), new Variable(symbol, type));
        pending.add(name.text());
        return symbol;
    }

    private void endStage() {
        if (!nodes.isEmpty() || !relationships.isEmpty() || stages.isEmpty()) {
            stages.add(new LogicalPlan.CreatePattern(nodes, relationships));
            nodes = new ArrayList<>();
            relationships = new ArrayList<>();
            pending.clear();
        }
    }

    /// What an element is made from may speak of elements of the same clause: they must be there first.
    private void requireCreated(Span span, Mentions mentions) {
        if (!mentions.hasAnyOf(pending)) {
            return;
        }
        if (merge) {
            throw compilation.problems.unsupported(span, "A MERGE whose properties speak of elements that it merges");
        }
        endStage();
    }

    // ---- elements ----

    private Symbol addNode(NodePattern node, boolean alone) {
        refuseWhere(node.where());
        Name name = node.variable();
        Variable known = name == null ? null : scope.find(name.text());
        if (name != null && known != null) {
            if (alone || node.labels() != null || node.properties() != null) {
                throw compilation.problems.alreadyBound(name.span(), name.text());
            }
            if (!known.type().mayBe(FunctionSignature.Type.NODE)) {
                throw compilation.problems.at(
                        ErrorCode.VARIABLE_TYPE_CONFLICT,
                        name.span(),
                        "The variable '" + name.text() + "' is of type " + known.type() + " and cannot be a node");
            }
            sought.computeIfAbsent(known.symbol(), symbol -> new Pattern.Node(symbol, null));
            return known.symbol();
        }
        requireCreated(node.span(), Mentions.of(parts(node.labels(), node.properties())));
        Environment environment = Environment.of(scope);
        List<Expr> labels = node.labels() == null ? List.of() : compilation.labels.given(node.labels(), environment);
        Expr properties = properties(node.properties(), environment);
        LabelExpr matched =
                merge && node.labels() != null ? compilation.labels.matched(node.labels(), environment) : null;
        Symbol symbol = declare(name, StaticType.NODE);
        nodes.add(new CreateNode(symbol, labels, properties, node.span().start()));
        sought.put(symbol, new Pattern.Node(symbol, matched));
        addPredicates(symbol, node.properties(), properties);
        return symbol;
    }

    private static List<Object> parts(@Nullable LabelExpression labels, @Nullable Expression properties) {
        List<Object> parts = new ArrayList<>(2);
        if (labels != null) {
            parts.add(labels);
        }
        if (properties != null) {
            parts.add(properties);
        }
        return parts;
    }

    private void refuseWhere(@Nullable Expression where) {
        if (where != null) {
            throw compilation.problems.at(
                    ErrorCode.UNEXPECTED_SYNTAX, where.span(), word() + " takes no WHERE inside its pattern");
        }
    }

    private void checkRelationship(RelationshipPattern relationship) {
        Name name = relationship.variable();
        if (name != null && scope.has(name.text())) {
            throw compilation.problems.alreadyBound(name.span(), name.text());
        }
        refuseWhere(relationship.where());
        if (relationship.length() != null || relationship.quantifier() != null) {
            throw compilation.problems.at(
                    ErrorCode.CREATING_VAR_LENGTH,
                    relationship.span(),
                    word() + " makes single relationships; one of variable length only matches");
        }
        if (!(relationship.types() instanceof LabelExpression.Label
                || relationship.types() instanceof LabelExpression.Dynamic)) {
            throw compilation.problems.at(
                    ErrorCode.NO_SINGLE_RELATIONSHIP_TYPE,
                    relationship.span(),
                    word() + " needs exactly one type for each relationship: write -[:TYPE]->");
        }
        if (!merge && relationship.direction() == Direction.BOTH) {
            throw compilation.problems.at(
                    ErrorCode.REQUIRES_DIRECTED_RELATIONSHIP,
                    relationship.span(),
                    "CREATE needs the direction of a relationship: write -[…]-> or <-[…]-");
        }
    }

    private Symbol addRelationship(RelationshipPattern pattern, Symbol left, Symbol right) {
        LabelExpression types = pattern.types();
        if (types == null) {
            throw new IllegalStateException("a type was checked for");
        }
        requireCreated(pattern.span(), Mentions.of(parts(types, pattern.properties())));
        Environment environment = Environment.of(scope);
        Expr type = compilation.labels.given(types, environment).getFirst();
        Expr properties = properties(pattern.properties(), environment);
        Symbol symbol = declare(pattern.variable(), StaticType.RELATIONSHIP);
        // MERGE without a direction looks both ways and creates from left to right.
        boolean leftwards = pattern.direction() == Direction.LEFT;
        relationships.add(new CreateRelationship(
                symbol,
                leftwards ? right : left,
                leftwards ? left : right,
                type,
                properties,
                pattern.span().start()));
        Pattern.Direction direction = switch (pattern.direction()) {
            case RIGHT -> Pattern.Direction.OUT;
            case LEFT -> Pattern.Direction.IN;
            case BOTH -> Pattern.Direction.BOTH;
        };
        connections.add(new Pattern.Relationship(
                symbol, left, right, direction, compilation.labels.matched(types, environment)));
        addPredicates(symbol, pattern.properties(), properties);
        return symbol;
    }

    private @Nullable Expr properties(@Nullable Expression written, Environment environment) {
        return switch (written) {
            case null -> null;
            case Expression.MapLiteral map -> compilation.expressions.map(map, environment);
            case Expression other -> {
                if (merge) {
                    throw compilation.problems.at(
                            ErrorCode.INVALID_PARAMETER_USE,
                            other.span(),
                            "MERGE takes its properties one by one: write {key: $map.key}");
                }
                yield compilation.expressions.expr(other, environment);
            }
        };
    }

    private void addPredicates(Symbol element, @Nullable Expression written, @Nullable Expr lowered) {
        if (written instanceof Expression.MapLiteral map && lowered instanceof Expr.MapOf entries) {
            predicates.addAll(PatternLowering.propertyPredicates(element, map, entries));
        }
    }
}
