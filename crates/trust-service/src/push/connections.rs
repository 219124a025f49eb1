//! Who listens at this node: a few connections for each token, of which the newest win. A device needs one; an older one is
//! mostly one whose end has not been noticed yet.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;
use wire::ProjectId;

/// Most connections of one token.
const MOST: usize = 3;

/// A token of a project, by its hash.
type Token = (ProjectId, Vec<u8>);

/// The connections of this node.
#[derive(Default)]
pub struct Connections(Mutex<Open>);

#[derive(Default)]
struct Open {
    /// How many there were so far.
    count: u64,
    /// Those that are open, the oldest first: number, and what ends it.
    by_token: HashMap<Token, Vec<(u64, oneshot::Sender<()>)>>,
}

/// A connection's seat, which it leaves when this is dropped.
pub struct Seat {
    /// Answers when a newer connection takes it.
    pub taken: oneshot::Receiver<()>,
    number: u64,
    token: Token,
    connections: Arc<Connections>,
}

impl Connections {
    /// Takes a seat, the oldest one of this token if there are too many.
    pub fn enter(self: &Arc<Self>, project: ProjectId, token_hash: Vec<u8>) -> Seat {
        let (end, taken) = oneshot::channel();
        let token = (project, token_hash);
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.count += 1;
        let number = open.count;
        let seats = open.by_token.entry(token.clone()).or_default();
        if seats.len() >= MOST {
            let (_, oldest) = seats.remove(0);
            let _ = oldest.send(());
        }
        seats.push((number, end));
        Seat { taken, number, token, connections: self.clone() }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.connections.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seats) = open.by_token.get_mut(&self.token) {
            seats.retain(|(number, _)| *number != self.number);
            if seats.is_empty() {
                open.by_token.remove(&self.token);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_win_and_nothing_is_left_of_those_who_went() {
        let connections = Arc::new(Connections::default());
        let project = ProjectId::parse("86cd3e64-f641-416a-bf80-64b9b7eef8ea").unwrap();
        let enter = |token: u8| connections.enter(project, vec![token]);
        let mut seats: Vec<_> = (0..MOST).map(|_| enter(1)).collect();
        let mut other = enter(2);
        assert!(seats.iter_mut().all(|seat| seat.taken.try_recv().is_err()));
        seats.push(enter(1));
        assert_eq!(seats[0].taken.try_recv(), Ok(()));
        assert!(seats[1..].iter_mut().all(|seat| seat.taken.try_recv().is_err()));
        assert!(other.taken.try_recv().is_err());
        // One that went makes room
        seats.pop();
        seats.push(enter(1));
        assert!(seats[1..].iter_mut().all(|seat| seat.taken.try_recv().is_err()));
        drop((seats, other));
        assert!(connections.0.lock().unwrap().by_token.is_empty());
    }
}
