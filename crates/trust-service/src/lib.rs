//! The Countersign Trust Service.
