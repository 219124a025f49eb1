//! Why a command did not do what it was asked.

use std::process::ExitCode;

use serde_json::json;

use crate::error::Error;

/// What went wrong. Each kind has an exit status of its own; 2 is that of a command that cannot be read.
#[derive(Debug)]
pub enum Failure {
    /// A value that was given cannot be used; the argument is named.
    Usage(&'static str, String),
    /// What was named is not there.
    Unknown(String),
    /// It cannot be done as things are.
    Refused(String),
    /// The service's own side failed.
    Failed(Error),
}

impl Failure {
    /// The exit status.
    fn status(&self) -> u8 {
        match self {
            Failure::Failed(_) => 1,
            Failure::Usage(..) => 2,
            Failure::Unknown(_) => 3,
            Failure::Refused(_) => 4,
        }
    }

    /// A word for programs.
    fn code(&self) -> &'static str {
        match self {
            Failure::Failed(_) => "failed",
            Failure::Usage(..) => "usage",
            Failure::Unknown(_) => "unknown",
            Failure::Refused(_) => "refused",
        }
    }

    fn message(&self) -> String {
        match self {
            Failure::Usage(_, why) | Failure::Unknown(why) | Failure::Refused(why) => why.clone(),
            Failure::Failed(error) => error.to_string(),
        }
    }

    /// Prints it on standard error.
    pub fn print(&self, json: bool) -> ExitCode {
        let message = self.message();
        match (json, self) {
            (true, failure) => {
                let argument = if let Failure::Usage(argument, _) = failure { Some(argument) } else { None };
                let mut error = json!({ "code": failure.code(), "message": message });
                if let Some(argument) = argument {
                    error["argument"] = json!(argument);
                }
                eprintln!("{:#}", json!({ "error": error }));
            }
            (false, Failure::Usage(argument, _)) => eprintln!("error: {argument}: {message}"),
            (false, _) => eprintln!("error: {message}"),
        }
        ExitCode::from(self.status())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Failed(error)
    }
}
