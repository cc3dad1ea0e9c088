package io.orbitgraph.server.engine;

import io.orbitgraph.model.procedure.Aggregator;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.UserAggregation;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.Value;

/// All texts after each other.
final class ConcatAggregation implements UserAggregation {
    @Override
    public UserFunctionSignature signature() {
        return UserFunctionSignature.of("test.concat", "STRING", "", "All texts after each other.")
                .takes("text", "STRING")
                .allowingDistinct();
    }

    @Override
    public Aggregator start(ProcedureContext context) {
        return new Aggregator() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public void add(Value[] arguments) {
                text.append(arguments[0]);
            }

            @Override
            public Value result() {
                return Value.of(text.toString());
            }
        };
    }
}
