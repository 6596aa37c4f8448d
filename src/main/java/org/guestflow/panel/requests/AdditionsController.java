package org.guestflow.panel.requests;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.approval.StageDecisions;
import org.guestflow.directaddition.AdditionEntry;
import org.guestflow.directaddition.AdditionLists;
import org.guestflow.directaddition.DirectAddition;
import org.guestflow.directaddition.DirectAdditions;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.panel.Viewer;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The requests by which the viewer added people of a partner without an invitation. */
@Controller
@RequestMapping("/requests/additions")
class AdditionsController {

    private static final int PAGE = 25;

    private final AdditionLists lists;
    private final DirectAdditions additions;
    private final Targets targets;
    private final Policy policy;
    private final StageDecisions decided;

    AdditionsController(
            AdditionLists lists, DirectAdditions additions, Targets targets, Policy policy, StageDecisions decided) {
        this.lists = lists;
        this.additions = additions;
        this.targets = targets;
        this.policy = policy;
        this.decided = decided;
    }

    @GetMapping
    String list(@RequestParam(required = false) Optional<String> after, Viewer viewer, Model model)
            throws RuleViolation {
        Slice<AdditionEntry> page = lists.ofInviter(viewer.user().id(), after, PAGE);
        Map<Target, String> names = targets.displayNames(
                page.items().stream().map(entry -> entry.addition().target()).toList());
        model.addAttribute("additions", page);
        model.addAttribute("names", names);
        return "panel/requests/additions";
    }

    @GetMapping("/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
    String show(@PathVariable UUID id, Viewer viewer, Model model) throws RuleViolation {
        DirectAddition addition = additions.get(new RequestId(id), viewer.user());
        model.addAttribute("addition", addition);
        model.addAttribute("target", targets.displayName(addition.target()).orElse("–"));
        model.addAttribute("people", additions.people(addition));
        model.addAttribute("decisions", policy.decisionsOn(addition.id()));
        model.addAttribute("decided", decided.on(addition.id()));
        return "panel/requests/addition";
    }
}
