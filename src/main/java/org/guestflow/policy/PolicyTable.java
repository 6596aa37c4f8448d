package org.guestflow.policy;

import java.util.List;

/**
 * The decision table, as it is deployed.
 *
 * @param name its name
 * @param version the deployment's number, from 1
 * @param hitPolicy which of the rules that match answers (DMN 1.3, section 8.2.10)
 * @param inputs what is put to it
 * @param outputs what it answers
 * @param rules its rules, in their order
 */
public record PolicyTable(
        String name, int version, String hitPolicy, List<String> inputs, List<String> outputs, List<Rule> rules) {

    /** Copies the lists. */
    public PolicyTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rules = List.copyOf(rules);
    }

    /**
     * A rule.
     *
     * @param name what it is called in decisions
     * @param annotation what it means
     * @param conditions an entry for each input; empty for any value
     * @param answers an entry for each output
     */
    public record Rule(String name, String annotation, List<String> conditions, List<String> answers) {

        /** Copies the lists. */
        public Rule {
            conditions = List.copyOf(conditions);
            answers = List.copyOf(answers);
        }
    }
}
