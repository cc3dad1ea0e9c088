package io.orbitgraph.cypher.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `WITH` and `RETURN`.
///
/// @param all `*` was written, `items` come on top of it
/// @param grouping null without `GROUP BY`
public record Projection(
        Span span,
        boolean distinct,
        boolean all,
        List<Item> items,
        @Nullable Grouping grouping,
        Modifiers modifiers) implements Node {
    public Projection {
        items = List.copyOf(items);
    }

    /// @param name the alias, or the text of the expression exactly as written
    /// @param alias null when none was written
    public record Item(
            Span span,
            Expression expression,
            String name,
            @Nullable Name alias) implements Node {}

    /// `GROUP BY ALL`, `GROUP BY ()` (no key), `GROUP BY a, b`.
    public record Grouping(Span span, boolean all, List<Expression> keys) implements Node {
        public Grouping {
            keys = List.copyOf(keys);
        }
    }

    /// `ORDER BY`, `SKIP`, `LIMIT` and `WHERE`, in that order of work.
    public record Modifiers(
            List<SortItem> orderBy,
            @Nullable Expression skip,
            @Nullable Expression limit,
            @Nullable Expression where) {
        public static final Modifiers NONE = new Modifiers(List.of(), null, null, null);

        public Modifiers {
            orderBy = List.copyOf(orderBy);
        }
    }

    public record SortItem(Span span, Expression expression, boolean descending) implements Node {}
}
