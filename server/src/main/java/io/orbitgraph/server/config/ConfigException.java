package io.orbitgraph.server.config;

/// A configuration that cannot be used. The message tells the user where and what to write instead.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigException(String message) {
        super(message);
    }
}
