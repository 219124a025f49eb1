//! The authenticator without a screen: use cases on ports.
