package io.orbitgraph.query.planner;

import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.SubplanPlanner;
import io.orbitgraph.store.graph.IndexDescriptor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// A query ready to be built into operators. Immutable, safe to share between threads.
public final class PlannedQuery implements SubplanPlanner {
    private final PhysicalPlan root;
    private final boolean touchesGraph;
    private final Statement.Query statement;
    private final IdentityHashMap<LogicalPlan, PhysicalPlan> subplans;
    private final IdentityHashMap<PhysicalPlan, Double> estimates = new IdentityHashMap<>();
    private final List<IndexDescriptor> indexes = new ArrayList<>();

    PlannedQuery(
            PhysicalPlan root,
            Statement.Query statement,
            IdentityHashMap<LogicalPlan, PhysicalPlan> subplans,
            PlanningContext context) {
        this.root = root;
        this.statement = statement;
        this.touchesGraph =
                PlanFacts.touchesGraph(root) || subplans.values().stream().anyMatch(PlanFacts::touchesGraph);
        this.subplans = new IdentityHashMap<>(subplans);
        keep(root, context);
        subplans.values().forEach(plan -> keep(plan, context));
    }

    private void keep(PhysicalPlan plan, PlanningContext context) {
        estimates.put(plan, context.estimate(plan));
        if (plan instanceof PhysicalPlan.NodeIndexSeek seek) {
            indexes.add(seek.index());
        }
        PlanFacts.children(plan).forEach(child -> keep(child, context));
    }

    public PhysicalPlan root() {
        return root;
    }

    public List<Statement.Column> columns() {
        return statement.columns();
    }

    public boolean writes() {
        return statement.writes();
    }

    /// The statement that it answers, with the symbols that planning added.
    public Statement.Query statement() {
        return statement;
    }

    /// Whether it reads or writes nodes or relationships itself; calling procedures does not count.
    public boolean touchesGraph() {
        return touchesGraph;
    }

    /// The indexes that it seeks in: it may run only in a transaction that has them.
    public List<IndexDescriptor> indexes() {
        return indexes;
    }

    /// How many rows an operator was thought to give; −1 if nobody knows.
    public double estimatedRows(PhysicalPlan plan) {
        return estimates.getOrDefault(plan, -1.0);
    }

    @Override
    public PhysicalPlan plan(LogicalPlan subquery) {
        PhysicalPlan plan = subplans.get(subquery);
        if (plan == null) {
            throw new IllegalStateException("a subquery was not planned");
        }
        return plan;
    }
}
