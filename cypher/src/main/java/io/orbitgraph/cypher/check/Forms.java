package io.orbitgraph.cypher.check;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.query.language.Catalog;

/// Questions about the form of expressions.
public final class Forms {
    private Forms() {}

    /// Whether two expressions are the same but for their places, spaces and the case of function names.
    public static boolean same(Expression a, Expression b) {
        return AstParts.same(a, b);
    }

    /// Whether `part` is, or holds outside of subqueries, an aggregating function.
    public static boolean aggregates(Object part, Catalog catalog) {
        boolean[] found = new boolean[1];
        AstParts.walk(part, node -> {
            found[0] |= isAggregate(node, catalog);
            return !found[0]
                    && !(node instanceof Expression.Subquery)
                    && !(node instanceof Expression.PatternComprehension);
        });
        return found[0];
    }

    public static boolean isAggregate(Record node, Catalog catalog) {
        return node instanceof Expression.CountStar
                || (node instanceof Expression.Call call
                        && catalog.aggregate(call.function().text()).isPresent());
    }

    /// Whether `part` holds an expression that is the same as `wanted`.
    public static boolean contains(Expression part, Expression wanted) {
        boolean[] found = new boolean[1];
        AstParts.walk(part, node -> {
            found[0] |= AstParts.same(node, wanted);
            return !found[0];
        });
        return found[0];
    }

    /// A variable or a property of one: what an expression that aggregates may repeat of the grouping keys.
    public static boolean isSimpleKey(Expression expression) {
        return switch (expression) {
            case Expression.Variable _ -> true;
            case Expression.Property property -> isSimpleKey(property.subject());
            default -> false;
        };
    }
}
