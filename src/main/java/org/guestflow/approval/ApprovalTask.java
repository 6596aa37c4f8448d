package org.guestflow.approval;

/**
 * What an approver is shown. Everything in it is text.
 *
 * @param requesterName who asks
 * @param requesterMail his address
 * @param guestName the guest's name, or the address where there is none
 * @param guestMail the guest's address as typed
 * @param targetType {@code group}, {@code application} or {@code directory}
 * @param targetName the target's name
 * @param sensitivity the target's label; null for the directory
 * @param accessEndDate ISO date; null where none was asked for
 * @param justification why; null where nothing was said
 * @param policyRule the rule of the decision table that asks for approval; null where it is gone
 * @param stage number of the open stage, from 1
 * @param stages how many stages there are
 * @param history what is known here of guest and partner; null where the request is about many people
 * @param standsInFor the name of the absent approver on whose behalf the reader would decide; null for an approver in his own right
 */
public record ApprovalTask(
        String requesterName,
        String requesterMail,
        String guestName,
        String guestMail,
        String targetType,
        String targetName,
        String sensitivity,
        String accessEndDate,
        String justification,
        String policyRule,
        int stage,
        int stages,
        ApprovalHistory history,
        String standsInFor) {}
