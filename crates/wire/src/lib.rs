//! Every message, identifier and link that crosses the network, and the table of error codes.
