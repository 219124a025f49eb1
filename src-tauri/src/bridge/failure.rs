//! What goes wrong on the bridge itself; what goes wrong behind it is the authenticator's to name.

use std::collections::BTreeMap;

use authenticator::Code;
use strum::{EnumIter, IntoEnumIterator, IntoStaticStr};

use super::Failure;

/// Failures of the bridge. The name in kebab case is the code that people quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Fault {
    /// A command whose arguments have another shape.
    MalformedCommand,
    /// A command stopped with a defect of the program.
    InternalDefect,
    /// A key of a PIN entry that came twice, or too far ahead of its turn: page and bridge count differently.
    BridgeBroken,
    /// An offer to enrol that was accepted already, or waited too long.
    OfferExpired,
    /// A chosen document that was signed already, or waited too long.
    DocumentGone,
    /// A chosen certificate that is trusted already, or waited too long.
    CertificateGone,
    /// A document that shall be signed before its end was seen, or without a word about what cannot be seen of it.
    DocumentUnseen,
    /// A page that cannot be drawn.
    PageUnseen,
    /// A copy cannot be saved where the person chose.
    CopyUnwritable,
    /// History keeps no such receipt.
    ReceiptGone,
    /// A PIN entry that was never opened, or is over.
    EntryClosed,
    /// A PIN entry that was left alone for too long.
    EntryExpired,
    /// History cannot be saved where the person chose.
    ExportUnwritable,
    /// A diagnostics bundle that was looked at too long ago.
    BundleGone,
    /// The organisation does not want bundles to be saved.
    BundleForbidden,
    /// A bundle cannot be saved where the person chose.
    BundleUnwritable,
    /// A chosen picture cannot be read from the disk.
    PictureUnreadable,
    /// A pasted picture that is larger than the bridge takes.
    PictureTooLarge,
    /// The clipboard holds no picture.
    ClipboardEmpty,
    /// The clipboard cannot be reached.
    ClipboardUnavailable,
    /// The person or the system did not let the program see the screen.
    ScreenDenied,
    /// There is no way to see the screen here.
    ScreenUnavailable,
    /// The keys that were to bring the window forward are taken, or the desktop refuses them.
    ShortcutUnavailable,
    /// Starting at login cannot be switched.
    AutostartUnwritable,
    /// The lock is closed.
    Locked,
    /// The system did not confirm who is there.
    UnlockRefused,
    /// The system could not ask who is there.
    UnlockUnavailable,
    /// Everything was to be removed to open the lock, and the system can still be asked.
    UnlockOtherwise,
}

impl Fault {
    /// Whether doing the same again can help.
    fn retry(self) -> bool {
        matches!(
            self,
            Fault::InternalDefect
                | Fault::ExportUnwritable
                | Fault::BundleUnwritable
                | Fault::CopyUnwritable
                | Fault::PictureUnreadable
                | Fault::ClipboardEmpty
                | Fault::ClipboardUnavailable
                | Fault::ScreenDenied
                | Fault::ScreenUnavailable
                | Fault::AutostartUnwritable
                | Fault::UnlockRefused
        )
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        let code: &'static str = fault.into();
        Failure { code: code.into(), details: BTreeMap::new(), retry: fault.retry() }
    }
}

impl Failure {
    /// Adds a placeable of the sentences.
    pub(crate) fn with(mut self, name: &str, value: String) -> Failure {
        self.details.insert(name.into(), value);
        self
    }
}

impl From<authenticator::Error> for Failure {
    fn from(error: authenticator::Error) -> Failure {
        Failure { code: error.code().as_str().into(), details: error.details(), retry: error.retry() }
    }
}

/// Every code that a page can meet: the authenticator's and the bridge's.
pub fn codes() -> impl Iterator<Item = &'static str> {
    Code::iter().map(Code::as_str).chain(Fault::iter().map(Into::into))
}
