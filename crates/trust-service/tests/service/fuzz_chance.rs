//! Chance that can be repeated: everything that is drawn follows from one number.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// Set to try other requests, or the same again.
const SEED: &str = "FUZZ_SEED";
/// Set to try more requests for each operation, or fewer.
const TIMES: &str = "FUZZ_TIMES";

pub struct Chance {
    pub seed: u64,
    runner: TestRunner,
}

impl Chance {
    /// From the seed that the environment names, else always the same.
    pub fn from_environment() -> Chance {
        let seed = number(SEED).unwrap_or(20_260_101);
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        println!("{SEED}={seed}");
        Chance { seed, runner: TestRunner::new_with_rng(ProptestConfig::default(), rng) }
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.runner.rng().random_range(0..end)
    }

    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    #[track_caller]
    pub fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }

    pub fn draw<T>(&mut self, strategy: impl Strategy<Value = T>) -> T
    where
        T: std::fmt::Debug,
    {
        strategy.new_tree(&mut self.runner).unwrap().current()
    }
}

/// How often each operation is asked, unless the environment says otherwise.
pub fn times(usual: usize) -> usize {
    number(TIMES).map_or(usual, |times| times as usize)
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap())
}
