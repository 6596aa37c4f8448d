package org.guestflow.partner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a test of a connection found, step by step: reached, encrypted, authenticated, may list, found N. The first step that fails is the last one in the list.
 *
 * @param steps the steps in their order
 */
public record ConnectionReport(List<Step> steps) {

    /**
     * Tells whether the connection can be used.
     *
     * @return true where no step failed
     */
    @JsonProperty("passed")
    public boolean passed() {
        return steps.stream().allMatch(Step::passed);
    }

    /**
     * One step.
     *
     * @param name what was tried
     * @param passed whether it worked
     * @param detail what was seen, and where it failed what to do
     */
    public record Step(String name, boolean passed, String detail) {}
}
