//! A tab of Chromium: pages are loaded, looked at, typed into and printed in it. It goes from page to page and keeps nothing
//! of the last but the screen it was given.

use std::sync::mpsc::Receiver;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use serde_json::json;

use crate::pipe::PATIENCE;
use crate::pipe::Pipe;

/// Something to look at pages in.
pub(crate) struct Tab {
    pipe: &'static Pipe,
    session: String,
    events: Receiver<Value>,
    happened: Vec<Value>,
}

/// What a reader has before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    /// In pixels of CSS.
    pub(crate) width: u32,
    pub(crate) scheme: Scheme,
}

/// Dark letters on a light page, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

/// Whether pages may run their scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scripts {
    Run,
    Off,
}

/// A script as it goes to Chromium: written once, since some are long.
pub(crate) struct Script(String);

impl Script {
    pub(crate) fn new(expression: &str) -> Self {
        let parameters = json!({
            "expression": expression,
            "awaitPromise": true,
            "returnByValue": true,
            "allowUnsafeEvalBlockedByCSP": false,
        });
        Self(parameters.to_string())
    }
}

/// Pages tell of every rule they break; what is told by an event is kept by Chromium, and this is told by the page.
const WATCH: &str = "self.violations = []; addEventListener('securitypolicyviolation', \
    (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`))";

impl Screen {
    /// A light screen.
    pub(crate) const fn light(width: u32) -> Self {
        Self { width, scheme: Scheme::Light }
    }
}

impl Tab {
    /// Opens a tab in a window of its own, so that it is drawn while others are.
    pub(crate) fn open(pipe: &'static Pipe) -> Self {
        let empty = json!({ "url": "about:blank", "newWindow": true });
        let target = pipe.call(None, "Target.createTarget", &empty.to_string())["targetId"].take();
        let attach = json!({ "targetId": target, "flatten": true });
        let session =
            pipe.call(None, "Target.attachToTarget", &attach.to_string())["sessionId"].take();
        let session = session.as_str().expect("a session has a name").to_owned();
        let events = pipe.events(&session);
        let tab = Self { pipe, session, events, happened: Vec::new() };
        for domain in ["Page", "Runtime", "Network", "Audits", "Log", "DOM"] {
            tab.call(&format!("{domain}.enable"), &json!({}));
        }
        tab.call("Page.setLifecycleEventsEnabled", &json!({ "enabled": true }));
        tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
        tab.call("Network.setCacheDisabled", &json!({ "cacheDisabled": true }));
        tab.call("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }));
        tab
    }

    /// Calls a method of the protocol.
    pub(crate) fn call(&self, method: &str, parameters: &Value) -> Value {
        self.pipe.call(Some(&self.session), method, &parameters.to_string())
    }

    /// Gives the reader a screen, on which nothing moves. Needs scripts to be on.
    pub(crate) fn screen(&self, screen: Screen) {
        let size = json!({
            "width": screen.width, "height": 844, "deviceScaleFactor": 1, "mobile": false
        });
        self.call("Emulation.setDeviceMetricsOverride", &size);
        let scheme = if screen.scheme == Scheme::Dark { "dark" } else { "light" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]});
        self.call("Emulation.setEmulatedMedia", &features);
        let is_there = format!(
            "innerWidth === {} && matchMedia('(prefers-color-scheme: {scheme})').matches",
            screen.width
        );
        self.evaluate(&format!(
            "new Promise((done) => (function see() {{ \
             if ({is_there}) done(); else requestAnimationFrame(see); }})())"
        ));
    }

    /// Lets pages that are loaded from now on run scripts, or not.
    pub(crate) fn scripts(&self, scripts: Scripts) {
        let off = json!({ "value": scripts == Scripts::Off });
        self.call("Emulation.setScriptExecutionDisabled", &off);
    }

    /// Loads a page with all it asks for.
    pub(crate) fn load(&mut self, address: &str) {
        self.events.try_iter().for_each(drop);
        self.happened.clear();
        let went = self.call("Page.navigate", &json!({ "url": address }));
        assert!(went["errorText"].is_null(), "{address}: {}", went["errorText"]);
        self.arrive(address);
    }

    /// Presses a key that leads to another page, and waits until that is loaded.
    pub(crate) fn follow(&mut self, key: &str) {
        self.events.try_iter().for_each(drop);
        self.press(key);
        self.arrive(key);
    }

    /// Does something that makes the page load itself anew, and waits until that is done.
    pub(crate) fn reloaded(&mut self, by: &str, act: impl FnOnce()) {
        self.events.try_iter().for_each(drop);
        act();
        self.arrive(by);
    }

    /// Waits until something is true in the page.
    pub(crate) fn until(&self, condition: &str) {
        self.evaluate(&format!(
            "new Promise((done) => (function see() {{ \
             if ({condition}) done(); else requestAnimationFrame(see); }})())"
        ));
    }

    /// Waits until a page that began to load is there with all it asks for.
    fn arrive(&mut self, address: &str) {
        self.happened.clear();
        let mut loader = Value::Null;
        loop {
            let event = self.events.recv_timeout(PATIENCE);
            let event = event.unwrap_or_else(|_| panic!("{address} is not loaded"));
            if event["method"] == "Page.lifecycleEvent" {
                let told = &event["params"];
                // What is still told of the page before has another loader.
                if told["name"] == "init" {
                    loader = told["loaderId"].clone();
                } else if told["name"] == "load" && told["loaderId"] == loader {
                    return;
                }
            }
            self.happened.push(event);
        }
    }

    /// What has happened by this name since the page began to load.
    pub(crate) fn happened(&mut self, method: &str) -> Vec<&Value> {
        self.happened.extend(self.events.try_iter());
        let of_name = self.happened.iter().filter(|event| event["method"] == method);
        of_name.map(|event| &event["params"]).collect()
    }

    /// The value of an expression in the page, once it is there. Rules of the page hold for it too.
    pub(crate) fn evaluate(&self, expression: &str) -> Value {
        self.run(&Script::new(expression))
    }

    /// The same of a script that is used again and again.
    pub(crate) fn run(&self, Script(parameters): &Script) -> Value {
        let mut answer = self.pipe.call(Some(&self.session), "Runtime.evaluate", parameters);
        let exception = &answer["exceptionDetails"];
        assert!(exception.is_null(), "{exception}");
        answer["result"]["value"].take()
    }

    /// Presses a key and lets it go.
    pub(crate) fn press(&self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            " " => 32,
            "ArrowDown" => 40,
            _ => panic!("what is the code of {key:?}?"),
        };
        let text = match key {
            "Enter" => "\r",
            " " => " ",
            _ => "",
        };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({
                "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text,
            });
            self.call("Input.dispatchKeyEvent", &event);
        }
    }

    /// The page on A4, as a PDF.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let paper = json!({
            "preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69,
        });
        let printed = self.call("Page.printToPDF", &paper);
        let printed = printed["data"].as_str().expect("a PDF is printed");
        BASE64_STANDARD.decode(printed).expect("Chromium writes base64")
    }
}
