//! The app's window, seen and used through WebDriver: real keys, real clicks, the page as people have it.

use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::desk::Session;
use crate::memory::Running;
use crate::pixels;
use crate::process::Process;
use crate::wait::{eventually, soon};

/// WebKit's own driver.
const DRIVER: &str = "WebKitWebDriver";
/// Longest that one command to the driver may take.
const COMMAND: Duration = Duration::from_secs(60);

/// How long a picture waits for the window to rest.
const MOMENT: Duration = Duration::from_secs(2);

/// What has the focus: its outline, or that of a box around it, is what people see of it.
const FOCUS: &str = "
    const element = document.activeElement;
    const outlined = (node) => node instanceof Element && getComputedStyle(node).outlineStyle !== 'none';
    return {
        isThere: element.matches(arguments[0]),
        isVisible: element === document.body || outlined(element) || outlined(element.parentElement),
        what: element.outerHTML.slice(0, 120),
    };";

/// Where the focus is.
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Focus {
    /// Whether that is what was asked for.
    pub is_there: bool,
    /// Whether people can see that it is there.
    pub is_visible: bool,
    /// The element.
    pub what: String,
}

/// The app's window.
#[derive(Debug)]
pub struct Window {
    client: Client,
    driver: Process,
    display: String,
}

impl Window {
    /// Starts the driver, and through it the app.
    pub(crate) async fn open(session: &Session, app: &Path, arguments: &[&str]) -> Window {
        let port = free_port();
        let mut command = session.command(DRIVER);
        // The library that draws the window asks for this before it lets itself be driven.
        command.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        let driver = session.start(&command);
        eventually("the driver", async || TcpStream::connect(("127.0.0.1", port)).await.ok()).await;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(capabilities(app, arguments));
        let client =
            within("opening the window", connected.connect(&format!("http://127.0.0.1:{port}"))).await;
        let client = client.unwrap_or_else(|error| panic!("the window did not open: {error}"));
        Window { client, driver, display: session.variable("DISPLAY").to_owned() }
    }

    /// Closes the window and waits until the app has ended.
    pub async fn close(self) {
        // Where the app is gone already, so is what would be closed.
        let _ = within("closing", self.client.close()).await;
    }

    /// Waits for a screen, by the name that it carries.
    pub async fn screen(&self, name: &str) -> Element {
        let screen = format!("[data-screen={name}]");
        let found = soon(crate::wait::DEADLINE, async || self.look(&screen).await).await;
        match found {
            Some(element) => element,
            None => panic!("waited in vain for the screen “{name}”; there is:\n{}", self.text().await),
        }
    }

    /// Waits for a heading, by its words.
    pub async fn heading(&self, words: &str) {
        let script = "return document.querySelector('h1')?.innerText === arguments[0]";
        let shown = async || self.run(script, vec![json!(words)]).await.as_bool().filter(|shown| *shown);
        if soon(crate::wait::DEADLINE, shown).await.is_none() {
            panic!("waited in vain for the heading “{words}”; there is:\n{}", self.text().await);
        }
    }

    /// The name of the screen that is open.
    pub async fn screen_name(&self) -> String {
        let name = "return document.querySelector('main [data-screen], [data-screen]')?.dataset.screen ?? ''";
        self.run(name, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses a button, by the action that it carries, once it can be pressed.
    pub async fn press(&self, action: &str) {
        self.click(&format!("[data-action={action}]:not([aria-disabled])")).await;
    }

    /// Clicks what a CSS selector finds, once it is there and takes clicks.
    pub async fn click(&self, selector: &str) {
        let into_view = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        let clicked = soon(crate::wait::DEADLINE, async || {
            // The driver scrolls the page, but not the part of it that scrolls.
            self.run(into_view, vec![json!(selector)]).await;
            within("clicking", async { self.client.find(Locator::Css(selector)).await?.click().await })
                .await
                .ok()
        });
        if clicked.await.is_none() {
            panic!("waited in vain to click {selector}; there is:\n{}", self.text().await);
        }
    }

    /// Puts text into a field in place of what is there, by real keys.
    pub async fn fill(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        let script = "return document.querySelector(arguments[0]).value.length";
        let old = self.run(script, vec![json!(selector)]).await.as_u64().unwrap_or_default();
        let erase = char::from(Key::Backspace).to_string().repeat(old as usize);
        let keys = format!("{}{erase}{text}", char::from(Key::End));
        within("typing", field.send_keys(&keys)).await.expect("a field that takes keys");
    }

    /// Types keys into whatever has the focus.
    pub async fn keys(&self, keys: &str) {
        let typed = soon(crate::wait::DEADLINE, async || {
            let focused =
                within("looking for the focus", self.client.active_element()).await.expect("a focus");
            match within("typing", focused.send_keys(keys)).await {
                // What had the focus has gone with its screen; nothing has been typed.
                Err(gone) if gone.is_stale_element_reference() => None,
                Err(error) => panic!("nothing takes keys: {error}"),
                Ok(()) => Some(()),
            }
        });
        assert!(typed.await.is_some(), "no focus stays");
    }

    /// Presses one key.
    pub async fn key(&self, key: Key) {
        self.keys(&char::from(key).to_string()).await;
    }

    /// Presses a key while another one is held.
    pub async fn chord(&self, held: Key, key: &str) {
        self.keys(&format!("{}{key}{}", char::from(held), char::from(Key::Null))).await;
    }

    /// Types the number that is shown where a request began, and goes on to the PIN.
    pub async fn approve(&self, number: &str) {
        self.type_number(number).await;
        self.press("approve").await;
    }

    /// Types a number into the field for it.
    pub async fn type_number(&self, number: &str) {
        let field = self.find("#number").await;
        within("typing", field.send_keys(number)).await.expect("a field that takes keys");
    }

    /// The processes of the app: its own, the page's, and whatever else it started.
    pub fn processes(&self) -> Vec<Running> {
        Running::family(self.driver.id()).into_iter().filter(|one| one.id != self.driver.id()).collect()
    }

    /// Types a PIN key by key, so that the driver, whose words reach the app, never says it whole.
    pub async fn type_pin_by_keys(&self, pin: &str) {
        let field = self.find("#pin").await;
        for (digit, entered) in pin.chars().zip(1..) {
            within("typing", field.send_keys(&digit.to_string())).await.expect("a field that takes keys");
            self.entered(entered).await;
        }
    }

    /// Reads the document that is shown, as far as there is anything to see of it: scrolls on until its end was there.
    pub async fn read_document(&self) {
        let on = "const paper = document.querySelector('[data-preview]');
            paper?.lastElementChild.scrollIntoView({ block: 'end' });
            return !paper || 'ended' in paper.dataset;";
        let ended = async || self.run(on, vec![]).await.as_bool().filter(|ended| *ended);
        if soon(crate::wait::DEADLINE, ended).await.is_none() {
            panic!("the document has no end; there is:\n{}", self.text().await);
        }
    }

    /// Types a PIN into the field for it, and submits it.
    pub async fn enter_pin(&self, pin: &str) {
        self.type_pin(pin).await;
        self.press("submit-pin").await;
    }

    /// Types a PIN into the field for it.
    pub async fn type_pin(&self, pin: &str) {
        let field = self.find("#pin").await;
        within("typing", field.send_keys(pin)).await.expect("a field that takes keys");
        self.entered(pin.len()).await;
    }

    /// Waits until so many digits have been entered.
    pub async fn entered(&self, digits: usize) {
        let script = "return document.querySelectorAll('.cell.filled').length === arguments[0]";
        let all = async || self.run(script, vec![json!(digits)]).await.as_bool().filter(|all| *all);
        eventually("every digit", all).await;
    }

    /// Waits for a failure, by its code; answers the sentences that people read.
    pub async fn failure(&self, code: &str) -> String {
        let selector = format!("[data-failure={code}]");
        // A note that is only just appearing has no text that can be seen yet.
        let said = async || {
            let note = self.look(&selector).await?;
            let text = within("reading", note.text()).await.unwrap_or_default();
            (!text.is_empty()).then_some(text)
        };
        match soon(crate::wait::DEADLINE, said).await {
            Some(text) => text,
            None => panic!("waited in vain for the failure “{code}”; there is:\n{}", self.text().await),
        }
    }

    /// Waits until a text can be read.
    pub async fn find_text(&self, text: &str) {
        let found = async || self.text().await.contains(text).then_some(());
        if soon(crate::wait::DEADLINE, found).await.is_none() {
            panic!("waited in vain for “{text}”; there is:\n{}", self.text().await);
        }
    }

    /// Where the focus is, and whether that is what a CSS selector finds.
    pub async fn focus(&self, selector: &str) -> Focus {
        let found = self.run(FOCUS, vec![json!(selector)]).await;
        serde_json::from_value(found).expect("a focus")
    }

    /// Whether a CSS selector finds anything now.
    pub async fn has(&self, selector: &str) -> bool {
        self.look(selector).await.is_some()
    }

    /// Waits for what a CSS selector finds.
    pub async fn find(&self, selector: &str) -> Element {
        match soon(crate::wait::DEADLINE, async || self.look(selector).await).await {
            Some(element) => element,
            None => panic!("waited in vain for {selector}; there is:\n{}", self.text().await),
        }
    }

    /// Everything that can be read.
    pub async fn text(&self) -> String {
        let text = self.run("return document.body.innerText", vec![]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a function's body in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        within("running a script", self.client.execute(script, arguments)).await.expect("a script that runs")
    }

    /// Runs a function's body in the page, which calls its last argument with its answer.
    pub async fn call(&self, script: &str) -> Value {
        self.run_until_called(script, vec![]).await
    }

    /// Waits for the window that comes after the one that was closed, and goes on there.
    pub async fn next(&self) {
        let next = async || {
            let open = within("looking for windows", self.client.windows()).await.ok()?;
            let window = open.into_iter().next()?;
            within("going to the window", self.client.switch_to_window(window)).await.ok()
        };
        eventually("another window", next).await;
    }

    /// Runs a function's body in the page, which calls its last argument when it is done.
    pub(crate) async fn run_until_called(&self, script: &str, arguments: Vec<Value>) -> Value {
        within("running a script", self.client.execute_async(script, arguments))
            .await
            .expect("a script that ends")
    }

    /// Makes the page light or dark, as the setting of that name does.
    pub async fn appear(&self, appearance: &str) {
        self.run("document.documentElement.dataset.appearance = arguments[0]", vec![json!(appearance)]).await;
        self.settle().await;
    }

    /// What the window looks like on the screen, as PNG, once it looks the same for a moment. The driver's own pictures wait
    /// for the page to be drawn anew, which one that rests never is.
    pub async fn picture(&self) -> Vec<u8> {
        let mut last = None;
        let rests = soon(MOMENT, async || {
            let now = pixels::of_window(&self.display);
            let before = std::mem::replace(&mut last, now.clone());
            now.filter(|now| before.as_ref() == Some(now))
        });
        // Something that moves for ever is as good.
        let picture = rests.await.or(last).expect("a window on the screen");
        pixels::as_png(&picture)
    }

    /// Makes the page as large as this, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        within("resizing", self.client.set_window_size(width, height)).await.expect("another size");
    }

    async fn look(&self, selector: &str) -> Option<Element> {
        within("looking", self.client.find(Locator::Css(selector))).await.ok()
    }
}

/// An answer from the driver, or a failure that says what took too long: the library would wait for ever.
async fn within<T>(doing: &str, answer: impl Future<Output = T>) -> T {
    tokio::time::timeout(COMMAND, answer).await.unwrap_or_else(|_| panic!("{doing} took too long"))
}

/// The driver starts the app through `setpriv`, so that the app ends with it even when it is killed.
fn capabilities(app: &Path, arguments: &[&str]) -> Capabilities {
    let mut line = vec!["--pdeathsig", "KILL", "--", app.to_str().expect("a path")];
    line.extend(arguments);
    let options = json!({ "binary": "/usr/bin/setpriv", "args": line });
    Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)])
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}
