package io.orbitgraph.server.cli;

import io.orbitgraph.server.OrbitServer;
import io.orbitgraph.server.auth.UserFile;
import io.orbitgraph.server.config.ServerConfig;
import io.orbitgraph.server.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts a server in the background and returns when it answers, or runs it in the foreground until it is interrupted.
@Command(name = "start", mixinStandardHelpOptions = true, description = "Starts the server.")
public final class StartCommand implements Callable<Integer> {
    private static final int WAIT_SECONDS = 120;
    private static final String FIRST_USER = "neo4j";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = {"--demo"},
            description = "load a small sample graph of people, films and cities if the database is empty")
    private boolean demo;

    @Option(
            names = {"--foreground"},
            description = "stay attached to the terminal; the log goes to standard error")
    private boolean foreground;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerConfig config = options.load();
        Path data = config.path(Setting.DATA_DIRECTORY);
        Optional<RunFile> running = RunFile.find(data);
        if (running.isPresent()) {
            System.out.println("Already running as process " + running.get().pid() + ".");
            printAddresses(running.get());
            return 0;
        }
        Files.createDirectories(data);
        return foreground ? runHere(config, data) : runInBackground(config, data);
    }

    // in this process

    private int runHere(ServerConfig config, Path data) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        String login = login(config, data);
        OrbitServer server = OrbitServer.start(config);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            RunFile.delete(data);
                            ended.countDown();
                        },
                        "shutdown"));
        if (demo) {
            server.loadDemo();
        }
        RunFile run = RunFile.ofThisProcess("bolt://" + server.boltAddress(), "http://" + server.httpAddress());
        run.write(data);
        System.out.println("OrbitGraph is ready.");
        printAddresses(run);
        System.out.println(login);
        ended.await();
        return 0;
    }

    // in another one

    private int runInBackground(ServerConfig config, Path data) throws IOException, InterruptedException {
        String login = login(config, data);
        Path log = data.resolve("logs").resolve("orbit.log");
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(ServerProcess.command(arguments()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        long deadline = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < deadline) {
            Optional<RunFile> run = RunFile.find(data);
            if (run.isPresent() && run.get().pid() == process.pid()) {
                System.out.println("OrbitGraph is ready.");
                printAddresses(run.get());
                System.out.println(login);
                System.out.println("  Log   " + log);
                return 0;
            }
            if (!process.isAlive()) {
                System.err.println("The server ended before it was ready. The end of " + log + ":");
                List<String> lines = Files.readAllLines(log);
                lines.subList(Math.max(0, lines.size() - 12), lines.size())
                        .forEach(line -> System.err.println("  " + line));
                return 1;
            }
            Thread.sleep(20);
        }
        System.err.println(
                "The server is not ready after " + WAIT_SECONDS + " s; it goes on starting. See " + log + ".");
        return 1;
    }

    private List<String> arguments() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec.commandLine().getParent().getParseResult().originalArgs();
    }

    /// Makes sure that somebody can log in, and says who.
    private static String login(ServerConfig config, Path data) {
        if (!config.flag(Setting.AUTH_ENABLED)) {
            return "  Login is not needed.";
        }
        UserFile users = new UserFile(data.resolve("users"));
        if (!users.isEmpty()) {
            return "  Login as before; `orbit password` sets a new password.";
        }
        String given = System.getenv("ORBIT_PASSWORD");
        String password = given == null ? users.generatePassword() : given;
        users.setPassword(FIRST_USER, password);
        return given == null
                ? "  Login user " + FIRST_USER + ", password " + password
                        + "   (shown only now; `orbit password` sets another)"
                : "  Login user " + FIRST_USER + ", password as ORBIT_PASSWORD says";
    }

    private static void printAddresses(RunFile run) {
        System.out.println("  Bolt  " + run.bolt());
        System.out.println("  HTTP  " + run.http());
    }
}
