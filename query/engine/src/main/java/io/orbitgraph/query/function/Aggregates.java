package io.orbitgraph.query.function;

import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.language.FunctionSignature.Parameter;
import io.orbitgraph.query.language.FunctionSignature.Type;
import java.util.List;
import java.util.function.Supplier;

/// The aggregating functions.
final class Aggregates {
    private static final Parameter ANYTHING = new Parameter("input", List.of(Type.ANY));
    private static final Parameter NUMBERS = new Parameter("input", List.of(Type.NUMBER));
    private static final Parameter NUMBERS_OR_DURATIONS = new Parameter("input", List.of(Type.NUMBER, Type.DURATION));
    private static final Parameter PERCENTILE = new Parameter("percentile", List.of(Type.NUMBER));

    private Aggregates() {}

    static List<AggregateFunction> all() {
        return List.of(
                define(
                        "count",
                        Type.INTEGER,
                        "The number of values; `count(*)` counts rows.",
                        CountAccumulator::new,
                        ANYTHING),
                define("sum", Type.ANY, "The sum of the values; 0 of none.", SumAccumulator::sum, NUMBERS_OR_DURATIONS),
                define("avg", Type.ANY, "The mean of the values.", SumAccumulator::average, NUMBERS_OR_DURATIONS),
                define(
                        "min",
                        Type.ANY,
                        "The first value in the order of ORDER BY.",
                        ExtremeAccumulator::minimum,
                        ANYTHING),
                define(
                        "max",
                        Type.ANY,
                        "The last value in the order of ORDER BY.",
                        ExtremeAccumulator::maximum,
                        ANYTHING),
                define("collect", Type.LIST, "The values as a list.", CollectAccumulator::new, ANYTHING),
                define(
                        "stdev",
                        Type.FLOAT,
                        "The standard deviation of a sample.",
                        DeviationAccumulator::sample,
                        NUMBERS),
                define(
                        "stdevp",
                        Type.FLOAT,
                        "The standard deviation of a population.",
                        DeviationAccumulator::population,
                        NUMBERS),
                define(
                        "percentileCont",
                        Type.FLOAT,
                        "The value below which a share of the values lies, interpolated.",
                        PercentileAccumulator::continuous,
                        NUMBERS,
                        PERCENTILE),
                define(
                        "percentileDisc",
                        Type.NUMBER,
                        "The value below which a share of the values lies, one of them.",
                        PercentileAccumulator::discrete,
                        NUMBERS,
                        PERCENTILE));
    }

    private static AggregateFunction define(
            String name, Type result, String description, Supplier<Accumulator> accumulator, Parameter... parameters) {
        List<Parameter> list = List.of(parameters);
        return new Defined(new FunctionSignature(name, list.size(), list, false, result, description), accumulator);
    }

    private record Defined(FunctionSignature signature, Supplier<Accumulator> accumulator)
            implements AggregateFunction {
        @Override
        public Accumulator newAccumulator(boolean distinct) {
            return distinct ? new DistinctAccumulator(accumulator.get()) : accumulator.get();
        }
    }
}
