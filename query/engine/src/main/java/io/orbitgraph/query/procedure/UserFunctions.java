package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.query.function.AggregateFunction;
import io.orbitgraph.query.function.BuiltInFunctions;
import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.function.ScalarFunction;
import io.orbitgraph.query.language.FunctionSignature;
import java.util.ArrayList;
import java.util.List;

/// The functions of other modules as the engine has its own.
public final class UserFunctions {
    private UserFunctions() {}

    /// The built-in functions and those of other modules.
    ///
    /// @throws IllegalArgumentException if two functions have the same name
    public static FunctionRegistry withBuiltIns(List<Extension> extensions) {
        List<ScalarFunction> scalars = new ArrayList<>(BuiltInFunctions.scalars());
        List<AggregateFunction> aggregates = new ArrayList<>(BuiltInFunctions.aggregates());
        for (Extension extension : extensions) {
            extension.functions().forEach(function -> scalars.add(new UserScalarFunction(function)));
            extension.aggregations().forEach(function -> aggregates.add(new UserAggregateFunction(function)));
        }
        return new FunctionRegistry(scalars, aggregates);
    }

    /// What a front end checks calls against.
    static FunctionSignature checked(UserFunctionSignature declared) {
        List<FunctionSignature.Parameter> parameters = new ArrayList<>();
        for (ProcedureSignature.Parameter parameter : declared.parameters()) {
            parameters.add(new FunctionSignature.Parameter(
                    parameter.name(),
                    List.of(ArgumentType.of(parameter.typeName()).staticType())));
        }
        return new FunctionSignature(
                declared.name(),
                declared.requiredArguments(),
                parameters,
                declared.variadic(),
                ArgumentType.of(declared.resultType()).staticType(),
                declared.description(),
                declared.distinct(),
                !declared.deterministic());
    }
}
