//! Values of the curve library that wipe themselves, and a stack that is wiped after working with them.
//!
//! The library's types are plain data: they are copied freely and left lying wherever a function had them. So
//! a secret lives in one place on the heap, moves as a pointer, and every computation that reads one runs
//! inside [`scrubbed`].

use miracl_core::bn254cx::{big::BIG, ecp::ECP, ecp2::ECP2, fp4::FP4};
use zeroize::{Zeroize, optimization_barrier, zeroize_stack};

/// A secret on the heap, overwritten when dropped.
pub(crate) struct Secret<T: Wipe>(Box<T>);

impl<T: Wipe> Secret<T> {
    /// Keeps the outcome of `work`, and nothing else of it.
    pub(crate) fn compute(work: impl FnOnce() -> T) -> Secret<T> {
        Secret(scrubbed(|| Box::new(work())))
    }

    /// As [`Secret::compute`], for work that can fail.
    pub(crate) fn try_compute<E>(work: impl FnOnce() -> Result<T, E>) -> Result<Secret<T>, E> {
        scrubbed(|| work().map(Box::new)).map(Secret)
    }

    /// The value, to be read inside [`scrubbed`] only.
    pub(crate) fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Wipe> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.wipe();
        // Without it the compiler may leave out writes to memory that is about to be freed.
        optimization_barrier(&*self.0);
    }
}

/// What can be overwritten in place.
pub(crate) trait Wipe {
    fn wipe(&mut self);
}

impl Wipe for BIG {
    fn wipe(&mut self) {
        self.w.zeroize();
    }
}

impl Wipe for ECP {
    fn wipe(&mut self) {
        self.inf();
    }
}

impl Wipe for ECP2 {
    fn wipe(&mut self) {
        self.inf();
    }
}

impl<const N: usize> Wipe for [FP4; N] {
    fn wipe(&mut self) {
        self.iter_mut().for_each(FP4::zero);
    }
}

/// Stack overwritten after each piece of work, in bytes. A check takes the most, about 50 kB.
const STACK: usize = 64 * 1024;

/// Runs `work` and overwrites the stack it used.
pub(crate) fn scrubbed<R>(work: impl FnOnce() -> R) -> R {
    let outcome = apart(work);
    zeroize_stack::<STACK>();
    outcome
}

/// Gives `work` a frame of its own below the caller's, which is where the wiping reaches.
#[inline(never)]
fn apart<R>(work: impl FnOnce() -> R) -> R {
    work()
}

/// Lets a type that holds secrets be part of derived `Debug` output without showing them.
macro_rules! redacted {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("<redacted>")
            }
        })+
    };
}
pub(crate) use redacted;
