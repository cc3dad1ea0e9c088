package io.orbitgraph.query.rewrite;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.Optional;

/// Counting all nodes, or all with one label, is a look-up: the store keeps these counts exact per snapshot.
///
/// ```
/// Aggregate(count(*))                              Aggregate is over nothing else and has no keys
///   NodeScan(n, :L)               ->  NodeCount(:L)
/// ```
/// Holds for `count(*)`, `count(n)` and `count(DISTINCT n)`: a scan gives each node once and no null.
final class NodesFromCountStore implements RewriteRule {
    @Override
    public Optional<PhysicalPlan> apply(PhysicalPlan plan, RewriteContext context) {
        if (!(plan instanceof PhysicalPlan.Aggregate(PhysicalPlan.NodeScan scan, var keys, var aggregates))
                || !keys.isEmpty()
                || aggregates.size() != 1
                || !CountCalls.startsFromEmptyRow(scan.input())
                || scan.labels().size() > 1
                || !scan.filters().isEmpty()) {
            return Optional.empty();
        }
        LogicalPlan.Projection count = aggregates.getFirst();
        return count.expression() instanceof Expr.AggregateCall call && CountCalls.counts(call, scan.node(), true)
                ? Optional.of(new PhysicalPlan.NodeCount(
                        count.symbol(),
                        scan.labels().isEmpty() ? null : scan.labels().getFirst()))
                : Optional.empty();
    }
}
