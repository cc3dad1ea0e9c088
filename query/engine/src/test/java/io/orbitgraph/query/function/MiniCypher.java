package io.orbitgraph.query.function;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs the clauses that the TCK's expression scenarios need (WITH, UNWIND, RETURN, and CREATE and MATCH of single
/// nodes, which are maps here) over rows of boxed values, so that the function library is tested against the TCK
/// without the engine. Throws {@link Unsupported} for everything else.
final class MiniCypher {
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsupported(String what) {
            super(what);
        }
    }

    record Result(List<String> columns, List<List<Value>> rows) {}

    private record Item(String name, MiniExpression.Node expression) {}

    private record SortKey(MiniExpression.Node expression, boolean descending) {}

    private final FunctionRegistry registry;
    private final FunctionContext context;
    private final Map<String, Value> parameters;
    private final Map<String, List<Value>> nodes = new HashMap<>();

    MiniCypher(FunctionRegistry registry, FunctionContext context, Map<String, Value> parameters) {
        this.registry = registry;
        this.context = context;
        this.parameters = parameters;
    }

    Result run(String text) {
        MiniTokens tokens = new MiniTokens(text);
        MiniExpression parser = new MiniExpression(tokens, registry, context, parameters);
        List<Map<String, Value>> rows = List.of(Map.of());
        while (!tokens.atEnd()) {
            if (tokens.takeWord("CREATE")) {
                create(tokens, parser);
            } else if (tokens.takeWord("MATCH")) {
                rows = match(tokens, rows);
            } else if (tokens.takeWord("UNWIND")) {
                rows = unwind(tokens, parser, rows);
            } else if (tokens.takeWord("WITH")) {
                Result result = project(tokens, parser, rows);
                rows = named(result);
                if (tokens.takeWord("WHERE")) {
                    rows = filter(parser.parse(), rows);
                }
            } else if (tokens.takeWord("WHERE")) {
                rows = filter(parser.parse(), rows);
            } else if (tokens.takeWord("RETURN")) {
                Result result = project(tokens, parser, rows);
                if (!tokens.atEnd()) {
                    throw new Unsupported("after RETURN: " + tokens.peek());
                }
                return result;
            } else {
                throw new Unsupported("clause " + tokens.peek());
            }
        }
        return new Result(List.of(), List.of());
    }

    private void create(MiniTokens tokens, MiniExpression parser) {
        do {
            tokens.expect("(");
            if (tokens.atName()) {
                tokens.name();
            }
            String label = tokens.take(":") ? tokens.name() : "";
            Value properties = tokens.peek().equals("{") ? parser.parse().evaluate(Map.of()) : MapValue.EMPTY;
            tokens.expect(")");
            nodes.computeIfAbsent(label, _ -> new ArrayList<>()).add(properties);
            if (!label.isEmpty()) {
                nodes.computeIfAbsent("", _ -> new ArrayList<>()).add(properties);
            }
        } while (tokens.take(","));
    }

    private List<Map<String, Value>> match(MiniTokens tokens, List<Map<String, Value>> rows) {
        List<Map<String, Value>> result = rows;
        do {
            tokens.expect("(");
            String variable = tokens.name();
            String label = tokens.take(":") ? tokens.name() : "";
            tokens.expect(")");
            List<Map<String, Value>> next = new ArrayList<>();
            for (Map<String, Value> row : result) {
                for (Value node : nodes.getOrDefault(label, List.of())) {
                    next.add(with(row, variable, node));
                }
            }
            result = next;
        } while (tokens.take(","));
        return result;
    }

    private static Map<String, Value> with(Map<String, Value> row, String name, Value value) {
        Map<String, Value> extended = new LinkedHashMap<>(row);
        extended.put(name, value);
        return extended;
    }

    private static List<Map<String, Value>> unwind(
            MiniTokens tokens, MiniExpression parser, List<Map<String, Value>> rows) {
        MiniExpression.Node list = parser.parse();
        tokens.expectWord("AS");
        String name = tokens.name();
        List<Map<String, Value>> result = new ArrayList<>();
        for (Map<String, Value> row : rows) {
            Value values = list.evaluate(row);
            if (values instanceof ListValue(var elements)) {
                for (Value element : elements) {
                    result.add(with(row, name, element));
                }
            } else if (values != Value.NULL) {
                result.add(with(row, name, values));
            }
        }
        return result;
    }

    private static List<Map<String, Value>> filter(MiniExpression.Node predicate, List<Map<String, Value>> rows) {
        List<Map<String, Value>> result = new ArrayList<>();
        for (Map<String, Value> row : rows) {
            if (predicate.evaluate(row) == BooleanValue.TRUE) {
                result.add(row);
            }
        }
        return result;
    }

    private static List<Map<String, Value>> named(Result result) {
        List<Map<String, Value>> rows = new ArrayList<>();
        for (List<Value> row : result.rows) {
            Map<String, Value> named = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                named.put(result.columns.get(i), row.get(i));
            }
            rows.add(named);
        }
        return rows;
    }

    private Result project(MiniTokens tokens, MiniExpression parser, List<Map<String, Value>> rows) {
        boolean distinct = tokens.takeWord("DISTINCT");
        List<Item> items = new ArrayList<>();
        do {
            if (tokens.peek().equals("*")) {
                throw new Unsupported("*");
            }
            int start = tokens.offset();
            MiniExpression.Node expression = parser.parse();
            String text = tokens.textFrom(start);
            items.add(new Item(tokens.takeWord("AS") ? tokens.name() : text, expression));
        } while (tokens.take(","));
        List<SortKey> keys = new ArrayList<>();
        if (tokens.takeWord("ORDER")) {
            tokens.expectWord("BY");
            do {
                MiniExpression.Node key = parser.parse();
                boolean descending = tokens.takeWord("DESC") || tokens.takeWord("DESCENDING");
                if (!descending && !tokens.takeWord("ASC")) {
                    tokens.takeWord("ASCENDING");
                }
                keys.add(new SortKey(key, descending));
            } while (tokens.take(","));
        }
        boolean aggregates = items.stream().anyMatch(item -> item.expression instanceof MiniExpression.Aggregate);
        if (aggregates && !keys.isEmpty()) {
            throw new Unsupported("ORDER BY after aggregation");
        }
        List<Map<String, Value>> results = aggregates ? aggregate(items, rows) : each(items, rows);
        List<String> columns = items.stream().map(Item::name).toList();
        results = sort(keys, results);
        List<List<Value>> values = new ArrayList<>();
        for (Map<String, Value> row : results) {
            values.add(
                    columns.stream().map(column -> row.get("\u0000" + column)).toList());
        }
        if (distinct) {
            values = new ArrayList<>(new LinkedHashSet<>(values));
        }
        if (tokens.takeWord("SKIP")) {
            int skip = number(parser);
            values = values.subList(Math.min(skip, values.size()), values.size());
        }
        if (tokens.takeWord("LIMIT")) {
            values = values.subList(0, Math.min(number(parser), values.size()));
        }
        return new Result(columns, values);
    }

    private static int number(MiniExpression parser) {
        return (int) Arguments.integer("LIMIT", parser.parse().evaluate(Map.of()));
    }

    /// Each row with its old variables and the new columns, which are also under names that no variable has.
    private static List<Map<String, Value>> each(List<Item> items, List<Map<String, Value>> rows) {
        List<Map<String, Value>> results = new ArrayList<>();
        for (Map<String, Value> row : rows) {
            Map<String, Value> result = new LinkedHashMap<>(row);
            for (Item item : items) {
                Value value = item.expression.evaluate(row);
                result.put(item.name, value);
                result.put("\u0000" + item.name, value);
            }
            results.add(result);
        }
        return results;
    }

    private static List<Map<String, Value>> sort(List<SortKey> keys, List<Map<String, Value>> rows) {
        Comparator<Map<String, Value>> order = (_, _) -> 0;
        for (SortKey key : keys) {
            Comparator<Map<String, Value>> next =
                    (a, b) -> ValueSemantics.order(key.expression.evaluate(a), key.expression.evaluate(b));
            order = order.thenComparing(key.descending ? next.reversed() : next);
        }
        List<Map<String, Value>> sorted = new ArrayList<>(rows);
        sorted.sort(order);
        return sorted;
    }

    private List<Map<String, Value>> aggregate(List<Item> items, List<Map<String, Value>> rows) {
        Map<List<Value>, List<Map<String, Value>>> groups = new LinkedHashMap<>();
        boolean hasKeys = items.stream().anyMatch(item -> !(item.expression instanceof MiniExpression.Aggregate));
        if (!hasKeys) {
            groups.put(List.of(), new ArrayList<>());
        }
        for (Map<String, Value> row : rows) {
            List<Value> key = items.stream()
                    .filter(item -> !(item.expression instanceof MiniExpression.Aggregate))
                    .map(item -> item.expression.evaluate(row))
                    .toList();
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        List<Map<String, Value>> results = new ArrayList<>();
        groups.forEach((key, group) -> {
            Map<String, Value> result = new LinkedHashMap<>();
            int k = 0;
            for (Item item : items) {
                Value value = item.expression instanceof MiniExpression.Aggregate aggregate
                        ? accumulate(aggregate, group)
                        : key.get(k++);
                result.put("\u0000" + item.name, value);
            }
            results.add(result);
        });
        return results;
    }

    private Value accumulate(MiniExpression.Aggregate aggregate, List<Map<String, Value>> rows) {
        Accumulator accumulator = registry.aggregate(aggregate.function())
                .orElseThrow(() -> new Unsupported(aggregate.function()))
                .newAccumulator(context, aggregate.distinct());
        Vector[] arguments = new Vector[aggregate.arguments().size()];
        for (int a = 0; a < arguments.length; a++) {
            Value[] values = new Value[rows.size()];
            for (int r = 0; r < values.length; r++) {
                values[r] = aggregate.arguments().get(a).evaluate(rows.get(r));
            }
            arguments[a] = new ValueVector(values);
        }
        accumulator.add(null, arguments, null, rows.size(), null);
        return accumulator.result(0);
    }

    /// `TYPE: DETAIL` of an error.
    static String describe(OrbitException e) {
        return e.code().errorType() + ": " + e.code().detail();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
