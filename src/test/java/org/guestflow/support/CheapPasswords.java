package org.guestflow.support;

import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords as the application does, with as little work as bcrypt can do: the tests make and check thousands of hashes. */
class CheapPasswords implements BeanPostProcessor {

    private static final int LEAST = 4;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder
                ? new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST)))
                : bean;
    }
}
