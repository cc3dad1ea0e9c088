package io.orbitgraph.query.rewrite;

import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// DISTINCT below an expansion as well: a node that many paths reach is expanded once.
///
/// ```
/// Distinct(x)                            Distinct(x)
///   Project(c.name AS x)                   Project(c.name AS x)
///     Expand((b)-->(c), other than r) ->     Expand((b)-->(c), other than u)
///       P                                      Distinct(b, u)
///                                                Project(CASE WHEN a = b THEN r END AS u)
///                                                  P               P binds (a)-[r]->(b)
/// ```
/// The upper Distinct stays, and the first row of each value keeps its place, so that the order is the same.
/// See {@link LastExpand} for why uniqueness of relationships holds.
final class DistinctBeforeLastExpand implements RewriteRule {
    @Override
    public Optional<PhysicalPlan> apply(PhysicalPlan plan, RewriteContext context) {
        if (!(plan instanceof PhysicalPlan.Distinct(PhysicalPlan.Project project, var symbols))
                || !project.dropOthers()) {
            return Optional.empty();
        }
        BitSet read = new BitSet();
        Set<Integer> projected = new HashSet<>();
        for (LogicalPlan.Projection projection : project.projections()) {
            if (context.containsSubquery(projection.expression())) {
                return Optional.empty();
            }
            read.or(context.free(projection.expression()));
            projected.add(projection.symbol().id());
        }
        if (!symbols.stream().allMatch(symbol -> projected.contains(symbol.id()))) {
            return Optional.empty();
        }
        return LastExpand.find(project.input(), read, context).map(last -> {
            PhysicalPlan distinct = context.estimated(
                    new PhysicalPlan.Distinct(last.marked(context), last.columns()),
                    Math.max(1, context.estimate(last.expand().input()) / 2));
            PhysicalPlan input = context.estimated(
                    new PhysicalPlan.Project(last.over(distinct, context), project.projections(), true),
                    context.estimate(project));
            return new PhysicalPlan.Distinct(input, symbols);
        });
    }
}
