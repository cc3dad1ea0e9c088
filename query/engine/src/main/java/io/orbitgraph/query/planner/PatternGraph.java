package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.ExprTree;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pattern and its predicates, prepared for the search: labels and unusual type expressions are predicates too, every
/// connection knows its types and what must be bound before it can run. Immutable.
final class PatternGraph {
    final List<Symbol> nodes;
    final List<Link> links;
    final List<Condition> conditions;
    final boolean repeatable;
    private final Map<Integer, List<String>> labels = new HashMap<>();
    private final Map<Integer, Integer> components = new HashMap<>();

    /// A connection with its types.
    ///
    /// @param types all that it may have; empty for any
    /// @param needs ids of symbols that must be bound before it can be expanded, besides one of its ends
    /// @param relationships what uniqueness is about: symbols of relationships or of lists of them
    record Link(Pattern.Connection connection, List<String> types, BitSet needs, List<Symbol> relationships) {
        boolean mayCoincideWith(Link other) {
            return types.isEmpty() || other.types.isEmpty() || types.stream().anyMatch(other.types::contains);
        }
    }

    /// A predicate with the symbols that it needs.
    record Condition(Expr predicate, BitSet needs) {
        static Condition of(Expr predicate) {
            return new Condition(predicate, FreeSymbols.of(predicate));
        }

        /// The sides of an equality of which one needs only `node` and the other only what is bound; null if it is no
        /// such test.
        @Nullable
        JoinKeys joinOf(Symbol node, BitSet bound) {
            if (!(predicate instanceof Expr.Comparison(var operator, var left, var right))
                    || operator != Expr.ComparisonOperator.EQUAL
                    || ExprTree.containsSubquery(predicate)) {
                return null;
            }
            if (isOf(left, node) && Predicates.contains(bound, FreeSymbols.of(right))) {
                return new JoinKeys(right, left);
            }
            if (isOf(right, node) && Predicates.contains(bound, FreeSymbols.of(left))) {
                return new JoinKeys(left, right);
            }
            return null;
        }

        private static boolean isOf(Expr expr, Symbol node) {
            BitSet free = FreeSymbols.of(expr);
            return free.get(node.id()) && free.cardinality() == 1;
        }

        /// The node and the one label that it must have, if this is such a test.
        Optional<String> labelOf(Symbol node) {
            return predicate instanceof Expr.HasLabels(Expr.Variable(var symbol), LabelExpr.Named(var name), var _)
                            && symbol.id() == node.id()
                    ? Optional.of(name)
                    : Optional.empty();
        }
    }

    /// @param given computed from what is bound
    /// @param found computed from the node that is sought
    record JoinKeys(Expr given, Expr found) {}

    /// @param bound the symbols that the input binds
    PatternGraph(Pattern pattern, List<Expr> predicates, boolean repeatable, BitSet bound) {
        this.repeatable = repeatable;
        List<Expr> tests = new ArrayList<>();
        for (Pattern.Node node : pattern.nodes()) {
            if (node.labels() != null) {
                addLabelTests(node.symbol(), node.labels(), tests);
            }
        }
        for (Expr conjunct : Predicates.conjuncts(predicates)) {
            if (conjunct instanceof Expr.HasLabels(Expr.Variable(var symbol), var expression, var _)) {
                addLabelTests(symbol, expression, tests);
            } else {
                tests.add(conjunct);
            }
        }
        this.nodes = pattern.nodes().stream().map(Pattern.Node::symbol).toList();
        this.links = pattern.connections().stream()
                .map(connection -> link(connection, tests))
                .toList();
        addNullTests(bound, tests);
        this.conditions = tests.stream().map(Condition::of).toList();
        for (Symbol node : nodes) {
            labels.put(
                    node.id(),
                    conditions.stream()
                            .flatMap(condition -> condition.labelOf(node).stream())
                            .distinct()
                            .toList());
        }
        findComponents();
    }

    /// The number of the connected part of the pattern that a node is in.
    int component(Symbol node) {
        return components.getOrDefault(node.id(), -1);
    }

    private void findComponents() {
        for (int i = 0; i < nodes.size(); i++) {
            components.put(nodes.get(i).id(), i);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Link link : links) {
                int left = link.connection().left().id();
                int right = link.connection().right().id();
                int leftPart = components.getOrDefault(left, 0);
                int rightPart = components.getOrDefault(right, 0);
                if (leftPart != rightPart) {
                    components.put(left, Math.min(leftPart, rightPart));
                    components.put(right, Math.min(leftPart, rightPart));
                    changed = true;
                }
            }
        }
    }

    /// Labels that every match of `node` has.
    List<String> labels(Symbol node) {
        return labels.getOrDefault(node.id(), List.of());
    }

    private static void addLabelTests(Symbol entity, LabelExpr labels, List<Expr> tests) {
        if (labels instanceof LabelExpr.And(var operands)) {
            operands.forEach(operand -> addLabelTests(entity, operand, tests));
        } else {
            tests.add(new Expr.HasLabels(new Expr.Variable(entity), labels, -1));
        }
    }

    /// A bound node that no connection touches matches only if it is not null.
    private void addNullTests(BitSet bound, List<Expr> tests) {
        for (Symbol node : nodes) {
            boolean connected = links.stream()
                    .map(Link::connection)
                    .anyMatch(connection ->
                            connection.left().equals(node) || connection.right().equals(node));
            if (!connected && bound.get(node.id())) {
                tests.add(new Expr.Not(new Expr.IsNull(new Expr.Variable(node))));
            }
        }
    }

    private static Link link(Pattern.Connection connection, List<Expr> tests) {
        BitSet needs = new BitSet();
        return switch (connection) {
            case Pattern.Relationship(var symbol, var _, var _, var _, var types) -> {
                List<String> names = types == null ? typesFromTests(symbol, tests) : names(types);
                if (types != null && names.isEmpty()) {
                    addLabelTests(symbol, types, tests);
                }
                yield new Link(connection, names, needs, List.of(symbol));
            }
            case Pattern.VariableLength variable -> {
                addNeeds(variable, needs);
                yield new Link(
                        connection,
                        variable.types() == null ? List.of() : names(variable.types()),
                        needs,
                        List.of(variable.symbol()));
            }
            case Pattern.ShortestPath(var variable, var path, var _, var predicates, var _) -> {
                for (Expr predicate : predicates) {
                    FreeSymbols.add(predicate, needs);
                }
                addNeeds(variable, needs);
                needs.clear(path.id());
                needs.clear(variable.symbol().id());
                needs.set(variable.left().id());
                needs.set(variable.right().id());
                yield new Link(
                        connection,
                        variable.types() == null ? List.of() : names(variable.types()),
                        needs,
                        List.of(variable.symbol()));
            }
            case Pattern.Quantified quantified -> {
                addNeeds(quantified, needs);
                yield new Link(connection, List.of(), needs, relationshipGroups(quantified));
            }
        };
    }

    private static void addNeeds(Pattern.VariableLength variable, BitSet needs) {
        if (variable.predicate() != null) {
            BitSet free = FreeSymbols.of(variable.predicate());
            free.clear(variable.each().id());
            needs.or(free);
        }
    }

    private static void addNeeds(Pattern.Quantified quantified, BitSet needs) {
        BitSet free = new BitSet();
        quantified.predicates().forEach(predicate -> FreeSymbols.add(predicate, free));
        quantified.inner().nodes().forEach(node -> free.clear(node.symbol().id()));
        for (Pattern.Connection inner : quantified.inner().connections()) {
            bindings(inner).forEach(symbol -> free.clear(symbol.id()));
        }
        needs.or(free);
    }

    private static List<Symbol> relationshipGroups(Pattern.Quantified quantified) {
        BitSet inner = new BitSet();
        for (Pattern.Connection connection : quantified.inner().connections()) {
            bindings(connection).forEach(symbol -> inner.set(symbol.id()));
        }
        return quantified.groups().stream()
                .filter(group -> inner.get(group.inner().id()))
                .map(Pattern.Group::outer)
                .toList();
    }

    /// What a connection binds besides its ends.
    static List<Symbol> bindings(Pattern.Connection connection) {
        return switch (connection) {
            case Pattern.Relationship relationship -> List.of(relationship.symbol());
            case Pattern.VariableLength variable -> List.of(variable.symbol());
            case Pattern.ShortestPath shortest -> List.of(shortest.connection().symbol(), shortest.path());
            case Pattern.Quantified quantified ->
                quantified.groups().stream().map(Pattern.Group::outer).toList();
        };
    }

    /// The names of `A` or `A|B`; none for any other expression.
    static List<String> names(@Nullable LabelExpr types) {
        return switch (types) {
            case LabelExpr.Named(var name) -> List.of(name);
            case LabelExpr.Or(var operands)
            when operands.stream().allMatch(operand -> !names(operand).isEmpty()) ->
                operands.stream()
                        .flatMap(operand -> names(operand).stream())
                        .distinct()
                        .toList();
            case null, default -> List.of(); // everything else is tested on the relationship
        };
    }

    /// `WHERE r:T` says the same as `[r:T]`; takes the test away.
    private static List<String> typesFromTests(Symbol relationship, List<Expr> tests) {
        for (int i = 0; i < tests.size(); i++) {
            if (tests.get(i) instanceof Expr.HasLabels(Expr.Variable(var symbol), var expression, var _)
                    && symbol.equals(relationship)
                    && !names(expression).isEmpty()) {
                tests.remove(i);
                return names(expression);
            }
        }
        return List.of();
    }
}
