//! Signing in to the portal with the app.

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use wire::MatchNumber;

use crate::problem::Problem;
use crate::session::{Session, Stage};
use crate::{Portal, State, visit};

/// A sign-in that a browser began.
#[derive(Clone)]
pub struct SignIn {
    session: Session,
    standing: Standing,
}

/// Where a sign-in stands. Knowing its identifier is what makes a browser the one that began it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    state: &'static str,
    sentence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<String>,
}

/// A sign-in, begun.
#[derive(Serialize)]
pub struct Begun {
    id: String,
    #[serde(flatten)]
    standing: Standing,
    link: String,
    address: String,
    qr: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<MatchNumber>,
}

/// `POST /api/sign-in`
pub async fn open(portal: State) -> Result<Json<Begun>, Problem> {
    let session = Session::open(&portal.service, None, "Sign in to the staff portal", None).await?;
    let standing = standing(Stage::Waiting, "");
    let (link, address, number) = (session.link.clone(), session.address.clone(), session.number);
    let id = portal.sign_ins.keep(SignIn { session, standing: standing.clone() })?;
    let qr = format!("/api/sign-in/{id}/qr.svg");
    Ok(Json(Begun { id, standing, link, address, qr, number }))
}

/// `GET /api/sign-in/{id}`
pub async fn poll(portal: State, Path(id): Path<String>) -> Result<Response, Problem> {
    let Some(SignIn { session, standing: last }) = portal.sign_ins.find(&id) else {
        return Ok((StatusCode::NOT_FOUND, Json(standing(Stage::Expired, ""))).into_response());
    };
    if last.is_final() {
        return Ok(Json(last).into_response());
    }
    let now = match session.poll(&portal.service).await {
        // Without a name nobody is signed in, whatever the status says.
        Ok(access) if access.user_id.is_empty() && Stage::from(access.status) == Stage::Done => {
            standing(Stage::Unreachable, "")
        }
        Ok(access) => standing(access.status.into(), &access.user_id),
        Err(_) => standing(Stage::Unreachable, ""),
    };
    settle(&portal, &id, now)
}

/// `GET /api/sign-in/{id}/qr.svg`
pub async fn qr(portal: State, Path(id): Path<String>) -> Result<Response, Problem> {
    let sign_in = portal.sign_ins.find(&id).ok_or_else(Problem::unknown)?;
    crate::qr::image(&sign_in.session.address)
}

impl Standing {
    fn is_final(&self) -> bool {
        matches!(self.state, "signed-in" | "refused" | "expired")
    }
}

/// Writes down where the sign-in stands. Of several polls that see it completed, one begins the visit.
fn settle(portal: &Portal, id: &str, now: Standing) -> Result<Response, Problem> {
    let first = portal
        .sign_ins
        .change(id, |sign_in| {
            let first = !sign_in.standing.is_final();
            if first {
                sign_in.standing = now.clone();
            }
            first
        })
        .unwrap_or_default();
    match &now.user {
        Some(user) if first && now.state == "signed-in" => {
            Ok(([visit::begin(portal, user)?], Json(now)).into_response())
        }
        _ => Ok(Json(now).into_response()),
    }
}

fn standing(stage: Stage, user: &str) -> Standing {
    let (state, sentence) = match stage {
        Stage::Waiting => {
            ("waiting", "Open Countersign on this computer, or scan the code from another one.".into())
        }
        Stage::Scanned => ("scanned", "Countersign has the request. Look at it there.".into()),
        Stage::Chosen if user.is_empty() => ("chosen", "Type your PIN in Countersign.".into()),
        Stage::Chosen => ("chosen", format!("Type your PIN in Countersign, {user}.")),
        Stage::Done => ("signed-in", format!("Signed in as {user}.")),
        Stage::Refused => ("refused", "The sign-in was refused in Countersign. Nobody was signed in.".into()),
        Stage::Expired => ("expired", "The request is no longer valid. Begin a new one.".into()),
        Stage::Unreachable => {
            ("unreachable", "The trust service does not answer. The portal keeps trying.".into())
        }
    };
    let user = (!user.is_empty() && matches!(stage, Stage::Chosen | Stage::Done)).then(|| user.to_owned());
    Standing { state, sentence, user }
}
