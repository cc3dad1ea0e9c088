package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.LabelExpression;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.PathElement;
import io.orbitgraph.cypher.ast.PathElement.NodePattern;
import io.orbitgraph.cypher.ast.PathElement.Parenthesized;
import io.orbitgraph.cypher.ast.PathElement.RelationshipPattern;
import io.orbitgraph.cypher.ast.PathPattern;
import io.orbitgraph.cypher.ast.PathPattern.PathMode;
import io.orbitgraph.cypher.ast.PathPattern.PathSelector;
import io.orbitgraph.cypher.ast.PathPattern.ShortestForm;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts one pattern together. First all names are declared, path by path; then conditions are lowered, which may speak
/// of every name of the pattern.
final class PatternAssembly {
    /// Labels of a node, all of which it must satisfy.
    private record Labelled(Symbol symbol, List<LabelExpression> labels) {}

    /// A path variable and what it is made of. Conditions of the pattern itself see it as `inner`.
    private record NamedPath(Name name, Symbol symbol, Symbol inner, List<Symbol> elements) {}

    /// A condition of one element, `(n WHERE n.x > 1)` or `{x: 1}`.
    private record Condition(
            Symbol element,
            @Nullable Expression properties,
            @Nullable Expression where) {}

    private final Compilation compilation;
    private final Scope outer;
    private final boolean repeatable;
    private final boolean mayDeclare;

    private Scope scope;
    private final Map<Symbol, Labelled> nodes = new LinkedHashMap<>();
    private final List<Function<Environment, Pattern.Connection>> connections = new ArrayList<>();
    private final Set<Symbol> relationships = new HashSet<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<NamedPath> paths = new ArrayList<>();
    private final PathSearches searches = new PathSearches();

    PatternAssembly(Compilation compilation, Scope outer, boolean repeatable, boolean mayDeclare) {
        this.compilation = compilation;
        this.outer = outer;
        this.scope = outer;
        this.repeatable = repeatable;
        this.mayDeclare = mayDeclare;
    }

    // ---- declaring ----

    void add(PathPattern path) {
        if (path.mode() == PathMode.WALK || path.mode() == PathMode.ACYCLIC) {
            throw compilation.problems.unsupported(path.span(), "The path mode " + path.mode());
        }
        if (path.shortest() != ShortestForm.NONE) {
            addShortest(path, path.shortest() == ShortestForm.ALL_SHORTEST_PATHS);
            return;
        }
        switch (path.selector()) {
            case PathSelector.All _ -> {
                List<Symbol> elements = addElements(path.elements(), path.variable() != null);
                Name name = path.variable();
                if (name != null) {
                    declarePath(name, elements);
                }
            }
            case PathSelector.AllShortest _ -> addShortest(path, true);
            case PathSelector.Shortest(var count) when count == null || isOne(count) -> addShortest(path, false);
            case PathSelector.Any(var count) when count == null || isOne(count) -> addShortest(path, false);
            case PathSelector.Any _ -> throw compilation.problems.unsupported(path.span(), "ANY k paths");
            case PathSelector.Shortest _ -> throw compilation.problems.unsupported(path.span(), "SHORTEST k paths");
            case PathSelector.ShortestGroups _ ->
                throw compilation.problems.unsupported(path.span(), "SHORTEST k GROUPS");
        }
    }

    private static boolean isOne(Expression count) {
        return count instanceof Expression.IntegerLiteral(var _, var value) && value == 1;
    }

    /// @return the symbols along the path
    private List<Symbol> addElements(List<PathElement> elements, boolean named) {
        List<Symbol> symbols = new ArrayList<>();
        List<PathElement> flat = flatten(elements);
        for (int i = 0; i < flat.size(); i++) {
            switch (flat.get(i)) {
                case NodePattern node -> symbols.add(addNode(node));
                case RelationshipPattern relationship -> {
                    Symbol left = symbols.getLast();
                    Symbol right = addNode((NodePattern) flat.get(++i));
                    symbols.add(addRelationship(relationship, left, right));
                    symbols.add(right);
                }
                case Parenthesized quantified -> {
                    Symbol left = symbols.isEmpty() ? addAnonymousNode() : symbols.removeLast();
                    boolean nodeFollows = i + 1 < flat.size() && flat.get(i + 1) instanceof NodePattern;
                    Symbol right = nodeFollows ? addNode((NodePattern) flat.get(++i)) : addAnonymousNode();
                    symbols.add(left);
                    symbols.add(addQuantified(quantified, left, right, named));
                    symbols.add(right);
                }
            }
        }
        return symbols;
    }

    /// Parentheses without a quantifier around the whole path only group.
    private List<PathElement> flatten(List<PathElement> elements) {
        for (PathElement element : elements) {
            if (element instanceof Parenthesized group && group.quantifier() == null) {
                PathPattern inner = group.pattern();
                if (elements.size() > 1
                        || inner.variable() != null
                        || inner.shortest() != ShortestForm.NONE
                        || !(inner.selector() instanceof PathSelector.All)) {
                    throw compilation.problems.unsupported(
                            group.span(), "A path in parentheses as part of a longer one, without a quantifier,");
                }
                if (group.where() != null) {
                    conditions.add(new Condition(compilation.anonymous(), null, group.where()));
                }
                return flatten(inner.elements());
            }
        }
        return elements;
    }

    private Symbol addAnonymousNode() {
        Symbol symbol = compilation.anonymous();
        nodes.put(symbol, new Labelled(symbol, new ArrayList<>()));
        return symbol;
    }

    private Symbol addNode(NodePattern node) {
        Symbol symbol = declare(node.variable(), StaticType.NODE, FunctionSignature.Type.NODE);
        Labelled labelled = nodes.computeIfAbsent(symbol, s -> new Labelled(s, new ArrayList<>()));
        if (node.labels() != null) {
            labelled.labels().add(node.labels());
        }
        addCondition(symbol, node.properties(), node.where());
        return symbol;
    }

    private void addCondition(Symbol element, @Nullable Expression properties, @Nullable Expression where) {
        if (properties != null || where != null) {
            conditions.add(new Condition(element, properties, where));
        }
    }

    private Symbol addRelationship(RelationshipPattern pattern, Symbol left, Symbol right) {
        if (pattern.length() != null || pattern.quantifier() != null) {
            return addVariableLength(pattern, left, right, (_, connection) -> connection);
        }
        Symbol symbol = declareRelationship(pattern, StaticType.RELATIONSHIP, FunctionSignature.Type.RELATIONSHIP);
        addCondition(symbol, pattern.properties(), pattern.where());
        connections.add(environment ->
                new Pattern.Relationship(symbol, left, right, direction(pattern), types(pattern.types(), environment)));
        return symbol;
    }

    private interface Wrapping {
        Pattern.Connection wrap(Environment environment, Pattern.VariableLength connection);
    }

    private Symbol addVariableLength(RelationshipPattern pattern, Symbol left, Symbol right, Wrapping wrapping) {
        if (repeatable) {
            throw compilation.problems.unsupported(pattern.span(), "REPEATABLE ELEMENTS with paths of variable length");
        }
        Symbol symbol =
                declareRelationship(pattern, StaticType.listOf(StaticType.RELATIONSHIP), FunctionSignature.Type.LIST);
        Symbol each = compilation.anonymous();
        connections.add(environment -> {
            PathElement.LengthRange length = pattern.length();
            PathElement.Quantifier quantifier = pattern.quantifier();
            int min = 1;
            int max = -1;
            if (quantifier != null) {
                min = bound(quantifier.lower(), quantifier.span());
                max = quantifier.upper() == null ? -1 : bound(quantifier.upper(), quantifier.span());
            } else if (length != null) {
                min = length.lower() == null ? 1 : bound(length.lower(), length.span());
                max = length.upper() == null ? -1 : bound(length.upper(), length.span());
            }
            List<Expr> predicates = new ArrayList<>();
            Name name = pattern.variable();
            Environment inner = name == null
                    ? environment
                    : Environment.of(
                            environment.scope().with(name.text(), new Variable(each, StaticType.RELATIONSHIP)));
            lowerCondition(new Condition(each, pattern.properties(), pattern.where()), inner, predicates);
            Pattern.VariableLength connection = new Pattern.VariableLength(
                    symbol,
                    left,
                    right,
                    direction(pattern),
                    types(pattern.types(), environment),
                    min,
                    max,
                    each,
                    predicates.isEmpty()
                            ? null
                            : predicates.size() == 1 ? predicates.getFirst() : new Expr.And(predicates));
            return wrapping.wrap(environment, connection);
        });
        return symbol;
    }

    private int bound(long length, Span span) {
        if (length > Integer.MAX_VALUE) {
            throw compilation.problems.at(
                    ErrorCode.INVALID_RELATIONSHIP_PATTERN, span, "A path of " + length + " relationships is too long");
        }
        return (int) length;
    }

    private static Pattern.Direction direction(RelationshipPattern pattern) {
        return switch (pattern.direction()) {
            case RIGHT -> Pattern.Direction.OUT;
            case LEFT -> Pattern.Direction.IN;
            case BOTH -> Pattern.Direction.BOTH;
        };
    }

    private @Nullable LabelExpr types(@Nullable LabelExpression types, Environment environment) {
        return types == null ? null : compilation.labels.matched(types, environment);
    }

    private Symbol declareRelationship(RelationshipPattern pattern, StaticType type, FunctionSignature.Type accepted) {
        Symbol symbol = declare(pattern.variable(), type, accepted);
        if (!relationships.add(symbol)) {
            throw compilation.problems.at(
                    ErrorCode.RELATIONSHIP_UNIQUENESS_VIOLATION,
                    pattern.span(),
                    "The relationship '" + symbol.name() + "' stands twice in one pattern, but the relationships of a"
                            + " pattern always differ");
        }
        return symbol;
    }

    /// The symbol of an element: of the bound variable of that name, or a new one.
    private Symbol declare(@Nullable Name name, StaticType type, FunctionSignature.Type accepted) {
        if (name == null) {
            return compilation.anonymous();
        }
        Variable known = scope.find(name.text());
        if (known != null) {
            if (!known.type().mayBe(accepted)
                    || (accepted == FunctionSignature.Type.LIST
                            && !known.type().elementOrAny().mayBe(FunctionSignature.Type.RELATIONSHIP))) {
                throw typeConflict(name, known.type(), type);
            }
            return known.symbol();
        }
        if (!mayDeclare) {
            throw compilation.problems.undefined(name.span(), name.text(), scope.names());
        }
        Symbol symbol = compilation.symbol(name.text());
        scope = scope.with(name.text(), new Variable(symbol, type));
        return symbol;
    }

    private OrbitException typeConflict(Name name, StaticType known, StaticType wanted) {
        return compilation.problems.at(
                ErrorCode.VARIABLE_TYPE_CONFLICT,
                name.span(),
                "The variable '" + name.text() + "' is of type " + known + " and cannot be a " + wanted + " too");
    }

    private void declarePath(Name name, List<Symbol> elements) {
        if (scope.has(name.text())) {
            throw compilation.problems.alreadyBound(name.span(), name.text());
        }
        Symbol symbol = compilation.symbol(name.text());
        scope = scope.with(name.text(), new Variable(symbol, StaticType.PATH));
        paths.add(new NamedPath(name, symbol, compilation.symbol(name.text()), elements));
    }

    // ---- shortest paths ----

    private void addShortest(PathPattern path, boolean all) {
        List<PathElement> elements = flatten(path.elements());
        if (elements.size() == 3
                && elements.get(0) instanceof NodePattern from
                && elements.get(1) instanceof RelationshipPattern relationship
                && elements.get(2) instanceof NodePattern to) {
            Symbol left = addNode(from);
            Symbol right = addNode(to);
            Name name = path.variable();
            if (name != null && scope.has(name.text())) {
                throw compilation.problems.alreadyBound(name.span(), name.text());
            }
            boolean single = relationship.length() == null && relationship.quantifier() == null;
            RelationshipPattern stretched = single
                    ? new RelationshipPattern(
                            relationship.span(),
                            relationship.direction(),
                            relationship.variable(),
                            relationship.types(),
                            new PathElement.LengthRange(relationship.span(), 1L, 1L),
                            relationship.properties(),
                            relationship.where(),
                            null)
                    : relationship;
            Symbol symbol = name == null ? compilation.anonymous() : compilation.symbol(name.text());
            boolean closed = path.shortest() == ShortestForm.NONE;
            Symbol list = addVariableLength(
                    stretched,
                    left,
                    right,
                    (_, connection) -> new Pattern.ShortestPath(connection, symbol, all, List.of(), closed));
            if (path.shortest() != ShortestForm.NONE) {
                searches.add(symbol, list, left, right);
            }
            if (name != null) {
                scope = scope.with(name.text(), new Variable(symbol, StaticType.PATH));
            }
            return;
        }
        throw compilation.problems.unsupported(
                path.span(), "A shortest path over anything but one relationship, (a)-[*]-(b),");
    }

    // ---- quantified paths ----

    /// @return the symbol that stands for the repetitions in a path
    private Symbol addQuantified(Parenthesized quantified, Symbol left, Symbol right, boolean named) {
        PathElement.Quantifier quantifier = quantified.quantifier();
        if (quantifier == null) {
            throw new IllegalStateException("parentheses that only group were flattened");
        }
        if (repeatable) {
            throw compilation.problems.unsupported(quantified.span(), "REPEATABLE ELEMENTS with quantified paths");
        }
        PathPattern path = quantified.pattern();
        if (path.variable() != null
                || path.shortest() != ShortestForm.NONE
                || !(path.selector() instanceof PathSelector.All)) {
            throw compilation.problems.unsupported(
                    quantified.span(), "A path variable or selector inside a quantified path");
        }
        PatternAssembly inner = new PatternAssembly(compilation, Scope.EMPTY, false, true);
        List<Symbol> elements = inner.addElements(path.elements(), false);
        if (named && elements.size() != 3) {
            throw compilation.problems.unsupported(
                    quantified.span(), "A path variable over a quantified path of more than one relationship");
        }
        List<Pattern.Group> groups = new ArrayList<>();
        for (String name : inner.scope.names()) {
            Variable variable = inner.scope.find(name);
            if (scope.has(name)) {
                throw compilation.problems.alreadyBound(quantified.span(), name);
            }
            if (variable != null) {
                Symbol group = compilation.symbol(name);
                groups.add(new Pattern.Group(variable.symbol(), group));
                scope = scope.with(name, new Variable(group, StaticType.listOf(variable.type())));
            }
        }
        Symbol repetitions = relationshipGroup(elements, groups);
        int min = bound(quantifier.lower(), quantifier.span());
        int max = quantifier.upper() == null ? -1 : bound(quantifier.upper(), quantifier.span());
        connections.add(environment -> {
            Environment within = Environment.of(outer.with(inner.scope));
            List<Expr> predicates = new ArrayList<>();
            Pattern pattern = inner.pattern(within, predicates);
            if (quantified.where() != null) {
                predicates.addAll(
                        PatternLowering.conjuncts(compilation.expressions.predicate(quantified.where(), within)));
            }
            return new Pattern.Quantified(
                    left, right, pattern, elements.getFirst(), elements.getLast(), predicates, min, max, groups);
        });
        return repetitions;
    }

    /// The list of the first relationship of each repetition.
    private Symbol relationshipGroup(List<Symbol> elements, List<Pattern.Group> groups) {
        if (elements.size() < 3) {
            return elements.getFirst();
        }
        Symbol relationship = elements.get(1);
        for (Pattern.Group group : groups) {
            if (group.inner().equals(relationship)) {
                return group.outer();
            }
        }
        Symbol list = compilation.anonymous();
        groups.add(new Pattern.Group(relationship, list));
        return list;
    }

    // ---- conditions ----

    PatternLowering.Matched finish(@Nullable Expression where) {
        Scope visible = scope;
        for (NamedPath path : paths) {
            visible = visible.with(path.name().text(), new Variable(path.inner(), StaticType.PATH));
        }
        Environment environment = Environment.of(visible);
        List<Expr> predicates = new ArrayList<>();
        Pattern pattern = pattern(environment, predicates);
        if (where != null) {
            predicates.addAll(PatternLowering.conjuncts(compilation.expressions.predicate(where, environment)));
        }
        for (int i = 0; i < predicates.size(); i++) {
            predicates.set(i, withPaths(predicates.get(i)));
        }
        List<Pattern.Connection> connected = new ArrayList<>();
        for (Pattern.Connection connection : pattern.connections()) {
            connected.add(searches.withConditions(connection, predicates, outer));
        }
        List<LogicalPlan.Projection> projections = paths.stream()
                .map(path -> new LogicalPlan.Projection(path.symbol(), new Expr.PathOf(path.elements())))
                .toList();
        return new PatternLowering.Matched(
                new Pattern(pattern.nodes(), connected), predicates, projections, scope, repeatable);
    }

    /// A condition that speaks of a path is given it: the path is there only after the match.
    private Expr withPaths(Expr predicate) {
        Expr bound = predicate;
        for (NamedPath path : paths) {
            if (FreeSymbols.of(predicate).get(path.inner().id())) {
                bound = new Expr.Let(path.inner(), new Expr.PathOf(path.elements()), bound);
            }
        }
        return bound;
    }

    private Pattern pattern(Environment environment, List<Expr> predicates) {
        List<Pattern.Node> lowered = new ArrayList<>(nodes.size());
        for (Labelled node : nodes.values()) {
            List<LabelExpr> labels = node.labels().stream()
                    .map(expression -> compilation.labels.matched(expression, environment))
                    .toList();
            lowered.add(new Pattern.Node(
                    node.symbol(),
                    labels.isEmpty() ? null : labels.size() == 1 ? labels.getFirst() : new LabelExpr.And(labels)));
        }
        List<Pattern.Connection> connected =
                connections.stream().map(make -> make.apply(environment)).toList();
        for (Condition condition : conditions) {
            lowerCondition(condition, environment, predicates);
        }
        return new Pattern(lowered, connected);
    }

    private void lowerCondition(Condition condition, Environment environment, List<Expr> predicates) {
        switch (condition.properties()) {
            case null -> {}
            case Expression.MapLiteral map ->
                predicates.addAll(PatternLowering.propertyPredicates(
                        condition.element(), map, compilation.expressions.map(map, environment)));
            case Expression other ->
                throw compilation.problems.at(
                        ErrorCode.INVALID_PARAMETER_USE,
                        other.span(),
                        "A pattern that is matched takes its properties one by one: write {key: $map.key}");
        }
        if (condition.where() != null) {
            predicates.addAll(
                    PatternLowering.conjuncts(compilation.expressions.predicate(condition.where(), environment)));
        }
    }
}
