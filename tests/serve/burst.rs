//! Many edits in a row while many ask: every answer is one whole revision, and the last state is the right one.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;

use crate::BRIDGE;
use crate::bridge;
use crate::service::Reply;
use crate::service::Service;
use crate::support::Site;
use crate::town;

const EDITS: usize = 200;

const CLIENTS: usize = 4;

/// A bridge that says its number at the top and at the bottom, with much between.
fn numbered(number: usize) -> String {
    let between = "It carried carts until 1902.\n\n".repeat(200);
    bridge(&format!("N{number}."), &format!("First N{number}.\n\n{between}Last N{number}."))
}

fn save(site: &Site, number: usize) {
    let beside = site.path("content/bridges/.saved");
    fs::write(&beside, numbered(number)).expect("it is written");
    fs::rename(beside, site.path(BRIDGE)).expect("it takes its place");
}

/// The number that a page says everywhere where it says one.
fn number(reply: &Reply) -> usize {
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(reply.body.trim_end().ends_with("</html>"), "torn: {}", reply.body);
    let said = reply.body.split(['N']).skip(1).filter_map(|rest| {
        let digits = rest.split_once('.')?.0;
        digits.parse::<usize>().ok()
    });
    let said: Vec<usize> = said.collect();
    assert!(!said.is_empty(), "{}", reply.body);
    assert!(said.iter().all(|one| *one == said[0]), "torn: {said:?}");
    said[0]
}

#[test]
fn two_hundred_edits_and_four_readers_see_whole_revisions_only() {
    let site = town();
    save(&site, 0);
    let service = Service::of(site.root());
    let mut events = service.events();
    events.next();
    let done = AtomicBool::new(false);
    let by_revision: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        let reader = || {
            let mut asked = 0;
            while !done.load(Ordering::Relaxed) {
                // A page and the list that shows its title: of one revision, they say one number.
                let path = if asked % 2 == 0 { "bridges/old-bridge/" } else { "bridges/" };
                let reply = service.get(path);
                let (number, revision) = (number(&reply), reply.header("jubilee-revision"));
                let mut known = by_revision.lock().expect("no panic while held");
                let first = *known.entry(revision.to_owned()).or_insert(number);
                drop(known);
                assert_eq!(first, number, "two numbers in revision {revision}");
                asked += 1;
            }
            asked
        };
        let readers: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(reader)).collect();
        for number in 1..=EDITS {
            save(&site, number);
        }
        while number(&service.get("bridges/old-bridge/")) != EDITS {
            events.next();
        }
        assert_eq!(number(&service.get("bridges/")), EDITS);
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            assert!(reader.join().expect("no reader saw a fault") > 0);
        }
    });
    assert!(!by_revision.into_inner().expect("as above").is_empty());
}
