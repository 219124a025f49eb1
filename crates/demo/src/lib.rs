//! The demo application: a relying party that knows only the public API.
