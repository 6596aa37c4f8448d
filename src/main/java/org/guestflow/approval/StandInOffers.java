package org.guestflow.approval;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the engine offer a stage's task to those who stand in now, and to nobody who did. It gives nobody a right: whoever decides is judged by the rules. */
@Component
class StandInOffers {

    private final TaskOffers offers;

    StandInOffers(TaskOffers offers) {
        this.offers = offers;
    }

    /**
     * Settles to whom the task is offered.
     *
     * @param stage a stage that is asked
     * @param approvers who may decide on it now
     * @return the stand-ins to whom it was not offered before
     */
    List<Approver> settle(Stage stage, List<Approver> approvers) {
        String task = stage.taskId().orElseThrow();
        offers.keepFor(task, names(approvers, approver -> true));
        Set<String> added = offers.offer(
                task, names(approvers, approver -> approver.standsInFor().isPresent()));
        return approvers.stream()
                .filter(approver -> added.contains(approver.engineUser()))
                .toList();
    }

    private static Set<String> names(List<Approver> approvers, Predicate<Approver> which) {
        return approvers.stream().filter(which).map(Approver::engineUser).collect(Collectors.toSet());
    }
}
