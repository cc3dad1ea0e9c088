package io.orbitgraph.server.shell;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `orbit shell`: talks to a terminal, or runs the statements of an argument, a file or a pipe.
/// Exits with 1 if a connection or a statement failed.
@Command(
        name = "shell",
        description = "Run Cypher interactively, from a file, or from a pipe.",
        mixinStandardHelpOptions = true)
public final class ShellCommand implements Callable<Integer> {
    private static final int LOGIN_ATTEMPTS = 3;
    private static final String DEFAULT_USER = "neo4j";

    @Option(
            names = {"-a", "--address"},
            description = "The server (default: ${DEFAULT-VALUE}).",
            defaultValue = "bolt://localhost:7687")
    private String address = "";

    @Option(
            names = {"-u", "--username"},
            description = "The user; else ORBIT_USERNAME or NEO4J_USERNAME.")
    private @Nullable String user;

    @Option(
            names = {"-p", "--password"},
            description = "The password; else ORBIT_PASSWORD or NEO4J_PASSWORD, else you are asked.")
    private @Nullable String password;

    @Option(
            names = {"-d", "--database"},
            description = "The database; else the user's home database.",
            defaultValue = "")
    private String database = "";

    @Option(names = "--format", description = "table or plain (default: table on a terminal, plain in a pipe).")
    private @Nullable String format;

    @Option(
            names = {"-f", "--file"},
            description = "Run the statements of this file.")
    private @Nullable Path file;

    @Parameters(arity = "0..1", paramLabel = "STATEMENT", description = "Run this and leave.")
    private @Nullable String statement;

    @Override
    public Integer call() throws IOException {
        // There is no console where input or output is a pipe, or, with other settings of the JVM, one that says so.
        boolean onTerminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        if (!onTerminal) {
            try (PrintWriter out = piped(FileDescriptor.out);
                    PrintWriter err = piped(FileDescriptor.err)) {
                return runScript(out, err, Optional.empty());
            }
        }
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            PrintWriter out = terminal.writer();
            return statement == null && file == null ? converse(terminal) : runScript(out, out, Optional.of(terminal));
        }
    }

    /// Programs at the other end of a pipe get UTF-8, whatever the locale says.
    private static PrintWriter piped(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    private int runScript(PrintWriter out, PrintWriter err, Optional<Terminal> terminal) throws IOException {
        try (Connection connection = Connection.open(server(), token(), database)) {
            Interpreter interpreter = interpreter(connection, out, err, terminal);
            terminal.ifPresent(t -> t.handle(Terminal.Signal.INT, _ -> connection.cancel()));
            return execute(interpreter) ? 0 : 1;
        } catch (Neo4jException e) {
            err.println(ErrorText.message(e));
        } catch (ShellException e) {
            err.println(e.getMessage());
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getFile() + ".");
        } catch (MalformedInputException e) {
            err.println((file == null ? "The input" : file) + " is not UTF-8 text.");
        }
        return 1;
    }

    private boolean execute(Interpreter interpreter) throws IOException {
        if (statement != null) {
            return interpreter.executeAll(new BufferedReader(new StringReader(statement)), "");
        }
        if (file != null) {
            try (BufferedReader script = Files.newBufferedReader(file)) {
                return interpreter.executeAll(script, file.toString());
            }
        }
        return interpreter.executeAll(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), "stdin");
    }

    private int converse(Terminal terminal) throws IOException {
        PrintWriter out = terminal.writer();
        LineEditor editor = new LineEditor(terminal, LineEditor.historyFile());
        try (Connection connection = logIn(editor, out)) {
            terminal.handle(Terminal.Signal.INT, _ -> connection.cancel());
            Interpreter interpreter = interpreter(connection, out, out, Optional.of(terminal));
            out.println("Connected to " + server() + ". :help lists the commands; statements end with a semicolon.");
            while (!interpreter.isOver()) {
                String text = editor.read(prompt(connection));
                if (text == null) {
                    break;
                }
                for (Input input : StatementReader.inputsOf(text)) {
                    if (interpreter.isOver() || !interpreter.execute(input, "")) {
                        break;
                    }
                }
            }
            return 0;
        } catch (Neo4jException e) {
            out.println(ErrorText.message(e));
        } catch (ShellException e) {
            out.println(e.getMessage());
        } catch (UserInterruptException | EndOfFileException e) {
            out.println();
        }
        return 1;
    }

    private static String prompt(Connection connection) {
        String name = connection.database().isEmpty() ? "orbit" : connection.database();
        return name + (connection.inTransaction() ? "# " : "> ");
    }

    /// Connects; asks for the user and the password where the server wants them and they were not given.
    private Connection logIn(LineEditor editor, PrintWriter out) {
        String name = givenUser();
        String secret = givenPassword();
        if (name != null && secret == null) {
            secret = editor.readSecret("password: ");
        }
        boolean given = secret != null;
        for (int attempt = 1; ; attempt++) {
            try {
                return Connection.open(server(), token(name, secret), database);
            } catch (AuthenticationException e) {
                if (given || attempt > LOGIN_ATTEMPTS) {
                    throw e;
                }
                if (attempt > 1) {
                    out.println(e.getMessage());
                }
                name = editor.readName("user: ");
                secret = editor.readSecret("password: ");
            }
        }
    }

    private AuthToken token() {
        String name = givenUser();
        String secret = givenPassword();
        if (name != null && secret == null) {
            throw new ShellException("There is a user but no password. Give it with -p or in ORBIT_PASSWORD.");
        }
        return token(name, secret);
    }

    private static AuthToken token(@Nullable String name, @Nullable String secret) {
        return secret == null
                ? AuthTokens.none()
                : AuthTokens.basic(Objects.requireNonNullElse(name, DEFAULT_USER), secret);
    }

    private @Nullable String givenUser() {
        return given(user, "ORBIT_USERNAME", "NEO4J_USERNAME");
    }

    private @Nullable String givenPassword() {
        return given(password, "ORBIT_PASSWORD", "NEO4J_PASSWORD");
    }

    private static @Nullable String given(@Nullable String option, String variable, String otherVariable) {
        if (option != null) {
            return option;
        }
        String value = System.getenv(variable);
        return value != null ? value : System.getenv(otherVariable);
    }

    private URI server() {
        try {
            return URI.create(address.contains("://") ? address : "bolt://" + address);
        } catch (IllegalArgumentException e) {
            throw new ShellException("This is no address: " + address + ". One looks like bolt://localhost:7687.");
        }
    }

    private Interpreter interpreter(
            Connection connection, PrintWriter out, PrintWriter err, Optional<Terminal> terminal) {
        ResultPrinter printer = new ResultPrinter(
                out,
                chosenFormat(terminal.isPresent()),
                () -> terminal.map(t -> t.getColumns() > 0 ? t.getColumns() : 80)
                        .orElse(Table.UNLIMITED),
                connection::isCancelled);
        return new Interpreter(connection, printer, out, err);
    }

    private Format chosenFormat(boolean onTerminal) {
        if (format == null) {
            return onTerminal ? Format.TABLE : Format.PLAIN;
        }
        return switch (format) {
            case "table" -> Format.TABLE;
            case "plain" -> Format.PLAIN;
            case "auto" -> onTerminal ? Format.TABLE : Format.PLAIN;
            default -> throw new ShellException("--format is table, plain or auto, not " + format + ".");
        };
    }
}
