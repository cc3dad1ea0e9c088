package io.orbitgraph.bolt.handshake;

import io.orbitgraph.bolt.BoltVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the version that both ends speak. Immutable.
///
/// An offer is a word `00 RR mm MM`: major version MM, minor versions mm-RR to mm. Only a version that was
/// offered is ever chosen. The word `00 00 01 FF` offers the manifest: the server lists its versions and the
/// client chooses.
public final class Negotiation {
    static final int MANIFEST_V1 = 0x000001FF;

    /// A run of consecutive minor versions.
    record Range(int major, int minor, int lowerMinors) {
        int word() {
            return lowerMinors << 16 | minor << 8 | major;
        }
    }

    private final List<BoltVersion> versions;

    /// @param versions that the server speaks
    public Negotiation(List<BoltVersion> versions) {
        List<BoltVersion> sorted = new ArrayList<>(versions);
        sorted.sort((left, right) -> right.compareTo(left));
        this.versions = List.copyOf(sorted);
    }

    /// The best version that the word offers.
    @Nullable
    BoltVersion best(int offer) {
        int major = offer & 0xFF;
        int minor = offer >>> 8 & 0xFF;
        int lowerMinors = offer >>> 16 & 0xFF;
        if (offer >>> 24 != 0) {
            return null;
        }
        for (BoltVersion version : versions) {
            if (version.major() == major && version.minor() <= minor && version.minor() >= minor - lowerMinors) {
                return version;
            }
        }
        return null;
    }

    /// The version that a client chose from the manifest, or null if it was not in it.
    @Nullable
    BoltVersion chosen(int word) {
        return (word & 0xFFFF0000) == 0 ? best(word) : null;
    }

    /// All versions as ranges, best first.
    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (BoltVersion version : versions) {
            Range last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && last.major == version.major() && last.minor - last.lowerMinors - 1 == version.minor()) {
                ranges.set(ranges.size() - 1, new Range(last.major, last.minor, last.lowerMinors + 1));
            } else {
                ranges.add(new Range(version.major(), version.minor(), 0));
            }
        }
        return ranges;
    }

    static int word(BoltVersion version) {
        return version.minor() << 8 | version.major();
    }
}
