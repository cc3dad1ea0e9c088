package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Turns a MATCH into access paths, expansions and filters.
///
/// The order comes from {@link MatchSearch}; this class only replays its steps. After each step every predicate whose
/// variables are bound is tested. A relationship is compared only with those of the same pattern that it may coincide
/// with.
final class MatchPlanner {
    private final PlanningContext context;
    private final ClausePlanner clauses;
    private final PredicatePlacement predicates;

    MatchPlanner(PlanningContext context, ClausePlanner clauses, PredicatePlacement predicates) {
        this.context = context;
        this.clauses = clauses;
        this.predicates = predicates;
    }

    Draft plan(Draft input, LogicalPlan.Match match) {
        return match.optional()
                ? optional(input, match)
                : required(input, match.pattern(), match.predicates(), match.repeatable());
    }

    /// The pattern in a nested plan of its own, so that its absence can be told row by row.
    private Draft optional(Draft input, LogicalPlan.Match match) {
        List<Symbol> all = symbols(match.pattern());
        List<Symbol> results =
                all.stream().filter(symbol -> !input.binds(symbol)).toList();
        Draft argument = argument(input, all, match.predicates(), match.pattern());
        Draft inner = required(argument, match.pattern(), match.predicates(), match.repeatable());
        double rows = input.rows() * Math.max(1, inner.rows());
        PhysicalPlan apply = new PhysicalPlan.Apply(
                input.plan(),
                inner.plan(),
                PhysicalPlan.ApplyKind.OPTIONAL,
                results,
                PlanFacts.needsRowBoundaries(inner.plan()));
        context.register(results);
        return input.binding(context.estimated(apply, rows), rows, results);
    }

    private Draft argument(Draft input, List<Symbol> symbols, List<Expr> tests, Pattern pattern) {
        Map<Integer, Symbol> used = new HashMap<>();
        for (Symbol symbol : symbols) {
            if (input.binds(symbol)) {
                used.put(symbol.id(), symbol);
            }
        }
        BitSet free = new BitSet();
        tests.forEach(test -> FreeSymbols.add(test, free));
        PatternGraph graph = new PatternGraph(pattern, List.of(), true, input.bound());
        graph.links.forEach(link -> free.or(link.needs()));
        free.and(input.bound());
        free.stream().forEach(id -> used.putIfAbsent(id, context.symbol(id)));
        List<Symbol> arguments = used.values().stream()
                .sorted(Comparator.comparingInt(Symbol::id))
                .toList();
        BitSet bound = new BitSet();
        arguments.forEach(symbol -> bound.set(symbol.id()));
        return new Draft(context.estimated(new PhysicalPlan.Argument(arguments), 1), bound, 1, input.labels());
    }

    /// All symbols that a pattern mentions or binds, each once.
    private static List<Symbol> symbols(Pattern pattern) {
        List<Symbol> symbols = new ArrayList<>();
        pattern.nodes().forEach(node -> symbols.add(node.symbol()));
        pattern.connections().forEach(connection -> symbols.addAll(PatternGraph.bindings(connection)));
        return symbols.stream().distinct().toList();
    }

    private Draft required(Draft input, Pattern written, List<Expr> tests, boolean repeatable) {
        Pattern pattern = withAllGroups(written);
        PatternGraph graph = new PatternGraph(pattern, tests, repeatable, input.bound());
        List<Step> steps = new MatchSearch(context, graph, !PlanFacts.hasSideEffects(input.plan()))
                .search(input.bound(), input.rows());
        Replay replay = new Replay(graph, input);
        replay.test();
        steps.forEach(replay::take);
        return replay.finish();
    }

    /// Gives every relationship inside a quantified pattern a group, also where nobody asks for it: the other
    /// relationships of the pattern must differ from it.
    private Pattern withAllGroups(Pattern pattern) {
        List<Pattern.Connection> connections = new ArrayList<>();
        for (Pattern.Connection connection : pattern.connections()) {
            connections.add(
                    connection instanceof Pattern.Quantified quantified ? withAllGroups(quantified) : connection);
        }
        return new Pattern(pattern.nodes(), connections);
    }

    private Pattern.Quantified withAllGroups(Pattern.Quantified quantified) {
        List<Pattern.Group> groups = new ArrayList<>(quantified.groups());
        for (Pattern.Connection inner : quantified.inner().connections()) {
            for (Symbol symbol : PatternGraph.bindings(inner)) {
                if (groups.stream().noneMatch(group -> group.inner().equals(symbol))) {
                    groups.add(new Pattern.Group(symbol, context.fresh("  group")));
                }
            }
        }
        return new Pattern.Quantified(
                quantified.left(),
                quantified.right(),
                quantified.inner(),
                quantified.innerLeft(),
                quantified.innerRight(),
                quantified.predicates(),
                quantified.min(),
                quantified.max(),
                groups);
    }

    /// Builds the plan step by step; mirrors {@link MatchState}, which only counts.
    private final class Replay {
        private final PatternGraph graph;
        private final MatchState state;
        private final List<PatternGraph.Link> followed = new ArrayList<>();
        private Draft draft;

        Replay(PatternGraph graph, Draft input) {
            this.graph = graph;
            this.state = new MatchState(graph, context.cardinality, input.bound(), input.rows());
            this.draft = input;
        }

        void take(Step step) {
            BitSet before = (BitSet) state.tested().clone();
            BitSet given = (BitSet) state.bound().clone();
            state.take(step);
            switch (step) {
                case Step.Access(var access, var join, var _, var _) -> {
                    before.or(access.consumes());
                    before.or(join);
                    extend(
                            join.isEmpty() ? access.plan(draft.plan()) : join(access, join, given),
                            step.rows(),
                            List.of(access.node()));
                }
                case Step.Follow follow -> follow(follow, given);
                case Step.Take known -> {
                    before.or(known.consumes());
                    takeRelationship(known);
                }
            }
            place(before);
        }

        /// The nodes found once, kept by the values that must equal those of the rows so far.
        private PhysicalPlan join(NodeAccess access, BitSet join, BitSet given) {
            List<Expr> leftKeys = new ArrayList<>();
            List<Expr> rightKeys = new ArrayList<>();
            join.stream().forEach(i -> {
                PatternGraph.JoinKeys keys =
                        Objects.requireNonNull(graph.conditions.get(i).joinOf(access.node(), given));
                leftKeys.add(keys.given());
                rightKeys.add(keys.found());
            });
            PhysicalPlan start = context.estimated(new PhysicalPlan.Argument(List.of()), 1);
            PhysicalPlan right = context.estimated(access.plan(start), access.rows());
            return new PhysicalPlan.HashJoin(draft.plan(), right, leftKeys, rightKeys);
        }

        /// The conditions that need nothing of the pattern.
        void test() {
            BitSet before = new BitSet();
            state.testConditions(null);
            place(before);
        }

        private void place(BitSet before) {
            List<Expr> ready = new ArrayList<>();
            for (int i = 0; i < graph.conditions.size(); i++) {
                if (state.tested().get(i) && !before.get(i)) {
                    ready.add(graph.conditions.get(i).predicate());
                }
            }
            if (!ready.isEmpty()) {
                draft = predicates.place(draft, ready, state.rows());
            }
        }

        private void extend(PhysicalPlan plan, double rows, List<Symbol> symbols) {
            context.register(symbols);
            draft = draft.binding(context.estimated(plan, rows), rows, symbols);
        }

        private List<Symbol> distinctFrom(PatternGraph.Link link) {
            return graph.repeatable
                    ? List.of()
                    : followed.stream()
                            .filter(link::mayCoincideWith)
                            .flatMap(other -> other.relationships().stream())
                            .toList();
        }

        private void takeRelationship(Step.Take known) {
            Pattern.Relationship relationship = known.relationship();
            PatternGraph.Link link = graph.links.get(known.link());
            Symbol symbol = relationship.symbol();
            Expr id = known.id() == null ? new Expr.Call("id", List.of(new Expr.Variable(symbol)), -1) : known.id();
            extend(
                    new PhysicalPlan.RelationshipByIdSeek(
                            draft.plan(),
                            symbol,
                            relationship.left(),
                            relationship.right(),
                            relationship.direction(),
                            id,
                            known.byElementId()),
                    known.rows(),
                    List.of(symbol, relationship.left(), relationship.right()));
            List<Expr> tests = new ArrayList<>();
            if (!link.types().isEmpty()) {
                List<LabelExpr> names = link.types().stream()
                        .<LabelExpr>map(LabelExpr.Named::new)
                        .toList();
                tests.add(new Expr.HasLabels(
                        new Expr.Variable(symbol), names.size() == 1 ? names.getFirst() : new LabelExpr.Or(names), -1));
            }
            for (Symbol other : distinctFrom(link)) {
                tests.add(differs(symbol, other));
            }
            if (!tests.isEmpty()) {
                draft = predicates.place(draft, tests, known.rows());
            }
            followed.add(link);
        }

        private Expr differs(Symbol relationship, Symbol other) {
            boolean isList = followed.stream()
                    .anyMatch(link -> link.relationships().contains(other)
                            && !(link.connection() instanceof Pattern.Relationship));
            Expr one = new Expr.Variable(relationship);
            Expr two = new Expr.Variable(other);
            return isList
                    ? new Expr.Not(new Expr.In(one, two, -1))
                    : new Expr.Comparison(Expr.ComparisonOperator.NOT_EQUAL, one, two);
        }

        private void follow(Step.Follow follow, BitSet given) {
            PatternGraph.Link link = graph.links.get(follow.link());
            Pattern.Connection connection = link.connection();
            List<Symbol> distinctFrom = distinctFrom(link);
            PhysicalPlan plan = switch (connection) {
                case Pattern.Relationship relationship -> expand(relationship, link, follow, given, distinctFrom);
                case Pattern.VariableLength variable ->
                    new PhysicalPlan.VariableExpand(
                            draft.plan(),
                            variable,
                            follow.fromRight(),
                            follow.into(),
                            given.get(variable.symbol().id()),
                            distinctFrom);
                case Pattern.ShortestPath shortest ->
                    new PhysicalPlan.ShortestPath(draft.plan(), shortest, distinctFrom);
                case Pattern.Quantified quantified ->
                    new PhysicalPlan.QuantifiedExpand(
                            draft.plan(),
                            quantified,
                            follow.fromRight(),
                            follow.into(),
                            step(quantified, follow.fromRight(), link.needs()),
                            distinctFrom);
            };
            List<Symbol> bound = new ArrayList<>(PatternGraph.bindings(connection));
            if (!follow.into()) {
                bound.add(follow.fromRight() ? connection.left() : connection.right());
            }
            extend(plan, follow.rows(), bound);
            followed.add(link);
        }

        private PhysicalPlan expand(
                Pattern.Relationship relationship,
                PatternGraph.Link link,
                Step.Follow follow,
                BitSet given,
                List<Symbol> distinctFrom) {
            boolean fromRight = follow.fromRight();
            return new PhysicalPlan.Expand(
                    draft.plan(),
                    fromRight ? relationship.right() : relationship.left(),
                    relationship.symbol(),
                    fromRight ? relationship.left() : relationship.right(),
                    fromRight ? MatchSearch.reverse(relationship.direction()) : relationship.direction(),
                    link.types(),
                    follow.into(),
                    given.get(relationship.symbol().id()),
                    distinctFrom);
        }

        /// One repetition of a quantified pattern, from its inner end.
        private PhysicalPlan step(Pattern.Quantified quantified, boolean fromRight, BitSet needs) {
            List<Symbol> arguments = new ArrayList<>();
            arguments.add(fromRight ? quantified.innerRight() : quantified.innerLeft());
            needs.stream().forEach(id -> arguments.add(context.symbol(id)));
            LogicalPlan.Match match = new LogicalPlan.Match(
                    new LogicalPlan.Argument(arguments),
                    quantified.inner(),
                    quantified.predicates(),
                    false,
                    graph.repeatable);
            return clauses.nested(match, draft).plan();
        }

        Draft finish() {
            if (state.tested().cardinality() != graph.conditions.size()) {
                throw new IllegalStateException("a predicate of MATCH uses a variable that nothing binds");
            }
            Map<Integer, List<String>> labels = new HashMap<>(draft.labels());
            for (Symbol node : graph.nodes) {
                labels.put(node.id(), graph.labels(node));
            }
            return new Draft(draft.plan(), draft.bound(), draft.rows(), labels);
        }
    }
}
