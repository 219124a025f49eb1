//! A keychain in memory.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{
    keychain::{Keychain, KeychainError, Place, Sealed, Secret, Trouble},
    ports::Task,
};

/// A keychain in memory, that can be locked, denied and damaged.
#[derive(Debug, Default)]
pub struct MemoryKeychain(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    items: BTreeMap<Place, Secret>,
    trouble: Option<Trouble>,
    asked: usize,
}

impl MemoryKeychain {
    /// The name of this keychain.
    pub const STORE: &str = "memory";

    /// From now on everything fails like this; `None` ends it.
    pub fn fail(&self, trouble: Option<Trouble>) {
        let mut state = self.state();
        (state.trouble, state.asked) = (trouble, 0);
    }

    /// How often it was asked for something since it began or ended to fail.
    pub fn asked(&self) -> usize {
        self.state().asked
    }

    /// Places that hold an item.
    pub fn places(&self) -> Vec<Place> {
        self.state().items.keys().copied().collect()
    }

    /// Whether this item is a token, and not an enrolment that waits for its PIN.
    pub fn is_token(&self, place: &Place) -> bool {
        self.state().items.get(place).is_some_and(|item| matches!(Sealed::read(item), Ok(Sealed::Token(_))))
    }

    /// Damages every item.
    pub fn damage(&self) {
        for item in self.state().items.values_mut() {
            item.reverse();
        }
    }

    /// Loses every item.
    pub fn lose(&self) {
        self.state().items.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn act<T>(
        &self,
        act: impl FnOnce(&mut BTreeMap<Place, Secret>) -> Option<T>,
    ) -> Result<T, KeychainError> {
        let mut state = self.state();
        state.asked += 1;
        let done = match state.trouble {
            Some(trouble) => Err(trouble),
            None => act(&mut state.items).ok_or(Trouble::Missing),
        };
        done.map_err(|trouble| KeychainError { store: Self::STORE.into(), trouble, reason: "as told".into() })
    }
}

impl Keychain for MemoryKeychain {
    fn store(&self) -> &'static str {
        Self::STORE
    }

    fn get<'a>(&'a self, place: &'a Place) -> Task<'a, Result<Secret, KeychainError>> {
        Box::pin(async move { self.act(|items| items.get(place).cloned()) })
    }

    fn put<'a>(&'a self, place: &'a Place, secret: &'a Secret) -> Task<'a, Result<(), KeychainError>> {
        Box::pin(async move {
            self.act(|items| {
                items.insert(*place, secret.clone());
                Some(())
            })
        })
    }

    fn delete<'a>(&'a self, place: &'a Place) -> Task<'a, Result<(), KeychainError>> {
        Box::pin(async move { self.act(|items| items.remove(place).map(|_| ())) })
    }
}
