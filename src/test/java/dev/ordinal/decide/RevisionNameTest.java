package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.WorkloadKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionNameTest {
    private static final WorkloadKey WEB = new WorkloadKey("shop", "web");

    /** Other names for the same templates would roll every workload at an upgrade. */
    @Test
    void the_same_template_has_the_same_name_for_ever() {
        assertThat(RevisionName.of(WEB, RevisionName.hash(""), 0)).isEqualTo("web-d8bfb7bc");
        assertThat(RevisionName.of(WEB, RevisionName.hash("v1:abc"), 0)).isEqualTo("web-5c669458d");
        assertThat(RevisionName.of(WEB, RevisionName.hash("v1:abc"), 2)).isEqualTo("web-5c6694594");
    }

    @Test
    void a_name_is_the_workloads_and_at_most_ten_letters_that_make_no_word() {
        Set<String> names = new HashSet<>();
        for (int template = 0; template < 20_000; template++) {
            String name = RevisionName.of(WEB, RevisionName.hash("v1:" + template), template % 3);
            assertThat(name).startsWith("web-");
            assertThat(name.substring(4)).matches("[b-df-hj-np-tv-xz2456789]{1,10}");
            names.add(name);
        }
        assertThat(names).as("chance alone makes hardly any collide").hasSizeGreaterThan(19_990);
    }

    @Test
    void the_namespace_makes_no_difference() {
        assertThat(RevisionName.of(new WorkloadKey("other", "web"), RevisionName.hash("v1:abc"), 0))
                .isEqualTo(RevisionName.of(WEB, RevisionName.hash("v1:abc"), 0));
    }
}
