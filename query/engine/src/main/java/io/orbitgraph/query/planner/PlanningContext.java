package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// What the planning of one statement shares: schema, estimates per operator, fresh symbols. Used by one thread.
final class PlanningContext {
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
    <P extends PhysicalPlan> P estimated(P plan, double rows) {
        estimates.put(plan, rows);
        return plan;
    }

    /// −1 where none was recorded.
    double estimate(PhysicalPlan plan) {
        return estimates.getOrDefault(plan, -1.0);
    }

    /// Remembers the names of symbols that an operator binds.
    void register(Iterable<Symbol> symbols) {
        symbols.forEach(symbol -> names.put(symbol.id(), symbol));
    }

    /// The symbol of a number.
    Symbol symbol(int id) {
        return names.getOrDefault(id, new Symbol("#" + id, id));
    }

    /// A symbol that the statement does not use.
    Symbol fresh(String name) {
        return new Symbol(name, symbolCount++);
    }

    int symbolCount() {
        return symbolCount;
    }
}
