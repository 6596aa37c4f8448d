package org.guestflow.identity.factor;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.UserId;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** The directory's users as Web Authentication knows them: their handle is the id, and says nothing of the person. Nothing is stored of them besides. */
@Component
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {

    private static final int BYTES = 16;

    private final Users users;

    PasskeyUsers(Users users) {
        this.users = users;
    }

    static Bytes bytes(UserId user) {
        UUID id = user.value();
        return new Bytes(ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static UserId user(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UserId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes id) {
        return id.getBytes().length == BYTES ? entity(users.find(user(id))) : null;
    }

    /** The name of whoever is signed in is the id. */
    @Override
    public PublicKeyCredentialUserEntity findByUsername(String name) {
        return entity(users.find(new UserId(UUID.fromString(name))));
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("users are the directory's");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("users are the directory's");
    }

    /** Null for nobody, as the interface says. */
    private static PublicKeyCredentialUserEntity entity(Optional<User> found) {
        return found.map(user -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(bytes(user.id()))
                        .name(user.mailAsTyped())
                        .displayName(user.displayName())
                        .build())
                .orElse(null);
    }
}
