//! Memory that is overwritten as it is given back.
//!
//! Our own secrets wipe themselves. What libraries copy of them on the way does not: buffers of requests and answers,
//! messages to the keychain, lists that grew. All of it comes from one heap, and this is its end.

use std::alloc::{GlobalAlloc, Layout, System};

use zeroize::optimization_barrier;

/// An allocator whose memory is overwritten before it takes it back.
struct Wiping<A>(A);

#[global_allocator]
static HEAP: Wiping<System> = Wiping(System);

// SAFETY: every block comes from the allocator inside and goes back to it with the layout that it came with. In between,
// nothing is done but writing to memory that the caller has given up, and copying it to where the caller will find it.
#[allow(unsafe_code)]
unsafe impl<A: GlobalAlloc> GlobalAlloc for Wiping<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract of this very function.
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { self.0.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block is as large as the layout says, and its owner has given it up.
        unsafe {
            block.write_bytes(0, layout.size());
            // Without it the compiler may leave out writes to memory that is about to be given back.
            optimization_barrier(std::slice::from_raw_parts(block, layout.size()));
            self.0.dealloc(block, layout);
        }
    }

    /// Moves the block itself: the allocator inside would leave its content behind where it moves one.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller vouches for the block and its layout, and that `size` makes a layout of the same alignment.
        unsafe {
            let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !moved.is_null() {
                std::ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(unsafe_code)]

    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Counts the bytes that it gets back, and those among them that were not overwritten.
    #[derive(Default)]
    struct Watching {
        taken: AtomicUsize,
        readable: AtomicUsize,
    }

    // SAFETY: everything is done by `System`; before a block goes back it is whole and may be read.
    unsafe impl GlobalAlloc for Watching {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            unsafe { System.alloc(layout) }
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            let bytes = unsafe { std::slice::from_raw_parts(block, layout.size()) };
            self.taken.fetch_add(bytes.len(), Ordering::SeqCst);
            self.readable.fetch_add(bytes.iter().filter(|byte| **byte != 0).count(), Ordering::SeqCst);
            unsafe { System.dealloc(block, layout) };
        }
    }

    #[test]
    fn what_is_given_back_holds_nothing_and_what_is_kept_stays() {
        for sizes in [vec![2048], vec![2048, 100_000], vec![2048, 16], vec![8, 24, 100, 7, 1 << 20]] {
            let heap = Wiping(Watching::default());
            let layout = |size| Layout::from_size_align(size, 8).expect("a layout");
            let (mut size, mut kept) = (sizes[0], sizes[0]);
            // SAFETY: one block, of the size that was asked for last, written no further than it reaches.
            unsafe {
                let mut block = heap.alloc(layout(size));
                block.write_bytes(0xa5, size);
                for next in &sizes[1..] {
                    block = heap.realloc(block, layout(size), *next);
                    (size, kept) = (*next, kept.min(*next));
                    assert!((0..kept).all(|at| block.add(at).read() == 0xa5), "{sizes:?}");
                    block.write_bytes(0xa5, size);
                    kept = size;
                }
                heap.dealloc(block, layout(size));
            }
            assert_eq!(heap.0.taken.into_inner(), sizes.iter().sum::<usize>());
            assert_eq!(heap.0.readable.into_inner(), 0, "{sizes:?}");
        }
    }

    #[test]
    fn this_very_heap_grows_and_shrinks() {
        let mut list: Vec<u32> = (0..10_000).collect();
        list.truncate(17);
        list.shrink_to_fit();
        assert!(list.into_iter().eq(0..17));
    }
}
