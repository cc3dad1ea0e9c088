package io.orbitgraph.server.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.types.TypeSystem;

/// Does what inputs say: runs statements, obeys commands.
final class Interpreter {
    /// Files that name each other would never end.
    private static final int MAX_SOURCE_DEPTH = 16;

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?s)(?:`((?:[^`]|``)+)`|([\\p{L}_][\\p{L}\\p{N}_]*))\\s*(?:=>|:)\\s*(.+)");

    private final Connection connection;
    private final ResultPrinter printer;
    private final PrintWriter out;
    private final PrintWriter err;
    private int sourceDepth;
    private boolean over;

    Interpreter(Connection connection, ResultPrinter printer, PrintWriter out, PrintWriter err) {
        this.connection = connection;
        this.printer = printer;
        this.out = out;
        this.err = err;
    }

    /// Whether the user asked to leave.
    boolean isOver() {
        return over;
    }

    /// Does one thing. Failures are printed; returns whether there was none.
    ///
    /// @param where what stands before a message, such as `movies.cypher:3: `
    boolean execute(Input input, String where) {
        boolean inTransaction = connection.inTransaction();
        String text = input instanceof Input.Statement statement ? statement.text() : "";
        String failure;
        try {
            switch (input) {
                case Input.Statement statement -> run(statement.text());
                case Input.Command command -> obey(command);
            }
            return true;
        } catch (Neo4jException e) {
            failure = ErrorText.of(e, text);
        } catch (SourceFailedException e) {
            return false;
        } catch (ShellException e) {
            failure = String.valueOf(e.getMessage());
        }
        out.flush();
        err.println(where + failure);
        if (inTransaction && !connection.inTransaction()) {
            err.println("The transaction was rolled back.");
        }
        err.flush();
        return false;
    }

    /// Runs a whole script and stops at the first failure; returns whether there was none.
    ///
    /// @param name the file that messages name; empty if there is nothing to name
    boolean executeAll(BufferedReader script, String name) throws IOException {
        StatementReader reader = new StatementReader();
        boolean wasOpen = connection.inTransaction();
        for (String line = script.readLine(); line != null && !over; line = script.readLine()) {
            for (Input input : reader.line(line)) {
                if (!over && !execute(input, where(name, input))) {
                    return false;
                }
            }
        }
        Optional<Input> last = over ? Optional.empty() : reader.end();
        if (last.isPresent() && !execute(last.get(), where(name, last.get()))) {
            return false;
        }
        if (sourceDepth == 0 && !wasOpen && connection.inTransaction()) {
            connection.rollback();
            err.println("The script ended inside a transaction, which was rolled back. End it with :commit.");
            return false;
        }
        return true;
    }

    private static String where(String name, Input input) {
        return name.isEmpty() ? "" : name + ":" + input.line() + ": ";
    }

    private void run(String statement) {
        connection.run(statement, result -> {
            printer.print(result);
            return true;
        });
    }

    private void obey(Input.Command command) {
        Directive directive = Directive.named(command.name())
                .orElseThrow(() ->
                        new ShellException("There is no command :" + command.name() + ". :help lists the commands."));
        String argument = command.argument();
        switch (directive) {
            case HELP -> out.println(Directive.help());
            case BEGIN -> connection.begin();
            case COMMIT -> connection.commit();
            case ROLLBACK -> connection.rollback();
            case PARAM -> parameter(argument);
            case USE -> connection.use(required(argument, ":use DATABASE"));
            case SOURCE -> source(required(argument, ":source FILE"));
            case EXIT -> over = true;
        }
        out.flush();
    }

    private static String required(String argument, String usage) {
        if (argument.isEmpty()) {
            throw new ShellException("Something is missing; say " + usage + ".");
        }
        return argument;
    }

    private void parameter(String argument) {
        if (argument.isEmpty()) {
            connection
                    .parameters()
                    .forEach((name, value) ->
                            out.println(":param " + CypherText.name(name) + " => " + CypherText.of(value)));
            return;
        }
        if (argument.equalsIgnoreCase("clear")) {
            connection.clearParameters();
            return;
        }
        if (argument.startsWith("{")) {
            Value map = evaluate(argument);
            if (!map.hasType(TypeSystem.getDefault().MAP())) {
                throw new ShellException("Parameters come from a map, and this is none: " + argument);
            }
            map.keys().forEach(name -> connection.setParameter(name, map.get(name)));
            return;
        }
        Matcher assignment = ASSIGNMENT.matcher(argument);
        if (!assignment.matches()) {
            throw new ShellException("Say :param NAME => EXPRESSION, such as :param limit => 10.");
        }
        String quoted = assignment.group(1);
        String name = quoted == null ? assignment.group(2) : quoted.replace("``", "`");
        connection.setParameter(name, evaluate(assignment.group(3)));
    }

    /// The server evaluates expressions, so that they mean what they mean in a statement.
    private Value evaluate(String expression) {
        return connection
                .run("RETURN " + expression + " AS value", Result::single)
                .get(0);
    }

    private void source(String file) {
        if (sourceDepth == MAX_SOURCE_DEPTH) {
            throw new ShellException("More than " + MAX_SOURCE_DEPTH + " files name each other; is there a circle?");
        }
        sourceDepth++;
        try (BufferedReader script = Files.newBufferedReader(Path.of(file))) {
            if (!executeAll(script, file)) {
                throw new SourceFailedException();
            }
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new ShellException("There is no file " + file + ".");
        } catch (MalformedInputException e) {
            throw new ShellException(file + " is not UTF-8 text.");
        } catch (IOException e) {
            throw new ShellException("Cannot read " + file + ": " + e.getMessage());
        } finally {
            sourceDepth--;
        }
    }

    /// A statement of a file failed, and has been reported.
    private static final class SourceFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
