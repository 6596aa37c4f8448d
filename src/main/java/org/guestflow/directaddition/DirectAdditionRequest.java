package org.guestflow.directaddition;

import java.util.Optional;

/**
 * What somebody asks for, as given and not checked yet. The names are those of the start variables of the process {@code direct-addition}.
 *
 * @param partner a domain of the partner
 * @param users addresses, separated by commas
 * @param targetType {@code group}, {@code application} or {@code directory}
 * @param targetId UUID or handle of the target; empty for the directory
 * @param accessEndDate ISO 8601 date
 * @param justification why, for the approvers
 */
public record DirectAdditionRequest(
        String partner,
        String users,
        String targetType,
        Optional<String> targetId,
        Optional<String> accessEndDate,
        Optional<String> justification) {}
