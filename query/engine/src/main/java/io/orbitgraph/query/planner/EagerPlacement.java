package io.orbitgraph.query.planner;

import io.orbitgraph.query.physical.PhysicalPlan;

/// Puts {@link PhysicalPlan.Eager} wherever operators of one statement, running batch by batch at the same time, could
/// make a read see too much or too little: between a read and a later write that may change what it reads, and between
/// a write and a later read that must see all of it.
///
/// ```
/// Create(NodeScan(n), m)       ->  Create(Eager(NodeScan(n)), m)        the scan could meet its own m
/// Project(Set(x, a.p), b.p)    ->  Project(Eager(Set(x, a.p)), b.p)     b may be the a of a later row
/// ```
/// Not needed where at most one row passes, and after an operator that reads all its input anyway.
final class EagerPlacement {
    private final PlanningContext context;
    private final EffectsOf effects;
    private final EntityColumns entities;

    EagerPlacement(PlanningContext context, EffectsOf effects, EntityColumns entities) {
        this.context = context;
        this.effects = effects;
        this.entities = entities;
    }

    PhysicalPlan place(PhysicalPlan root) {
        return walk(root).plan();
    }

    /// @param pending what the operators since the last barrier read and write while rows are on their way
    /// @param single whether there is at most one row
    private record Walk(PhysicalPlan plan, Effects pending, boolean single) {}

    private Walk walk(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Argument _, PhysicalPlan.NodeCount _, PhysicalPlan.RelationshipCount _ ->
                new Walk(plan, effects.operator(plan), true);
            case PhysicalPlan.Union union -> {
                Walk left = walk(union.left());
                Walk right = walk(union.right());
                Effects both = new Effects();
                both.add(left.pending());
                both.add(right.pending());
                yield new Walk(
                        replaced(plan, new PhysicalPlan.Union(left.plan(), right.plan(), union.columns())),
                        both,
                        false);
            }
            case PhysicalPlan.HashJoin join -> {
                Walk left = walk(join.left());
                Walk right = walk(join.right());
                Effects both = new Effects();
                both.add(left.pending());
                both.add(right.pending());
                yield new Walk(
                        replaced(
                                plan,
                                new PhysicalPlan.HashJoin(
                                        left.plan(), right.plan(), join.leftKeys(), join.rightKeys())),
                        both,
                        false);
            }
            default -> linear(plan); // one input
        };
    }

    private Walk linear(PhysicalPlan plan) {
        PhysicalPlan oldInput = PlanFacts.children(plan).getFirst();
        Walk input = walk(oldInput);
        Effects own = ownEffects(plan);
        PhysicalPlan newInput = input.plan();
        Effects pending = new Effects();
        if (!input.single() && own.conflictsWith(input.pending())) {
            newInput = context.estimated(new PhysicalPlan.Eager(newInput), context.estimate(oldInput));
        } else {
            pending.add(input.pending());
        }
        PhysicalPlan rebuilt = PlanInputs.replace(plan, newInput);
        if (PlanFacts.children(plan).size() > 1) {
            rebuilt = PlanInputs.replaceNested(rebuilt, this::place);
        }
        if (readsAllInput(plan)) {
            pending = new Effects();
        } else {
            pending.add(own);
        }
        return new Walk(replaced(plan, rebuilt), pending, isSingle(plan, input.single()));
    }

    private Effects ownEffects(PhysicalPlan plan) {
        Effects own = effects.operator(plan);
        if (plan instanceof PhysicalPlan.ProduceResults results
                && results.columns().stream().anyMatch(column -> entities.mayHold(column.symbol()))) {
            own.labelsRead.addEverything();
            own.keysRead.addEverything();
        }
        return own;
    }

    private PhysicalPlan replaced(PhysicalPlan old, PhysicalPlan plan) {
        return context.estimated(plan, context.estimate(old));
    }

    private static boolean readsAllInput(PhysicalPlan plan) {
        return plan instanceof PhysicalPlan.Aggregate
                || plan instanceof PhysicalPlan.Sort
                || plan instanceof PhysicalPlan.Top
                || plan instanceof PhysicalPlan.Eager;
    }

    private static boolean isSingle(PhysicalPlan plan, boolean inputSingle) {
        return switch (plan) {
            case PhysicalPlan.Aggregate aggregate ->
                inputSingle || aggregate.keys().isEmpty();
            case PhysicalPlan.Filter _,
                    PhysicalPlan.LabelFilter _,
                    PhysicalPlan.Project _,
                    PhysicalPlan.Distinct _,
                    PhysicalPlan.Sort _,
                    PhysicalPlan.Top _,
                    PhysicalPlan.Skip _,
                    PhysicalPlan.Limit _,
                    PhysicalPlan.Degree _,
                    PhysicalPlan.Create _,
                    PhysicalPlan.Set _,
                    PhysicalPlan.Delete _,
                    PhysicalPlan.Foreach _,
                    PhysicalPlan.Eager _,
                    PhysicalPlan.Finish _,
                    PhysicalPlan.ProduceResults _ -> inputSingle;
            case PhysicalPlan.Apply apply ->
                inputSingle
                        && switch (apply.kind()) {
                            case SEMI, ANTI, UNIT -> true;
                            case JOIN, OPTIONAL -> false;
                        };
            default -> false; // may give several rows for one
        };
    }
}
