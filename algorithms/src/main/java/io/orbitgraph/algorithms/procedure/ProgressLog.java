package io.orbitgraph.algorithms.procedure;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the progress of one job to the server's log, a line for each tenth. One thread's.
final class ProgressLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressLog.class);
    private int loggedTenths;

    void reached(String job, String task, double progress) {
        int tenths = (int) (progress * 10);
        if (tenths > loggedTenths) {
            loggedTenths = tenths;
            LOG.info("Job {}: {} {} %", job, task, 10 * tenths);
        }
    }

    void ended(String job, String task, Job.Status how, Instant startedAt) {
        LOG.info(
                "Job {}: {} {} after {} ms",
                job,
                task,
                how,
                Duration.between(startedAt, Instant.now()).toMillis());
    }
}
