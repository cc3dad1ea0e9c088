package io.orbitgraph.benchmarks.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs the statements of a file, one a line, on OrbitGraph and on Neo4j and prints where the answers differ, failures
/// by their code
/// too. Each statement runs in a transaction that is rolled back; a line that begins with `!` stays.
@Command(name = "statements", mixinStandardHelpOptions = true)
public final class Statements implements Callable<Integer> {
    @Option(names = "--ours", required = true)
    private String ours = "";

    @Option(names = "--theirs", required = true)
    private String theirs = "";

    @Option(names = "--all", description = "print the answers that agree too")
    private boolean all;

    @Parameters
    private Path file = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Statements()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        int differing = 0;
        try (Target our = new Target(ours);
                Target their = new Target(theirs)) {
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("//")) {
                    continue;
                }
                boolean stays = line.startsWith("!");
                String statement = stays ? line.substring(1) : line;
                ValueText text = new ValueText(false);
                Answer ourAnswer = our.write(statement, stays, text);
                Answer theirAnswer = their.write(statement, stays, text);
                Difference difference = Difference.between(ourAnswer, theirAnswer, true, true);
                if (difference != null) {
                    differing++;
                    System.out.println("==== " + statement + "\n" + difference.details());
                } else if (all) {
                    System.out.println("==== " + statement + "\nboth: " + ourAnswer
                            + (theirAnswer instanceof Answer.Failure ? "\n      " + theirAnswer : ""));
                }
            }
        }
        System.out.println(differing + " differ");
        return differing == 0 ? 0 : 1;
    }
}
