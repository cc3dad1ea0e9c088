package io.orbitgraph.algorithms.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import org.junit.jupiter.api.Test;

class JobRegistryTest {
    private final JobRegistry jobs = new JobRegistry();

    @Test
    void aJobIsSeenWhileItRunsAndAfterwardsIfWanted() {
        String answer = jobs.run("ann", "my-job", "PageRank", 100, 1, false, job -> {
            job.report("PageRank", 5, 20);
            assertThat(jobs.jobs(false)).containsExactly(job);
            assertThat(job.progress()).isEqualTo(0.25);
            assertThat(job.status()).isEqualTo(Job.Status.RUNNING);
            assertThat(job.endedAt()).isNull();
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(jobs.jobs(false)).isEmpty();
        assertThat(jobs.jobs(true)).singleElement().satisfies(job -> {
            assertThat(job.id()).isEqualTo("my-job");
            assertThat(job.progress()).isEqualTo(1);
            assertThat(job.status()).isEqualTo(Job.Status.FINISHED);
            assertThat(job.endedAt()).isNotNull();
        });
    }

    @Test
    void failuresAndCancellationsAreTold() {
        assertThatThrownBy(() -> jobs.run("ann", null, "a", 0, 1, false, job -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThatThrownBy(() -> jobs.run("ann", null, "b", 0, 1, false, job -> {
                    throw new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "cancelled");
                }))
                .hasMessage("cancelled");
        assertThat(jobs.jobs(true)).extracting(Job::status).containsExactly(Job.Status.FAILED, Job.Status.CANCELED);
    }

    @Test
    void anIdIsTakenWhileItsJobRuns() {
        jobs.run("ann", "id", "a", 0, 1, false, job -> {
            assertThatThrownBy(() -> jobs.run("bob", "id", "b", 0, 1, false, other -> ""))
                    .hasMessageContaining("A job with id 'id' runs already");
            return "";
        });
        String second = jobs.run("bob", "id", "b", 0, 1, false, job -> "free again");
        assertThat(second).isEqualTo("free again");
    }

    @Test
    void theOldestOfThoseThatEndedAreForgotten() {
        for (int i = 0; i < 1_000; i++) {
            jobs.run("ann", "job " + i, "a", 0, 1, false, job -> "");
        }
        assertThat(jobs.jobs(true)).hasSizeLessThan(500);
        assertThat(jobs.jobs(true).getLast().id()).isEqualTo("job 999");
    }
}
