package io.orbitgraph.benchmarks.differential;

import io.orbitgraph.tck.fuzz.Dice;
import io.orbitgraph.tck.fuzz.QueryGenerator;
import io.orbitgraph.tck.fuzz.RandomGraph;
import io.orbitgraph.tck.fuzz.Shrinker;
import io.orbitgraph.tck.fuzz.Text;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs random queries on OrbitGraph and on Neo4j and prints where the answers differ, each difference cut back to
/// little.
@Command(name = "differential", mixinStandardHelpOptions = true)
public final class Differential implements Callable<Integer> {
    @Option(names = "--ours", required = true, description = "address of OrbitGraph, such as bolt://127.0.0.1:7687")
    private String ours = "";

    @Option(names = "--theirs", required = true, description = "address of Neo4j")
    private String theirs = "";

    @Option(names = "--seed")
    private long seed = 1;

    @Option(names = "--graphs", description = "random graphs (default: ${DEFAULT-VALUE})")
    private int graphs = 40;

    @Option(names = "--queries", description = "queries on each (default: ${DEFAULT-VALUE})")
    private int queries = 25;

    @Option(names = "--writes", description = "percent of queries that write (default: ${DEFAULT-VALUE})")
    private int writes = 20;

    @Option(names = "--each", description = "differences of one kind to print (default: ${DEFAULT-VALUE})")
    private int each = 3;

    @Option(names = "--shrink", description = "queries to spend on making one difference smaller")
    private int shrink = 400;

    @Option(names = "--codes", description = "compare the codes of failures too")
    private boolean codes;

    private final Map<String, Integer> kinds = new TreeMap<>();
    private int failing;
    private int total;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Differential()).execute(arguments));
    }

    @Override
    public Integer call() {
        try (Target our = new Target(ours);
                Target their = new Target(theirs)) {
            for (long graphSeed = seed; graphSeed < seed + graphs; graphSeed++) {
                indexes(our, graphSeed % 2 == 0);
                RandomGraph graph = RandomGraph.of(new Dice(graphSeed));
                reset(our, their, graph);
                for (int i = 0; i < queries; i++) {
                    long querySeed = graphSeed * 10_000 + i;
                    Dice dice = new Dice(querySeed);
                    boolean write = i * 100 < queries * writes;
                    Text query = new QueryGenerator(dice).query(write).text();
                    boolean commit = write && i % 2 == 0;
                    check(our, their, graph, query, write, commit, querySeed);
                    if (commit) {
                        reset(our, their, graph);
                    }
                }
            }
        }
        System.out.println(total + " queries, of which " + failing + " fail on both");
        kinds.forEach((kind, count) -> System.out.println(count + " x " + kind));
        return kinds.isEmpty() ? 0 : 1;
    }

    private static void indexes(Target our, boolean wanted) {
        for (String key : new String[] {"num", "name", "mixed"}) {
            our.execute(
                    wanted
                            ? "CREATE INDEX fuzz_" + key + " IF NOT EXISTS FOR (n:A) ON (n." + key + ")"
                            : "DROP INDEX fuzz_" + key + " IF EXISTS");
        }
        if (wanted) {
            our.execute("CALL db.awaitIndexes(10)");
        }
    }

    private static void reset(Target our, Target their, RandomGraph graph) {
        our.reset(graph.createStatement());
        their.reset(graph.createStatement());
    }

    private void check(
            Target our, Target their, RandomGraph graph, Text query, boolean write, boolean commit, long querySeed) {
        total++;
        Difference difference = difference(our, their, query, write, commit);
        if (difference == null) {
            return;
        }
        int seen = kinds.merge(difference.kind(), 1, Integer::sum);
        if (seen > each) {
            return;
        }
        int budget = difference.kind().contains("supported") ? 0 : shrink;
        Shrinker.Case small = Shrinker.shrink(graph, query, budget, (lessGraph, lessQuery) -> {
            if (lessGraph != graph || commit) {
                reset(our, their, lessGraph);
            }
            Difference less = difference(our, their, lessQuery, write, commit);
            if (lessGraph != graph || commit) {
                reset(our, their, graph);
            }
            return less != null && less.kind().equals(difference.kind());
        });
        reset(our, their, small.graph());
        Difference less = difference(our, their, small.query(), write, commit);
        reset(our, their, graph);
        System.out.println("==== " + difference.kind() + "   (seed " + querySeed + (commit ? ", committed" : "") + ")");
        System.out.println(small.graph().createStatement());
        System.out.println(small.query().cypher());
        System.out.println((less == null ? difference : less).details());
        System.out.flush();
    }

    private @Nullable Difference difference(Target our, Target their, Text query, boolean write, boolean commit) {
        String cypher = query.cypher();
        if (cypher.isBlank()) {
            return null;
        }
        ValueText text = new ValueText(cypher.contains("collect("));
        Answer ourAnswer = write ? our.write(cypher, commit, text) : our.run(cypher, Map.of(), text);
        Answer theirAnswer = write ? their.write(cypher, commit, text) : their.run(cypher, Map.of(), text);
        if (ourAnswer instanceof Answer.Failure && theirAnswer instanceof Answer.Failure) {
            failing++;
        }
        return Difference.between(ourAnswer, theirAnswer, false, codes);
    }
}
