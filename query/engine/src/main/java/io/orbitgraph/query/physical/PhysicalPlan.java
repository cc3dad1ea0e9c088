package io.orbitgraph.query.physical;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.store.graph.IndexDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tree of physical operators. Batches are addressed by symbol id: column `i` holds the symbol whose id is `i`. Every
/// operator keeps the order of its input's rows and passes on all their columns unless it says otherwise.
public sealed interface PhysicalPlan {

    /// The rows given to the (sub)plan: one empty row at the root, the outer rows inside {@link Apply} and its kin.
    record Argument(List<Symbol> symbols) implements PhysicalPlan {}

    // access: for each input row, all nodes that qualify

    /// Nodes with all of `labels`; `filters` are predicates that need only `node`, evaluated on page columns while
    /// scanning.
    record NodeScan(PhysicalPlan input, Symbol node, List<String> labels, List<Expr> filters) implements PhysicalPlan {}

    record NodeIndexSeek(PhysicalPlan input, Symbol node, IndexDescriptor index, Seek seek) implements PhysicalPlan {}

    /// What to seek, with expressions over the input row.
    sealed interface Seek {
        record Equal(Expr value) implements Seek {}

        /// Equal to any element of a list, each node once.
        record AnyOf(Expr list) implements Seek {}

        record Between(
                @Nullable Expr from,
                boolean fromInclusive,
                @Nullable Expr to,
                boolean toInclusive) implements Seek {}

        record StartsWith(Expr prefix) implements Seek {}

        record Exists() implements Seek {}
    }

    /// The node whose id `id` gives: an integer or a list of integers; `byElementId`: strings as `elementId()` returns
    /// them.
    record NodeByIdSeek(PhysicalPlan input, Symbol node, Expr id, boolean byElementId) implements PhysicalPlan {}

    /// The relationship with that id, and its ends as `from` and `to` in `direction`.
    record RelationshipByIdSeek(
            PhysicalPlan input,
            Symbol relationship,
            Symbol from,
            Symbol to,
            Pattern.Direction direction,
            Expr id,
            boolean byElementId)
            implements PhysicalPlan {}

    // expansion

    /// One step from `from` over relationships of any of `types` (empty: all). If `into`, `to` is bound already and
    /// only relationships to it count; if `relationshipBound`, only that relationship counts. The relationship must
    /// differ from those in `distinctFrom` (single relationships or lists). May leave the neighbours as list vectors
    /// (see `Batch`).
    record Expand(
            PhysicalPlan input,
            Symbol from,
            Symbol relationship,
            Symbol to,
            Pattern.Direction direction,
            List<String> types,
            boolean into,
            boolean relationshipBound,
            List<Symbol> distinctFrom)
            implements PhysicalPlan {}

    /// Trails of `min` to `max` (−1: any) steps; `connection.symbol()` becomes the list of relationships in order from
    /// `connection.left()`; `fromRight` walks from the right end. `into`: the other end is bound already. `listBound`:
    /// the list is bound already.
    record VariableExpand(
            PhysicalPlan input,
            Pattern.VariableLength connection,
            boolean fromRight,
            boolean into,
            boolean listBound,
            List<Symbol> distinctFrom)
            implements PhysicalPlan {
        /// Where the walk starts.
        public Symbol from() {
            return fromRight ? connection.right() : connection.left();
        }

        public Symbol to() {
            return fromRight ? connection.left() : connection.right();
        }
    }

    /// Both ends bound.
    record ShortestPath(PhysicalPlan input, Pattern.ShortestPath connection, List<Symbol> distinctFrom)
            implements PhysicalPlan {}

    /// A quantified path pattern from a bound end; `step` is the plan of one repetition, from an Argument with its
    /// inner start node.
    record QuantifiedExpand(
            PhysicalPlan input,
            Pattern.Quantified connection,
            boolean fromRight,
            boolean into,
            PhysicalPlan step,
            List<Symbol> distinctFrom)
            implements PhysicalPlan {
        /// Where the walk starts.
        public Symbol from() {
            return fromRight ? connection.right() : connection.left();
        }

        public Symbol to() {
            return fromRight ? connection.left() : connection.right();
        }

        /// Where a repetition starts.
        public Symbol innerFrom() {
            return fromRight ? connection.innerRight() : connection.innerLeft();
        }

        public Symbol innerTo() {
            return fromRight ? connection.innerLeft() : connection.innerRight();
        }
    }

    // rows

    record Filter(PhysicalPlan input, List<Expr> predicates) implements PhysicalPlan {}

    /// A label or type test of a bound entity.
    record LabelFilter(PhysicalPlan input, Symbol entity, LabelExpr labels) implements PhysicalPlan {}

    record Project(PhysicalPlan input, List<LogicalPlan.Projection> projections, boolean dropOthers)
            implements PhysicalPlan {}

    record Aggregate(PhysicalPlan input, List<LogicalPlan.Projection> keys, List<LogicalPlan.Projection> aggregates)
            implements PhysicalPlan {}

    record Distinct(PhysicalPlan input, List<Symbol> symbols) implements PhysicalPlan {}

    record Sort(PhysicalPlan input, List<LogicalPlan.SortKey> keys) implements PhysicalPlan {}

    /// Sort and Limit in one; `count` as in Limit.
    record Top(PhysicalPlan input, List<LogicalPlan.SortKey> keys, Expr count) implements PhysicalPlan {}

    record Skip(PhysicalPlan input, Expr count) implements PhysicalPlan {}

    /// `exhaust`: the input has side effects, so it is run to its end also after the limit.
    record Limit(PhysicalPlan input, Expr count, boolean exhaust) implements PhysicalPlan {}

    record Unwind(PhysicalPlan input, Expr list, Symbol symbol) implements PhysicalPlan {}

    record Union(PhysicalPlan left, PhysicalPlan right, List<LogicalPlan.UnionColumn> columns)
            implements PhysicalPlan {}

    /// Equality join on variables bound on both sides; the right side does not depend on the left.
    record HashJoin(PhysicalPlan left, PhysicalPlan right, List<Expr> leftKeys, List<Expr> rightKeys)
            implements PhysicalPlan {}

    /// Runs `inner` for each input row (its Argument holds the row) and joins. `perRow` false allows running it for a
    /// whole batch at once:
    /// it has no operator whose result depends on where the rows of one argument end (aggregate, sort, limit, distinct,
    /// union, writes).
    record Apply(PhysicalPlan input, PhysicalPlan inner, ApplyKind kind, List<Symbol> results, boolean perRow)
            implements PhysicalPlan {}

    enum ApplyKind {
        JOIN,
        /// One row with `results` null where `inner` has none.
        OPTIONAL,
        /// The input row once, if `inner` has a row.
        SEMI,
        /// The input row once, if `inner` has no row.
        ANTI,
        /// The input row once, whatever `inner` gives; `inner` is run to its end.
        UNIT
    }

    record CallProcedure(
            PhysicalPlan input,
            String procedure,
            List<Expr> arguments,
            List<LogicalPlan.Yield> yields,
            boolean optional,
            int offset)
            implements PhysicalPlan {}

    /// Reads all input before it passes anything on, so that later writes cannot change what earlier reads see.
    record Eager(PhysicalPlan input) implements PhysicalPlan {}

    // answers without work: see the rewrite rules for why they are equal to the plain plan

    /// One row: the number of nodes with `label` (null: of all).
    record NodeCount(Symbol result, @Nullable String label) implements PhysicalPlan {}

    /// One row: the number of relationships of the types (empty: of all).
    record RelationshipCount(Symbol result, List<String> types) implements PhysicalPlan {}

    /// Adds the number of relationships of a bound node as a number.
    record Degree(PhysicalPlan input, Symbol node, Pattern.Direction direction, List<String> types, Symbol result)
            implements PhysicalPlan {}

    // writes

    record Create(PhysicalPlan input, LogicalPlan.CreatePattern pattern) implements PhysicalPlan {}

    record Merge(
            PhysicalPlan input,
            PhysicalPlan match,
            LogicalPlan.CreatePattern create,
            List<LogicalPlan.SetItem> onMatch,
            List<LogicalPlan.SetItem> onCreate)
            implements PhysicalPlan {}

    record Set(PhysicalPlan input, List<LogicalPlan.SetItem> items) implements PhysicalPlan {}

    record Delete(PhysicalPlan input, List<Expr> values, boolean detach, int offset) implements PhysicalPlan {}

    record Foreach(PhysicalPlan input, Symbol symbol, Expr list, PhysicalPlan body) implements PhysicalPlan {}

    record Finish(PhysicalPlan input) implements PhysicalPlan {}

    /// The root: materialises nodes, relationships and paths for the client.
    record ProduceResults(PhysicalPlan input, List<Statement.Column> columns) implements PhysicalPlan {}
}
