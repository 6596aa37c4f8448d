package org.guestflow.panel.owned;

import java.util.List;
import java.util.Locale;
import org.guestflow.directory.Group;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.invitation.Asking;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.invitation.PastedAddresses.Pasted;
import org.guestflow.invitation.Preview;
import org.guestflow.invitation.Preview.Verdict;
import org.guestflow.invitation.Previews;
import org.guestflow.panel.RuleTexts;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what would become of people, and asks for them: each on his own, so that one who is refused holds up nobody else. */
@Component
class AddingPeople {

    private static final String GROUP = "group:";

    private final Previews previews;
    private final Asking asking;
    private final Targets targets;
    private final RuleTexts texts;
    private final MessageSource messages;

    AddingPeople(Previews previews, Asking asking, Targets targets, RuleTexts texts, MessageSource messages) {
        this.previews = previews;
        this.asking = asking;
        this.targets = targets;
        this.texts = texts;
        this.messages = messages;
    }

    List<PersonVerdict> check(AddForm form, Target target, User inviter, Locale language) {
        return form.pasted().stream()
                .map(person -> verdict(person, previews.preview(inviter, form.request(person, target)), language))
                .toList();
    }

    List<PersonVerdict> ask(AddForm form, Target target, User inviter, Locale language) {
        return form.pasted().stream()
                .map(person -> ask(person, form.request(person, target), inviter, language))
                .toList();
    }

    private PersonVerdict ask(Pasted person, InvitationRequest request, User inviter, Locale language) {
        Preview preview = previews.preview(inviter, request);
        if (!preview.isWorthAsking()) {
            return verdict(person, preview, language);
        }
        try {
            asking.ask(inviter, request);
            return verdict(person, preview, language);
        } catch (RuleViolation changedMeanwhile) {
            return refused(person, changedMeanwhile, language);
        }
    }

    private PersonVerdict verdict(Pasted person, Preview preview, Locale language) {
        if (preview.refusal().isPresent()) {
            return refused(person, preview.refusal().get(), language);
        }
        return new PersonVerdict(
                person.address(),
                person.name().orElse(null),
                word(preview.verdict()),
                preview.verdict() == Verdict.APPROVAL
                        ? preview.approvalStages().stream()
                                .map(stage -> approvers(stage, language))
                                .toList()
                        : List.of(),
                null,
                preview.rule().orElse(null),
                preview.accessEnd().orElse(null));
    }

    private PersonVerdict refused(Pasted person, RuleViolation refusal, Locale language) {
        return new PersonVerdict(
                person.address(),
                person.name().orElse(null),
                word(Verdict.REFUSED),
                List.of(),
                texts.of(refusal, language),
                refusal.rule(),
                null);
    }

    private String approvers(String stage, Locale language) {
        return stage.startsWith(GROUP)
                ? targets.findGroup(stage.substring(GROUP.length()))
                        .map(Group::displayName)
                        .orElse(stage)
                : messages.getMessage("owned.approvers." + stage, null, language);
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
