package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.ByteWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The header chunk of a group.
///
/// | field | bytes | meaning |
/// | --- | --- | --- |
/// | class | varint | |
/// | commit | varint | the chunks hold all commits up to it |
/// | slot limit | varint | slots from here on were never used |
/// | ordinal limit | varint | ordinals from here on were never used |
/// | live | 64 | bit set where a node is alive |
/// | overrides | varint | how many nodes have another class than the group |
/// | | varint each | slot, class |
public final class HeaderCodec {
    record Header(int classId, long commit, int slotLimit, int ordinalLimit, long[] live, int @Nullable [] overrides) {}

    private HeaderCodec() {}

    static void write(ByteWriter out, GroupImage image) {
        out.writeVarint(image.classId)
                .writeVarint(image.commit)
                .writeVarint(image.slotLimit)
                .writeVarint(image.ordinalLimit);
        for (long word : image.live) {
            out.writeLong(word);
        }
        int count = 0;
        if (image.overrides != null) {
            for (int classId : image.overrides) {
                count += classId >= 0 ? 1 : 0;
            }
        }
        out.writeVarint(count);
        if (image.overrides != null) {
            for (int slot = 0; slot < image.overrides.length; slot++) {
                if (image.overrides[slot] >= 0) {
                    out.writeVarint(slot).writeVarint(image.overrides[slot]);
                }
            }
        }
    }

    static Header read(ByteReader in) {
        int classId = in.readVarint(Integer.MAX_VALUE);
        long commit = in.readVarint();
        int slotLimit = in.readVarint(512);
        int ordinalLimit = in.readVarint(Integer.MAX_VALUE);
        long[] live = new long[8];
        for (int i = 0; i < live.length; i++) {
            live[i] = in.readLong();
        }
        int count = in.readVarint(512);
        int[] overrides = null;
        if (count > 0) {
            overrides = new int[512];
            Arrays.fill(overrides, -1);
            for (int i = 0; i < count; i++) {
                int slot = in.readVarint(511);
                overrides[slot] = in.readVarint(Integer.MAX_VALUE);
            }
        }
        return new Header(classId, commit, slotLimit, ordinalLimit, live, overrides);
    }
}
