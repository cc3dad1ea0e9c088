package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.check.Problems;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.language.FunctionSignature.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Calls of functions, scalar and aggregating, checked against their signatures.
final class FunctionLowering {
    /// Give another value for each call: aggregating them has no meaning that anyone could rely on.
    private static final Set<String> RANDOM = Set.of("rand", "randomuuid");

    private static final FunctionSignature COUNT_STAR =
            new FunctionSignature("count", 0, List.of(), false, FunctionSignature.Type.INTEGER, "");

    /// @param resultType of the call that has these arguments
    record Arguments(List<Expr> exprs, StaticType resultType) {}

    private final Compilation compilation;

    FunctionLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    Typed call(Expression.Call call, Environment environment) {
        String name = call.function().text();
        Optional<FunctionSignature> aggregate = compilation.catalog.aggregate(name);
        if (aggregate.isPresent()) {
            if (call.distinct() && !aggregate.get().allowsDistinct()) {
                throw compilation.problems.at(
                        ErrorCode.UNEXPECTED_SYNTAX,
                        call.span(),
                        aggregate.get().name()
                                + "() takes every row and cannot be DISTINCT: make the rows distinct in a"
                                + " WITH before");
            }
            return aggregate(call, key(aggregate.get()), call.arguments(), call.distinct(), environment);
        }
        if (name.equalsIgnoreCase("exists") && call.arguments().size() == 1) {
            return exists(call, call.arguments().getFirst(), environment);
        }
        FunctionSignature signature = compilation
                .catalog
                .function(name)
                .orElseThrow(() -> compilation.problems.at(
                        ErrorCode.UNKNOWN_FUNCTION,
                        call.function().span(),
                        "There is no function '" + name + "'"
                                + Problems.didYouMean(name, compilation.catalog.functionNames())));
        if (call.distinct()) {
            throw compilation.problems.at(
                    ErrorCode.UNEXPECTED_SYNTAX,
                    call.span(),
                    "DISTINCT is for aggregating functions; " + signature.name() + "() is none");
        }
        String key = key(signature);
        if (environment.aggregation() == Environment.Aggregation.NESTED && RANDOM.contains(key)) {
            throw compilation.problems.at(
                    ErrorCode.NON_CONSTANT_EXPRESSION,
                    call.span(),
                    signature.name() + "() gives another value for each row and cannot be aggregated");
        }
        Arguments arguments = arguments(call, signature, call.arguments(), environment);
        return new Typed(new Expr.Call(key, arguments.exprs(), call.span().start()), arguments.resultType());
    }

    Typed countStar(Expression.CountStar count, Environment environment) {
        return aggregate(count, "count", List.of(), false, environment);
    }

    private Typed aggregate(
            Expression form, String function, List<Expression> arguments, boolean distinct, Environment environment) {
        return switch (environment.aggregation()) {
            case NESTED ->
                throw compilation.problems.at(
                        ErrorCode.NESTED_AGGREGATION,
                        form.span(),
                        "An aggregating function cannot stand inside another: compute the inner one in a WITH before");
            case FORBIDDEN ->
                throw compilation.problems.at(
                        ErrorCode.INVALID_AGGREGATION,
                        form.span(),
                        "The aggregating function " + function + "() can only stand in WITH or RETURN, outside of"
                                + " comprehensions");
            case ALLOWED -> {
                Grouping grouping = environment.grouping();
                if (grouping == null) {
                    throw new IllegalStateException("aggregation is allowed where nothing groups");
                }
                yield grouping.aggregate(form, function, arguments, distinct, this);
            }
        };
    }

    Arguments aggregateArguments(Expression form, List<Expression> arguments, Environment environment) {
        FunctionSignature signature = form instanceof Expression.Call call
                ? compilation.catalog.aggregate(call.function().text()).orElseThrow()
                : COUNT_STAR;
        return arguments(form, signature, arguments, environment);
    }

    private Arguments arguments(
            Expression form, FunctionSignature signature, List<Expression> arguments, Environment environment) {
        int most = signature.variadic()
                ? Integer.MAX_VALUE
                : signature.parameters().size();
        if (arguments.size() < signature.requiredArguments() || arguments.size() > most) {
            throw compilation.problems.at(
                    ErrorCode.INVALID_NUMBER_OF_ARGUMENTS,
                    form.span(),
                    signature.name() + "() takes " + expectedCount(signature) + ", not " + arguments.size());
        }
        List<Expr> exprs = new ArrayList<>(arguments.size());
        List<StaticType> types = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Typed argument = compilation.expressions.lower(arguments.get(i), environment);
            List<Parameter> parameters = signature.parameters();
            check(
                    signature,
                    parameters.get(Math.min(i, parameters.size() - 1)),
                    argument,
                    arguments.get(i).span());
            exprs.add(argument.expr());
            types.add(argument.type());
        }
        return new Arguments(exprs, resultType(signature, types));
    }

    private void check(FunctionSignature signature, Parameter parameter, Typed argument, Span span) {
        if (!argument.type().mayBeOneOf(parameter.types())) {
            String wanted = parameter.types().stream()
                    .map(type -> StaticType.of(type).toString())
                    .collect(Collectors.joining(" or "));
            throw compilation.problems.at(
                    ErrorCode.INVALID_ARGUMENT_TYPE,
                    span,
                    signature.name() + "() takes " + wanted + " as '" + parameter.name() + "', not " + argument.type());
        }
    }

    private static String expectedCount(FunctionSignature signature) {
        int least = signature.requiredArguments();
        int most = signature.parameters().size();
        if (signature.variadic()) {
            return least + " or more arguments";
        }
        String range = least == most ? "" + least : least + " to " + most;
        return range + (most == 1 ? " argument" : " arguments");
    }

    /// What the signature says, and better where the arguments tell more.
    private static StaticType resultType(FunctionSignature signature, List<StaticType> arguments) {
        return switch (key(signature)) {
            case "head", "last" -> arguments.getFirst().elementOrAny();
            case "tail", "reverse" -> arguments.getFirst();
            case "collect" -> StaticType.listOf(arguments.getFirst());
            case "nodes" -> StaticType.listOf(StaticType.NODE);
            case "relationships" -> StaticType.listOf(StaticType.RELATIONSHIP);
            case "range" -> StaticType.listOf(StaticType.INTEGER);
            case "labels", "keys" -> StaticType.listOf(StaticType.STRING);
            default -> StaticType.of(signature.resultType());
        };
    }

    /// `exists(n.p)` of older Cypher, and `exists((a)-->(b))`.
    private Typed exists(Expression.Call call, Expression argument, Environment environment) {
        return switch (argument) {
            case Expression.PatternValue pattern ->
                Typed.bool(compilation.subqueries.patternPredicate(pattern, environment));
            case Expression.Property _, Expression.Index _ ->
                Typed.bool(new Expr.Not(new Expr.IsNull(
                        compilation.expressions.lower(argument, environment).expr())));
            default ->
                throw compilation.problems.at(
                        ErrorCode.INVALID_ARGUMENT_TYPE,
                        call.span(),
                        "exists() takes a pattern or a property; write 'x IS NOT NULL' for anything else");
        };
    }

    private static String key(FunctionSignature signature) {
        return signature.name().toLowerCase(Locale.ROOT);
    }
}
