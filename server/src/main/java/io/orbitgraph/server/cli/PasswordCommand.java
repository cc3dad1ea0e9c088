package io.orbitgraph.server.cli;

import io.orbitgraph.server.auth.UserFile;
import io.orbitgraph.server.config.Setting;
import java.io.Console;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sets the password of a user, also while the server runs.
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description = "Sets the password of a user; creates the user if there is none.")
public final class PasswordCommand implements Callable<Integer> {
    private static final int MIN_PASSWORD_LENGTH = 8;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(index = "0", defaultValue = "neo4j", paramLabel = "USER", description = "default: ${DEFAULT-VALUE}")
    private String user = "neo4j";

    @Option(
            names = {"--generate"},
            description = "make up a password and print it")
    private boolean generate;

    @Override
    public Integer call() {
        UserFile users =
                new UserFile(options.load().path(Setting.DATA_DIRECTORY).resolve("users"));
        String password = generate ? users.generatePassword() : ask();
        if (password == null) {
            return 1;
        }
        users.setPassword(user, password);
        System.out.println(generate ? "The password of " + user + " is now " + password : "Password changed.");
        return 0;
    }

    // A console may be no terminal since JDK 22; null is still what the specification allows.
    @SuppressWarnings("SystemConsoleNull")
    private @Nullable String ask() {
        String fromEnvironment = System.getenv("ORBIT_PASSWORD");
        if (fromEnvironment != null) {
            return checked(fromEnvironment);
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            System.err.println("There is no terminal to ask for the password; set ORBIT_PASSWORD or use --generate.");
            return null;
        }
        char[] first = console.readPassword("New password of %s: ", user);
        char[] second = console.readPassword("Once more: ");
        if (!Arrays.equals(first, second)) {
            System.err.println("The two differ; nothing was changed.");
            return null;
        }
        return checked(new String(first));
    }

    private static @Nullable String checked(String password) {
        if (password.length() < MIN_PASSWORD_LENGTH) {
            System.err.println("A password has at least " + MIN_PASSWORD_LENGTH + " characters; nothing was changed.");
            return null;
        }
        return password;
    }
}
