package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The paths of the old form `shortestPath(…)` in a pattern. A condition on such a path decides which path is the
/// shortest; on a path of the new form, `SHORTEST`, it decides whether the shortest is kept.
final class PathSearches {
    private record Search(Symbol relationships, Symbol left, Symbol right) {}

    private final Map<Symbol, Search> searches = new HashMap<>();

    void add(Symbol path, Symbol relationships, Symbol left, Symbol right) {
        searches.put(path, new Search(relationships, left, right));
    }

    /// The connection with the conditions that speak of its path and of nothing that is not known when it is searched
    /// for; they are taken from `predicates`.
    ///
    /// @param outer the names that the input of the match binds
    Pattern.Connection withConditions(Pattern.Connection connection, List<Expr> predicates, Scope outer) {
        if (!(connection instanceof Pattern.ShortestPath shortest)) {
            return connection;
        }
        Search search = searches.get(shortest.path());
        if (search == null) {
            return connection;
        }
        List<Symbol> known =
                new ArrayList<>(List.of(shortest.path(), search.relationships(), search.left(), search.right()));
        outer.variables().forEach(variable -> known.add(variable.symbol()));
        List<Expr> own = new ArrayList<>();
        for (Expr predicate : predicates) {
            UsedSymbols used = UsedSymbols.of(List.of(predicate));
            boolean speaksOfPath = used.has(shortest.path()) || used.has(search.relationships());
            if (speaksOfPath && used.areAmong(known)) {
                own.add(predicate);
            }
        }
        predicates.removeAll(own);
        return new Pattern.ShortestPath(shortest.connection(), shortest.path(), shortest.all(), own, shortest.closed());
    }
}
