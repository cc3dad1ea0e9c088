package io.orbitgraph.query.function;

import java.util.ArrayList;
import java.util.List;

/// The functions that OrbitGraph brings along, topic by topic.
public final class BuiltInFunctions {
    private BuiltInFunctions() {}

    public static List<ScalarFunction> scalars() {
        List<ScalarFunction> functions = new ArrayList<>();
        functions.addAll(ScalarFunctions.all());
        functions.addAll(ConversionFunctions.all());
        functions.addAll(GraphFunctions.all());
        functions.addAll(ListFunctions.all());
        functions.addAll(StringFunctions.all());
        functions.addAll(NumericFunctions.all());
        functions.addAll(TemporalFunctions.all());
        functions.addAll(SpatialFunctions.all());
        functions.addAll(VectorFunctions.all());
        return functions;
    }

    public static List<AggregateFunction> aggregates() {
        return Aggregates.all();
    }

    /// All of them.
    public static FunctionRegistry registry() {
        return new FunctionRegistry(scalars(), aggregates());
    }
}
