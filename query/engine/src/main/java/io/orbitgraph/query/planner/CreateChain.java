package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.ExprTree;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// CREATE after CREATE is one CREATE: scripts of hundreds of them become one operator instead of a tower.
///
/// ```
/// Create(Create(x, p), q)  ->  Create(x, p + q)      q computes nothing from what p makes
/// ```
/// Nodes that `p` makes may be ends of relationships in `q`; no expression of `q` may read them, or contain a subquery.
final class CreateChain {
    private CreateChain() {}

    static LogicalPlan.Create fused(LogicalPlan.Create last) {
        Deque<LogicalPlan.Create> chain = new ArrayDeque<>();
        LogicalPlan.Create fused = last;
        while (fused.input() instanceof LogicalPlan.Create before) {
            chain.push(fused);
            fused = before;
        }
        List<LogicalPlan.CreateNode> nodes = new ArrayList<>(fused.pattern().nodes());
        List<LogicalPlan.CreateRelationship> relationships =
                new ArrayList<>(fused.pattern().relationships());
        BitSet made = made(fused.pattern());
        LogicalPlan input = fused.input();
        while (!chain.isEmpty()) {
            LogicalPlan.CreatePattern next = chain.pop().pattern();
            if (reads(next, made)) {
                input = new LogicalPlan.Create(input, new LogicalPlan.CreatePattern(nodes, relationships));
                nodes = new ArrayList<>();
                relationships = new ArrayList<>();
                made = new BitSet();
            }
            nodes.addAll(next.nodes());
            relationships.addAll(next.relationships());
            made.or(made(next));
        }
        return new LogicalPlan.Create(input, new LogicalPlan.CreatePattern(nodes, relationships));
    }

    private static BitSet made(LogicalPlan.CreatePattern pattern) {
        BitSet made = new BitSet();
        pattern.nodes().forEach(node -> made.set(node.symbol().id()));
        pattern.relationships()
                .forEach(relationship -> made.set(relationship.symbol().id()));
        return made;
    }

    private static boolean reads(LogicalPlan.CreatePattern pattern, BitSet made) {
        List<Expr> expressions = new ArrayList<>();
        PlanExpressions.addCreate(pattern, expressions);
        for (Expr expression : expressions) {
            if (ExprTree.containsSubquery(expression)
                    || FreeSymbols.of(expression).intersects(made)) {
                return true;
            }
        }
        return false;
    }
}
