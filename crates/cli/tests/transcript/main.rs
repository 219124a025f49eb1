//! The command line as people and scripts use it: the real program, a real Secret Service, the real trust service and
//! the demo application in front of it. What is missing on the machine is a failure, never a reason to skip.

mod journey;
mod offline;
mod refusals;
mod shared;
mod sharing;
mod terminal;
mod world;
