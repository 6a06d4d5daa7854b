//! One Chromium for all tests, and the tabs in which they look at pages: as many as there are cores, each used by one test
//! at a time.

use std::collections::VecDeque;
use std::sync::Condvar;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::thread;

use crate::chromium;
use crate::pipe::Pipe;
use crate::tab::Tab;

/// The tabs that nobody uses just now.
pub(crate) struct Browser {
    idle: Mutex<Vec<Tab>>,
    returned: Condvar,
    tabs: usize,
}

static BROWSER: LazyLock<Option<Browser>> = LazyLock::new(|| {
    let pipe: &'static Pipe = Box::leak(Box::new(Pipe::open(chromium::find()?)));
    let tabs = thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 6));
    let idle = (0..tabs).map(|_| Tab::open(pipe)).collect();
    Some(Browser { idle: Mutex::new(idle), returned: Condvar::new(), tabs })
});

impl Browser {
    /// The browser, if there is one.
    pub(crate) fn get() -> Option<&'static Self> {
        BROWSER.as_ref()
    }

    /// Does something in a tab.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&mut Tab) -> T) -> T {
        let idle = self.idle.lock().expect("no panic while held");
        let mut idle = self.returned.wait_while(idle, |idle| idle.is_empty()).expect("as above");
        let tab = idle.pop();
        drop(idle);
        let mut lent = Lent { browser: self, tab };
        look(lent.tab.as_mut().expect("it was waited for"))
    }

    /// Does something with each of many, several at once; what comes of it is in their order.
    pub(crate) fn each<I: Send, T: Send>(
        &self,
        items: impl IntoIterator<Item = I>,
        look: impl Fn(&mut Tab, I) -> T + Sync,
    ) -> Vec<T> {
        let queue: VecDeque<(usize, I)> = items.into_iter().enumerate().collect();
        let (queue, seen) = (Mutex::new(queue), Mutex::new(Vec::new()));
        let next = || queue.lock().expect("no panic while held").pop_front();
        thread::scope(|scope| {
            for _ in 0..self.tabs {
                scope.spawn(|| {
                    while let Some((at, item)) = next() {
                        let found = self.look(|tab| look(tab, item));
                        seen.lock().expect("as above").push((at, found));
                    }
                });
            }
        });
        let mut seen = seen.into_inner().expect("as above");
        seen.sort_by_key(|(at, _)| *at);
        seen.into_iter().map(|(_, found)| found).collect()
    }
}

/// A tab in use, which comes back even if the one who looked has panicked.
struct Lent<'b> {
    browser: &'b Browser,
    tab: Option<Tab>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Ok(mut idle) = self.browser.idle.lock() {
            idle.extend(self.tab.take());
            self.browser.returned.notify_one();
        }
    }
}
