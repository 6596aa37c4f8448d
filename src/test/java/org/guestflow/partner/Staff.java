package org.guestflow.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.guestflow.shared.EmailAddress;

/** Who works at the partner of {@link PartnerDirectoryContract}: every server under test has exactly these people. */
public final class Staff {

    /** May list the directory. */
    public static final String SAM = "sam@litware.com";

    /** May not. */
    public static final String LENA = "lena@litware.com";

    /** Is in the directory, switched off. */
    public static final String GONE = "gone@litware.com";

    /** An address that two people have. */
    public static final String TWIN = "twin@litware.com";

    /** An address with characters that mean something in filters. */
    public static final String ODD = "o'neil*{x}@litware.com";

    /** How many colleagues there are beside those above: {@code person1@litware.com} and so on. */
    public static final int COLLEAGUES = 1_050;

    private Staff() {}

    /**
     * Lists everybody.
     *
     * @return the people
     */
    public static List<Person> everybody() {
        List<Person> people = new ArrayList<>(List.of(
                new Person("sam", "Sam Rivera", SAM, true),
                new Person("lena", "Lena Novak", LENA, true),
                new Person("gone", "Gone Girard", GONE, false),
                new Person("twin1", "Twin One", TWIN, true),
                new Person("twin2", "Twin Two", TWIN, true),
                new Person("oneil", "Odd \"O\" (Neil) *", ODD, true)));
        IntStream.rangeClosed(1, COLLEAGUES)
                .mapToObj(number -> new Person("person" + number, "Person " + number, colleague(number), true))
                .forEach(people::add);
        return people;
    }

    /**
     * Gives a colleague's address.
     *
     * @param number from 1
     * @return the address
     */
    public static String colleague(int number) {
        return "person" + number + "@litware.com";
    }

    static EmailAddress address(String mail) {
        return EmailAddress.parse(mail).orElseThrow();
    }

    /**
     * Somebody.
     *
     * @param handle how the server may know the person
     * @param name the whole name
     * @param mail the address
     * @param active whether the account is switched on
     */
    public record Person(String handle, String name, String mail, boolean active) {}
}
