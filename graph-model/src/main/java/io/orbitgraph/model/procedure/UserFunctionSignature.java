package io.orbitgraph.model.procedure;

import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Name, parameters and result of a {@link UserFunction} or {@link UserAggregation}. Starts from {@link #of} and is
/// refined by the methods below; each returns a new one.
///
/// @param name dotted, e.g. `gds.util.asNode`
/// @param parameters those with a default last
/// @param variadic whether the last parameter may be repeated, or left out
/// @param resultType as written in signatures, e.g. `FLOAT`
/// @param category under which SHOW FUNCTIONS lists it; may be empty
/// @param nulls whether it wants to see null arguments. Otherwise a null argument makes the answer of a function null,
/// and an aggregation does not count the row
/// @param deterministic whether it gives the same answer for the same arguments whatever the graph, the catalog and the
/// clock
/// @param distinct of an aggregation: whether its only argument may be DISTINCT
public record UserFunctionSignature(
        String name,
        List<Parameter> parameters,
        boolean variadic,
        String resultType,
        String category,
        String description,
        boolean nulls,
        boolean deterministic,
        boolean distinct) {
    public UserFunctionSignature {
        parameters = List.copyOf(parameters);
        boolean optional = false;
        for (Parameter parameter : parameters) {
            if (optional && parameter.defaultValue() == null) {
                throw new IllegalArgumentException(name + " has a required parameter after an optional one");
            }
            optional |= parameter.defaultValue() != null;
        }
        if (variadic && (parameters.isEmpty() || optional)) {
            throw new IllegalArgumentException(name + " is variadic: it needs parameters, and none with a default");
        }
        if (distinct && (parameters.size() != 1 || variadic || nulls)) {
            throw new IllegalArgumentException(name + " can be DISTINCT only with one parameter that is never null");
        }
    }

    /// No parameters, no nulls, not deterministic, not DISTINCT.
    public static UserFunctionSignature of(String name, String resultType, String category, String description) {
        return new UserFunctionSignature(
                name, List.of(), false, resultType, category, description, false, false, false);
    }

    /// One more parameter, which must be given.
    ///
    /// @param typeName as in {@link Parameter}
    public UserFunctionSignature takes(String parameter, String typeName) {
        return with(new Parameter(parameter, typeName, null));
    }

    /// One more parameter, which may be left out.
    public UserFunctionSignature optionally(String parameter, String typeName, Value defaultValue) {
        return with(new Parameter(parameter, typeName, defaultValue));
    }

    private UserFunctionSignature with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new UserFunctionSignature(
                name, more, variadic, resultType, category, description, nulls, deterministic, distinct);
    }

    /// One more parameter, which takes any number of arguments.
    public UserFunctionSignature repeatedly(String parameter, String typeName) {
        UserFunctionSignature more = takes(parameter, typeName);
        return new UserFunctionSignature(
                name, more.parameters, true, resultType, category, description, nulls, deterministic, distinct);
    }

    public UserFunctionSignature seeingNulls() {
        return new UserFunctionSignature(
                name, parameters, variadic, resultType, category, description, true, deterministic, distinct);
    }

    public UserFunctionSignature asDeterministic() {
        return new UserFunctionSignature(
                name, parameters, variadic, resultType, category, description, nulls, true, distinct);
    }

    public UserFunctionSignature allowingDistinct() {
        return new UserFunctionSignature(
                name, parameters, variadic, resultType, category, description, nulls, deterministic, true);
    }

    /// How many arguments a call must have.
    public int requiredArguments() {
        int required = 0;
        for (Parameter parameter : parameters) {
            if (parameter.defaultValue() == null) {
                required++;
            }
        }
        return variadic ? required - 1 : required;
    }
}
