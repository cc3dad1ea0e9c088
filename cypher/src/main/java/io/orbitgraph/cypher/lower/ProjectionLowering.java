package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Projection;
import io.orbitgraph.cypher.check.Forms;
import io.orbitgraph.cypher.check.Mentions;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.cypher.lower.Environment.Aggregation;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.LogicalPlan.SortKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `WITH` and `RETURN`: grouping, DISTINCT, ORDER BY, SKIP, LIMIT, WHERE.
///
/// ```
/// plain      Project(keep) -> Sort -> Skip -> Limit -> Filter -> Project(drop)    if ORDER BY or WHERE need more
///            Project(drop) -> Sort -> Skip -> Limit -> Filter                     otherwise
/// DISTINCT   Project(drop) -> Distinct -> Sort -> …
/// grouping   Aggregate -> Project(keep) -> Sort -> … -> Project(drop)             the projections only where needed
/// ```
final class ProjectionLowering {
    /// A column. `computed` is null where the symbol is in the rows already.
    private record Column(
            Projection.Item item,
            Symbol symbol,
            StaticType type,
            @Nullable Expr computed) {
        LogicalPlan.Projection passed() {
            return new LogicalPlan.Projection(symbol, new Expr.Variable(symbol));
        }

        LogicalPlan.Projection made() {
            return computed == null ? passed() : new LogicalPlan.Projection(symbol, computed);
        }
    }

    private final Compilation compilation;
    private final Paging paging;

    ProjectionLowering(Compilation compilation) {
        this.compilation = compilation;
        this.paging = new Paging(compilation);
    }

    /// @param rest the clauses after it, which decide what of the imports must be kept in the rows
    Rows with(Projection projection, Rows in, Frame frame, List<?> rest) {
        List<Projection.Item> items = items(projection, in.scope(), Scope.EMPTY);
        Rows out = project(projection, items, in, kept(projection, items, frame, rest));
        for (Projection.Item item : items) {
            if (item.alias() == null && !(item.expression() instanceof Expression.Variable)) {
                throw compilation.problems.at(
                        ErrorCode.NO_EXPRESSION_ALIAS,
                        item.span(),
                        "An expression in WITH needs a name: write " + item.name() + " AS …");
            }
        }
        return out;
    }

    Rows result(Projection projection, Rows in, Frame frame) {
        List<Projection.Item> items = items(projection, in.scope(), frame.imports());
        if (items.isEmpty()) {
            throw compilation.problems.at(
                    ErrorCode.NO_VARIABLES_IN_SCOPE,
                    projection.span(),
                    "RETURN * has nothing to return: no variable is defined");
        }
        Rows out = project(projection, items, in, kept(projection, items, frame, List.of()));
        Scope columns = Scope.EMPTY;
        for (Projection.Item item : items) {
            Variable variable = out.scope().find(item.name());
            if (variable != null) {
                columns = columns.with(item.name(), variable);
            }
        }
        return new Rows(out.plan(), columns);
    }

    /// The items with `*` spelled out, in the order of the names, without those that an item takes the place of.
    private List<Projection.Item> items(Projection projection, Scope scope, Scope hidden) {
        List<Projection.Item> items = new ArrayList<>();
        if (projection.all()) {
            Set<String> replaced = new HashSet<>();
            projection.items().forEach(item -> replaced.add(item.name()));
            scope.names().stream()
                    .filter(name -> !replaced.contains(name))
                    .filter(name -> !hidden.has(name) || !java.util.Objects.equals(hidden.find(name), scope.find(name)))
                    .sorted()
                    .forEach(name -> items.add(new Projection.Item(
                            projection.span(), new Expression.Variable(projection.span(), name), name, null)));
        }
        items.addAll(projection.items());
        Set<String> names = new HashSet<>();
        for (Projection.Item item : items) {
            if (!names.add(item.name())) {
                throw compilation.problems.at(
                        ErrorCode.COLUMN_NAME_CONFLICT,
                        item.span(),
                        "Two columns are called '" + item.name() + "': give one of them another name with AS");
            }
        }
        return items;
    }

    /// The imported variables that must stay in the rows because something further on speaks of them.
    private Scope kept(Projection projection, List<Projection.Item> items, Frame frame, List<?> rest) {
        if (frame.imports().isEmpty()) {
            return Scope.EMPTY;
        }
        List<Object> later = new ArrayList<>(rest);
        if (projection.modifiers().where() != null) {
            later.add(projection.modifiers().where());
        }
        later.addAll(projection.modifiers().orderBy());
        items.stream()
                .map(Projection.Item::expression)
                .filter(expression -> Forms.aggregates(expression, compilation.catalog)
                        && !Forms.isAggregate((Record) expression, compilation.catalog))
                .forEach(later::add);
        Scope kept = Scope.EMPTY;
        Scope mentioned = frame.imports().mentionedBy(Mentions.of(later));
        for (String name : mentioned.names()) {
            Variable variable = frame.imports().find(name);
            Projection.Item hiding = items.stream()
                    .filter(item -> item.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (hiding != null
                    && !hiding.expression()
                            .equals(new Expression.Variable(hiding.expression().span(), name))) {
                throw compilation.problems.alreadyBound(hiding.span(), name);
            }
            if (variable != null && hiding == null) {
                kept = kept.with(name, variable);
            }
        }
        return kept;
    }

    private Rows project(Projection projection, List<Projection.Item> items, Rows in, Scope kept) {
        Projection.Grouping clause = projection.grouping();
        if (clause != null) {
            throw compilation.problems.unsupported(clause.span(), "GROUP BY");
        }
        boolean aggregates = items.stream().anyMatch(item -> Forms.aggregates(item.expression(), compilation.catalog));
        return aggregates ? new Grouped(projection, items, in, kept).rows() : plain(projection, items, in, kept);
    }

    // ---- without grouping ----

    private Rows plain(Projection projection, List<Projection.Item> items, Rows in, Scope kept) {
        Grouping grouping = new Grouping(compilation, in.scope());
        List<Column> columns = new ArrayList<>(items.size());
        for (Projection.Item item : items) {
            Column column = column(item, compilation.expressions.lower(item.expression(), Environment.of(in.scope())));
            columns.add(column);
            grouping.add(item.expression(), column.symbol(), column.type(), false);
        }
        Scope output = output(columns, kept);
        Scope visible = projection.distinct() ? output : in.scope().with(output);
        Tail tail = tail(projection, grouping, output, visible, Aggregation.FORBIDDEN);

        boolean outputSuffices = tail.readsOnly(Stream.concat(
                        columns.stream().map(Column::symbol),
                        kept.variables().stream().map(Variable::symbol))
                .toList());
        LogicalPlan plan;
        if (projection.distinct() || outputSuffices) {
            plan = new LogicalPlan.Project(in.plan(), all(columns, kept, true), true);
            if (projection.distinct()) {
                plan = new LogicalPlan.Distinct(plan, symbols(columns, kept));
            }
            plan = tail.over(plan);
        } else {
            plan = tail.over(computing(in.plan(), columns));
            plan = new LogicalPlan.Project(plan, all(columns, kept, false), true);
        }
        return new Rows(plan, output);
    }

    /// A variable that keeps its name keeps its symbol.
    private Column column(Projection.Item item, Typed value) {
        boolean passed = item.expression() instanceof Expression.Variable variable
                && variable.name().equals(item.name());
        return passed && value.expr() instanceof Expr.Variable(var symbol)
                ? new Column(item, symbol, value.type(), null)
                : new Column(item, compilation.symbol(item.name()), value.type(), value.expr());
    }

    private static Scope output(List<Column> columns, Scope kept) {
        Scope output = kept;
        for (Column column : columns) {
            output = output.with(column.item().name(), new Variable(column.symbol(), column.type()));
        }
        return output;
    }

    private static LogicalPlan computing(LogicalPlan plan, List<Column> columns) {
        List<LogicalPlan.Projection> computed = columns.stream()
                .filter(column -> column.computed() != null)
                .map(Column::made)
                .toList();
        return computed.isEmpty() ? plan : new LogicalPlan.Project(plan, computed, false);
    }

    private static List<LogicalPlan.Projection> all(List<Column> columns, Scope kept, boolean make) {
        List<LogicalPlan.Projection> projections = new ArrayList<>();
        kept.variables()
                .forEach(variable -> projections.add(
                        new LogicalPlan.Projection(variable.symbol(), new Expr.Variable(variable.symbol()))));
        columns.forEach(column -> projections.add(make ? column.made() : column.passed()));
        return projections;
    }

    private static List<Symbol> symbols(List<Column> columns, Scope kept) {
        return Stream.concat(
                        kept.variables().stream().map(Variable::symbol),
                        columns.stream().map(Column::symbol))
                .toList();
    }

    // ---- ORDER BY, SKIP, LIMIT, WHERE ----

    /// What follows the projected columns, lowered but not yet placed.
    private record Tail(
            List<SortKey> keys,
            @Nullable Expr skip,
            @Nullable Expr limit,
            @Nullable Expr where) {
        boolean readsOnly(List<Symbol> available) {
            List<Expr> expressions = new ArrayList<>();
            keys.forEach(key -> expressions.add(key.expression()));
            if (where != null) {
                expressions.add(where);
            }
            BitSet used = FreeSymbols.of(expressions);
            available.forEach(symbol -> used.clear(symbol.id()));
            return used.isEmpty();
        }

        LogicalPlan over(LogicalPlan input) {
            LogicalPlan plan = Paging.over(input, keys, skip, limit);
            return where == null ? plan : new LogicalPlan.Filter(plan, where);
        }
    }

    private Tail tail(Projection projection, Grouping grouping, Scope output, Scope visible, Aggregation aggregation) {
        Projection.Modifiers modifiers = projection.modifiers();
        Environment environment = Environment.grouped(visible, aggregation, grouping);
        List<SortKey> keys = new ArrayList<>(modifiers.orderBy().size());
        for (Projection.SortItem item : modifiers.orderBy()) {
            grouping.sortBy(item.expression(), output);
            keys.add(new SortKey(compilation.expressions.expr(item.expression(), environment), !item.descending()));
        }
        Expr where = null;
        if (modifiers.where() != null) {
            grouping.sortBy(modifiers.where(), output);
            where = compilation.expressions.predicate(
                    modifiers.where(), Environment.grouped(visible, Aggregation.FORBIDDEN, grouping));
        }
        return new Tail(keys, paging.count(modifiers.skip(), "SKIP"), paging.count(modifiers.limit(), "LIMIT"), where);
    }

    // ---- with grouping ----

    /// A projection that aggregates.
    private final class Grouped {
        private final Projection projection;
        private final List<Projection.Item> items;
        private final Rows in;
        private final Scope kept;
        private final Grouping grouping;
        private final List<LogicalPlan.Projection> keys = new ArrayList<>();
        private final Set<Symbol> taken = new HashSet<>();
        private Scope keyVariables;

        Grouped(Projection projection, List<Projection.Item> items, Rows in, Scope kept) {
            this.projection = projection;
            this.items = items;
            this.in = in;
            this.kept = kept;
            this.grouping = new Grouping(compilation, in.scope());
            this.keyVariables = kept;
        }

        Rows rows() {
            @Nullable Column[] columns = new @Nullable Column[items.size()];
            for (int i = 0; i < columns.length; i++) {
                if (!aggregates(items.get(i))) {
                    columns[i] = key(items.get(i));
                }
            }
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] == null) {
                    columns[i] = aggregated(items.get(i));
                }
            }
            List<Column> made = new ArrayList<>(columns.length);
            for (Column column : columns) {
                if (column != null) {
                    made.add(column);
                }
            }
            Scope output = output(made, kept);
            Tail tail = tail(projection, grouping, output, output, Aggregation.ALLOWED);
            return new Rows(plan(made, tail), output);
        }

        private boolean aggregates(Projection.Item item) {
            return Forms.aggregates(item.expression(), compilation.catalog);
        }

        private Column key(Projection.Item item) {
            Column column = column(item, compilation.expressions.lower(item.expression(), Environment.of(in.scope())));
            keys.add(column.made());
            grouping.add(item.expression(), column.symbol(), column.type(), false);
            if (item.expression() instanceof Expression.Variable(var _, var name)) {
                keyVariables = keyVariables.with(name, new Variable(column.symbol(), column.type()));
            }
            return new Column(item, column.symbol(), column.type(), null);
        }

        private Column aggregated(Projection.Item item) {
            boolean direct = Forms.isAggregate((Record) item.expression(), compilation.catalog);
            if (direct) {
                grouping.nameNext(item.name());
            }
            Typed value = compilation.expressions.lower(
                    item.expression(), Environment.grouped(keyVariables, Aggregation.ALLOWED, grouping));
            Column column = direct && value.expr() instanceof Expr.Variable(var symbol) && taken.add(symbol)
                    ? new Column(item, symbol, value.type(), null)
                    : new Column(item, compilation.symbol(item.name()), value.type(), value.expr());
            grouping.add(item.expression(), column.symbol(), column.type(), true);
            return column;
        }

        private LogicalPlan plan(List<Column> columns, Tail tail) {
            List<LogicalPlan.Projection> aggregates = grouping.aggregates();
            LogicalPlan plan = aggregate(aggregates);
            plan = computing(plan, columns);
            List<Symbol> wanted = symbols(columns, kept);
            boolean more = aggregates.stream().anyMatch(aggregate -> !wanted.contains(aggregate.symbol()));
            if (projection.distinct()) {
                plan = new LogicalPlan.Distinct(new LogicalPlan.Project(plan, all(columns, kept, false), true), wanted);
                more = false;
            }
            plan = tail.over(plan);
            return more ? new LogicalPlan.Project(plan, all(columns, kept, false), true) : plan;
        }

        /// Imported variables are the same in all rows of a subquery, so that they can be keys. Where there are no
        /// other keys they cannot: of no rows, an aggregate without keys still makes one.
        private LogicalPlan aggregate(List<LogicalPlan.Projection> aggregates) {
            List<LogicalPlan.Projection> imported = all(List.of(), kept, false);
            if (keys.isEmpty() && !imported.isEmpty()) {
                return new LogicalPlan.Apply(
                        Rows.argument(kept).plan(),
                        new LogicalPlan.Aggregate(in.plan(), List.of(), aggregates),
                        aggregates.stream().map(LogicalPlan.Projection::symbol).toList(),
                        false,
                        false);
            }
            List<LogicalPlan.Projection> all = new ArrayList<>(imported);
            all.addAll(keys);
            return new LogicalPlan.Aggregate(in.plan(), all, aggregates);
        }
    }
}
