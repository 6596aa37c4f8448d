package org.guestflow.invitation;

import java.time.Instant;
import java.util.List;

/**
 * Where a process instance of a request stands.
 *
 * @param instance the instance's id in the engine
 * @param process the definition's key
 * @param name the definition's name
 * @param diagram its drawing, BPMN 2.0 XML of the version that the instance runs by
 * @param done what has been passed, in the order in which it was
 * @param current where it waits; empty for one that has ended
 */
public record ProcessPosition(
        String instance, String process, String name, String diagram, List<Step> done, List<Step> current) {

    /** Keeps the lists as they are. */
    public ProcessPosition {
        done = List.copyOf(done);
        current = List.copyOf(current);
    }

    /**
     * An element of the drawing.
     *
     * @param element its id there
     * @param name its name there, or its id where it has none
     * @param since when the instance came to it
     */
    public record Step(String element, String name, Instant since) {}
}
