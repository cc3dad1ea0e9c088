package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.CommitResult;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The names of a graph, all in memory. A new name is in the store's log before it has a number, and the log is forced
/// by the first commit that uses it, since that comes after it.
final class TokenStore implements Tokens {
    private static final int LABELS = 0;
    private static final int TYPES = 1;
    private static final int KEYS = 2;
    /// What one value of the key-value store can hold, with room to spare.
    private static final int MOST_NAME_BYTES = 60_000;

    private final KeyValueStore store;
    private final Table[] tables = {new Table(), new Table(), new Table()};

    private static final class Table {
        final Map<String, Integer> numbers = new ConcurrentHashMap<>();
        volatile String[] names = {};

        void add(String name) {
            String[] more = Arrays.copyOf(names, names.length + 1);
            more[names.length] = name;
            names = more;
            numbers.put(name, more.length - 1);
        }
    }

    private TokenStore(KeyValueStore store) {
        this.store = store;
    }

    static TokenStore open(KeyValueStore store) {
        TokenStore tokens = new TokenStore(store);
        try (Cursor cursor = store.scan(Space.META, KeyLayout.metaKind('T'), KeyLayout.metaKind('T' + 1), false)) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                ByteReader in = new ByteReader(key, 1);
                int kind = in.readByte();
                int number = in.readInt();
                if (kind > KEYS || number != tokens.tables[kind].names.length) {
                    throw ByteReader.damaged("the names are not numbered one after the other");
                }
                tokens.tables[kind].add(new String(cursor.value(), StandardCharsets.UTF_8));
            }
        }
        return tokens;
    }

    private int number(int kind, String name) {
        Integer number = tables[kind].numbers.get(name);
        return number == null ? NONE : number;
    }

    private int create(int kind, String name) {
        Table table = tables[kind];
        Integer known = table.numbers.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MOST_NAME_BYTES) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT_VALUE, "A name must have 1 to " + MOST_NAME_BYTES + " bytes");
        }
        synchronized (table) {
            Integer meanwhile = table.numbers.get(name);
            if (meanwhile != null) {
                return meanwhile;
            }
            int number = table.names.length;
            WriteBatch batch = new WriteBatch().put(Space.META, KeyLayout.token(kind, number), bytes);
            requireOk(store.commit(batch, Durability.OS));
            table.add(name);
            return number;
        }
    }

    static void requireOk(CommitResult result) {
        if (!(result instanceof CommitResult.Ok)) {
            throw new OrbitException(ErrorCode.STORAGE_ERROR, "The store did not take a write: " + result);
        }
    }

    private String name(int kind, int number) {
        String[] names = tables[kind].names;
        if (number < 0 || number >= names.length) {
            throw new IllegalArgumentException("there is no name number " + number);
        }
        return names[number];
    }

    @Override
    public int label(String name) {
        return number(LABELS, name);
    }

    @Override
    public int relationshipType(String name) {
        return number(TYPES, name);
    }

    @Override
    public int propertyKey(String name) {
        return number(KEYS, name);
    }

    @Override
    public int createLabel(String name) {
        return create(LABELS, name);
    }

    @Override
    public int createRelationshipType(String name) {
        return create(TYPES, name);
    }

    @Override
    public int createPropertyKey(String name) {
        return create(KEYS, name);
    }

    @Override
    public String labelName(int label) {
        return name(LABELS, label);
    }

    @Override
    public String relationshipTypeName(int type) {
        return name(TYPES, type);
    }

    @Override
    public String propertyKeyName(int key) {
        return name(KEYS, key);
    }

    @Override
    public List<String> labels() {
        return List.of(tables[LABELS].names);
    }

    @Override
    public List<String> relationshipTypes() {
        return List.of(tables[TYPES].names);
    }

    @Override
    public List<String> propertyKeys() {
        return List.of(tables[KEYS].names);
    }

    /// A record of numbers, each a varint after their count.
    static byte[] encode(int[] numbers) {
        ByteWriter out = new ByteWriter(8);
        out.writeVarint(numbers.length);
        for (int number : numbers) {
            out.writeVarint(number);
        }
        return out.toByteArray();
    }
}
