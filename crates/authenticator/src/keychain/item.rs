//! What the items in the keychain say: a version, a kind, the secrets, and a checksum.

/// An item.
pub(crate) enum Sealed {
    Pending(Pending),
    Token(Token),
}
/// p
pub(crate) struct Pending;
/// t
pub(crate) struct Token;
/// a
pub(crate) struct Answer;
