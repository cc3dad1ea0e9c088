package io.orbitgraph.benchmarks.workload;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// One statement and the parameters of its runs.
///
/// @param name in the result table
/// @param parameters of the n-th run
/// @param written null for a workload that only reads; else a statement that returns what the runs so far have written,
///     by which their effect on two systems is compared
/// @param heavy whether one run takes milliseconds, so that few are enough
public record Workload(
        String name,
        String query,
        LongFunction<Map<String, Object>> parameters,
        @Nullable String written,
        boolean heavy) {

    /// The workloads in the order of the table.
    public static List<Workload> all(SocialGraph graph) {
        LongFunction<Map<String, Object>> person = n -> Map.of("id", randomPerson(graph, n));
        LongFunction<Map<String, Object>> pair = n -> Map.of("a", randomPerson(graph, n), "b", otherPerson(graph, n));
        // Few persons, so that even a slow system asks for each of them in a round: their costs differ by far.
        LongFunction<Map<String, Object>> fewPersons = n -> person.apply(n & 7);
        LongFunction<Map<String, Object>> none = _ -> Map.of();
        return List.of(
                read("point read", "MATCH (p:Person {id: $id}) RETURN p.name, p.age", person),
                read("1 hop", "MATCH (p:Person {id: $id})-[:KNOWS]->(f) RETURN f.id", person),
                read(
                        "2 hops distinct",
                        "MATCH (p:Person {id: $id})-[:KNOWS]->()-[:KNOWS]->(f) RETURN count(DISTINCT f)",
                        person),
                heavy(
                        "3 hops distinct",
                        "MATCH (p:Person {id: $id})-[:KNOWS]->()-[:KNOWS]->()-[:KNOWS]->(f) RETURN count(DISTINCT f)",
                        fewPersons),
                read(
                        "shortest path",
                        "MATCH (a:Person {id: $a}), (b:Person {id: $b}), p = shortestPath((a)-[:KNOWS*..12]-(b))"
                                + " RETURN length(p)",
                        pair),
                heavy(
                        "scan and group",
                        "MATCH (p:Person) RETURN p.age AS age, count(*), avg(p.score) ORDER BY age",
                        none),
                heavy("pattern count", "MATCH (:Person)-[:KNOWS]->(:Person)-[:KNOWS]->(:Person) RETURN count(*)", none),
                heavy(
                        "join and group",
                        "MATCH (p:Person)-[:LIVES_IN]->(c:City) RETURN c.name AS city, count(p), avg(p.age) ORDER BY city",
                        none),
                new Workload(
                        "write relationship",
                        "MATCH (a:Person {id: $a}), (b:Person {id: $b}) CREATE (a)-[:LIKES {at: 1}]->(b)",
                        pair,
                        "MATCH (a)-[r:LIKES]->(b) RETURN a.id, b.id, r.at",
                        false),
                new Workload(
                        "write property",
                        "MATCH (p:Person {id: $id}) SET p.seen = $seen",
                        n -> Map.of("id", randomPerson(graph, n), "seen", n),
                        "MATCH (p:Person) WHERE p.seen IS NOT NULL RETURN p.id, p.seen",
                        false),
                new Workload(
                        "batch load",
                        "UNWIND range(1, 1000) AS i CREATE (:Event {n: i, batch: $n})",
                        n -> Map.of("n", n),
                        "MATCH (e:Event) RETURN e.batch, count(*), sum(e.n)",
                        true));
    }

    private static Workload read(String name, String query, LongFunction<Map<String, Object>> parameters) {
        return new Workload(name, query, parameters, null, false);
    }

    private static Workload heavy(String name, String query, LongFunction<Map<String, Object>> parameters) {
        return new Workload(name, query, parameters, null, true);
    }

    /// Never the same as {@link #randomPerson} of the same run.
    private static long otherPerson(SocialGraph graph, long n) {
        long distance = 1 + Math.floorMod(SocialGraph.mix(~n), graph.persons() - 1L);
        return randomPerson(graph, n) + distance & graph.persons() - 1;
    }

    private static long randomPerson(SocialGraph graph, long n) {
        return SocialGraph.mix(n * 31 + 17) & graph.persons() - 1;
    }
}
