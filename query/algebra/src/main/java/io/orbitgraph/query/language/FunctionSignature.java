package io.orbitgraph.query.language;

import java.util.List;

/// What a front end checks a function call against.
///
/// @param name in its canonical spelling
/// @param requiredArguments how many must be given
/// @param parameters all of them, the optional ones last
/// @param variadic whether the last parameter may be repeated
/// @param resultType as in {@link Type}
/// @param allowsDistinct of an aggregating function: whether its argument may be DISTINCT
/// @param readsDatabase whether the answer may depend on more of the database than the arguments and what the functions
/// of the language are known to read of them
public record FunctionSignature(
        String name,
        int requiredArguments,
        List<Parameter> parameters,
        boolean variadic,
        Type resultType,
        String description,
        boolean allowsDistinct,
        boolean readsDatabase) {
    /// Of a function of the language.
    public FunctionSignature(
            String name,
            int requiredArguments,
            List<Parameter> parameters,
            boolean variadic,
            Type resultType,
            String description) {
        this(name, requiredArguments, parameters, variadic, resultType, description, true, false);
    }

    public FunctionSignature {
        parameters = List.copyOf(parameters);
    }

    /// @param types what the argument may be at compile time; null always may be
    public record Parameter(String name, List<Type> types) {
        public Parameter {
            types = List.copyOf(types);
        }
    }

    /// Types that a front end can know.
    public enum Type {
        ANY,
        BOOLEAN,
        INTEGER,
        FLOAT,
        /// INTEGER or FLOAT.
        NUMBER,
        STRING,
        LIST,
        MAP,
        NODE,
        RELATIONSHIP,
        PATH,
        DATE,
        LOCAL_TIME,
        TIME,
        LOCAL_DATE_TIME,
        DATE_TIME,
        DURATION,
        POINT,
        VECTOR,
        UUID,
        BYTES
    }
}
