package io.orbitgraph.tck.opencypher;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A procedure that a scenario defines by a table: rows of input values followed by output values.
record TableProcedure(ProcedureSignature signature, List<Value[]> rows) implements Procedure {
    private static final Pattern SIGNATURE = Pattern.compile("(\\S+?)\\((.*?)\\) :: \\((.*?)\\)\\s*:?");

    static TableProcedure of(String declaration, List<List<String>> table) {
        Matcher matcher = SIGNATURE.matcher(declaration);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a procedure signature: " + declaration);
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String[] part : parts(matcher.group(2))) {
            parameters.add(new Parameter(part[0], part[1], null));
        }
        List<Field> results = new ArrayList<>();
        for (String[] part : parts(matcher.group(3))) {
            results.add(new Field(part[0], part[1]));
        }
        List<Value[]> rows = new ArrayList<>();
        for (List<String> row : table.isEmpty() ? table : table.subList(1, table.size())) {
            Value[] values = new Value[row.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ((Expected.Literal) ExpectedParser.parse(row.get(i))).value();
            }
            rows.add(values);
        }
        return new TableProcedure(
                new ProcedureSignature(matcher.group(1), parameters, results, ProcedureSignature.Mode.READ, "table"),
                rows);
    }

    private static List<String[]> parts(String list) {
        List<String[]> parts = new ArrayList<>();
        for (String part : list.split(",")) {
            if (!part.isBlank()) {
                String[] nameAndType = part.split("::");
                parts.add(new String[] {
                    nameAndType[0].strip(), nameAndType[1].strip().replace("?", "")
                });
            }
        }
        return parts;
    }

    @Override
    public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
        List<Value[]> found = new ArrayList<>();
        for (Value[] row : rows) {
            boolean matches = true;
            for (int i = 0; i < arguments.length; i++) {
                matches &= same(row[i], arguments[i]);
            }
            if (matches) {
                found.add(Arrays.copyOfRange(row, arguments.length, row.length));
            }
        }
        return found.iterator();
    }

    private static boolean same(Value expected, Value actual) {
        if (expected instanceof FloatValue(double x) && actual instanceof IntegerValue(long y)) {
            return x == y;
        }
        if (expected instanceof IntegerValue(long x) && actual instanceof FloatValue(double y)) {
            return x == y;
        }
        return expected.equals(actual);
    }
}
