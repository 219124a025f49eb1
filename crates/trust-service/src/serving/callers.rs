//! How many connections there are at once.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::edge::network;

/// Connections by caller.
pub struct Callers {
    most: usize,
    open: Mutex<HashMap<IpAddr, usize>>,
}

/// One connection; it counts until this is dropped.
pub struct Counted {
    callers: Arc<Callers>,
    caller: IpAddr,
}

impl Callers {
    /// With so many for each at most.
    pub fn new(most: usize) -> Arc<Self> {
        Arc::new(Callers { most, open: Mutex::default() })
    }

    /// Counts a connection from this address, unless it is one too many.
    pub fn count(self: &Arc<Self>, address: IpAddr) -> Option<Counted> {
        let caller = network(address);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let number = open.entry(caller).or_default();
        if *number >= self.most {
            return None;
        }
        *number += 1;
        Some(Counted { callers: self.clone(), caller })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut open = self.callers.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = open.get_mut(&self.caller) {
            *number -= 1;
            if *number == 0 {
                open.remove(&self.caller);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_counts_while_it_lasts() {
        let callers = Callers::new(2);
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        let first = callers.count(address("2001:db8::1")).expect("room");
        let _second = callers.count(address("2001:db8::2")).expect("room");
        assert!(callers.count(address("2001:db8::3")).is_none());
        assert!(callers.count(address("192.0.2.1")).is_some());
        drop(first);
        assert!(callers.count(address("2001:db8::3")).is_some());
        assert_eq!(callers.open.lock().expect("the map").len(), 1);
    }
}
