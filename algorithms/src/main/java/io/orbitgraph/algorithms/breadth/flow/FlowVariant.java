package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.run.Cancellation;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.BoykovKolmogorovMFImpl;
import org.jgrapht.alg.flow.DinicMFImpl;
import org.jgrapht.alg.flow.MaximumFlowAlgorithmBase;
import org.jgrapht.alg.flow.PushRelabelMFImpl;

/// How a maximum flow is found. JGraphT's computations copy the graph and never look at it again; these ask for
/// cancellation where they compare flows or take the next node.
public enum FlowVariant {
    /// Blocking flows in layers (Dinic 1970). O(nodes^2 * relationships).
    DINIC {
        @Override
        public <V, E> MaximumFlowAlgorithmBase<V, E> on(Graph<V, E> graph, Cancellation cancellation) {
            return new Dinic<>(graph, cancellation);
        }
    },
    /// Two search trees that are kept (Boykov, Kolmogorov 2004). O(nodes^2 * relationships * flow).
    BOYKOV_KOLMOGOROV {
        @Override
        public <V, E> MaximumFlowAlgorithmBase<V, E> on(Graph<V, E> graph, Cancellation cancellation) {
            return new BoykovKolmogorov<>(graph, cancellation);
        }
    },
    /// Preflows that are pushed downhill (Goldberg, Tarjan 1988). O(nodes^3).
    PUSH_RELABEL {
        @Override
        public <V, E> MaximumFlowAlgorithmBase<V, E> on(Graph<V, E> graph, Cancellation cancellation) {
            return new PushRelabel<>(graph, cancellation);
        }
    };

    /// @param graph whose weights are the capacities; simple
    public abstract <V, E> MaximumFlowAlgorithmBase<V, E> on(Graph<V, E> graph, Cancellation cancellation);

    private static Comparator<Double> asking(Comparator<Double> comparator, Cancellation cancellation) {
        return (a, b) -> {
            cancellation.check();
            return comparator.compare(a, b);
        };
    }

    private static final class Dinic<V, E> extends DinicMFImpl<V, E> {
        Dinic(Graph<V, E> graph, Cancellation cancellation) {
            super(graph);
            comparator = asking(comparator, cancellation);
        }
    }

    private static final class BoykovKolmogorov<V, E> extends BoykovKolmogorovMFImpl<V, E> {
        BoykovKolmogorov(Graph<V, E> graph, Cancellation cancellation) {
            super(graph);
            comparator = asking(comparator, cancellation);
        }
    }

    private static final class PushRelabel<V, E> extends PushRelabelMFImpl<V, E> {
        private final Cancellation cancellation;

        PushRelabel(Graph<V, E> graph, Cancellation cancellation) {
            super(graph);
            this.cancellation = cancellation;
        }

        @Override
        public void initialize(VertexExtension source, VertexExtension sink, Queue<VertexExtension> active) {
            super.initialize(source, sink, new AskingQueue<>(cancellation));
        }
    }

    private static final class AskingQueue<T> extends ArrayDeque<T> {
        private static final long serialVersionUID = 1;
        private final transient Cancellation cancellation;

        AskingQueue(Cancellation cancellation) {
            this.cancellation = cancellation;
        }

        @Override
        public T poll() {
            cancellation.check();
            return super.poll();
        }
    }
}
