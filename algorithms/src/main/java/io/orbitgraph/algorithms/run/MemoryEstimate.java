package io.orbitgraph.algorithms.run;

import java.util.List;

/// Heap bytes that something takes, between a lower and an upper bound, and what they are made of.
public record MemoryEstimate(String name, long minBytes, long maxBytes, List<MemoryEstimate> parts) {
    public MemoryEstimate {
        parts = List.copyOf(parts);
        if (minBytes < 0 || maxBytes < minBytes) {
            throw new IllegalArgumentException("not a range: " + minBytes + " to " + maxBytes);
        }
    }

    public static MemoryEstimate of(String name, long bytes) {
        return new MemoryEstimate(name, bytes, bytes, List.of());
    }

    public static MemoryEstimate between(String name, long minBytes, long maxBytes) {
        return new MemoryEstimate(name, minBytes, maxBytes, List.of());
    }

    /// The sum of `parts`.
    public static MemoryEstimate sum(String name, MemoryEstimate... parts) {
        long min = 0;
        long max = 0;
        for (MemoryEstimate part : parts) {
            min += part.minBytes;
            max += part.maxBytes;
        }
        return new MemoryEstimate(name, min, max, List.of(parts));
    }

    /// The tree as indented lines, one part a line, as `gds.*.estimate` shows it in `treeView`.
    public String treeView() {
        StringBuilder text = new StringBuilder();
        append(text, 0);
        return text.toString();
    }

    private void append(StringBuilder text, int depth) {
        text.repeat("    ", Math.max(0, depth - 1));
        if (depth > 0) {
            text.append("|-- ");
        }
        text.append(name).append(": ").append(range()).append('\n');
        for (MemoryEstimate part : parts) {
            part.append(text, depth + 1);
        }
    }

    /// In words, e.g. `12 MiB` or `[12 MiB ... 40 MiB]`.
    public String range() {
        return minBytes == maxBytes ? text(minBytes) : "[" + text(minBytes) + " ... " + text(maxBytes) + "]";
    }

    /// A number of bytes in words.
    public static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + " Bytes";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        int unit = -1;
        long rest = bytes;
        long unitBytes = 1;
        while (rest >= 1024) {
            rest /= 1024;
            unitBytes *= 1024;
            unit++;
        }
        long tenths = (bytes % unitBytes) / Math.max(1, unitBytes / 10);
        return rest < 10 && tenths > 0 && tenths < 10
                ? rest + "." + tenths + " " + units[unit]
                : rest + " " + units[unit];
    }
}
