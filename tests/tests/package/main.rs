//! The package as people get it: installed, started by a link, upgraded, removed. It changes the system, so it runs
//! only where `cargo xtask test` has made sure that nothing of that lasts.

mod contents;
mod life;
mod machine;
