package io.orbitgraph.query.function;

import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.language.FunctionSignature.Parameter;
import java.util.List;
import java.util.function.Supplier;

/// The aggregating functions.
final class Aggregates {
    private static final Parameter ANYTHING = new Parameter("input", List.of(FunctionSignature.Type.ANY));
    private static final Parameter NUMBERS = new Parameter("input", List.of(FunctionSignature.Type.NUMBER));
    private static final Parameter NUMBERS_OR_DURATIONS =
            new Parameter("input", List.of(FunctionSignature.Type.NUMBER, FunctionSignature.Type.DURATION));
    private static final Parameter PERCENTILE = new Parameter("percentile", List.of(FunctionSignature.Type.NUMBER));

    private Aggregates() {}

    static List<AggregateFunction> all() {
        return List.of(
                define(
                        "count",
                        FunctionSignature.Type.INTEGER,
                        "The number of values; `count(*)` counts rows.",
                        CountAccumulator::new,
                        ANYTHING),
                define(
                        "sum",
                        FunctionSignature.Type.ANY,
                        "The sum of the values; 0 of none.",
                        SumAccumulator::sum,
                        NUMBERS_OR_DURATIONS),
                define(
                        "avg",
                        FunctionSignature.Type.ANY,
                        "The mean of the values.",
                        SumAccumulator::average,
                        NUMBERS_OR_DURATIONS),
                define(
                        "min",
                        FunctionSignature.Type.ANY,
                        "The first value in the order of ORDER BY.",
                        ExtremeAccumulator::minimum,
                        ANYTHING),
                define(
                        "max",
                        FunctionSignature.Type.ANY,
                        "The last value in the order of ORDER BY.",
                        ExtremeAccumulator::maximum,
                        ANYTHING),
                define(
                        "collect",
                        FunctionSignature.Type.LIST,
                        "The values as a list.",
                        CollectAccumulator::new,
                        ANYTHING),
                define(
                        "stdev",
                        FunctionSignature.Type.FLOAT,
                        "The standard deviation of a sample.",
                        DeviationAccumulator::sample,
                        NUMBERS),
                define(
                        "stdevp",
                        FunctionSignature.Type.FLOAT,
                        "The standard deviation of a population.",
                        DeviationAccumulator::population,
                        NUMBERS),
                define(
                        "percentileCont",
                        FunctionSignature.Type.FLOAT,
                        "The value below which a share of the values lies, interpolated.",
                        PercentileAccumulator::continuous,
                        NUMBERS,
                        PERCENTILE),
                define(
                        "percentileDisc",
                        FunctionSignature.Type.NUMBER,
                        "The value below which a share of the values lies, one of them.",
                        PercentileAccumulator::discrete,
                        NUMBERS,
                        PERCENTILE));
    }

    private static AggregateFunction define(
            String name,
            FunctionSignature.Type result,
            String description,
            Supplier<Accumulator> accumulator,
            Parameter... parameters) {
        List<Parameter> list = List.of(parameters);
        return new Defined(new FunctionSignature(name, list.size(), list, false, result, description), accumulator);
    }

    private record Defined(FunctionSignature signature, Supplier<Accumulator> accumulator)
            implements AggregateFunction {
        @Override
        public Accumulator newAccumulator(FunctionContext context, boolean distinct) {
            return distinct ? new DistinctAccumulator(accumulator.get()) : accumulator.get();
        }
    }
}
