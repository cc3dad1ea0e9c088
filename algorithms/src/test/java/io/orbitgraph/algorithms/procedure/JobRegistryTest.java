package io.orbitgraph.algorithms.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobRegistryTest {
    private final JobRegistry jobs = new JobRegistry();

    private static Task task(@Nullable String id) {
        return new Task("PageRank", 100, Workers.sequential(), new JobOptions(id, false, false));
    }

    @Test
    void aJobIsSeenWhileItRunsAndAfterwardsIfWanted() {
        String answer = jobs.run("ann", task("my-job"), job -> {
            job.report("PageRank", 5, 20);
            assertThat(jobs.running()).containsExactly(job);
            assertThat(job.progress()).isEqualTo(0.25);
            assertThat(job.status()).isEqualTo(Job.Status.RUNNING);
            assertThat(job.endedAt()).isNull();
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(jobs.running()).isEmpty();
        assertThat(jobs.all()).singleElement().satisfies(job -> {
            assertThat(job.id()).isEqualTo("my-job");
            assertThat(job.progress()).isEqualTo(1);
            assertThat(job.status()).isEqualTo(Job.Status.FINISHED);
            assertThat(job.endedAt()).isNotNull();
        });
    }

    @Test
    void failuresAndCancellationsAreTold() {
        assertThatThrownBy(() -> jobs.run("ann", task(null), job -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThatThrownBy(() -> jobs.run("ann", task(null), job -> {
                    throw new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "cancelled");
                }))
                .hasMessage("cancelled");
        assertThat(jobs.all()).extracting(Job::status).containsExactly(Job.Status.FAILED, Job.Status.CANCELED);
        assertThat(jobs.all())
                .extracting(Job::reason)
                .containsExactly("java.lang.IllegalStateException: broken", "cancelled");
    }

    @Test
    void anIdIsTakenWhileItsJobRuns() {
        jobs.run("ann", task("id"), job -> {
            assertThatThrownBy(() -> jobs.run("bob", task("id"), other -> ""))
                    .hasMessageContaining("A job with id 'id' runs already");
            return "";
        });
        String second = jobs.run("bob", task("id"), job -> "free again");
        assertThat(second).isEqualTo("free again");
    }

    @Test
    void theOldestOfThoseThatEndedAreForgotten() {
        for (int i = 0; i < 1_000; i++) {
            jobs.run("ann", task("job " + i), job -> "");
        }
        assertThat(jobs.all()).hasSizeLessThan(500);
        assertThat(jobs.all().getLast().id()).isEqualTo("job 999");
    }
}
