package io.orbitgraph.store.rocksdb;

import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.core.GroupGraphStore;
import java.nio.file.Path;

/// A process that grows chains of nodes, one thread each, and says on its standard output how long they are for sure.
final class GraphChild {
    static final int CHAINS = 3;

    private GraphChild() {}

    static GraphStoreConfig config() {
        return GraphStoreConfig.DEFAULT.withPageMemoryBytes(1 << 20);
    }

    /// The newest node of a chain and its number; -1 and -1 if there is none.
    record End(long node, long number) {}

    static String label(int chain) {
        return "Chain" + chain;
    }

    static End end(GraphStore store, GraphReader reader, int chain) {
        End end = new End(-1, -1);
        int key = store.tokens().createPropertyKey("number");
        try (NodeScan scan = reader.scanNodes(store.tokens().createLabel(label(chain)))) {
            while (scan.nextGroup()) {
                Vector numbers = scan.column(key);
                for (int i = 0; i < scan.count(); i++) {
                    long number = ((IntegerValue) numbers.value(scan.slots()[i])).value();
                    if (number > end.number) {
                        end = new End(scan.firstNode() + scan.slots()[i], number);
                    }
                }
            }
        }
        return end;
    }

    private static void grow(GroupGraphStore store, int chain) {
        End end;
        try (GraphTransaction tx = store.begin()) {
            end = end(store, tx, chain);
        }
        int label = store.tokens().createLabel(label(chain));
        int type = store.tokens().createRelationshipType("NEXT");
        int key = store.tokens().createPropertyKey("number");
        while (true) {
            try (GraphTransaction tx = store.begin()) {
                long node = tx.createNode(label);
                long number = end.number + 1;
                tx.setNodeProperty(node, key, Value.of(number));
                if (end.node >= 0) {
                    tx.setRelationshipProperty(tx.createRelationship(end.node, node, type), key, Value.of(number));
                }
                tx.commit();
                end = new End(node, number);
            }
            synchronized (System.out) {
                System.out.println(chain + " " + end.number + ".");
            }
        }
    }

    /// @param args the store's directory
    public static void main(String[] args) throws InterruptedException {
        RocksKeyValueStore keyValues = RocksKeyValueStore.open(Path.of(args[0]), RocksSettings.DEFAULT);
        GroupGraphStore store = GroupGraphStore.open(keyValues, config());
        for (int chain = 0; chain < CHAINS; chain++) {
            int mine = chain;
            Thread.ofPlatform().start(() -> grow(store, mine));
        }
        // So that the process is killed in the middle of folds too.
        while (true) {
            store.foldAll();
            Thread.sleep(1);
        }
    }
}
