package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.ColumnRows;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.UserFunction;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.function.FunctionContext;
import io.orbitgraph.query.function.ScalarFunction;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.runtime.CallFailure;
import io.orbitgraph.query.runtime.Columns;
import org.jspecify.annotations.Nullable;

/// A function of another module, with arguments completed and checked.
final class UserScalarFunction implements ScalarFunction {
    private final UserFunction function;
    private final UserFunctionSignature declared;
    private final FunctionSignature signature;
    private final UserArguments arguments;

    UserScalarFunction(UserFunction function) {
        this.function = function;
        this.declared = function.signature();
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
    public String category() {
        return declared.category();
    }

    @Override
    public boolean isDeterministic() {
        return declared.deterministic();
    }

    @Override
    public Value call(FunctionContext context, Value[] given) {
        Value[] complete = arguments.array(given.length);
        System.arraycopy(given, 0, complete, 0, given.length);
        return call(context.procedureContext(), complete, given.length);
    }

    private Value call(ProcedureContext context, Value[] complete, int given) {
        if (!arguments.check(complete, given)) {
            return Value.NULL;
        }
        try {
            return function.call(context, complete);
        } catch (RuntimeException e) {
            throw CallFailure.of("function", declared.name(), e);
        }
    }

    @Override
    public Vector evaluate(FunctionContext context, Vector[] given, int @Nullable [] rows, int count, int capacity) {
        ProcedureContext procedureContext = context.procedureContext();
        Value[] complete = arguments.array(given.length);
        Vector result = ColumnRows.newVector(declared.resultType(), capacity);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            for (int a = 0; a < given.length; a++) {
                complete[a] = given[a].value(row);
            }
            Value answer = call(procedureContext, complete, given.length);
            if (!Columns.set(result, row, answer)) {
                result = boxed(result, rows, i, capacity);
                Columns.set(result, row, answer);
            }
        }
        return result;
    }

    /// The first `count` answers in a column that takes one of another type than was declared.
    private static ValueVector boxed(Vector answers, int @Nullable [] rows, int count, int capacity) {
        ValueVector boxed = new ValueVector(capacity);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            boxed.set(row, answers.value(row));
        }
        return boxed;
    }
}
