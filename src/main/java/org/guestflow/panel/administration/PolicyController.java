package org.guestflow.panel.administration;

import java.util.Map;
import org.guestflow.policy.Policy;
import org.guestflow.policy.PolicyRules;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The decision table that is in force, with how often each of its rules has matched. */
@Controller
class PolicyController {

    private final PolicyRules rules;
    private final Policy policy;

    PolicyController(PolicyRules rules, Policy policy) {
        this.rules = rules;
        this.policy = policy;
    }

    @GetMapping("/administration/policy")
    String show(Model model) {
        Map<String, Long> matches = policy.matchesByRule();
        model.addAttribute("table", rules.inForce());
        model.addAttribute("matches", matches);
        return "panel/administration/policy";
    }
}
