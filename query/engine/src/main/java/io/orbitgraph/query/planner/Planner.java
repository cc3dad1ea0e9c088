package io.orbitgraph.query.planner;

import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.language.Catalog;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.rewrite.RewriteRule;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Plans queries: clauses and patterns ({@link ClausePlanner}), rewrites of the result, then the barriers between reads
/// and writes ({@link EagerPlacement}). Thread-safe.
public final class Planner {
    private final Catalog catalog;

    /// @param catalog tells which procedures write
    public Planner(Catalog catalog) {
        this.catalog = catalog;
    }

    public PlannedQuery plan(Statement.Query query, SchemaView schema) {
        return new Planning(query, schema).plan();
    }

    /// The planning of one statement.
    private final class Planning {
        private final Statement.Query query;
        private final SchemaView schema;
        private final PlanningContext context;
        private final ClausePlanner clauses;
        private final IdentityHashMap<LogicalPlan, PhysicalPlan> subplans = new IdentityHashMap<>();

        Planning(Statement.Query query, SchemaView schema) {
            this.query = query;
            this.schema = schema;
            this.context = new PlanningContext(schema, query.symbolCount());
            this.clauses = new ClausePlanner(context);
        }

        PlannedQuery plan() {
            Draft draft = clauses.root(query.plan());
            PhysicalPlan root = draft.plan();
            if (query.columns().isEmpty() && !(root instanceof PhysicalPlan.Finish)) {
                root = context.estimated(new PhysicalPlan.Finish(root), 0);
            }
            root = context.estimated(new PhysicalPlan.ProduceResults(root, query.columns()), draft.rows());
            root = rewrite(root);
            planSubqueries(root);
            EffectsOf effects = new EffectsOf(schema.tokens(), this::subplan, this::mode, this::readsDatabase);
            boolean writes = effects.whole(root).writes();
            if (writes) {
                root = new EagerPlacement(context, effects, EntityColumns.of(root)).place(root);
            }
            Statement.Query statement =
                    new Statement.Query(query.plan(), query.columns(), query.writes() || writes, context.symbolCount());
            return new PlannedQuery(root, statement, subplans, context);
        }

        private PhysicalPlan subplan(LogicalPlan subquery) {
            return Objects.requireNonNull(subplans.get(subquery), "a subquery was not planned");
        }

        /// Applies the rules of the top level from the leaves up; nested plans start from other rows and are left
        /// alone.
        private PhysicalPlan rewrite(PhysicalPlan plan) {
            if (PlanFacts.children(plan).isEmpty()) {
                return plan;
            }
            PhysicalPlan result =
                    PlanInputs.replace(plan, rewrite(PlanFacts.children(plan).getFirst()));
            if (result instanceof PhysicalPlan.Union(var left, var right, var columns)) {
                result = new PhysicalPlan.Union(left, rewrite(right), columns);
            }
            for (RewriteRule rule : RewriteRule.TOP_LEVEL) {
                result = rule.apply(result, context).orElse(result);
            }
            return context.estimated(result, context.estimate(plan));
        }

        private ProcedureSignature.@Nullable Mode mode(String procedure) {
            return catalog.procedure(procedure).map(ProcedureSignature::mode).orElse(null);
        }

        private boolean readsDatabase(String function) {
            return catalog.function(function)
                    .or(() -> catalog.aggregate(function))
                    .map(FunctionSignature::readsDatabase)
                    .orElse(false);
        }

        /// Subqueries that stay in expressions are planned now, so that running them needs no planner.
        private void planSubqueries(PhysicalPlan plan) {
            for (Expr.Subquery subquery : PlanExpressions.subqueries(plan)) {
                if (!subplans.containsKey(subquery.plan())) {
                    PhysicalPlan nested = clauses.root(subquery.plan()).plan();
                    subplans.put(subquery.plan(), nested);
                    planSubqueries(nested);
                }
            }
            PlanFacts.children(plan).forEach(this::planSubqueries);
        }
    }
}
