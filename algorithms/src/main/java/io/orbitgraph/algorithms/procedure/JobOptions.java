package io.orbitgraph.algorithms.procedure;

import org.jspecify.annotations.Nullable;

/// What every call may say about itself as a job.
///
/// @param id `jobId`; null for a new one
/// @param isLogged `logProgress`: whether the server's log tells how far it is
/// @param isUnlimited `sudo`: whether it may take more memory than there is for graph algorithms
public record JobOptions(@Nullable String id, boolean isLogged, boolean isUnlimited) {
    public static JobOptions read(Configuration configuration) {
        return new JobOptions(
                configuration.optionalText("jobId"),
                configuration.flag("logProgress", true),
                configuration.flag("sudo", false));
    }
}
