package io.orbitgraph.query.rewrite;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.Optional;

/// Counting all relationships, or all of some types, is a look-up.
///
/// ```
/// Aggregate(count(*))
///   Expand((a)-[r:T]->(b))
///     NodeScan(a)                  ->  RelationshipCount(:T)
/// ```
/// Every relationship has one start and one end, so a directed expansion from all nodes meets each once. An undirected
/// one meets all but self-loops twice: not here. Holds for `count(*)`, `count(r)`, `count(a)`, `count(b)` and
/// `count(DISTINCT r)`.
final class RelationshipsFromCountStore implements RewriteRule {
    @Override
    public Optional<PhysicalPlan> apply(PhysicalPlan plan, RewriteContext context) {
        if (!(plan instanceof PhysicalPlan.Aggregate(PhysicalPlan.Expand expand, var keys, var aggregates))
                || !keys.isEmpty()
                || aggregates.size() != 1
                || !(expand.input() instanceof PhysicalPlan.NodeScan scan)
                || !CountCalls.startsFromEmptyRow(scan.input())
                || !scan.labels().isEmpty()
                || !scan.filters().isEmpty()
                || expand.direction() == Pattern.Direction.BOTH
                || expand.into()
                || expand.relationshipBound()
                || !expand.distinctFrom().isEmpty()) {
            return Optional.empty();
        }
        LogicalPlan.Projection count = aggregates.getFirst();
        return count.expression() instanceof Expr.AggregateCall call
                        && (CountCalls.counts(call, expand.relationship(), true)
                                || CountCalls.counts(call, expand.from(), false)
                                || CountCalls.counts(call, expand.to(), false))
                ? Optional.of(new PhysicalPlan.RelationshipCount(count.symbol(), expand.types()))
                : Optional.empty();
    }
}
