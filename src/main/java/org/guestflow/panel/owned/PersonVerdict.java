package org.guestflow.panel.owned;

import java.time.Instant;
import java.util.List;

/**
 * What would become, or what became, of one person.
 *
 * @param address the address as typed
 * @param name the name as typed; null where none was
 * @param verdict {@code invited}, {@code added}, {@code approval}, {@code already-in}, {@code already-requested}, {@code denied} or {@code refused}
 * @param approvers who is asked, in order; only where approval is needed
 * @param refusal why not, and what can be done; null where it is not refused
 * @param rule the rule that said so; null where none did
 * @param accessEnd until when access would last; null where there would be none
 */
public record PersonVerdict(
        String address,
        String name,
        String verdict,
        List<String> approvers,
        String refusal,
        String rule,
        Instant accessEnd) {

    /**
     * Tells how it is to be shown.
     *
     * @return {@code good}, {@code waiting}, {@code bad} or {@code quiet}
     */
    public String tone() {
        return switch (verdict) {
            case "invited", "added" -> "good";
            case "approval" -> "waiting";
            case "refused", "denied" -> "bad";
            default -> "quiet";
        };
    }
}
