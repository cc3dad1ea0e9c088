package io.orbitgraph.query.logical;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A graph pattern to be matched: a set of nodes and of connections between them. Every element has a symbol, also
/// anonymous ones. Property maps and inline WHERE are already predicates of {@link LogicalPlan.Match}.
///
/// @param nodes each symbol once; some may be bound by the input
/// @param connections in the order written; those with the same `scope` must bind different relationships
public record Pattern(List<Node> nodes, List<Connection> connections) {
    public Pattern {
        nodes = List.copyOf(nodes);
        connections = List.copyOf(connections);
    }

    /// @param labels null for any
    public record Node(Symbol symbol, @Nullable LabelExpr labels) {}

    public enum Direction {
        /// From left to right.
        OUT,
        IN,
        BOTH
    }

    /// What connects two nodes.
    public sealed interface Connection {
        Symbol left();

        Symbol right();
    }

    /// `(left)-[symbol:types]->(right)`: exactly one relationship. If `symbol` is bound by the input, it must be that
    /// one.
    public record Relationship(
            Symbol symbol,
            Symbol left,
            Symbol right,
            Direction direction,
            @Nullable LabelExpr types) implements Connection {}

    /// `(left)-[symbol:types*min..max]->(right)`: `symbol` is the list of relationships in path order. If it is bound
    /// by the input, the path must be exactly that list. Relationships are used once (trail).
    ///
    /// @param max −1 for unbounded
    /// @param each the variable that `predicate` uses for the relationship at hand
    /// @param predicate must hold of every relationship; null for none
    public record VariableLength(
            Symbol symbol,
            Symbol left,
            Symbol right,
            Direction direction,
            @Nullable LabelExpr types,
            int min,
            int max,
            Symbol each,
            @Nullable Expr predicate)
            implements Connection {
        /// The greatest number of relationships; {@link Integer#MAX_VALUE} for unbounded.
        public int most() {
            return max < 0 ? Integer.MAX_VALUE : max;
        }
    }

    /// `shortestPath(…)`, `allShortestPaths(…)` and selectors such as `ANY SHORTEST` over one variable-length
    /// connection;
    /// `path` gets the path.
    ///
    /// @param all whether all of the shortest length are wanted
    /// @param predicates conditions on the path as a whole that must hold while searching
    /// @param closed whether a path of some length may lead from a node to itself, as behind a selector; else to ask
    /// for one fails
    public record ShortestPath(
            VariableLength connection, Symbol path, boolean all, List<Expr> predicates, boolean closed)
            implements Connection {
        /// One as `shortestPath(…)` looks for it.
        public ShortestPath(VariableLength connection, Symbol path, boolean all, List<Expr> predicates) {
            this(connection, path, all, predicates, false);
        }

        public ShortestPath {
            predicates = List.copyOf(predicates);
        }

        @Override
        public Symbol left() {
            return connection.left();
        }

        @Override
        public Symbol right() {
            return connection.right();
        }
    }

    /// A quantified path pattern `((a)-[r]->(b) WHERE …){min,max}`: inner variables become lists (groups) outside.
    ///
    /// @param inner the pattern of one repetition, from `innerLeft` to `innerRight`
    /// @param max −1 for unbounded
    /// @param groups inner symbol to the outer list symbol
    public record Quantified(
            Symbol left,
            Symbol right,
            Pattern inner,
            Symbol innerLeft,
            Symbol innerRight,
            List<Expr> predicates,
            int min,
            int max,
            List<Group> groups)
            implements Connection {
        public Quantified {
            predicates = List.copyOf(predicates);
            groups = List.copyOf(groups);
        }

        /// The greatest number of repetitions; {@link Integer#MAX_VALUE} for unbounded.
        public int most() {
            return max < 0 ? Integer.MAX_VALUE : max;
        }
    }

    public record Group(Symbol inner, Symbol outer) {}
}
