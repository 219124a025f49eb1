//! Twins
