package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.ClosableRows;
import io.orbitgraph.model.procedure.ColumnRows;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.CallFailure;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Calls a procedure for each input row and joins its rows to that row. A procedure without results passes the row
/// once.
final class CallProcedureOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Procedure procedure;
    private final Evaluator[] arguments;
    private final boolean optional;
    private final int offset;
    private final ProcedureContext procedureContext;
    /// By yielded column: which result it is, and its symbol.
    private final int[] fields;
    private final int[] symbols;
    private final RowOutput output;

    private @Nullable Batch rows;
    private Vector[] values = new Vector[0];
    private int index;
    private @Nullable Iterator<Value[]> results;
    private boolean matched;
    /// The rows of the batch in the making: by result as columns, or by yielded column boxed. A batch has one of them.
    private Vector @Nullable [] columns;
    private Value @Nullable [][] boxed;

    CallProcedureOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.CallProcedure plan,
            Evaluator[] arguments,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.procedure = context.procedures().procedure(plan.procedure());
        this.arguments = arguments;
        this.optional = plan.optional();
        this.offset = plan.offset();
        this.procedureContext =
                context.procedures().context(context, procedure.signature().mode());
        List<LogicalPlan.Yield> yields = plan.yields();
        this.fields = new int[yields.size()];
        this.symbols = new int[yields.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = field(procedure.signature(), yields.get(i).field());
            symbols[i] = yields.get(i).symbol().id();
        }
        this.output = output;
    }

    private static int field(ProcedureSignature signature, String name) {
        for (int i = 0; i < signature.results().size(); i++) {
            if (signature.results().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new OrbitException(
                ErrorCode.PROCEDURE_CALL_FAILED, "Procedure " + signature.name() + " has no result " + name);
    }

    @Override
    public void open() {
        rows = null;
        endCall();
        output.restart();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.cancellation().check();
            Batch batch = rows;
            if (batch == null) {
                batch = input.next();
                if (batch == null) {
                    return null;
                }
                rows = batch;
                index = 0;
                values = new Vector[arguments.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = arguments[i].evaluate(batch);
                }
            }
            columns = null;
            boxed = null;
            try {
                fill(batch);
            } catch (RuntimeException e) {
                OrbitException failure =
                        CallFailure.of("procedure", procedure.signature().name(), e);
                throw CallFailure.at(context, offset, failure);
            }
            if (index >= batch.size) {
                rows = null;
            }
            int count = output.count();
            if (count > 0) {
                emit(count);
                return output.finish(batch);
            }
        }
    }

    private void endCall() {
        if (results instanceof ClosableRows closable) {
            closable.close();
        }
        results = null;
    }

    private void emit(int count) {
        for (int i = 0; i < fields.length; i++) {
            output.batch.columns[symbols[i]] = columns != null ? columns[fields[i]] : Columns.narrow(boxed()[i], count);
        }
    }

    private Value[][] boxed() {
        Value[][] present = boxed;
        if (present == null) {
            present = new Value[fields.length][output.capacity()];
            boxed = present;
        }
        return present;
    }

    private Vector[] columns() {
        Vector[] present = columns;
        if (present == null) {
            List<ProcedureSignature.Field> declared = procedure.signature().results();
            present = new Vector[declared.size()];
            for (int i = 0; i < present.length; i++) {
                present[i] = ColumnRows.newVector(declared.get(i).typeName(), output.capacity());
            }
            columns = present;
        }
        return present;
    }

    private void fill(Batch batch) {
        boolean isVoid = procedure.signature().results().isEmpty();
        while (index < batch.size && !output.isFull()) {
            int row = batch.row(index);
            Iterator<Value[]> present = results;
            if (present == null) {
                present = procedure.call(procedureContext, arguments(row));
                results = present;
                matched = false;
            }
            if (isVoid) {
                while (present.hasNext()) {
                    present.next();
                }
                output.add(row);
            } else if (present instanceof ColumnRows rowsByColumn) {
                if (boxed != null && output.count() > 0) {
                    return; // what is boxed goes out first
                }
                if (take(rowsByColumn, row)) {
                    continue;
                }
            } else {
                if (columns != null && output.count() > 0) {
                    return;
                }
                if (take(present, row)) {
                    continue;
                }
            }
            if (optional && !matched && !isVoid) {
                addNulls(row);
            }
            endCall();
            index++;
        }
    }

    private boolean take(ColumnRows rowsByColumn, int row) {
        int from = output.count();
        int count = rowsByColumn.next(columns(), from, output.room());
        for (int i = 0; i < count; i++) {
            output.add(row);
        }
        matched |= count > 0;
        return count > 0;
    }

    private boolean take(Iterator<Value[]> from, int row) {
        if (!from.hasNext()) {
            return false;
        }
        Value[] result = from.next();
        matched = true;
        int out = output.add(row);
        Value[][] into = boxed();
        for (int i = 0; i < fields.length; i++) {
            into[i][out] = result[fields[i]];
        }
        return true;
    }

    private void addNulls(int row) {
        int out = output.add(row);
        if (columns != null) {
            for (int field : fields) {
                Columns.set(columns[field], out, Value.NULL);
            }
        } else {
            for (Value[] column : boxed()) {
                column[out] = Value.NULL;
            }
        }
    }

    /// The row's arguments, as the signature wants them.
    private Value[] arguments(int row) {
        List<ProcedureSignature.Parameter> parameters = procedure.signature().parameters();
        Value[] given = new Value[parameters.size()];
        for (int i = 0; i < given.length; i++) {
            ProcedureSignature.Parameter parameter = parameters.get(i);
            if (i < values.length) {
                given[i] = coerce(parameter, values[i].value(row));
            } else if (parameter.defaultValue() != null) {
                given[i] = parameter.defaultValue();
            } else {
                throw new OrbitException(
                        ErrorCode.INVALID_NUMBER_OF_ARGUMENTS,
                        "Procedure " + procedure.signature().name() + " needs a value for `" + parameter.name() + "`");
            }
        }
        return given;
    }

    private static Value coerce(ProcedureSignature.Parameter parameter, Value value) {
        String type = parameter.typeName().toUpperCase(Locale.ROOT);
        if (type.startsWith("FLOAT") && value instanceof IntegerValue(long number)) {
            return Value.of((double) number);
        }
        if (type.startsWith("INTEGER") && value instanceof FloatValue) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT_TYPE_RUNTIME,
                    "Parameter `" + parameter.name() + "` takes an INTEGER, not a FLOAT");
        }
        return value;
    }

    @Override
    public void close() {
        rows = null;
        endCall();
        input.close();
    }
}
