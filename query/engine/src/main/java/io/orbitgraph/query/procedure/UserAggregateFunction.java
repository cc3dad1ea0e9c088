package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.UserAggregation;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.query.function.Accumulator;
import io.orbitgraph.query.function.AggregateFunction;
import io.orbitgraph.query.function.DistinctAccumulator;
import io.orbitgraph.query.function.FunctionContext;
import io.orbitgraph.query.language.FunctionSignature;

/// An aggregating function of another module.
final class UserAggregateFunction implements AggregateFunction {
    private final UserAggregation aggregation;
    private final UserFunctionSignature declared;
    private final FunctionSignature signature;
    private final UserArguments arguments;

    UserAggregateFunction(UserAggregation aggregation) {
        this.aggregation = aggregation;
        this.declared = aggregation.signature();
        this.signature = UserFunctions.checked(declared);
        this.arguments = new UserArguments(declared);
    }

    UserFunctionSignature declared() {
        return declared;
    }

    @Override
    public FunctionSignature signature() {
        return signature;
    }

    @Override
    public Accumulator newAccumulator(FunctionContext context, boolean distinct) {
        UserAccumulator accumulator = new UserAccumulator(aggregation, declared, arguments, context.procedureContext());
        return distinct ? new DistinctAccumulator(accumulator) : accumulator;
    }
}
