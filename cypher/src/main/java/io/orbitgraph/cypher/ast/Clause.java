package io.orbitgraph.cypher.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A clause of a query.
public sealed interface Clause extends Node {

    record Match(
            Span span,
            boolean optional,
            MatchMode mode,
            List<PathPattern> patterns,
            List<Hint> hints,
            @Nullable Search search,
            @Nullable Expression where)
            implements Clause {
        public Match {
            patterns = List.copyOf(patterns);
            hints = List.copyOf(hints);
        }
    }

    enum MatchMode {
        DIFFERENT_RELATIONSHIPS,
        REPEATABLE_ELEMENTS
    }

    /// `SEARCH n IN (VECTOR INDEX i FOR v WHERE p LIMIT k) SCORE AS s`.
    ///
    /// @param index a [Expression.StringLiteral] or a [Expression.Parameter]
    record Search(
            Span span,
            Name variable,
            Expression index,
            Expression vector,
            @Nullable Expression where,
            @Nullable Expression limit,
            @Nullable Name score)
            implements Node {}

    record With(Span span, Projection projection) implements Clause {}

    record Return(Span span, Projection projection) implements Clause {}

    /// `ORDER BY`, `SKIP` or `LIMIT` that no projection precedes.
    record Page(Span span, Projection.Modifiers modifiers) implements Clause {}

    /// `UNWIND list AS x` and `FOR x IN list`.
    record Unwind(Span span, Expression list, Name variable) implements Clause {}

    record Let(Span span, List<Binding> bindings) implements Clause {
        public Let {
            bindings = List.copyOf(bindings);
        }
    }

    record Binding(Span span, Name variable, Expression value) implements Node {}

    record Filter(Span span, Expression predicate) implements Clause {}

    /// @param insert written as `INSERT`, which allows less
    record Create(Span span, boolean insert, List<PathPattern> patterns) implements Clause {
        public Create {
            patterns = List.copyOf(patterns);
        }
    }

    record Merge(Span span, PathPattern pattern, List<SetItem> onCreate, List<SetItem> onMatch) implements Clause {
        public Merge {
            onCreate = List.copyOf(onCreate);
            onMatch = List.copyOf(onMatch);
        }
    }

    record Set(Span span, List<SetItem> items) implements Clause {
        public Set {
            items = List.copyOf(items);
        }
    }

    record Remove(Span span, List<RemoveItem> items) implements Clause {
        public Remove {
            items = List.copyOf(items);
        }
    }

    record Delete(Span span, boolean detach, List<Expression> targets) implements Clause {
        public Delete {
            targets = List.copyOf(targets);
        }
    }

    record Foreach(Span span, Name variable, Expression list, List<Clause> body) implements Clause {
        public Foreach {
            body = List.copyOf(body);
        }
    }

    /// @param arguments null when no parentheses were written: a standalone call takes them from the parameters
    /// @param yield null without `YIELD`
    record CallProcedure(
            Span span,
            boolean optional,
            Name procedure,
            @Nullable List<Expression> arguments,
            @Nullable Yield yield) implements Clause {
        public CallProcedure {
            arguments = arguments == null ? null : List.copyOf(arguments);
        }
    }

    /// `YIELD * | a AS b, …` and what narrows its rows.
    record Yield(Span span, boolean all, List<YieldItem> items, Projection.Modifiers modifiers) implements Node {
        public Yield {
            items = List.copyOf(items);
        }
    }

    /// @param variable the same as `column` without an alias
    record YieldItem(Span span, Name column, Name variable) implements Node {}

    record CallSubquery(
            Span span,
            boolean optional,
            Imports imports,
            Query body,
            @Nullable InTransactions inTransactions) implements Clause {}

    /// Which outer variables `CALL { }` sees.
    sealed interface Imports {
        /// `CALL { WITH x … }`: no list, the body imports by itself.
        record ByWith() implements Imports {}

        /// `CALL (*) { }`.
        record Everything() implements Imports {}

        /// `CALL (a, b) { }`.
        record Listed(List<Name> variables) implements Imports {
            public Listed {
                variables = List.copyOf(variables);
            }
        }
    }

    /// @param concurrent `IN CONCURRENT TRANSACTIONS` was written, with or without `concurrency`
    record InTransactions(
            Span span,
            boolean concurrent,
            @Nullable Expression concurrency,
            @Nullable Expression batchRows,
            OnError onError,
            boolean retry,
            @Nullable Expression retrySeconds,
            @Nullable Name status)
            implements Node {}

    enum OnError {
        FAIL,
        CONTINUE,
        BREAK
    }

    record LoadCsv(
            Span span,
            boolean headers,
            Expression url,
            Name variable,
            @Nullable Expression fieldTerminator) implements Clause {}

    record Finish(Span span) implements Clause {}

    record Use(Span span, GraphReference graph) implements Clause {}

    /// `SHOW …`.
    ///
    /// @param words what is shown, in upper case and single-spaced, e.g. `RANGE INDEXES`; names keep their case
    /// @param arguments the settings' names, the transactions' ids
    /// @param where the filter of the short form, without `YIELD`
    record Show(
            Span span,
            String words,
            List<Expression> arguments,
            @Nullable Yield yield,
            @Nullable Expression where) implements Clause {
        public Show {
            arguments = List.copyOf(arguments);
        }
    }

    /// `TERMINATE TRANSACTIONS …`.
    record Terminate(
            Span span,
            List<Expression> transactions,
            @Nullable Yield yield) implements Clause {
        public Terminate {
            transactions = List.copyOf(transactions);
        }
    }
}
