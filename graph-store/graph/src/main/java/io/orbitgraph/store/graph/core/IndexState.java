package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.ByteWriter;
import java.nio.charset.StandardCharsets;

/// An index as the store knows it.
///
/// | field | bytes | meaning |
/// | --- | --- | --- |
/// | label, key | varint each | what it is over |
/// | state | 1 | 0 populating, 1 online, 2 failed, 3 dropped: to be cleared away |
/// | name | rest | UTF-8 |
///
/// @param createdAt snapshots before this commit do not know it
/// @param onlineAt snapshots before this commit do not find all nodes in it
/// @param droppedAt snapshots from this commit on do not know it any more; {@link #NEVER} if it is not dropped
record IndexState(IndexDescriptor descriptor, long createdAt, long onlineAt, long droppedAt) {
    static final long NEVER = Long.MAX_VALUE;

    static IndexState created(IndexDescriptor descriptor, long commit) {
        return new IndexState(descriptor, commit, NEVER, NEVER);
    }

    IndexState online(long commit) {
        return new IndexState(inState(IndexDescriptor.State.ONLINE), createdAt, commit, droppedAt);
    }

    IndexState dropped(long commit) {
        return new IndexState(descriptor, createdAt, onlineAt, commit);
    }

    boolean isDropped() {
        return droppedAt != NEVER;
    }

    boolean existsAt(long snapshot) {
        return createdAt <= snapshot && snapshot < droppedAt;
    }

    boolean isUsable(long snapshot) {
        return existsAt(snapshot) && descriptor.state() == IndexDescriptor.State.ONLINE && snapshot >= onlineAt;
    }

    /// The index as a transaction of this snapshot sees it.
    IndexDescriptor seenAt(long snapshot) {
        return descriptor.state() == IndexDescriptor.State.ONLINE && !isUsable(snapshot)
                ? inState(IndexDescriptor.State.POPULATING)
                : descriptor;
    }

    private IndexDescriptor inState(IndexDescriptor.State state) {
        return new IndexDescriptor(
                descriptor.id(), descriptor.name(), descriptor.label(), descriptor.propertyKey(), state);
    }

    byte[] encode() {
        int state = switch (descriptor.state()) {
            case POPULATING -> 0;
            case ONLINE -> 1;
            case FAILED -> 2;
        };
        return new ByteWriter(32)
                .writeVarint(descriptor.label())
                .writeVarint(descriptor.propertyKey())
                .writeByte(isDropped() ? 3 : state)
                .writeBytes(descriptor.name().getBytes(StandardCharsets.UTF_8))
                .toByteArray();
    }

    /// @param lastCommit every snapshot after opening is at this or a later one
    static IndexState decode(int id, byte[] bytes, long lastCommit) {
        ByteReader in = new ByteReader(bytes);
        int label = in.readVarint(Integer.MAX_VALUE);
        int key = in.readVarint(Integer.MAX_VALUE);
        int code = in.readVarint(3);
        IndexDescriptor.State state = switch (code) {
            case 0 -> IndexDescriptor.State.POPULATING;
            case 1 -> IndexDescriptor.State.ONLINE;
            default -> IndexDescriptor.State.FAILED;
        };
        String name = new String(in.readBytes(in.remaining()), StandardCharsets.UTF_8);
        return new IndexState(new IndexDescriptor(id, name, label, key, state), 0, 0, code == 3 ? lastCommit : NEVER);
    }
}
