package io.orbitgraph.cypher.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A regular query or a part of one.
public sealed interface Query extends Statement {

    /// Clauses in the order written. `ORDER BY`, `SKIP`, `LIMIT` and `WHERE` belong to the projection before them.
    record Single(Span span, List<Clause> clauses) implements Query {
        public Single {
            clauses = List.copyOf(clauses);
        }
    }

    /// `{ … }`, with the graph that a `USE` before it names.
    record Block(Span span, @Nullable GraphReference graph, Query body) implements Query {}

    /// `a UNION b UNION c`.
    record Union(Span span, List<Query> branches, List<UnionKind> kinds) implements Query {
        public Union {
            branches = List.copyOf(branches);
            kinds = List.copyOf(kinds);
            if (kinds.size() != branches.size() - 1) {
                throw new IllegalArgumentException("a union word stands between each two branches");
            }
        }
    }

    /// `a NEXT b NEXT c`.
    record Sequence(Span span, List<Query> steps) implements Query {
        public Sequence {
            steps = List.copyOf(steps);
        }
    }

    /// `WHEN p THEN a WHEN q THEN b ELSE c`.
    record Conditional(
            Span span, List<Branch> branches, @Nullable Query otherwise) implements Query {
        public Conditional {
            branches = List.copyOf(branches);
        }
    }

    record Branch(Span span, Expression condition, Query body) implements Node {}

    /// `UNION` and `UNION DISTINCT` mean the same.
    enum UnionKind {
        DISTINCT,
        ALL
    }
}
