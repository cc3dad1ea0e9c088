package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;
import java.util.Iterator;

/// The rows of a procedure that holds something while they are read, such as memory. Whoever called the procedure
/// closes them as soon as no more are wanted.
public interface ClosableRows extends Iterator<Value[]>, AutoCloseable {
    /// Gives back what is held, on the thread that reads the rows. Does nothing after the first time.
    @Override
    void close();
}
