//! The hosted page: where a browser waits until its user has answered. It needs no script; one only makes the waiting smoother.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION, REFERRER_POLICY, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use qrcode::QrCode;
use qrcode::render::svg;
use url::Url;
use wire::{
    AccessId, ActivationToken, EnrolLink, MatchNumber, ServiceUrl, SessionLink, SessionStatus, UserId,
};

use super::failure::Refused;
use super::requests::Request;
use super::words::Words;
use crate::Service;
use crate::error::{Error, Result};
use crate::pages::escape;

/// Own style and script, own forms, nothing inline, nothing from elsewhere, in nobody's frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";
const LAYOUT: &str = include_str!("../../pages/hosted.html");

/// What a page is about.
pub struct Page<'a> {
    /// The project's service.
    pub service: &'a Service,
    /// The request that it waits for.
    pub request: &'a Request,
    /// The client's name; empty if it has none.
    pub client_name: &'a str,
    /// The number to repeat, while the session is open.
    pub number: Option<MatchNumber>,
}

/// How it is shown while it waits.
#[derive(Default)]
pub struct Manner<'a> {
    /// What enrols the user first.
    pub activation: Option<&'a ActivationToken>,
    /// Whether devices were just asked.
    pub sent: bool,
    /// Whether it reloads itself where there is no script: only once its user has said that they answered, for reloading takes
    /// the focus and what was typed.
    pub reloads: bool,
}

impl Page<'_> {
    /// Waits for the answer.
    pub fn waiting(&self, status: SessionStatus, manner: &Manner<'_>) -> Result<Response> {
        let access_id = self.request.access_id.as_ref().ok_or(Error::Damaged("an OpenID request"))?;
        let words = self.words();
        let next = format!("/authorize/wait?request={}", self.request.id);
        let reload = format!(
            "<noscript><meta http-equiv=\"refresh\" content=\"4;url={next}&amp;reloads=1\"></noscript>\n"
        );
        let script = "<script src=\"/assets/hosted.js\" defer></script>";
        let head = format!("{}{script}", if manner.reloads { reload.as_str() } else { "" });
        let title = words.say_of("sign-in", &[("application", &self.application())]);
        let devices = if manner.reloads || manner.activation.is_some() {
            String::new()
        } else {
            self.devices(&words, manner)
        };
        let body = [
            heading(&title),
            manner.activation.map(|token| self.enrolment(&words, token)).unwrap_or_default(),
            self.session(&words, access_id, status, &next)?,
            devices,
            self.way_back(&words),
        ];
        Ok(page(&words, &title, &head, &body.concat(), StatusCode::OK))
    }

    /// Says that the user refused, or that nobody answered.
    pub fn ended(&self, status: SessionStatus, back: &Url) -> Response {
        let words = self.words();
        let key = if status == SessionStatus::Abort { "refused" } else { "expired" };
        let title = words.say(key);
        let body = format!(
            "{}<section class=\"card\"><p>{}</p><form method=\"post\" action=\"/authorize/again\" class=\"actions\">{}\
             <a class=\"button\" href=\"{}\">{}</a><button class=\"quiet\">{}</button></form></section>",
            heading(&title),
            words.say(&format!("{key}-lead")),
            self.hidden(),
            escape(back.as_str()),
            escape(&words.say_of("back", &[("application", &self.application())])),
            words.say("again"),
        );
        page(&words, &title, "", &body, StatusCode::OK)
    }

    fn words(&self) -> Words {
        Words::of(&self.request.language)
    }

    /// What the client is called: its name, or else where it lives.
    fn application(&self) -> String {
        if self.client_name.is_empty() { self.host() } else { self.client_name.to_owned() }
    }

    fn host(&self) -> String {
        let url = Url::parse(&self.request.recipient.redirect_uri).ok();
        url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    }

    fn hidden(&self) -> String {
        format!("<input type=\"hidden\" name=\"request\" value=\"{}\">", self.request.id)
    }

    /// What opens the app here, what another device scans, and how it stands.
    fn session(
        &self,
        words: &Words,
        access_id: &AccessId,
        status: SessionStatus,
        next: &str,
    ) -> Result<String> {
        let address = format!("{}/session/#{access_id}", self.service.url);
        let service =
            ServiceUrl::parse(&self.service.url).map_err(|_| Error::Damaged("the project's address"))?;
        let open = SessionLink { service, access_id: access_id.clone() }.open();
        let seen = words.say("seen");
        let said = if status == SessionStatus::New { words.say("waiting") } else { seen.clone() };
        let whose =
            self.request.user.as_ref().map(|user| words.say_of("for-user", &[("user", user.as_str())]));
        Ok(format!(
            "<section class=\"card sides\"><div class=\"act\">{}<p>{}</p>{}\
             <p class=\"actions\"><a class=\"button\" href=\"{}\">{}</a></p>\
             <p id=\"status\" role=\"status\" data-request=\"{}\" data-status=\"{}\" data-seen=\"{}\">{said}</p>\
             <noscript><p><a href=\"{next}&amp;reloads=1\">{}</a></p></noscript>\
             <details><summary>{}</summary><p><label for=\"address\">{}</label></p>\
             <input id=\"address\" aria-label=\"{}\" value=\"{}\" readonly></details></div>\
             <figure>{}<figcaption>{}</figcaption></figure></section>",
            whose.map(|whose| format!("<p><strong>{}</strong></p>", escape(&whose))).unwrap_or_default(),
            words.say("lead"),
            self.number.map(|number| matching(words, number)).unwrap_or_default(),
            escape(&open),
            words.say("open"),
            self.request.id,
            <&str>::from(status),
            escape(&seen),
            words.say("continue"),
            words.say("nothing-opened"),
            words.say("copy"),
            words.say("address-label"),
            escape(&address),
            qr_code(&address, &words.say("code-label"))?,
            words.say("scan"),
        ))
    }

    /// What enrols a device first, with the token that the client handed over.
    fn enrolment(&self, words: &Words, token: &ActivationToken) -> String {
        let service = ServiceUrl::parse(&self.service.url).ok();
        let (Some(service), Some(user)) = (service, &self.request.user) else { return String::new() };
        let link = EnrolLink::open_activation(&service, self.service.project.id, user, token);
        format!(
            "<section class=\"card\"><h2>{}</h2><p>{}</p><p class=\"actions\"><a class=\"button\" href=\"{}\">{}</a></p></section>",
            words.say("enrol-title"),
            escape(&words.say_of("enrol-lead", &[("user", user.as_str())])),
            escape(&link),
            words.say("enrol"),
        )
    }

    /// What asks a user's devices. Whether there is such a user, or such a device, is not told.
    fn devices(&self, words: &Words, manner: &Manner<'_>) -> String {
        let user = self.request.user.as_ref().map(UserId::as_str).unwrap_or_default();
        let said = words.say_of("sent", &[("user", user)]);
        let said =
            if manner.sent { format!("<p role=\"status\">{}</p>", escape(&said)) } else { String::new() };
        let fixed = if self.request.fixed_user { " readonly" } else { "" };
        format!(
            "<section class=\"card\"><h2>{}</h2>{said}<form method=\"post\" action=\"/authorize/user\">{}\
             <label for=\"user\">{}</label><div class=\"row\"><input id=\"user\" name=\"user\" value=\"{}\" autocomplete=\"username\" \
             autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"{}\" required{fixed}>\
             <button class=\"quiet\">{}</button></div></form></section>",
            words.say("devices"),
            self.hidden(),
            words.say("user-label"),
            escape(user),
            UserId::MAXIMUM,
            words.say("send"),
        )
    }

    fn way_back(&self, words: &Words) -> String {
        format!(
            "<p class=\"hint\">{} <a href=\"/authorize/cancel?request={}\">{}</a></p>",
            escape(&words.say_of("returns-to", &[("host", &self.host())])),
            self.request.id,
            words.say("cancel"),
        )
    }
}

/// Says that a sign-in cannot go on here, and what is wrong, for whoever runs the client.
pub fn failed(words: &Words, refused: &Refused) -> Response {
    let title = words.say("failed");
    let code = if refused.parameter.is_empty() { refused.code() } else { refused.parameter };
    let body = format!(
        "{}<section class=\"card\"><p>{}</p><p class=\"code\" lang=\"en\"><strong>{code}</strong>: {}</p></section>",
        heading(&title),
        words.say("failed-lead"),
        refused.description,
    );
    page(words, &title, "", &body, StatusCode::BAD_REQUEST)
}

/// The same, where it is the browser that does not fit.
pub fn failed_here(words: &Words) -> Response {
    let title = words.say("failed");
    let body = format!(
        "{}<section class=\"card\"><p>{}</p></section>",
        heading(&title),
        words.say("failed-browser")
    );
    page(words, &title, "", &body, StatusCode::BAD_REQUEST)
}

/// Sends a browser on, with `GET` whatever it came with.
pub fn send_to(address: &str) -> Response {
    let headers: [(HeaderName, &str); 3] =
        [(LOCATION, address), (CACHE_CONTROL, "no-store"), (REFERRER_POLICY, "no-referrer")];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The number to repeat, and where.
fn matching(words: &Words, number: MatchNumber) -> String {
    format!("<p class=\"match\">{} <strong id=\"number\">{number}</strong></p>", words.say("number"))
}

fn heading(title: &str) -> String {
    format!("<h1>{}</h1>", escape(title))
}

fn page(words: &Words, title: &str, head: &str, body: &str, status: StatusCode) -> Response {
    let html = LAYOUT
        .replace("{{language}}", words.language())
        .replace("{{title}}", &escape(title))
        .replace("{{head}}", head)
        .replace("{{body}}", body);
    let headers: [(HeaderName, &str); 3] =
        [(CONTENT_SECURITY_POLICY, POLICY), (REFERRER_POLICY, "no-referrer"), (X_FRAME_OPTIONS, "DENY")];
    (status, headers, Html(html)).into_response()
}

/// A QR code as a drawing, dark on light whatever the page's colours are: else cameras do not read it.
fn qr_code(text: &str, label: &str) -> Result<String> {
    let code = QrCode::new(text).map_err(|_| Error::Damaged("a session's address"))?;
    let drawn = code.render::<svg::Color<'_>>().build();
    let (_, drawing) = drawn.split_once("<svg ").ok_or(Error::Damaged("a drawing"))?;
    Ok(format!("<svg role=\"img\" aria-label=\"{}\" {drawing}", escape(label)))
}
