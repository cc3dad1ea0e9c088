package io.orbitgraph.server.shell;

/// A command of the shell cannot be done; the message is for the user.
final class ShellException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ShellException(String message) {
        super(message);
    }
}
