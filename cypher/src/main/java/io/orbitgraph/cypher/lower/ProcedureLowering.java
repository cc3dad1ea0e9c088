package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.check.Problems;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `CALL procedure`.
final class ProcedureLowering {
    private final Compilation compilation;

    ProcedureLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    /// @param standalone the call is the whole statement: it may leave its arguments to the parameters, and returns
    /// all that it yields
    Rows call(Clause.CallProcedure call, Rows in, boolean standalone) {
        String name = call.procedure().text();
        ProcedureSignature signature = compilation
                .catalog
                .procedure(name)
                .orElseThrow(() -> compilation.problems.at(
                        ErrorCode.PROCEDURE_NOT_FOUND,
                        call.procedure().span(),
                        "There is no procedure '" + name + "'"
                                + Problems.didYouMean(name, compilation.catalog.procedureNames())));
        if (signature.mode().isWriting()) {
            compilation.willWrite();
        }
        List<Expr> arguments = arguments(call, signature, in, standalone);
        Clause.Yield yield = call.yield();
        if (yield != null && yield.all() && !standalone) {
            throw compilation.problems.at(
                    ErrorCode.UNEXPECTED_SYNTAX,
                    yield.span(),
                    "YIELD * is for a call that stands alone; name the columns");
        }
        if (yield == null && !standalone && !signature.results().isEmpty()) {
            compilation.postpone(compilation.problems.at(
                    ErrorCode.UNEXPECTED_SYNTAX,
                    call.span(),
                    "A call inside a query names what it takes from the procedure: add YIELD "
                            + signature.results().getFirst().name()));
        }
        Yields yields = new Yields(in.scope());
        if (yield != null && !yield.all()) {
            yields.addNamed(signature, yield);
        } else if (standalone) {
            yields.addAll(signature, call.procedure());
        }
        Scope scope = standalone ? yields.added : yields.scope;
        LogicalPlan plan = new LogicalPlan.CallProcedure(
                in.plan(),
                signature.name(),
                arguments,
                yields.yields,
                call.optional(),
                call.span().start());
        return narrowed(yield, new Rows(plan, scope));
    }

    private Rows narrowed(Clause.@Nullable Yield yield, Rows rows) {
        return yield == null ? rows : compilation.clauses.page(yield.modifiers(), rows);
    }

    private List<Expr> arguments(Clause.CallProcedure call, ProcedureSignature signature, Rows in, boolean standalone) {
        List<Expression> written = call.arguments();
        List<ProcedureSignature.Parameter> parameters = signature.parameters();
        if (written == null) {
            if (!standalone) {
                throw passedImplicitly(call);
            }
            return parameters.stream().map(this::implicit).toList();
        }
        long required = parameters.stream()
                .filter(parameter -> parameter.defaultValue() == null)
                .count();
        if (written.size() < required || written.size() > parameters.size()) {
            throw compilation.problems.at(
                    ErrorCode.INVALID_NUMBER_OF_ARGUMENTS,
                    call.span(),
                    signature.name() + " takes " + required
                            + (required == parameters.size() ? "" : " to " + parameters.size()) + " arguments, not "
                            + written.size());
        }
        List<Expr> arguments = new ArrayList<>(parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            ProcedureSignature.Parameter parameter = parameters.get(i);
            Value defaultValue = parameter.defaultValue();
            if (i < written.size()) {
                arguments.add(argument(written.get(i), parameter, in));
            } else if (defaultValue != null) {
                arguments.add(new Expr.Literal(defaultValue));
            }
        }
        return arguments;
    }

    private RuntimeException passedImplicitly(Clause.CallProcedure call) {
        return compilation.problems.at(
                ErrorCode.INVALID_ARGUMENT_PASSING_MODE,
                call.span(),
                "A call inside a query names its arguments: write "
                        + call.procedure().text() + "(…)");
    }

    private Expr argument(Expression written, ProcedureSignature.Parameter parameter, Rows in) {
        Typed argument = compilation.expressions.lower(written, Environment.of(in.scope()));
        StaticType wanted = StaticType.named(parameter.typeName());
        if (!argument.type().mayBe(wanted.type())) {
            throw compilation.operands.expected(
                    written.span(), parameter.typeName() + " for '" + parameter.name() + "'", argument.type());
        }
        return argument.expr();
    }

    /// An argument that was not written: its default, or the query's parameter of the same name.
    private Expr implicit(ProcedureSignature.Parameter parameter) {
        if (parameter.defaultValue() != null) {
            return new Expr.Literal(parameter.defaultValue());
        }
        compilation.useImplicitArgument(parameter.name());
        return new Expr.Parameter(parameter.name());
    }

    /// The variables that a call binds.
    private final class Yields {
        private final List<LogicalPlan.Yield> yields = new ArrayList<>();
        private Scope scope;
        private Scope added = Scope.EMPTY;

        Yields(Scope scope) {
            this.scope = scope;
        }

        void addAll(ProcedureSignature signature, Name procedure) {
            for (ProcedureSignature.Field field : signature.results()) {
                add(field, new Name(procedure.span(), field.name()));
            }
        }

        void addNamed(ProcedureSignature signature, Clause.Yield yield) {
            for (Clause.YieldItem item : yield.items()) {
                ProcedureSignature.Field field = signature.results().stream()
                        .filter(candidate ->
                                candidate.name().equals(item.column().text()))
                        .findFirst()
                        .orElseThrow(() -> compilation.problems.undefined(
                                item.span(),
                                item.column().text(),
                                signature.results().stream()
                                        .map(ProcedureSignature.Field::name)
                                        .toList()));
                add(field, item.variable());
            }
        }

        private void add(ProcedureSignature.Field field, Name name) {
            if (scope.has(name.text())) {
                throw compilation.problems.alreadyBound(name.span(), name.text());
            }
            Symbol symbol = compilation.symbol(name.text());
            Variable variable = new Variable(symbol, StaticType.named(field.typeName()));
            yields.add(new LogicalPlan.Yield(field.name(), symbol));
            scope = scope.with(name.text(), variable);
            added = added.with(name.text(), variable);
        }
    }
}
