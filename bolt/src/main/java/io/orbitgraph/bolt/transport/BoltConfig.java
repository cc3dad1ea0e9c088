package io.orbitgraph.bolt.transport;

import io.orbitgraph.bolt.BoltVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// How a Bolt server is to run.
///
/// @param address port 0 for any free one
/// @param neo4jVersion what the server claims to be compatible with, e.g. `5.26.0`; drivers and tools decide by
/// it
/// @param versions of the protocol that are offered
/// @param limits what a client may ask for
/// @param loops event loops: each reads its share of the connections and performs their short requests
/// @param maxThreads that perform long requests at the same time; requests beyond wait
public record BoltConfig(
        InetSocketAddress address,
        String neo4jVersion,
        List<BoltVersion> versions,
        BoltLimits limits,
        int loops,
        int maxThreads) {
    public static final int DEFAULT_PORT = 7687;

    public static final BoltConfig DEFAULT = new BoltConfig(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT),
            "5.26.0",
            BoltVersion.STANDARD,
            BoltLimits.DEFAULT,
            Runtime.getRuntime().availableProcessors(),
            400);

    public BoltConfig {
        versions = List.copyOf(versions);
        if (versions.isEmpty() || loops < 1 || maxThreads < 1) {
            throw new IllegalArgumentException("a server needs a version, a loop and a thread");
        }
    }

    public BoltConfig withAddress(InetSocketAddress newAddress) {
        return new BoltConfig(newAddress, neo4jVersion, versions, limits, loops, maxThreads);
    }

    public BoltConfig withVersions(List<BoltVersion> newVersions) {
        return new BoltConfig(address, neo4jVersion, newVersions, limits, loops, maxThreads);
    }

    public BoltConfig withLimits(BoltLimits newLimits) {
        return new BoltConfig(address, neo4jVersion, versions, newLimits, loops, maxThreads);
    }

    /// Beyond these, waiting for a client or believing it costs more than it is worth.
    ///
    /// @param loginMessageBytes of one message before the client has logged in
    /// @param messageBytes of one message from then on
    /// @param responseBytes of one record
    /// @param valueBytes estimated heap that the values of one message may take
    /// @param valueDepth of lists and maps inside each other
    /// @param login from the connection to the end of the login
    /// @param writeStall how long a client may refuse to read what it asked for
    /// @param silence until a client may give up a server that sends nothing; the server sends a sign of life
    /// more often
    public record BoltLimits(
            int loginMessageBytes,
            int messageBytes,
            int responseBytes,
            long valueBytes,
            int valueDepth,
            Duration login,
            Duration writeStall,
            Duration silence) {
        public static final BoltLimits DEFAULT = new BoltLimits(
                64 << 10,
                64 << 20,
                128 << 20,
                512L << 20,
                256,
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofSeconds(120));

        public BoltLimits {
            if (loginMessageBytes < 1024 || messageBytes < loginMessageBytes || messageBytes > 1 << 30) {
                throw new IllegalArgumentException("message limits out of range");
            }
            if (responseBytes < 1024 || responseBytes > 200 << 20) {
                throw new IllegalArgumentException("the limit of a record is between 1 KiB and 200 MiB");
            }
        }

        public BoltLimits withMessageBytes(int bytes) {
            return new BoltLimits(
                    loginMessageBytes, bytes, responseBytes, valueBytes, valueDepth, login, writeStall, silence);
        }

        public BoltLimits withLogin(Duration newLogin) {
            return new BoltLimits(
                    loginMessageBytes,
                    messageBytes,
                    responseBytes,
                    valueBytes,
                    valueDepth,
                    newLogin,
                    writeStall,
                    silence);
        }

        public BoltLimits withSilence(Duration newSilence) {
            return new BoltLimits(
                    loginMessageBytes,
                    messageBytes,
                    responseBytes,
                    valueBytes,
                    valueDepth,
                    login,
                    writeStall,
                    newSilence);
        }
    }
}
