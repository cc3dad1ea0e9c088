package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Carries what is known of labels from one variable to another: `WITH a AS b`.
final class PlanLabels {
    private PlanLabels() {}

    static Map<Integer, List<String>> through(LogicalPlan.Project project, Map<Integer, List<String>> labels) {
        Map<Integer, List<String>> result = new HashMap<>(labels);
        for (LogicalPlan.Projection projection : project.projections()) {
            if (projection.expression() instanceof Expr.Variable(var source) && labels.containsKey(source.id())) {
                result.put(projection.symbol().id(), labels.get(source.id()));
            }
        }
        return result;
    }
}
