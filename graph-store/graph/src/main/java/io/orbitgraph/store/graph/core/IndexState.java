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
/// | state | 1 | 0 populating, 1 online, 2 failed |
/// | since | varint | snapshots from this commit on may use it |
/// | name | rest | UTF-8 |
///
/// @param since snapshots before it do not find all nodes in it
record IndexState(IndexDescriptor descriptor, long since) {
    boolean isUsable(long snapshot) {
        return descriptor.state() == IndexDescriptor.State.ONLINE && snapshot >= since;
    }

    IndexState in(IndexDescriptor.State state, long from) {
        return new IndexState(
                new IndexDescriptor(
                        descriptor.id(), descriptor.name(), descriptor.label(), descriptor.propertyKey(), state),
                from);
    }

    byte[] encode() {
        return new ByteWriter(32)
                .writeVarint(descriptor.label())
                .writeVarint(descriptor.propertyKey())
                .writeByte(
                        switch (descriptor.state()) {
                            case POPULATING -> 0;
                            case ONLINE -> 1;
                            case FAILED -> 2;
                        })
                .writeVarint(since)
                .writeBytes(descriptor.name().getBytes(StandardCharsets.UTF_8))
                .toByteArray();
    }

    static IndexState decode(int id, byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int label = in.readVarint(Integer.MAX_VALUE);
        int key = in.readVarint(Integer.MAX_VALUE);
        IndexDescriptor.State state = switch (in.readByte()) {
            case 0 -> IndexDescriptor.State.POPULATING;
            case 1 -> IndexDescriptor.State.ONLINE;
            default -> IndexDescriptor.State.FAILED;
        };
        long since = in.readVarint();
        String name = new String(in.readBytes(in.remaining()), StandardCharsets.UTF_8);
        return new IndexState(new IndexDescriptor(id, name, label, key, state), since);
    }
}
