// Generated from src-tauri/src/bridge. Do not edit: `cargo xtask types` writes it.

export type Failure = { 
/**
 * Stable, in kebab case: the catalogue's key after `error-`, and what people quote.
 */
code: string, 
/**
 * Placeables of the sentences.
 */
details: { [key in string]: string }, 
/**
 * Whether doing the same again can help.
 */
retry: boolean, };

export type Start = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Operating system.
 */
platform: Platform, 
/**
 * The system's preferred language, a BCP 47 tag.
 */
language: string, 
/**
 * Settings in force.
 */
settings: Settings, 
/**
 * What an organisation fixes; `None` where nobody manages this computer.
 */
managed: Managed | null, 
/**
 * Identities on this workstation.
 */
identities: Array<IdentityView>, 
/**
 * Enrolments that were interrupted before their PIN was chosen.
 */
unfinished: Array<UnfinishedEnrolment>, 
/**
 * What is wrong with the keychain or the data folder, if anything.
 */
problem: Failure | null, 
/**
 * Whether `next_question` has something to answer.
 */
questionWaiting: boolean, 
/**
 * Where the page was when its window closed; `None` the first time.
 */
place: Place | null, 
/**
 * Why the keys that bring the window forward do not work, where some are chosen and do not.
 */
shortcutProblem: Failure | null, };

export type Platform = "linux" | "macos" | "windows";

export type Settings = { 
/**
 * Light, dark or as the system says.
 */
appearance: Appearance, 
/**
 * Language of the program, a BCP 47 tag; `None` follows the system.
 */
language: string | null, 
/**
 * How this workstation calls itself when it enrols.
 */
deviceName: string, 
/**
 * Service address that the form is filled in with.
 */
presetService: string | null, 
/**
 * Whether the on-screen number pad is shown.
 */
numberPad: boolean, 
/**
 * Whether the pad's digits are shuffled each time.
 */
shuffledPad: boolean, 
/**
 * Whether the program stays in the tray when its window is closed.
 */
tray: boolean, 
/**
 * Whether it starts, hidden, when the person logs in.
 */
startAtLogin: boolean, 
/**
 * Whether a pushed request is told in a notification.
 */
notifications: boolean, 
/**
 * Keys that bring the window forward from anywhere, such as `Ctrl+Alt+C`; `None` for none.
 */
shortcut: string | null, 
/**
 * Minutes without use after which the program locks itself; 0 for never.
 */
lockAfter: number, 
/**
 * Whether it locks when the session is locked, the computer sleeps or another user takes over.
 */
lockWithSession: boolean, 
/**
 * Whether windows that show a PIN or a document are kept out of screen captures.
 */
captureGuard: boolean, 
/**
 * Size of text in percent, 100 to 200.
 */
textSize: number, 
/**
 * Whether nothing moves, whatever the system says.
 */
still: boolean, 
/**
 * Whether the log says everything.
 */
verboseLog: boolean, 
/**
 * Which versions are offered as updates.
 */
updateChannel: UpdateChannel, };

export type UpdateChannel = "stable" | "beta";

export type Appearance = "system" | "light" | "dark";

export type Managed = { 
/**
 * Its name, where it says one.
 */
organisation: string | null, 
/**
 * Settings that nobody else can change, by their names in `Settings`.
 */
fixed: Array<string>, 
/**
 * The addresses of all services allowed; `None` where every service is.
 */
services: Array<string> | null, 
/**
 * Most minutes without use that a person may choose.
 */
longestIdle: number | null, 
/**
 * Whether a person may save a diagnostics bundle.
 */
bundle: boolean, 
/**
 * Why what lies there now cannot be read. The last that could be stays in force.
 */
problem: Failure | null, };

export type IdentityView = { 
/**
 * Local identifier.
 */
id: string, 
/**
 * The person's own name for it; at first the project's name.
 */
name: string, 
/**
 * User ID at the service.
 */
user: string, 
/**
 * Project name as the service gives it, else its identifier.
 */
project: string, 
/**
 * The service's address.
 */
service: string, 
/**
 * Name of this workstation at the service.
 */
deviceName: string, 
/**
 * Digits of the PIN.
 */
pinLength: number, 
/**
 * Whether it can be used.
 */
state: IdentityState, 
/**
 * Wrong PINs that the service accepts before it blocks; known after a wrong one.
 */
attemptsLeft: number | null, 
/**
 * When it was enrolled.
 */
enrolled: string, 
/**
 * When it was last used.
 */
lastUsed: string | null, };

export type IdentityState = "active" | "revoked" | "expired";

export type UnfinishedEnrolment = { 
/**
 * Local identifier.
 */
id: string, 
/**
 * User ID.
 */
user: string, 
/**
 * The service's address.
 */
service: string, 
/**
 * When it began.
 */
began: string, };

export type Mail = { 
/**
 * The service's address.
 */
service: string, 
/**
 * Project name as the service states it, else its identifier.
 */
project: string, 
/**
 * User ID, whose address it went to.
 */
user: string, 
/**
 * What it holds.
 */
method: MailMethod, 
/**
 * When the next one may be asked for.
 */
next: string, };

export type MailMethod = "code" | "link";

export type ServiceNetwork = { 
/**
 * The service's address.
 */
service: string, 
/**
 * Whether the connection is protected by TLS, or stays on this machine.
 */
connection: Connection, 
/**
 * Host and port of the proxy on the way.
 */
proxy: string | null, 
/**
 * Authorities that are trusted for this service besides the system's.
 */
authorities: Array<AuthorityView>, 
/**
 * Keys of which the service must show one, 44 characters of base64 each.
 */
pins: Array<string>, 
/**
 * Seconds by which this computer's clock was ahead when the service last answered.
 */
skew: number | null, 
/**
 * When it was last called.
 */
called: string | null, 
/**
 * Why it did not answer then.
 */
failure: Failure | null, };

export type AuthorityView = { 
/**
 * Whom it names.
 */
subject: string, 
/**
 * Its SHA-256 digest, pairs of hexadecimal digits with colons between them.
 */
fingerprint: string, 
/**
 * Since when it is valid.
 */
from: string, 
/**
 * Until when.
 */
until: string, };

export type AuthorityOffer = { 
/**
 * Identifier of this offer.
 */
id: string, 
/**
 * The service's address.
 */
service: string, 
/**
 * The authority.
 */
authority: AuthorityView, };

export type OfService = { 
/**
 * Its address as typed.
 */
service: string, };

export type ForgetAuthority = { 
/**
 * The service's address.
 */
service: string, 
/**
 * The certificate's digest.
 */
fingerprint: string, };

export type PinService = { 
/**
 * The service's address as typed.
 */
service: string, 
/**
 * The key's digest.
 */
pin: string, };

export type ClaimKind = "name" | "email" | "phoneNumber" | "birthdate" | "address";

export type AskedData = { 
/**
 * What.
 */
claim: ClaimKind, 
/**
 * Whether the application cannot do without.
 */
required: boolean, 
/**
 * Why, as an administrator of the service wrote it.
 */
purpose: string | null, };

export type ShareTerms = { 
/**
 * Identifier of these terms.
 */
id: string, 
/**
 * What is asked for, in the application's order.
 */
items: Array<ShareItem>, 
/**
 * What is shared with the application already.
 */
shared: SharedData | null, 
/**
 * Whether the session is completed only by sharing something. Else what is shared already is enough.
 */
decides: boolean, };

export type ShareItem = { 
/**
 * What.
 */
claim: ClaimKind, 
/**
 * The values to choose one from, the main one first; empty if there is none.
 */
options: Array<ShareOption>, };

export type ShareOption = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The value.
 */
value: string, 
/**
 * Whether somebody has verified that it is the person's.
 */
verified: boolean, };

export type SharedData = { 
/**
 * The values.
 */
values: Array<SharedValue>, 
/**
 * Since when.
 */
since: string, 
/**
 * Until when, if the person set an end.
 */
until: string | null, 
/**
 * When the application last read any of it.
 */
lastUsed: string | null, };

export type SharedValue = { 
/**
 * What.
 */
claim: ClaimKind, 
/**
 * The value.
 */
value: string, };

export type TermsFor = { 
/**
 * The session request.
 */
id: string, 
/**
 * The identity that is to answer.
 */
identity: string, };

export type Election = { 
/**
 * The terms that they were shown.
 */
terms: string, 
/**
 * What they chose.
 */
options: Array<ElectedOption>, 
/**
 * For how many days; as long as they do not take it back, if that is not said.
 */
days: number | null, };

export type ElectedOption = { 
/**
 * What.
 */
claim: ClaimKind, 
/**
 * Which of its values.
 */
option: string, };

export type DataShared = { 
/**
 * The application's name.
 */
application: string, 
/**
 * Identifier of the entry of history that keeps the receipt.
 */
entry: string | null, };

export type Applications = { 
/**
 * What is shared, the newest first.
 */
shared: Array<Application>, 
/**
 * Whose service could not be asked.
 */
unasked: Array<Unasked>, };

export type Application = { 
/**
 * Identifier of this consent.
 */
id: string, 
/**
 * The application's name, else the project's.
 */
name: string, 
/**
 * The host that the application's browsers are sent back to.
 */
domain: string | null, 
/**
 * Name of the project.
 */
project: string, 
/**
 * Name of the identity.
 */
identity: string, 
/**
 * User ID.
 */
user: string, 
/**
 * What is shared.
 */
data: SharedData, };

export type Unasked = { 
/**
 * Name of the identity.
 */
identity: string, 
/**
 * Why.
 */
failure: Failure, };

export type Question = { "kind": "enrol", "value": EnrolmentOffer } | { "kind": "session", "value": SessionRequest } | { "kind": "document", "value": DocumentView } | { "kind": "failed", "value": Failure };

export type EnrolmentOffer = { 
/**
 * Identifier of this offer.
 */
id: string, 
/**
 * The service's address.
 */
service: string, 
/**
 * Whether the connection to the service is protected by TLS, or stays on this machine.
 */
connection: Connection, 
/**
 * Project name as the service states it; `None` where the service does not tell.
 */
project: string | null, 
/**
 * User ID.
 */
user: string, 
/**
 * How this workstation will call itself.
 */
deviceName: string, 
/**
 * The identity that this enrolment would replace.
 */
replaces: IdentityView | null, };

export type Connection = "tls" | "loopback";

export type AnnouncedDocument = { 
/**
 * File name.
 */
name: string, 
/**
 * Size in bytes.
 */
size: number, };

export type Tie = "number" | "nothing" | "foreign";

export type SessionRequest = { 
/**
 * Identifier of this request.
 */
id: string, 
/**
 * The service's address.
 */
service: string, 
/**
 * Project name as the service states it.
 */
project: string, 
/**
 * What the application says it is for; reported, not verified.
 */
description: string | null, 
/**
 * User ID that the application expects.
 */
user: string | null, 
/**
 * Hash to sign, lower-case hex, in a signing session.
 */
hash: string | null, 
/**
 * The document that the service hands over with it, as the service has signed it: fetch it with `fetch_document`.
 */
document: AnnouncedDocument | null, 
/**
 * What the application asks for of the person's data, as the service has signed it: see `share_terms`.
 */
claims: Array<AskedData>, 
/**
 * Whether the service has signed who asks; else the project's name is reported too.
 */
signed: boolean, 
/**
 * The application's name, as the service signed it.
 */
application: string | null, 
/**
 * The host that the application's browsers are sent back to, as the service signed it.
 */
domain: string | null, 
/**
 * The logo that goes with it, as the service signed it, in an address that holds it.
 */
logo: string | null, 
/**
 * What ties it to where it began.
 */
tie: Tie, 
/**
 * The pushed request that it is.
 */
pushed: string | null, 
/**
 * When it ends by itself; known of pushed requests.
 */
expires: string | null, 
/**
 * Identities that can answer; empty when none fits.
 */
identities: Array<IdentityView>, };

export type PushedRequest = { 
/**
 * Identifier of this request.
 */
id: string, 
/**
 * The service's address.
 */
service: string, 
/**
 * Project name, as the service gave it when the identity was enrolled.
 */
project: string, 
/**
 * What the application says it is for; reported, not verified.
 */
description: string | null, 
/**
 * Whether it asks for a signature; `None` until the service has told.
 */
signing: boolean | null, 
/**
 * Name of the document to sign, as the service has signed it, once it is handed over.
 */
document: string | null, 
/**
 * The identity that it is for.
 */
identity: IdentityView, 
/**
 * When it came.
 */
arrived: string, 
/**
 * When it ends by itself.
 */
expires: string, 
/**
 * How it ended, once it has.
 */
ending: RequestEnding | null, };

export type RequestEnding = "answered" | "refused" | "mismatched" | "expired";

export type DocumentView = { 
/**
 * Identifier of this choice.
 */
id: string, 
/**
 * File name.
 */
name: string, 
/**
 * Folder it lies in.
 */
folder: string, 
/**
 * Size in bytes.
 */
size: number, 
/**
 * SHA-256, lower-case hex.
 */
hash: string, 
/**
 * Identities that can sign.
 */
identities: Array<IdentityView>, 
/**
 * What there is to see of it.
 */
preview: Preview, };

export type HandedDocument = { 
/**
 * Identifier of its session's question.
 */
id: string, 
/**
 * File name, as the service has signed it.
 */
name: string, 
/**
 * Size in bytes.
 */
size: number, 
/**
 * SHA-256, computed by this program, lower-case hex.
 */
hash: string, 
/**
 * What there is to see of it.
 */
preview: Preview, };

export type FetchedSoFar = { 
/**
 * Identifier of its session's question.
 */
id: string, 
/**
 * Bytes that have come.
 */
bytes: number, };

export type SignedDocument = { 
/**
 * Identifier of the entry of history that keeps the receipt.
 */
entry: string, 
/**
 * Name of the document.
 */
document: string, 
/**
 * The project's name.
 */
project: string, 
/**
 * SHA-256 of the document, lower-case hex.
 */
hash: string, 
/**
 * When it was signed.
 */
signed: string, };

export type Preview = { "kind": "text", "value": ShownText } | { "kind": "pages" } | { "kind": "none" };

export type ShownText = { 
/**
 * The text; what would be invisible stands in it as `⟦U+202E⟧`.
 */
text: string, 
/**
 * How many characters had to be made visible.
 */
marked: number, };

export type PageView = { 
/**
 * How many pages there are.
 */
count: number, 
/**
 * Pixels from left to right.
 */
width: number, 
/**
 * Pixels from top to bottom.
 */
height: number, 
/**
 * The page, drawn: a `data:` URL.
 */
picture: string, 
/**
 * The words on it as the file says them.
 */
words: string, 
/**
 * Whether everything on it could be drawn.
 */
whole: boolean, };

export type Receipt = { 
/**
 * Name of the document.
 */
document: string, 
/**
 * Full path of the signature file.
 */
saved: string, 
/**
 * SHA-256 of the document, lower-case hex.
 */
hash: string, 
/**
 * When it was signed.
 */
signed: string, };

export type ReceiptCheck = { 
/**
 * Full path of the signature file.
 */
receipt: string, 
/**
 * Name of the document it belongs to.
 */
document: string | null, 
/**
 * The application that something was shared with, if that is what was signed, and no document.
 */
sharedWith: string | null, 
/**
 * User ID that signed.
 */
user: string | null, 
/**
 * When it was signed.
 */
signed: string, 
/**
 * SHA-256 that was signed, lower-case hex.
 */
hash: string, 
/**
 * Whether the document is still what was signed.
 */
verdict: ReceiptVerdict, };

export type ReceiptVerdict = "unchanged" | "changed" | "documentMissing";

export type QuickCode = { 
/**
 * What to type on the other device.
 */
code: string, 
/**
 * User ID that it enrols.
 */
user: string, 
/**
 * The project's name.
 */
project: string, 
/**
 * The service's address.
 */
service: string, 
/**
 * When it can no longer be used.
 */
expires: string, };

export type PinEntry = { 
/**
 * Identifier of the entry.
 */
id: string, 
/**
 * What it is for.
 */
purpose: PinPurpose, 
/**
 * Digits expected.
 */
length: number, };

export type PinPurpose = "create" | "signIn" | "sign" | "share" | "unlock" | "change";

export type PinState = { 
/**
 * Identifier of the entry.
 */
id: string, 
/**
 * Grows with every change, so that a late event can be told from a new one.
 */
revision: number, 
/**
 * Digits entered.
 */
entered: number, 
/**
 * Digits expected.
 */
length: number, 
/**
 * What the entry is doing.
 */
phase: PinPhase, 
/**
 * Why the last attempt failed. The entry is open again unless `phase` is `Closed`.
 */
failure: Failure | null, 
/**
 * What came of it, once `phase` is `Done`.
 */
outcome: Outcome | null, };

export type PinPhase = "entering" | "choosing" | "repeating" | "working" | "done" | "closed";

export type Outcome = { "kind": "enrolled", "value": IdentityView } | { "kind": "signedIn", "value": string } | { "kind": "sessionSigned", "value": string } | { "kind": "documentSigned", "value": SignedDocument } | { "kind": "dataShared", "value": DataShared } | { "kind": "signed", "value": Receipt } | { "kind": "quickCode", "value": QuickCode } | { "kind": "unlocked" } | { "kind": "pinChanged", "value": IdentityView };

export type PinKeyPress = { 
/**
 * The entry.
 */
entry: string, 
/**
 * Counts the keys of this entry from 0; calls can overtake one another.
 */
sequence: number, 
/**
 * The key.
 */
key: PinKey, };

export type PinKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "backspace" | "clear" | "submit";

export type Place = { 
/**
 * The screen.
 */
screen: PlaceScreen, 
/**
 * Questions that nobody has settled yet.
 */
questions: Array<Question>, };

export type PlaceScreen = { "kind": "home" } | { "kind": "add" } | { "kind": "history" } | { "kind": "applications" } | { "kind": "settings" } | { "kind": "document", "value": DocumentView | null } | { "kind": "identity", "value": string } | { "kind": "question", "value": number };

export type LockState = { 
/**
 * Why it is closed; `None` where it is open.
 */
cause: LockCause | null, 
/**
 * Whether the system can be asked who is there.
 */
system: boolean, 
/**
 * Operating system.
 */
platform: Platform, 
/**
 * The language that was chosen, else the system's; a BCP 47 tag.
 */
language: string, 
/**
 * Light, dark or as the system says.
 */
appearance: Appearance, 
/**
 * Whether the on-screen number pad is shown.
 */
numberPad: boolean, 
/**
 * Whether the pad's digits are shuffled each time.
 */
shuffledPad: boolean, 
/**
 * Size of text in percent, 100 to 200.
 */
textSize: number, 
/**
 * Whether nothing moves, whatever the system says.
 */
still: boolean, };

export type LockCause = "person" | "idle" | "session" | "sleep" | "user" | "before";

export type UnlockWith = { "kind": "any" } | { "kind": "identity", "value": string };

export type UnlockStep = { "kind": "choose", "value": Array<UnlockChoice> } | { "kind": "enter", "value": UnlockEntry };

export type UnlockChoice = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The person's own name for it.
 */
name: string, 
/**
 * Whether the service takes it.
 */
state: IdentityState, 
/**
 * Wrong PINs that the service accepts before it blocks; known after a wrong one.
 */
attemptsLeft: number | null, 
/**
 * Whether its PIN can be tried: never where a wrong one would block it.
 */
usable: boolean, };

export type UnlockEntry = { 
/**
 * The entry.
 */
entry: PinEntry, 
/**
 * Whose PIN it is.
 */
identity: UnlockChoice, };

export type HistoryQuery = { 
/**
 * Text to look for in names, services and documents; empty for all.
 */
search: string, 
/**
 * Only this kind.
 */
kind: HistoryKind | null, 
/**
 * Only entries before this one (its `id`), for the next page.
 */
before: string | null, };

export type HistoryPage = { 
/**
 * Entries, newest first.
 */
entries: Array<HistoryEntry>, 
/**
 * Whether there are older ones.
 */
more: boolean, };

export type HistoryEntry = { 
/**
 * Identifier.
 */
id: string, 
/**
 * When it happened.
 */
at: string, 
/**
 * What happened.
 */
kind: HistoryKind, 
/**
 * Name of the identity at that time.
 */
identity: string, 
/**
 * User ID.
 */
user: string, 
/**
 * The service's address.
 */
service: string, 
/**
 * Project or document it was about.
 */
subject: string, 
/**
 * The failure's code where it did not succeed.
 */
failure: string | null, 
/**
 * SHA-256 that was signed.
 */
hash: string | null, 
/**
 * Where the signature was saved.
 */
saved: string | null, 
/**
 * Whether the signature is kept here, to be saved with `save_receipt`.
 */
receipt: boolean, };

export type HistoryKind = "enrolled" | "signedIn" | "signed" | "shared" | "tookBack" | "quickCode" | "pinChanged" | "refused" | "blocked" | "unlocked" | "renamed" | "removed";

export type ExportHistory = { 
/**
 * Format of the file.
 */
format: ExportFormat, };

export type ExportFormat = "csv" | "json";

export type Finding = { 
/**
 * What was examined: the catalogue's key after `finding-`.
 */
check: string, 
/**
 * What it is about, for example a service's address.
 */
subject: string | null, 
/**
 * Why it is not well; `None` when it is.
 */
failure: Failure | null, };

export type DiagnosticsBundle = { 
/**
 * Identifier, to save it as it is.
 */
id: string, 
/**
 * All of it.
 */
text: string, };

export type Update = { "kind": "elsewhere" } | { "kind": "upToDate" } | { "kind": "available", "value": NewVersion } | { "kind": "refused", "value": RefusedUpdate } | { "kind": "offline" };

export type NewVersion = { 
/**
 * Its number.
 */
version: string, 
/**
 * Whether this version can go to it directly.
 */
direct: boolean, 
/**
 * Whether the system's own package manager brings it.
 */
bySystem: boolean, 
/**
 * The package to fetch, where the system brings none.
 */
package: UpdatePackage | null, };

export type UpdatePackage = { 
/**
 * Where it lies.
 */
address: string, 
/**
 * SHA-256 of its bytes, lower-case hex.
 */
fingerprint: string, };

export type RefusedUpdate = { 
/**
 * Why.
 */
reason: UpdateRefusal, 
/**
 * The version that it offered, where it is an older one.
 */
offered: string | null, };

export type UpdateRefusal = "unsigned" | "stale" | "older";

export type ById = { 
/**
 * Its identifier.
 */
id: string, };

export type NextQuestion = { 
/**
 * Whether the page is where documents are signed: a picture that was dropped there is a document, whatever it
 * shows.
 */
signing: boolean, };

export type ReadLink = { 
/**
 * What was pasted.
 */
text: string, };

export type OfferEnrolment = { 
/**
 * The service's address as typed.
 */
service: string, 
/**
 * User ID.
 */
user: string, 
/**
 * Activation token, e-mail code or QuickCode.
 */
code: string, };

export type AskForMail = { 
/**
 * The service's address as typed.
 */
service: string, 
/**
 * User ID, to whose address the mail goes.
 */
user: string, };

export type ReadQrImage = { 
/**
 * A picture's file, standard base64.
 */
picture: string, };

export type AcceptEnrolment = { 
/**
 * The offer.
 */
id: string, 
/**
 * How this workstation shall call itself.
 */
deviceName: string, };

export type RenameIdentity = { 
/**
 * The identity.
 */
id: string, 
/**
 * Its new name, 1 to 80 characters.
 */
name: string, };

export type ApproveSession = { 
/**
 * The session request.
 */
id: string, 
/**
 * The identity that answers.
 */
identity: string, 
/**
 * The number that is shown where it began, as typed; only where there is one.
 */
number: string | null, 
/**
 * Whether the person has said that they know what the document says, though it cannot be seen here, or not all of
 * it; `false` where there is none.
 */
acknowledged: boolean, 
/**
 * What the person has chosen to share, where the application asks for that and it is not shared already.
 */
election: Election | null, };

export type RefuseSession = { 
/**
 * The session request.
 */
id: string, 
/**
 * Why, if the person says so.
 */
reason: RefusalReason | null, 
/**
 * In their own words, at most 500 characters; goes with a reason only.
 */
comment: string, };

export type RefusalReason = "incorrect" | "unclear" | "notMine" | "other";

export type SignDocument = { 
/**
 * The chosen document.
 */
id: string, 
/**
 * The identity that signs.
 */
identity: string, 
/**
 * Whether the person has said that they know what it says, though it cannot be seen here, or not all of it.
 */
acknowledged: boolean, };

export type DocumentPage = { 
/**
 * The chosen document.
 */
id: string, 
/**
 * Which page, the first being 0.
 */
page: number, 
/**
 * How wide it shall be, in pixels.
 */
width: number, };

export type Event = { "kind": "pin", "value": PinState } | { "kind": "questionWaiting" } | { "kind": "documentThere", "value": SessionRequest } | { "kind": "fetching", "value": FetchedSoFar } | { "kind": "network" } | { "kind": "requests" } | { "kind": "noTray" } | { "kind": "locked" } | { "kind": "unlocked" } | { "kind": "changed" };

export interface Commands {
  start: { arguments: null; answer: Start };
  next_question: { arguments: NextQuestion; answer: Question | null };
  remember_place: { arguments: Place; answer: null };
  close_window: { arguments: null; answer: null };
  quit: { arguments: null; answer: null };
  read_link: { arguments: ReadLink; answer: Question };
  read_qr_file: { arguments: null; answer: Question | null };
  read_qr_clipboard: { arguments: null; answer: Question };
  read_qr_image: { arguments: ReadQrImage; answer: Question };
  read_qr_screen: { arguments: null; answer: Question };
  service_networks: { arguments: null; answer: Array<ServiceNetwork> };
  choose_authority: { arguments: OfService; answer: AuthorityOffer | null };
  add_authority: { arguments: ById; answer: Array<ServiceNetwork> };
  forget_authority: { arguments: ForgetAuthority; answer: Array<ServiceNetwork> };
  pin_service: { arguments: PinService; answer: Array<ServiceNetwork> };
  unpin_service: { arguments: PinService; answer: Array<ServiceNetwork> };
  ask_for_mail: { arguments: AskForMail; answer: Mail };
  offer_enrolment: { arguments: OfferEnrolment; answer: EnrolmentOffer };
  accept_enrolment: { arguments: AcceptEnrolment; answer: PinEntry };
  resume_enrolment: { arguments: ById; answer: PinEntry };
  discard_enrolment: { arguments: ById; answer: null };
  identities: { arguments: null; answer: Array<IdentityView> };
  rename_identity: { arguments: RenameIdentity; answer: IdentityView };
  remove_identity: { arguments: ById; answer: null };
  make_quick_code: { arguments: ById; answer: PinEntry };
  change_pin: { arguments: ById; answer: PinEntry };
  requests: { arguments: null; answer: Array<PushedRequest> };
  open_request: { arguments: ById; answer: Question };
  approve_session: { arguments: ApproveSession; answer: PinEntry };
  share_terms: { arguments: TermsFor; answer: ShareTerms };
  refuse_session: { arguments: RefuseSession; answer: null };
  report_session: { arguments: ById; answer: null };
  fetch_document: { arguments: ById; answer: HandedDocument };
  save_document: { arguments: ById; answer: string | null };
  save_receipt: { arguments: ById; answer: string | null };
  applications: { arguments: null; answer: Applications };
  take_back: { arguments: ById; answer: null };
  change_sharing: { arguments: ById; answer: Question };
  choose_document: { arguments: null; answer: DocumentView | null };
  document_page: { arguments: DocumentPage; answer: PageView };
  sign_document: { arguments: SignDocument; answer: PinEntry };
  pin_key: { arguments: PinKeyPress; answer: null };
  pin_state: { arguments: ById; answer: PinState };
  cancel_pin: { arguments: ById; answer: null };
  lock_state: { arguments: null; answer: LockState };
  lock: { arguments: null; answer: null };
  unlock: { arguments: null; answer: null };
  unlock_by_pin: { arguments: UnlockWith; answer: UnlockStep };
  unlock_by_removing: { arguments: null; answer: null };
  activity: { arguments: null; answer: null };
  history: { arguments: HistoryQuery; answer: HistoryPage };
  export_history: { arguments: ExportHistory; answer: string | null };
  check_receipt: { arguments: null; answer: ReceiptCheck | null };
  settings: { arguments: null; answer: Settings };
  change_settings: { arguments: Settings; answer: Settings };
  look_for_update: { arguments: null; answer: Update };
  diagnose: { arguments: null; answer: Array<Finding> };
  preview_diagnostics: { arguments: null; answer: DiagnosticsBundle };
  save_diagnostics: { arguments: ById; answer: string | null };
}
