package io.orbitgraph.query.rewrite;

import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.List;
import java.util.Optional;

/// Replaces an operator (with what is below it) by a cheaper plan of equal rows. Thread-safe, without state.
public interface RewriteRule {
    /// The rules that hold at the top level of a statement, where a plan starts from a single empty row. Applied in
    /// this order, from the leaves up.
    List<RewriteRule> TOP_LEVEL = List.of(
            new NodesFromCountStore(),
            new RelationshipsFromCountStore(),
            new CollapseBeforeLastExpand(),
            new DistinctBeforeLastExpand());

    /// Empty if the rule does not apply to `plan` itself; what is below it is the caller's business.
    Optional<PhysicalPlan> apply(PhysicalPlan plan, RewriteContext context);
}
