package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.language.FunctionSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// `SHOW PROCEDURES` and `SHOW FUNCTIONS`.
final class CatalogProcedures {
    private CatalogProcedures() {}

    static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        all.add(ShowTable.of(
                "procedures",
                "Lists the procedures.",
                List.of(
                        "name STRING",
                        "description STRING",
                        "mode STRING",
                        "worksOnSystem BOOLEAN",
                        "signature STRING",
                        "argumentDescription LIST<MAP>",
                        "returnDescription LIST<MAP>",
                        "admin BOOLEAN",
                        "rolesExecution LIST<STRING>",
                        "rolesBoostedExecution LIST<STRING>",
                        "isDeprecated BOOLEAN",
                        "deprecatedBy STRING",
                        "option MAP"),
                (context, _) -> context.service(ProcedureRegistry.class).signatures().stream()
                        .map(CatalogProcedures::procedure)
                        .toList()));
        all.add(ShowTable.of(
                "functions",
                "Lists the functions.",
                List.of(
                        "name STRING",
                        "category STRING",
                        "description STRING",
                        "signature STRING",
                        "isBuiltIn BOOLEAN",
                        "argumentDescription LIST<MAP>",
                        "returnDescription STRING",
                        "aggregating BOOLEAN",
                        "rolesExecution LIST<STRING>",
                        "rolesBoostedExecution LIST<STRING>",
                        "isDeprecated BOOLEAN",
                        "deprecatedBy STRING"),
                (context, _) -> functions(context.service(FunctionRegistry.class))));
        return all;
    }

    private static Value[] procedure(ProcedureSignature signature) {
        List<Value> arguments = new ArrayList<>();
        for (ProcedureSignature.Parameter parameter : signature.parameters()) {
            arguments.add(described(parameter.name(), parameter.typeName()));
        }
        List<Value> results = new ArrayList<>();
        for (ProcedureSignature.Field field : signature.results()) {
            results.add(described(field.name(), field.typeName()));
        }
        String deprecatedBy = signature.deprecatedBy();
        return BuiltIn.row(
                BuiltIn.text(signature.name()),
                BuiltIn.text(signature.description()),
                BuiltIn.text(signature.mode().name()),
                Value.of(signature.mode() == ProcedureSignature.Mode.DBMS),
                BuiltIn.text(text(signature)),
                new ListValue(arguments),
                new ListValue(results),
                BooleanValue.FALSE,
                Value.NULL,
                Value.NULL,
                Value.of(deprecatedBy != null),
                deprecatedBy == null ? Value.NULL : BuiltIn.text(deprecatedBy),
                MapValue.of("deprecated", Value.of(deprecatedBy != null)));
    }

    /// `name(a :: TYPE, b = default :: TYPE) :: (x :: TYPE)`.
    private static String text(ProcedureSignature signature) {
        String parameters =
                signature.parameters().stream().map(CatalogProcedures::text).collect(Collectors.joining(", "));
        String results = signature.results().stream()
                .map(field -> field.name() + " :: " + field.typeName())
                .collect(Collectors.joining(", "));
        return signature.name() + "(" + parameters + ")" + (results.isEmpty() ? "" : " :: (" + results + ")");
    }

    private static String text(ProcedureSignature.Parameter parameter) {
        return parameter.name()
                + (parameter.defaultValue() == null ? "" : " = " + parameter.defaultValue()) + " :: "
                + parameter.typeName();
    }

    private static Value described(String name, String type) {
        Map<String, Value> map = new LinkedHashMap<>();
        map.put("name", BuiltIn.text(name));
        map.put("type", BuiltIn.text(type));
        map.put("description", BuiltIn.text(name + " :: " + type));
        map.put("isDeprecated", BooleanValue.FALSE);
        return MapValue.copyOf(map);
    }

    private static List<Value[]> functions(FunctionRegistry functions) {
        List<Value[]> rows = new ArrayList<>();
        functions
                .scalars()
                .forEach(function -> rows.add(
                        function instanceof UserScalarFunction user
                                ? userFunction(user.declared(), user.category(), false)
                                : function(function.signature(), function.category(), false)));
        functions
                .aggregates()
                .forEach(function -> rows.add(
                        function instanceof UserAggregateFunction user
                                ? userFunction(user.declared(), user.declared().category(), true)
                                : function(function.signature(), "Aggregating", true)));
        rows.sort(Comparator.comparing(row -> row[0].toString()));
        return rows;
    }

    private static Value[] function(FunctionSignature signature, String category, boolean aggregating) {
        List<Value> arguments = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (FunctionSignature.Parameter parameter : signature.parameters()) {
            String type =
                    parameter.types().stream().map(CatalogProcedures::typeName).collect(Collectors.joining(" | "));
            arguments.add(described(parameter.name(), type));
            parts.add(parameter.name() + " :: " + type);
        }
        return function(
                signature.name(),
                category,
                signature.description(),
                parts,
                arguments,
                typeName(signature.resultType()),
                true,
                aggregating);
    }

    private static Value[] userFunction(UserFunctionSignature signature, String category, boolean aggregating) {
        List<Value> arguments = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (ProcedureSignature.Parameter parameter : signature.parameters()) {
            arguments.add(described(parameter.name(), parameter.typeName()));
            parts.add(text(parameter));
        }
        return function(
                signature.name(),
                category,
                signature.description(),
                parts,
                arguments,
                signature.resultType(),
                false,
                aggregating);
    }

    private static Value[] function(
            String name,
            String category,
            String description,
            List<String> parameters,
            List<Value> arguments,
            String resultType,
            boolean builtIn,
            boolean aggregating) {
        return BuiltIn.row(
                BuiltIn.text(name),
                BuiltIn.text(category),
                BuiltIn.text(description),
                BuiltIn.text(name + "(" + String.join(", ", parameters) + ") :: " + resultType),
                Value.of(builtIn),
                new ListValue(arguments),
                BuiltIn.text(resultType),
                Value.of(aggregating),
                Value.NULL,
                Value.NULL,
                BooleanValue.FALSE,
                Value.NULL);
    }

    private static String typeName(FunctionSignature.Type type) {
        return switch (type) {
            case LOCAL_TIME -> "LOCAL TIME";
            case TIME -> "ZONED TIME";
            case LOCAL_DATE_TIME -> "LOCAL DATETIME";
            case DATE_TIME -> "ZONED DATETIME";
            case LIST -> "LIST<ANY>";
            case NUMBER -> "INTEGER | FLOAT";
            default -> type.name().toUpperCase(Locale.ROOT);
        };
    }
}
