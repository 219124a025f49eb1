//! M-Pin and designated verifier signatures on BN254CX.
