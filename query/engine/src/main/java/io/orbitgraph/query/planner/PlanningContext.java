package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.ExprTree;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.rewrite.RewriteContext;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// What the planning of one statement shares: schema, estimates per operator, fresh symbols. Used by one thread.
final class PlanningContext implements RewriteContext {
    final SchemaView schema;
    final Cardinality cardinality;
    private final IdentityHashMap<PhysicalPlan, Double> estimates = new IdentityHashMap<>();
    private final Map<Integer, Symbol> names = new HashMap<>();
    private int symbolCount;

    PlanningContext(SchemaView schema, int symbolCount) {
        this.schema = schema;
        this.cardinality = new Cardinality(schema);
        this.symbolCount = symbolCount;
    }

    /// Records how many rows an operator is thought to give.
    @Override
    public <P extends PhysicalPlan> P estimated(P plan, double rows) {
        estimates.put(plan, rows);
        return plan;
    }

    /// −1 where none was recorded.
    @Override
    public double estimate(PhysicalPlan plan) {
        return estimates.getOrDefault(plan, -1.0);
    }

    /// Remembers the names of symbols that an operator binds.
    void register(Iterable<Symbol> symbols) {
        symbols.forEach(symbol -> names.put(symbol.id(), symbol));
    }

    /// The symbol of a number.
    @Override
    public Symbol symbol(int id) {
        return names.getOrDefault(id, new Symbol("#" + id, id));
    }

    /// A symbol that the statement does not use.
    @Override
    public Symbol fresh(String name) {
        return new Symbol(name, symbolCount++);
    }

    @Override
    public BitSet free(Expr expression) {
        return FreeSymbols.of(expression);
    }

    @Override
    public boolean containsSubquery(Expr expression) {
        return ExprTree.containsSubquery(expression);
    }

    int symbolCount() {
        return symbolCount;
    }
}
