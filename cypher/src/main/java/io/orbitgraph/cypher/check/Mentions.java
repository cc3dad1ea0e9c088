package io.orbitgraph.cypher.check;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Projection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that a part of the tree speaks of, whether it declares or uses them. May hold a few too many, never one
/// too few: good for deciding what a subquery can need.
public final class Mentions {
    private final Set<String> names = new HashSet<>();
    private boolean everything;

    private Mentions() {}

    /// @param part a node, a list of nodes, or null
    public static Mentions of(@Nullable Object part) {
        Mentions mentions = new Mentions();
        AstParts.walk(part, mentions::visit);
        return mentions;
    }

    public boolean has(String name) {
        return everything || names.contains(name);
    }

    /// As [#has], without what `*` may stand for.
    public boolean names(String name) {
        return names.contains(name);
    }

    public boolean isEmpty() {
        return !everything && names.isEmpty();
    }

    public boolean hasAnyOf(Iterable<String> candidates) {
        for (String candidate : candidates) {
            if (has(candidate)) {
                return true;
            }
        }
        return false;
    }

    private boolean visit(Record node) {
        switch (node) {
            case Expression.Variable variable -> names.add(variable.name());
            case Name name -> names.add(name.text());
            case Projection projection -> everything |= projection.all();
            case Clause.Imports.Everything _ -> everything = true;
            // Keys and functions have names that are no variables.
            case Expression.Property property -> {
                AstParts.walk(property.subject(), this::visit);
                return false;
            }
            case Expression.Entry entry -> {
                AstParts.walk(entry.value(), this::visit);
                return false;
            }
            case Expression.Call call -> {
                AstParts.walk(call.arguments(), this::visit);
                return false;
            }
            default -> {}
        }
        return true;
    }
}
