package io.orbitgraph.store.kv;

/// When a commit returns.
public enum Durability {
    /// After the log is forced to the medium: nothing acknowledged is lost by a crash or a power failure.
    SYNC,
    /// After the log is handed to the operating system: survives a crash of the process, not of the machine.
    OS
}
