package io.orbitgraph.query.logical;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tree of operators. Each consumes the rows of its input in order (order matters after {@link Sort}) and passes on
/// all variables of its input unless it says otherwise.
public sealed interface LogicalPlan {

    /// A single row. At the root of a statement it is empty; inside subqueries it holds the outer row's `symbols`.
    record Argument(List<Symbol> symbols) implements LogicalPlan {
        public Argument {
            symbols = List.copyOf(symbols);
        }
    }

    /// MATCH: for each input row, every match of `pattern` for which all `predicates` are true. Relationships of one
    /// pattern differ from each other, unless `repeatable`. Optional: if there is none, one row with the new variables
    /// null.
    record Match(LogicalPlan input, Pattern pattern, List<Expr> predicates, boolean optional, boolean repeatable)
            implements LogicalPlan {
        public Match {
            predicates = List.copyOf(predicates);
        }
    }

    record Filter(LogicalPlan input, Expr predicate) implements LogicalPlan {}

    /// Adds variables (LET), or keeps only the projected ones (WITH, RETURN) if `dropOthers`.
    record Project(LogicalPlan input, List<Projection> projections, boolean dropOthers) implements LogicalPlan {
        public Project {
            projections = List.copyOf(projections);
        }
    }

    record Projection(Symbol symbol, Expr expression) {}

    /// Groups by `keys`; passes on only keys and aggregates. Each aggregate's expression is an {@link
    /// Expr.AggregateCall} whose arguments see the input. No keys: exactly one row.
    record Aggregate(LogicalPlan input, List<Projection> keys, List<Projection> aggregates) implements LogicalPlan {
        public Aggregate {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }
    }

    /// One of each set of rows that are equivalent in `symbols`; passes on only those.
    record Distinct(LogicalPlan input, List<Symbol> symbols) implements LogicalPlan {
        public Distinct {
            symbols = List.copyOf(symbols);
        }
    }

    /// Stable sort by ORDER BY's order.
    record Sort(LogicalPlan input, List<SortKey> keys) implements LogicalPlan {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    record SortKey(Expr expression, boolean ascending) {}

    /// `count` refers to no variables; evaluated once, must be a non-negative integer.
    record Skip(LogicalPlan input, Expr count) implements LogicalPlan {}

    record Limit(LogicalPlan input, Expr count) implements LogicalPlan {}

    /// One row per element of a list; none for null or an empty list; a value that is no list counts as a list of one.
    record Unwind(LogicalPlan input, Expr list, Symbol symbol) implements LogicalPlan {}

    /// LOAD CSV is not here: it is refused until it runs.
    /// All rows of `left`, then all of `right`; `columns` says which symbol of each side becomes which outer one.
    record Union(LogicalPlan left, LogicalPlan right, List<UnionColumn> columns, boolean distinct)
            implements LogicalPlan {
        public Union {
            columns = List.copyOf(columns);
        }
    }

    record UnionColumn(Symbol left, Symbol right, Symbol result) {}

    /// CALL { … }: runs `subquery` (from its {@link Argument}) for each input row. If it returns rows, they are joined
    /// to the input row
    /// (`optional`: one row of nulls if there is none); if `unit`, the input row passes once whatever it does.
    ///
    /// @param results the variables that the subquery adds
    record Apply(LogicalPlan input, LogicalPlan subquery, List<Symbol> results, boolean unit, boolean optional)
            implements LogicalPlan {
        public Apply {
            results = List.copyOf(results);
        }
    }

    /// CALL procedure. `yields` binds result fields; none and `unit` for a void or unread call.
    record CallProcedure(
            LogicalPlan input, String procedure, List<Expr> arguments, List<Yield> yields, boolean optional, int offset)
            implements LogicalPlan {
        public CallProcedure {
            arguments = List.copyOf(arguments);
            yields = List.copyOf(yields);
        }
    }

    record Yield(String field, Symbol symbol) {}

    // writes

    record Create(LogicalPlan input, CreatePattern pattern) implements LogicalPlan {}

    /// For each row, all matches of the pattern if there are any, else creates it. `match` is a plan from an {@link
    /// Argument} of the row's variables that finds the pattern; `create` makes it.
    record Merge(
            LogicalPlan input, LogicalPlan match, CreatePattern create, List<SetItem> onMatch, List<SetItem> onCreate)
            implements LogicalPlan {
        public Merge {
            onMatch = List.copyOf(onMatch);
            onCreate = List.copyOf(onCreate);
        }
    }

    /// SET and REMOVE.
    record Set(LogicalPlan input, List<SetItem> items) implements LogicalPlan {
        public Set {
            items = List.copyOf(items);
        }
    }

    /// Values are nodes, relationships, paths or null. `detach`: with the nodes' relationships.
    record Delete(LogicalPlan input, List<Expr> values, boolean detach, int offset) implements LogicalPlan {
        public Delete {
            values = List.copyOf(values);
        }
    }

    /// For each row, runs `body` (from its {@link Argument}, which holds `symbol` too) for each element; passes the row
    /// on once.
    record Foreach(LogicalPlan input, Symbol symbol, Expr list, LogicalPlan body) implements LogicalPlan {}

    /// Ends a statement that returns nothing; the input is run to its end.
    record Finish(LogicalPlan input) implements LogicalPlan {}

    /// What CREATE and MERGE make. Symbols that the input binds are used, the others are made.
    record CreatePattern(List<CreateNode> nodes, List<CreateRelationship> relationships) {
        public CreatePattern {
            nodes = List.copyOf(nodes);
            relationships = List.copyOf(relationships);
        }
    }

    /// @param labels names computed per row; usually literals
    /// @param properties a map expression; null for none
    record CreateNode(
            Symbol symbol, List<Expr> labels, @Nullable Expr properties, int offset) {
        public CreateNode {
            labels = List.copyOf(labels);
        }
    }

    record CreateRelationship(
            Symbol symbol,
            Symbol start,
            Symbol end,
            Expr type,
            @Nullable Expr properties,
            int offset) {}

    /// One change of SET or REMOVE.
    sealed interface SetItem {
        /// `entity.key = value`; null removes.
        record Property(Expr entity, String key, Expr value, int offset) implements SetItem {}

        /// `entity[key] = value`.
        record DynamicProperty(Expr entity, Expr key, Expr value, int offset) implements SetItem {}

        /// `entity = map` (replace) or `entity += map`; the map may be a node or relationship.
        record Properties(Expr entity, Expr map, boolean replace, int offset) implements SetItem {}

        /// `entity:A:B`; names are expressions that give a string or a list of strings.
        record Labels(Expr entity, List<Expr> labels, boolean remove, int offset) implements SetItem {
            public Labels {
                labels = List.copyOf(labels);
            }
        }
    }
}
