package io.orbitgraph.benchmarks.workload;

import io.orbitgraph.benchmarks.client.BoltClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Loads a social graph over Bolt, in batches, as an application would.
public final class Loader {
    private static final int BATCH = 10_000;

    private final BoltClient client;

    public Loader(BoltClient client) {
        this.client = client;
    }

    /// @return relationships loaded per second
    public double load(SocialGraph graph) throws IOException, InterruptedException {
        client.query("CREATE INDEX person_id FOR (p:Person) ON (p.id)", Map.of());
        client.query("CREATE INDEX city_id FOR (c:City) ON (c.id)", Map.of());
        client.query("CALL db.awaitIndexes(300)", Map.of());
        batches(
                "UNWIND $rows AS row CREATE (:Person {id: row.id, name: row.name, age: row.age, score: row.score})",
                graph.personRows());
        batches("UNWIND $rows AS row CREATE (:City {id: row.id, name: row.name})", graph.cityRows());
        List<Map<String, Object>> knows = graph.knowsRows();
        long start = System.nanoTime();
        batches(
                "UNWIND $rows AS row MATCH (p:Person {id: row.id}), (c:City {id: row.city}) CREATE (p)-[:LIVES_IN]->(c)",
                graph.personRows());
        batches(
                "UNWIND $rows AS row MATCH (a:Person {id: row.a}), (b:Person {id: row.b})"
                        + " CREATE (a)-[:KNOWS {since: row.since}]->(b)",
                knows);
        return (knows.size() + graph.persons()) * 1e9 / (System.nanoTime() - start);
    }

    private void batches(String query, List<Map<String, Object>> rows) throws IOException {
        for (int from = 0; from < rows.size(); from += BATCH) {
            client.query(query, Map.of("rows", rows.subList(from, Math.min(rows.size(), from + BATCH))));
        }
    }
}
