package org.guestflow.partner;

/** A setting of a connection or of a sign-in provider that cannot be. */
public class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * States what is wrong.
     *
     * @param setting the setting's name in the record
     * @param message what is wrong; repeats no value
     * @param cause what reading it came to; may be null
     */
    InvalidSetting(String setting, String message, Exception cause) {
        super(message, cause);
        this.setting = setting;
    }

    InvalidSetting(String setting, String message) {
        this(setting, message, null);
    }

    /**
     * Names the setting.
     *
     * @return its name in the record
     */
    public String setting() {
        return setting;
    }
}
