package io.orbitgraph.bolt;

import java.util.List;

/// A version of the protocol. Code asks {@link #has} and never compares versions itself.
public record BoltVersion(int major, int minor) implements Comparable<BoltVersion> {
    /// What a server offers unless it is told otherwise, best first. 5.5 is left out for ever: it was flawed,
    /// and no server speaks it.
    public static final List<BoltVersion> STANDARD = List.of(
            new BoltVersion(5, 8),
            new BoltVersion(5, 7),
            new BoltVersion(5, 6),
            new BoltVersion(5, 4),
            new BoltVersion(5, 3),
            new BoltVersion(5, 2),
            new BoltVersion(5, 1),
            new BoltVersion(5, 0),
            new BoltVersion(4, 4));

    public BoltVersion {
        if (major < 0 || major > 255 || minor < 0 || minor > 255) {
            throw new IllegalArgumentException("no such version: " + major + "." + minor);
        }
    }

    public boolean has(Feature feature) {
        return compareTo(feature.since()) >= 0;
    }

    @Override
    public int compareTo(BoltVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
