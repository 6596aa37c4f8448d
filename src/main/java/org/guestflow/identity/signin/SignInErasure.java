package org.guestflow.identity.signin;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.stereotype.Component;

/** Failed sign-ins of a person, and from where he signed in. */
@Component
class SignInErasure implements PersonalData {

    private final FailedSignIns failures;

    SignInErasure(FailedSignIns failures) {
        this.failures = failures;
    }

    @Override
    public void erase(ErasedPerson person) {
        person.addresses().forEach(failures::forget);
    }
}
