use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::*;
use crate::bridge::{PinKey, PinPhase};

const KEYS: [PinKey; 13] = [
    PinKey::Zero,
    PinKey::One,
    PinKey::Two,
    PinKey::Three,
    PinKey::Four,
    PinKey::Five,
    PinKey::Six,
    PinKey::Seven,
    PinKey::Eight,
    PinKey::Nine,
    PinKey::Backspace,
    PinKey::Clear,
    PinKey::Submit,
];

fn wrong_pin() -> Failure {
    authenticator::Error::WrongPin { left: 2 }.into()
}

/// Refuses any new PIN that begins with a one.
fn judge(digits: &Digits) -> Result<(), Failure> {
    match digits.expose(|text| text.starts_with('1')) {
        true => Err(Fault::OfferExpired.into()),
        false => Ok(()),
    }
}

fn keys(text: &str) -> Vec<PinKey> {
    let key = |letter| match letter {
        '<' => PinKey::Backspace,
        'x' => PinKey::Clear,
        '!' => PinKey::Submit,
        digit => KEYS[usize::from(digit as u8 - b'0')],
    };
    text.chars().map(key).collect()
}

/// Keys with their numbers.
type Numbered = Vec<(u32, PinKey)>;

/// An entry at which every attempt is answered, once all keys of its batch are in, with a wrong PIN.
struct Bench {
    entry: Entry,
    attempts: Vec<String>,
    printed: String,
}

impl Bench {
    fn new(purpose: PinPurpose, judge: fn(&Digits) -> Result<(), Failure>) -> Bench {
        let entry = Entry::open("entry".into(), purpose, 4, Box::new(judge));
        Bench { entry, attempts: Vec::new(), printed: String::new() }
    }

    /// Delivers one batch of numbered keys in the order given; duplicates are refused along the way.
    fn deliver(&mut self, batch: &[(u32, PinKey)]) {
        for (sequence, key) in batch {
            let press = PinKeyPress { entry: "entry".into(), sequence: *sequence, key: *key };
            if let Ok(Some(digits)) = self.entry.press(&press) {
                self.printed += &format!("{digits:?}");
                digits.expose(|text| self.attempts.push(text.to_owned()));
            }
            self.printed += &format!("{press:?} {:?}", self.entry);
        }
        if self.entry.is_working() {
            self.entry.finish(Err(Setback::Again(wrong_pin())));
        }
    }

    fn outcome(self) -> (PinState, Vec<String>) {
        (self.entry.state(), self.attempts)
    }
}

fn numbered(batches: &[Vec<PinKey>]) -> Vec<Numbered> {
    let mut sequence = 0..;
    batches.iter().map(|batch| (&mut sequence).zip(batch.iter().copied()).collect()).collect()
}

fn typed(purpose: PinPurpose, text: &str) -> (PinState, Vec<String>) {
    let mut bench = Bench::new(purpose, judge);
    let batches: Vec<Vec<PinKey>> = text.split('|').map(keys).collect();
    numbered(&batches).iter().for_each(|batch| bench.deliver(batch));
    bench.outcome()
}

fn any_batches() -> impl Strategy<Value = Vec<Vec<PinKey>>> {
    // Digits more often than not, so that PINs come about.
    let key = prop_oneof![6 => 0..10usize, 1 => 10..12usize, 3 => Just(12usize)].prop_map(|at| KEYS[at]);
    prop::collection::vec(prop::collection::vec(key, 0..24), 1..4)
}

/// Each batch shuffled, with keys of this and earlier batches delivered once more in between.
fn any_delivery() -> impl Strategy<Value = (Vec<Vec<PinKey>>, Vec<Numbered>)> {
    any_batches().prop_flat_map(|batches| {
        let in_order = numbered(&batches);
        let deliveries: Vec<_> = (0..in_order.len())
            .map(|at| {
                let seen: Vec<_> = in_order[..=at].concat();
                let again = prop::collection::vec(prop::sample::select(with_one(seen)), 0..6);
                let own = in_order[at].clone();
                again.prop_map(move |again| [own.clone(), again].concat()).prop_shuffle()
            })
            .collect();
        (Just(batches), deliveries)
    })
}

/// A choice needs something to choose from: the far key is refused wherever it comes.
fn with_one(seen: Numbered) -> Numbered {
    if seen.is_empty() { vec![(u32::MAX, PinKey::Submit)] } else { seen }
}

proptest! {
    #[test]
    fn any_delivery_gives_what_delivery_in_order_gives((batches, delivery) in any_delivery(), create: bool) {
        let purpose = if create { PinPurpose::Create } else { PinPurpose::SignIn };
        let (mut expected, mut found) = (Bench::new(purpose.clone(), judge), Bench::new(purpose, judge));
        for (in_order, shuffled) in numbered(&batches).iter().zip(&delivery) {
            expected.deliver(in_order);
            found.deliver(shuffled);
        }
        prop_assert_eq!(expected.outcome(), found.outcome());
    }

    #[test]
    fn what_is_told_and_printed_depends_on_no_digit(batches in any_batches(), shift in 1..10u8, create: bool) {
        let purpose = if create { PinPurpose::Create } else { PinPurpose::Sign };
        let other = |key: &PinKey| key.digit().map_or(*key, |digit| KEYS[usize::from((digit + shift) % 10)]);
        let others: Vec<Vec<PinKey>> = batches.iter().map(|batch| batch.iter().map(other).collect()).collect();
        let printed = [&batches, &others].map(|batches| {
            let mut bench = Bench::new(purpose.clone(), |_| Ok(()));
            numbered(batches).iter().for_each(|batch| bench.deliver(batch));
            bench.printed
        });
        prop_assert_eq!(&printed[0], &printed[1]);
    }
}

#[test]
fn a_pin_is_submitted_when_it_is_whole() {
    assert_eq!(typed(PinPurpose::SignIn, "123!").1, Vec::<String>::new(), "too short");
    assert_eq!(typed(PinPurpose::SignIn, "12345!").1, ["1234"], "the fifth has no place");
    assert_eq!(typed(PinPurpose::SignIn, "12<34x5607!").1, ["5607"]);
}

#[test]
fn a_wrong_pin_opens_the_entry_again() {
    let (state, attempts) = typed(PinPurpose::SignIn, "1234!|5");
    assert_eq!((state.phase, state.entered, state.failure), (PinPhase::Entering, 1, None));
    assert_eq!(attempts, ["1234"]);
    let (state, attempts) = typed(PinPurpose::SignIn, "1234!|5678!");
    assert_eq!((state.phase, state.entered, state.failure), (PinPhase::Entering, 0, Some(wrong_pin())));
    assert_eq!(attempts, ["1234", "5678"]);
}

#[test]
fn what_is_typed_during_an_attempt_is_dropped() {
    assert_eq!(typed(PinPurpose::Sign, "1234!5678!").1, ["1234"]);
}

#[test]
fn a_new_pin_is_typed_twice() {
    assert_eq!(typed(PinPurpose::Create, "4711!4711!").1, ["4711"]);
    assert_eq!(typed(PinPurpose::Create, "4711!").0.phase, PinPhase::Repeating);
    let (state, attempts) = typed(PinPurpose::Create, "4711!4712!");
    assert_eq!(
        (state.phase, state.failure.map(|why| why.code)),
        (PinPhase::Entering, Some("pin-mismatch".into()))
    );
    assert_eq!(attempts, Vec::<String>::new());
    assert_eq!(
        typed(PinPurpose::Create, "4711!4712!4712!").0.phase,
        PinPhase::Repeating,
        "both rounds again"
    );
}

#[test]
fn a_simple_pin_is_refused_before_it_is_repeated() {
    let (state, _) = typed(PinPurpose::Create, "1234!");
    assert_eq!((state.phase, state.failure), (PinPhase::Entering, Some(Fault::OfferExpired.into())));
}

#[test]
fn an_entry_that_is_over_takes_no_key() {
    let mut bench = Bench::new(PinPurpose::SignIn, judge);
    bench.entry.close(wrong_pin());
    let press = PinKeyPress { entry: "entry".into(), sequence: 0, key: PinKey::One };
    assert_eq!(bench.entry.press(&press).err(), Some(Fault::EntryClosed));
}

/// An entry in which the old PIN was right and a new one is typed, and what came to be done with that.
async fn proved() -> (PinEntries, PinEntry, Arc<Mutex<Vec<String>>>) {
    let chosen = Arc::<Mutex<Vec<String>>>::default();
    let (entries, kept) = (PinEntries::new(Arc::new(|_| {})), chosen.clone());
    let work: Work = Box::new(move |_| {
        let kept = kept.clone();
        let work: Work = Box::new(move |digits: Digits| {
            digits.expose(|text| kept.lock().expect("the list").push(text.to_owned()));
            let fails = kept.lock().expect("the list").len() == 1;
            let done = Ok(Step::Done(Outcome::SignedIn("Payroll".into())));
            Box::pin(
                async move { if fails { Err(Setback::Again(Fault::InternalDefect.into())) } else { done } },
            )
        });
        Box::pin(async move { Ok(Step::Choose { judge: Box::new(judge), work }) })
    });
    let opening = Opening { purpose: PinPurpose::Change, length: 4, judge: Box::new(|_| Ok(())), work };
    let entry = entries.open(opening);
    press_all(&entries, &entry, "1234!");
    let state = settled(&entries, &entry.id).await;
    assert_eq!((state.phase, state.entered, state.failure), (PinPhase::Choosing, 0, None));
    (entries, entry, chosen)
}

fn press_from(entries: &PinEntries, entry: &PinEntry, first: u32, text: &str) {
    for (sequence, key) in (first..).zip(keys(text)) {
        entries.press(&PinKeyPress { entry: entry.id.clone(), sequence, key }).expect("a key");
    }
}

#[tokio::test]
async fn a_new_pin_is_chosen_once_the_old_one_was_right() {
    let (entries, entry, chosen) = proved().await;
    press_from(&entries, &entry, 5, "1234!");
    let state = entries.state(&entry.id).expect("an entry");
    assert_eq!((state.phase, state.failure), (PinPhase::Choosing, Some(Fault::OfferExpired.into())));
    press_from(&entries, &entry, 10, "4711!4712!");
    let state = entries.state(&entry.id).expect("an entry");
    let code = state.failure.map(|why| why.code);
    assert_eq!((state.phase, code.as_deref()), (PinPhase::Choosing, Some("pin-mismatch")));
    assert!(chosen.lock().expect("the list").is_empty(), "nothing was done with any of them");
    press_from(&entries, &entry, 20, "4711!4711!");
    let state = settled(&entries, &entry.id).await;
    assert_eq!(state.phase, PinPhase::Choosing, "the old PIN need not be proved again");
    press_from(&entries, &entry, 30, "4711!4711!");
    assert_eq!(settled(&entries, &entry.id).await.phase, PinPhase::Done);
    assert_eq!(*chosen.lock().expect("the list"), ["4711", "4711"]);
}

#[tokio::test]
async fn an_entry_that_is_over_keeps_nothing_that_knows_a_pin() {
    let (entries, entry, _) = proved().await;
    entries.change(&entry.id, |open| open.entry.close(Fault::EntryExpired.into()));
    assert!(entries.table().get(&entry.id).expect("the entry").work.is_none());
    let (entries, entry, _) = proved().await;
    press_from(&entries, &entry, 5, "4711!4711!");
    settled(&entries, &entry.id).await;
    press_from(&entries, &entry, 15, "4711!4711!");
    assert_eq!(settled(&entries, &entry.id).await.phase, PinPhase::Done);
    assert!(entries.table().get(&entry.id).expect("the entry").work.is_none());
}

/// Entries whose attempts end as `verdict` says, with every event they told.
fn entries(verdict: fn() -> Result<Outcome, Setback>) -> (PinEntries, Arc<Mutex<Vec<PinState>>>, PinEntry) {
    let told = Arc::<Mutex<Vec<PinState>>>::default();
    let sink = told.clone();
    let entries = PinEntries::new(Arc::new(move |event| {
        if let Event::Pin(state) = event {
            sink.lock().expect("the list").push(*state);
        }
    }));
    let work: Work = Box::new(move |_| Box::pin(async move { verdict().map(Step::Done) }));
    let opening = Opening { purpose: PinPurpose::SignIn, length: 4, judge: Box::new(judge), work };
    let entry = entries.open(opening);
    (entries, told, entry)
}

fn press_all(entries: &PinEntries, entry: &PinEntry, text: &str) {
    for (sequence, key) in (0..).zip(keys(text)) {
        entries.press(&PinKeyPress { entry: entry.id.clone(), sequence, key }).expect("a key");
    }
}

async fn settled(entries: &PinEntries, id: &str) -> PinState {
    loop {
        match entries.state(id).expect("an entry") {
            state if state.phase == PinPhase::Working => tokio::task::yield_now().await,
            state => return state,
        }
    }
}

#[tokio::test]
async fn each_change_is_told_with_a_growing_revision() {
    let (entries, told, entry) = entries(|| Ok(Outcome::SignedIn("Payroll".into())));
    press_all(&entries, &entry, "1234!");
    let state = settled(&entries, &entry.id).await;
    assert_eq!((state.phase, state.outcome), (PinPhase::Done, Some(Outcome::SignedIn("Payroll".into()))));
    let told = told.lock().expect("the list");
    assert_eq!(told.iter().map(|state| state.entered).collect::<Vec<_>>(), [1, 2, 3, 4, 0, 0]);
    assert!(told.is_sorted_by(|a, b| a.revision < b.revision));
}

#[tokio::test]
async fn a_defect_in_an_attempt_is_an_answer() {
    let (entries, _, entry) = entries(|| panic!("a defect"));
    press_all(&entries, &entry, "1234!");
    let state = settled(&entries, &entry.id).await;
    assert_eq!((state.phase, state.failure), (PinPhase::Entering, Some(Fault::InternalDefect.into())));
}

#[tokio::test]
async fn cancelling_stops_an_attempt_where_it_stands() {
    static RUNNING: AtomicUsize = AtomicUsize::new(0);
    struct Guard;
    impl Drop for Guard {
        fn drop(&mut self) {
            RUNNING.fetch_sub(1, Ordering::SeqCst);
        }
    }
    let entries = PinEntries::new(Arc::new(|_| {}));
    let work: Work = Box::new(|_| {
        Box::pin(async {
            RUNNING.fetch_add(1, Ordering::SeqCst);
            let _guard = Guard;
            std::future::pending().await
        })
    });
    let opening = Opening { purpose: PinPurpose::Sign, length: 4, judge: Box::new(judge), work };
    let entry = entries.open(opening);
    press_all(&entries, &entry, "1234!");
    while RUNNING.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    entries.cancel(&entry.id);
    while RUNNING.load(Ordering::SeqCst) == 1 {
        tokio::task::yield_now().await;
    }
    assert_eq!(entries.state(&entry.id), Err(Fault::EntryClosed.into()));
}

#[tokio::test]
async fn an_entry_left_alone_closes() {
    let (entries, _, _) = entries(|| Ok(Outcome::SignedIn("Payroll".into())));
    let hasty = PinEntries { patience: Duration::ZERO, ..entries };
    let work: Work = Box::new(|_| Box::pin(async { Err(Setback::Over(wrong_pin())) }));
    let entry = hasty.open(Opening { purpose: PinPurpose::Sign, length: 4, judge: Box::new(judge), work });
    press_all(&hasty, &entry, "12");
    let state = loop {
        match hasty.state(&entry.id).expect("an entry") {
            state if state.phase == PinPhase::Entering => tokio::task::yield_now().await,
            state => break state,
        }
    };
    assert_eq!((state.phase, state.entered), (PinPhase::Closed, 0));
    assert_eq!(state.failure, Some(Fault::EntryExpired.into()));
}

#[tokio::test]
async fn what_an_entry_brought_is_forgotten_once_it_is_left_alone() {
    let (entries, _, entry) = entries(|| Ok(Outcome::SignedIn("Payroll".into())));
    entries.forget_outcome(&entry.id);
    press_all(&entries, &entry, "1234!");
    while entries.state(&entry.id).expect("an entry").phase != PinPhase::Done {
        tokio::task::yield_now().await;
    }
    entries.forget_outcome(&entry.id);
    assert_eq!(entries.state(&entry.id), Err(Fault::EntryClosed.into()));
}

#[tokio::test]
async fn a_foreign_entry_takes_no_key() {
    let (entries, _, _) = entries(|| Ok(Outcome::SignedIn("Payroll".into())));
    let press = PinKeyPress { entry: "another".into(), sequence: 0, key: PinKey::One };
    assert_eq!(entries.press(&press), Err(Fault::EntryClosed.into()));
}

#[tokio::test]
async fn the_entry_left_alone_longest_makes_room() {
    let (entries, _, first) = entries(|| Ok(Outcome::SignedIn("Payroll".into())));
    for _ in 0..MOST {
        let work: Work = Box::new(|_| Box::pin(async { Err(Setback::Over(wrong_pin())) }));
        entries.open(Opening { purpose: PinPurpose::Sign, length: 4, judge: Box::new(judge), work });
    }
    assert_eq!(entries.table().len(), MOST);
    assert_eq!(entries.state(&first.id), Err(Fault::EntryClosed.into()));
}
