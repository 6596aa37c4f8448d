package org.guestflow.policy;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.guestflow.shared.DomainName;

/** Which domains deceive the eye (UTS 39): labels that mix scripts beyond what is usual in one language, and names whose skeletons are the same. */
final class LookAlikes {

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS | SpoofChecker.HIDDEN_OVERLAY)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    private LookAlikes() {}

    static boolean mixesScripts(DomainName domain) {
        return labels(domain.unicode()).stream().anyMatch(CHECKER::failsChecks);
    }

    /** Tells whether a domain, or one above it, looks like a known one without being it. */
    static boolean isLikeOneOf(DomainName domain, Collection<DomainName> known) {
        List<String> skeletons =
                domain.selfAndAbove().stream().map(LookAlikes::skeleton).toList();
        return known.stream().anyMatch(other -> !domain.isWithin(other) && skeletons.contains(skeleton(other)));
    }

    /** What is left of a name once everything that looks the same is the same: 0 and O, 1 and l, rn and m, Cyrillic and Latin a. */
    private static String skeleton(DomainName domain) {
        return CHECKER.getSkeleton(domain.unicode()).toLowerCase(Locale.ROOT);
    }

    private static List<String> labels(String name) {
        return Arrays.asList(name.split("\\."));
    }
}
