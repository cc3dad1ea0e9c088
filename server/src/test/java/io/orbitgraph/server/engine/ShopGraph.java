package io.orbitgraph.server.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What the tests of similarity run on: people and what they buy, projected as `shop`, with the label Old for some of
/// the people.
abstract class ShopGraph {
    /// Ends a call that yields pairs: the pairs by name, the most similar first.
    static final String NAMES = " YIELD node1, node2, similarity MATCH (a), (b) WHERE id(a) = node1 AND id(b) = node2 "
            + "RETURN a.name + '-' + b.name AS pair, round(similarity, 4) AS similarity "
            + "ORDER BY similarity DESC, pair";

    final CypherDatabase database = new CypherDatabase();

    @BeforeEach
    void project() {
        database.run("CREATE (ana:Person:Old {name: 'Ana', age: 20, taste: [1.0, 0.0]}), "
                + "(bo:Person {name: 'Bo', age: 21, taste: [1.0, 0.0]}), "
                + "(cem:Person {name: 'Cem', age: 40, taste: [0.0, 1.0]}), "
                + "(dia:Person:Old {name: 'Dia', age: 43, taste: [1.0, 1.0]}), "
                + "(tea:Item {name: 'tea', age: 0, taste: [0.0, 0.0]}), "
                + "(jam:Item {name: 'jam', age: 0, taste: [0.0, 0.0]}), "
                + "(rye:Item {name: 'rye', age: 0, taste: [0.0, 0.0]}), "
                + "(oil:Item {name: 'oil', age: 0, taste: [0.0, 0.0]}), "
                + "(ana)-[:BUYS {n: 1}]->(tea), (ana)-[:BUYS {n: 1}]->(jam), (ana)-[:BUYS {n: 2}]->(rye), "
                + "(bo)-[:BUYS {n: 1}]->(tea), (bo)-[:BUYS {n: 1}]->(jam), "
                + "(cem)-[:BUYS {n: 4}]->(rye), "
                + "(dia)-[:BUYS {n: 1}]->(tea), (dia)-[:BUYS {n: 1}]->(rye), (dia)-[:BUYS {n: 1}]->(oil)");
        database.run("CALL gds.graph.project('shop', {Person: {properties: ['age', 'taste']}, "
                + "Item: {properties: ['age', 'taste']}, Old: {properties: ['age', 'taste']}}, "
                + "{BUYS: {properties: 'n'}})");
    }

    @AfterEach
    void close() {
        database.close();
    }
}
