use super::*;
use crate::bridge::{IdentityState, IdentityView};

fn request(id: &str, signing: Option<bool>) -> PushedRequest {
    PushedRequest {
        id: id.into(),
        service: "https://trust.example.com".into(),
        project: "Payroll\u{202e}".into(),
        description: Some("Say yes".into()),
        signing,
        document: None,
        identity: IdentityView {
            id: "1".into(),
            name: "Work".into(),
            user: "ada@example.com".into(),
            project: "Payroll".into(),
            service: "https://trust.example.com".into(),
            device_name: "Desk".into(),
            pin_length: 4,
            state: IdentityState::Active,
            attempts_left: None,
            enrolled: String::new(),
            last_used: None,
        },
        arrived: String::new(),
        expires: String::new(),
        ending: None,
    }
}

fn waits(ids: &[&str], locked: bool) -> Attention {
    let requests = ids.iter().map(|id| request(id, Some(false))).collect();
    Attention { requests, locked, lockable: true, language: "en".into() }
}

fn tell(id: &str) -> Deed {
    Deed::Tell(Box::new(request(id, Some(false))))
}

const NOTHING_MISSED: Deed = Deed::Withdraw(About::Missed);

#[test]
fn each_is_told_once_and_taken_back() {
    let mut told = Told::default();
    assert_eq!(told.deeds(&waits(&["a"], false), false), [tell("a")]);
    assert_eq!(told.deeds(&waits(&["b", "a"], false), false), [tell("b")]);
    assert_eq!(told.deeds(&waits(&["b", "a"], false), false), []);
    assert_eq!(told.deeds(&waits(&["b"], false), false), [Deed::Withdraw(About::Request("a".into()))]);
}

#[test]
fn what_it_asks_is_said_as_soon_as_it_is_known() {
    let mut told = Told::default();
    let mut attention = waits(&[], false);
    for (signing, told_again) in [(None, true), (None, false), (Some(true), true), (Some(true), false)] {
        attention.requests = vec![request("a", signing)];
        let expected: Vec<_> =
            told_again.then(|| Deed::Tell(Box::new(request("a", signing)))).into_iter().collect();
        assert_eq!(told.deeds(&attention, false), expected);
    }
}

#[test]
fn the_document_is_named_as_soon_as_the_service_has_signed_its_name() {
    let (mut told, mut attention) = (Told::default(), waits(&[], false));
    let signing = request("a", Some(true));
    let named = PushedRequest { document: Some("Order\u{202e}.pdf".into()), ..signing.clone() };
    for (request, told_again) in [(&signing, true), (&named, true), (&named, false)] {
        attention.requests = vec![request.clone()];
        let expected: Vec<_> =
            told_again.then(|| Deed::Tell(Box::new(request.clone()))).into_iter().collect();
        assert_eq!(told.deeds(&attention, false), expected);
    }
    attention.locked = true;
    let taken_back = [Deed::Withdraw(About::Request("a".into())), NOTHING_MISSED];
    assert_eq!(told.deeds(&attention, false), taken_back, "and nothing is named behind the lock");
    assert_eq!(of_request(&named, &words("en")).title, "Sign Order .pdf for Payroll?");
}

#[test]
fn nothing_appears_while_it_is_locked_and_one_line_afterwards() {
    let mut told = Told::default();
    assert_eq!(told.deeds(&waits(&["a"], false), false), [tell("a")]);
    let taken_back = [Deed::Withdraw(About::Request("a".into())), NOTHING_MISSED];
    assert_eq!(told.deeds(&waits(&["a"], true), false), taken_back);
    assert_eq!(told.deeds(&waits(&["c", "b", "a"], true), false), [NOTHING_MISSED]);
    assert_eq!(told.deeds(&waits(&["c", "b", "a"], false), false), [Deed::TellMissed(2)]);
    assert_eq!(told.deeds(&waits(&["d", "c", "b", "a"], false), false), [tell("d")]);
}

#[test]
fn those_that_came_and_went_unseen_are_not_counted() {
    let mut told = Told::default();
    told.deeds(&waits(&["a"], true), false);
    assert_eq!(told.deeds(&waits(&[], false), false), [NOTHING_MISSED]);
}

#[test]
fn quiet_is_quiet_and_tells_nothing_late() {
    let mut told = Told::default();
    assert_eq!(told.deeds(&waits(&["a"], false), true), []);
    assert_eq!(told.deeds(&waits(&["a"], false), false), []);
}

#[test]
fn a_notice_says_who_and_what_and_not_what_is_claimed() {
    let words = words("en");
    let notice = of_request(&request("a", Some(false)), &words);
    assert_eq!(notice.title, "Sign in to Payroll?");
    assert!(notice.body.contains("ada@example.com") && !notice.body.contains("Say yes"), "{notice:?}");
    let notice = of_request(&request("a", Some(true)), &words);
    assert!(notice.title.contains("Payroll") && !notice.action.is_empty(), "{notice:?}");
    assert_eq!(of_missed(2, &words).title, "2 requests are waiting");
}
