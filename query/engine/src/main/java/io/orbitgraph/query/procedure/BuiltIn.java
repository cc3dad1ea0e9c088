package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/// A built-in procedure: a signature and the function that makes its rows, all at once.
record BuiltIn(ProcedureSignature signature, Body body) implements Procedure {
    /// Makes the rows.
    interface Body {
        List<Value[]> rows(ProcedureContext context, Value[] arguments);
    }

    /// A procedure that reads.
    ///
    /// @param results `name TYPE` pairs, e.g. `label STRING`
    static BuiltIn reading(String name, String description, List<String> results, Body body) {
        return of(name, description, Mode.READ, List.of(), results, body);
    }

    static BuiltIn of(
            String name, String description, Mode mode, List<Parameter> parameters, List<String> results, Body body) {
        return new BuiltIn(
                new ProcedureSignature(
                        name, parameters, results.stream().map(BuiltIn::field).toList(), mode, description),
                body);
    }

    /// A reading procedure that SHOW PROCEDURES does not list.
    static BuiltIn internal(String name, String description, List<String> results, Body body) {
        return new BuiltIn(
                new ProcedureSignature(
                        name,
                        List.of(),
                        results.stream().map(BuiltIn::field).toList(),
                        Mode.READ,
                        description,
                        null,
                        true),
                body);
    }

    private static Field field(String text) {
        int blank = text.indexOf(' ');
        return new Field(text.substring(0, blank), text.substring(blank + 1));
    }

    @Override
    public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
        return body.rows(context, arguments).iterator();
    }

    static Value[] row(Value... values) {
        return values;
    }

    static Value text(String text) {
        return new StringValue(text);
    }

    static Value texts(Collection<String> all) {
        List<Value> values = new ArrayList<>(all.size());
        all.forEach(text -> values.add(text(text)));
        return new ListValue(values);
    }
}
