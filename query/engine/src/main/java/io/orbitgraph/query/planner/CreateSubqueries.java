package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.ExprTree;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Subqueries in what CREATE gives its elements see the graph as it is before the clause, for all rows; so they are
/// answered first, and {@link EagerPlacement} keeps the answers apart from the making.
///
/// ```
/// Create(x, (:A {n: COUNT { … }}))  ->  Create(Project(x, c = COUNT { … }), (:A {n: c}))
/// ```
final class CreateSubqueries {
    private final PlanningContext context;
    private final List<LogicalPlan.Projection> answers = new ArrayList<>();

    private CreateSubqueries(PlanningContext context) {
        this.context = context;
    }

    static LogicalPlan.Create first(LogicalPlan.Create create, PlanningContext context) {
        CreateSubqueries subqueries = new CreateSubqueries(context);
        List<LogicalPlan.CreateNode> nodes = new ArrayList<>();
        for (LogicalPlan.CreateNode node : create.pattern().nodes()) {
            nodes.add(new LogicalPlan.CreateNode(
                    node.symbol(), node.labels(), subqueries.taken(node.properties()), node.offset()));
        }
        List<LogicalPlan.CreateRelationship> relationships = new ArrayList<>();
        for (LogicalPlan.CreateRelationship made : create.pattern().relationships()) {
            relationships.add(new LogicalPlan.CreateRelationship(
                    made.symbol(),
                    made.start(),
                    made.end(),
                    made.type(),
                    subqueries.taken(made.properties()),
                    made.offset()));
        }
        if (subqueries.answers.isEmpty()) {
            return create;
        }
        return new LogicalPlan.Create(
                new LogicalPlan.Project(create.input(), subqueries.answers, false),
                new LogicalPlan.CreatePattern(nodes, relationships));
    }

    private @Nullable Expr taken(@Nullable Expr properties) {
        if (properties == null || !ExprTree.containsSubquery(properties)) {
            return properties;
        }
        if (properties instanceof Expr.MapOf(var entries)) {
            List<Expr.Entry> taken = new ArrayList<>();
            for (Expr.Entry entry : entries) {
                taken.add(
                        ExprTree.containsSubquery(entry.value())
                                ? new Expr.Entry(entry.key(), answer(entry.value()))
                                : entry);
            }
            return new Expr.MapOf(taken);
        }
        return answer(properties);
    }

    private Expr answer(Expr expression) {
        LogicalPlan.Projection answer = new LogicalPlan.Projection(context.fresh("created"), expression);
        answers.add(answer);
        return new Expr.Variable(answer.symbol());
    }
}
