package io.orbitgraph.query.runtime;

import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;

/// Plans a subquery that stands in an expression. The planner's part of running {@link
/// io.orbitgraph.query.expr.Expr.Subquery}.
@FunctionalInterface
public interface SubplanPlanner {
    /// The physical plan of `subquery`, which starts from an Argument. Asked once per place in a plan instance;
    /// implementations cache.
    /// The plan may use only symbols that are within the statement's symbol count.
    PhysicalPlan plan(LogicalPlan subquery);
}
