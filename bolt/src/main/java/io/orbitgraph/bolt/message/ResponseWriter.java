package io.orbitgraph.bolt.message;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.frame.FrameOutput;
import io.orbitgraph.bolt.packstream.PackWriter;
import io.orbitgraph.bolt.packstream.ValueWriter;
import io.orbitgraph.bolt.packstream.WireFormat;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.model.session.RecordSink;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.value.MapValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes responses into the output of a connection. Whoever catches what a method throws calls
/// {@link #abandon}, so that a response that cannot be written leaves nothing behind. Not thread-safe.
public final class ResponseWriter {
    static final int RECORD = 0x71;
    private static final int SUCCESS = 0x70;
    private static final int IGNORED = 0x7E;
    private static final int FAILURE = 0x7F;

    private final FrameOutput output;
    private final PackWriter pack = new PackWriter();
    private final BoltVersion version;
    private final int maxMessageBytes;
    private final Runnable afterBatch;
    private final FailureWriter failures;
    private ValueWriter values;
    private SummaryWriter summaries;
    private RecordWriter records;

    /// @param maxMessageBytes of one response
    /// @param afterBatch called after each batch of records; may throw to end the statement
    public ResponseWriter(
            FrameOutput output, BoltVersion version, WireFormat format, int maxMessageBytes, Runnable afterBatch) {
        this.output = output;
        this.version = version;
        this.maxMessageBytes = maxMessageBytes;
        this.afterBatch = afterBatch;
        this.failures = new FailureWriter(pack, version);
        this.values = new ValueWriter(pack, format);
        this.summaries = new SummaryWriter(pack, values, version);
        this.records = new RecordWriter(output, pack, values, maxMessageBytes, afterBatch);
    }

    /// Writes values in another format from now on.
    public void useFormat(WireFormat format) {
        values = new ValueWriter(pack, format);
        summaries = new SummaryWriter(pack, values, version);
        records = new RecordWriter(output, pack, values, maxMessageBytes, afterBatch);
    }

    /// Where the records of a result go.
    public RecordSink records() {
        return records;
    }

    /// How many records were written so far.
    public long recordCount() {
        return records.count();
    }

    public void ignored() {
        pack.open(output.begin(), maxMessageBytes);
        pack.writeStructureHeader(0, IGNORED);
        output.end();
    }

    public void success() {
        open(SUCCESS);
        pack.writeMapHeader(0);
        output.end();
    }

    public void success(MapValue metadata) {
        open(SUCCESS);
        values.writeMap(metadata);
        output.end();
    }

    /// Answers RUN.
    ///
    /// @param queryId null outside an explicit transaction
    /// @param database null where the client named it or does not want to know
    public void started(
            List<String> fields, long availableAfterMillis, @Nullable Integer queryId, @Nullable String database) {
        open(SUCCESS);
        int map = pack.openMap();
        int entries = 2;
        pack.writeString("fields");
        int size = fields.size();
        pack.writeListHeader(size);
        for (int i = 0; i < size; i++) {
            pack.writeString(fields.get(i));
        }
        pack.writeString("t_first");
        pack.writeInteger(availableAfterMillis);
        if (queryId != null) {
            pack.writeString("qid");
            pack.writeInteger(queryId);
            entries++;
        }
        if (database != null) {
            pack.writeString("db");
            pack.writeString(database);
            entries++;
        }
        pack.closeMap(map, entries);
        output.end();
    }

    /// Answers a PULL or DISCARD that did not reach the end.
    public void hasMore() {
        open(SUCCESS);
        pack.writeMapHeader(1);
        pack.writeString("has_more");
        pack.writeBoolean(true);
        output.end();
    }

    /// Answers the PULL or DISCARD that reached the end.
    ///
    /// @param hasColumns whether the statement returns anything at all
    /// @param hadRecords whether there was a record, sent or dropped
    public void finished(Summary summary, boolean hasColumns, boolean hadRecords, NotificationFilter filter) {
        SummaryWriter.Outcome outcome = !hasColumns
                ? SummaryWriter.Outcome.OMITTED_RESULT
                : hadRecords ? SummaryWriter.Outcome.SUCCESS : SummaryWriter.Outcome.NO_DATA;
        open(SUCCESS);
        summaries.write(summary, outcome, filter);
        output.end();
    }

    /// Forgets a response that was not finished.
    public void abandon() {
        output.abandon();
        values.reset();
    }

    public void failure(ErrorCode code, String message, @Nullable SourcePosition position) {
        open(FAILURE);
        failures.write(code, message, position);
        output.end();
    }

    private void open(int tag) {
        pack.open(output.begin(), maxMessageBytes);
        pack.writeStructureHeader(1, tag);
    }
}
