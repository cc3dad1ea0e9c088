package io.orbitgraph.tck.fuzz;

import static io.orbitgraph.tck.fuzz.Text.of;

import io.orbitgraph.tck.fuzz.Scope.Kind;
import io.orbitgraph.tck.fuzz.Text.Constant;
import io.orbitgraph.tck.fuzz.Text.Entry;
import io.orbitgraph.tck.fuzz.Text.Hop;
import io.orbitgraph.tck.fuzz.Text.Node;
import io.orbitgraph.tck.fuzz.Text.Path;
import io.orbitgraph.tck.fuzz.Text.Patterns;
import io.orbitgraph.tck.fuzz.Text.Quantified;
import io.orbitgraph.tck.fuzz.Text.Relationship;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Patterns of up to four hops whose matches are few on a small graph.
final class PatternGenerator {
    private final Dice dice;
    private final Names names;
    private final ExpressionGenerator expressions;

    PatternGenerator(Dice dice, Names names, ExpressionGenerator expressions) {
        this.dice = dice;
        this.names = names;
        this.expressions = expressions;
    }

    /// @param scope with the new variables
    record Generated(Patterns patterns, Scope scope) {}

    /// The patterns of a MATCH.
    Generated match(Scope scope, int whereDepth) {
        boolean quantified = dice.chance(12);
        Builder builder = new Builder(scope, quantified);
        if (dice.chance(4)) {
            return builder.shortest();
        }
        List<Path> paths = new ArrayList<>();
        int count = dice.chance(75) ? 1 : 2;
        for (int i = 0; i < count; i++) {
            int hops = count > 1 ? dice.of(0, 1, 1, 2) : dice.of(0, 0, 1, 1, 1, 2, 2, 3, 4);
            paths.add(builder.path(hops));
        }
        Scope after = builder.scope;
        return new Generated(
                new Patterns(paths, dice.chance(55) ? expressions.predicate(after, whereDepth) : null), after);
    }

    /// The inside of EXISTS, COUNT and COLLECT: patterns that may touch the variables outside.
    Text inner(Scope scope, int depth) {
        Builder builder = new Builder(scope, false);
        Path path = builder.path(dice.of(0, 1, 1, 1, 2));
        return new Patterns(
                List.of(path), dice.chance(40) ? expressions.predicate(builder.scope, Math.min(depth, 1)) : null);
    }

    /// A pattern as a predicate.
    Text predicate(String from, String to) {
        String hop = dice.of("-->", "<--", "--", "-[:T]->", "<-[:U]-", "-[:T|U]-");
        return of("(" + from + ")" + hop + "(" + (to.isEmpty() && dice.chance(40) ? dice.of(":A", ":B") : to) + ")");
    }

    String labels() {
        return dice.of(":A", ":A", ":B", ":C", ":A|B", ":!A", ":A&B", ":%", ":A&!B", ":!(A|C)");
    }

    /// Keeps track of the variables while a pattern grows.
    private final class Builder {
        private final boolean quantified;
        private Scope scope;
        private final List<String> newNodes = new ArrayList<>();

        Builder(Scope scope, boolean quantified) {
            this.scope = scope;
            this.quantified = quantified;
        }

        Path path(int length) {
            List<Node> nodes = new ArrayList<>();
            List<Hop> hops = new ArrayList<>();
            nodes.add(node());
            for (int i = 0; i < length; i++) {
                hops.add(quantified && dice.chance(50) ? quantified() : relationship());
                nodes.add(node());
            }
            String name = null;
            if (dice.chance(8)) {
                name = names.fresh("p");
                scope = scope.with(name, Kind.PATH);
            }
            return new Path(name, "", nodes, hops);
        }

        Generated shortest() {
            String from = names.fresh("n");
            String to = names.fresh("n");
            String name = names.fresh("p");
            Node first = new Node(from, dice.chance(50) ? labels() : "", List.of());
            Node last = new Node(to, dice.chance(50) ? labels() : "", List.of());
            Scope after = scope.with(from, Kind.NODE).with(to, Kind.NODE);
            String types = dice.of("", ":T", ":T|U");
            if (dice.chance(50)) {
                String range = dice.of("*", "*..3", "*1..4");
                Path path = new Path(
                        name,
                        "allShortestPaths(",
                        List.of(first, last),
                        List.of(new Relationship(null, types, range, List.of(), dice.of(-1, 0, 1))));
                Text where = of("(" + from + " <> " + to + ")");
                return new Generated(new Patterns(List.of(path), where), after.with(name, Kind.PATH));
            }
            Hop hop =
                    new Relationship(null, types, dice.of(">+", ">*", ">{1,3}", ">{2}"), List.of(), dice.of(-1, 0, 1));
            Path path = new Path(name, "ALL SHORTEST ", List.of(first, last), List.of(hop));
            return new Generated(new Patterns(List.of(path), null), after.with(name, Kind.PATH));
        }

        private Node node() {
            List<String> known = scope.names(Kind.NODE);
            if (!known.isEmpty() && dice.chance(30)) {
                String name = dice.of(known);
                boolean old = !newNodes.contains(name);
                return new Node(name, old && dice.chance(20) ? labels() : "", List.of());
            }
            String name = null;
            if (dice.chance(70)) {
                name = names.fresh("n");
                scope = scope.with(name, Kind.NODE);
                newNodes.add(name);
            }
            return new Node(name, dice.chance(40) ? labels() : "", dice.chance(10) ? properties() : List.of());
        }

        private List<Entry> properties() {
            return List.of(
                    switch (dice.below(4)) {
                        case 0 -> new Entry("name", new Constant(dice.of("a", "b", "ab")));
                        case 1 -> new Entry("flag", new Constant(dice.chance(50)));
                        case 2 -> new Entry("mixed", new Constant(dice.of(1L, 1.0, "a", true, List.of(1L, 2L))));
                        default -> new Entry("num", new Constant((long) dice.between(0, 3)));
                    });
        }

        private Relationship relationship() {
            int direction = dice.of(-1, 0, 1, 1);
            String types = dice.of("", "", ":T", ":T", ":U", ":T|U", ":!T", ":!U&!V");
            List<Entry> properties = dice.chance(5) ? properties() : List.of();
            if (!quantified && dice.chance(15)) {
                String range = direction == 0
                        ? dice.of("*1..2", "*0..1", "*2", "*0..2", "*1..1", "*..2")
                        : dice.of("*", "*1..2", "*0..1", "*2", "*0..", "*1..1", "*..3", "*2..3", "*0");
                if (!types.startsWith(":!")) {
                    return new Relationship(fresh(15, Kind.RELATIONSHIPS), types, range, properties, direction);
                }
            }
            return new Relationship(fresh(35, Kind.RELATIONSHIP), types, "", properties, direction);
        }

        private Quantified quantified() {
            Scope outside = scope;
            String from = dice.chance(30) ? names.fresh("g") : null;
            String to = dice.chance(30) ? names.fresh("g") : null;
            String through = dice.chance(30) ? names.fresh("g") : null;
            Relationship hop =
                    new Relationship(through, dice.of("", ":T", ":T|U"), "", List.of(), dice.of(-1, 0, 1, 1));
            Scope inside = add(add(add(outside, from, Kind.NODE), to, Kind.NODE), through, Kind.RELATIONSHIP);
            Path path = new Path(
                    null,
                    "",
                    List.of(new Node(from, "", List.of()), new Node(to, dice.chance(20) ? labels() : "", List.of())),
                    List.of(hop));
            Scope local = new Scope(inside.variables()
                    .subList(outside.variables().size(), inside.variables().size()));
            Text where = dice.chance(40) && !local.variables().isEmpty() ? expressions.predicate(local, 0) : null;
            scope = add(add(add(outside, from, Kind.NODES), to, Kind.NODES), through, Kind.RELATIONSHIPS);
            return new Quantified(path, where, dice.of("{1,2}", "{0,2}", "{2}", "{1,3}", "{,2}", "{0,1}"));
        }

        private Scope add(Scope to, @Nullable String name, Kind kind) {
            return name == null ? to : to.with(name, kind);
        }

        private @Nullable String fresh(int percent, Kind kind) {
            if (!dice.chance(percent)) {
                return null;
            }
            String name = names.fresh("r");
            scope = scope.with(name, kind);
            return name;
        }
    }
}
