# Every sentence of the desktop window. Failures have their own file: errors.ftl.

app-name = Countersign
# $screen (String): the heading of the screen
window-title = { $screen } – Countersign

## Everywhere

action-retry = Try again
action-back = Back
action-close = Close
action-cancel = Cancel
action-done = Done
action-home = Go to Home
action-stop-waiting = Stop waiting
failure-code = Code to quote:
waiting = One moment…
moment-today = today at { $time }
moment-yesterday = yesterday at { $time }
moment-other = { $day } at { $time }
day-today = Today
day-yesterday = Yesterday

## Navigation

nav-label = Main
nav-home = Home
nav-document = Sign a document
nav-document-short = Sign
nav-history = History
nav-applications = Sharing
nav-settings = Settings
nav-settings-short = Settings
waiting-bar-label = Waiting requests
waiting-bar = This is waiting for you.
waiting-bar-more =
    { $count ->
        [one] This and one other are waiting for you.
       *[other] This and { $count } others are waiting for you.
    }
waiting-bar-show = Open it
# $title (String): what it asks, such as “Sign in to Payroll?”
news-arrived = New: { $title }

## Starting, and crashing

starting-explains = Waiting for the keychain and the data folder of this computer.
start-failed-title = Countersign could not start
crash-title = This window stopped working
crash-means = Nothing was approved or signed by that, and no PIN was kept.
crash-todo = Start the window again. If it keeps happening, quote the code below to your help desk.
crash-reload = Start again

## Without a window: the tray, notifications

tray-open = Open Countersign
tray-idle = Nothing is waiting
tray-waiting =
    { $count ->
        [one] One request is waiting
       *[other] { $count } requests are waiting
    }
tray-locked = Countersign is locked
tray-quit = Quit Countersign
# $user (String): the user ID that it is for, verified
notice-body = For { $user }. Opening it approves nothing.
notice-open = Open
notice-missed = They arrived while Countersign was locked.

## Closing the window where the desktop shows no tray

stays-title = Countersign keeps running
stays-means = This desktop shows no icons of programs that run without a window, so you will not see it. Requests still arrive, and notifications tell you of them.
stays-todo = To open it again, start Countersign the way you started it today. This is said only once.
stays-close = Close the window
stays-quit = Quit Countersign
stays-keep = Keep it open

## Keyboard shortcuts

shortcuts-title = Keyboard shortcuts
key-control = Ctrl
key-command = ⌘
key-escape = Esc
shortcut-lock = Lock
shortcut-add = Add an identity
shortcut-identity = Open an identity, counted from the top
shortcut-search = Search history
shortcut-export = Export history
shortcut-screen = Read a QR code from the screen
shortcut-waiting = Open what is waiting for you
shortcut-settings = Settings
shortcut-sheet = This list
shortcut-region = Next part of the window
shortcut-escape = Stop waiting, or leave without approving anything

## The lock

lock-verb = Lock
lock-nothing = There is no identity yet, so there is nothing to lock.
lock-title = Countersign is locked
lock-cause-person = You locked it.
lock-cause-idle = Nobody had used it for a while.
lock-cause-session = It was locked together with your session.
lock-cause-sleep = It was locked when the computer went to sleep.
lock-cause-user = It was locked when another user took over.
lock-cause-before = It was locked already when it last ended.
lock-by-system = Unlock with your computer’s sign-in
lock-by-hello = Unlock with Windows Hello
lock-by-touch-id = Unlock with Touch ID or your password
lock-by-pin = Unlock with a PIN
lock-no-system = Your computer cannot ask here who you are, so a PIN unlocks.
lock-no-way-in = I cannot unlock
lock-offline = This computer is offline. A PIN is checked by its service, so it cannot unlock now.
lock-explains = Waiting for the data folder of this computer.
lock-explains-system = Waiting for you to answer your computer’s own question.
lock-explains-pin = Waiting for the service to check your PIN.
lock-choose-title = Whose PIN do you want to enter?
lock-choose-continue = Continue
lock-choose-stopped = Where one more wrong PIN would block an identity, its PIN does not unlock any more.
lock-pin-title = Enter your PIN to unlock
lock-pin-verb = Unlock
lock-pin-attempts = Three wrong PINs in a row block an identity. Unlocking stops before the third.
lock-pin-attempts-left =
    { $left ->
        [one] 1 attempt left before this identity is blocked. Unlocking stops before the last one.
       *[other] { $left } attempts left before this identity is blocked. Unlocking stops before the last one.
    }
lock-remove-title = Remove every identity from this computer?
lock-remove-means = Without your computer’s sign-in and without a PIN there is no other way in. Your history and what you signed stay.
lock-remove-todo = To use Countersign again you need a new activation for each identity. Ask your administrator first if you are not sure.
lock-remove-keep = Keep them
lock-remove-verb = Remove every identity

## Home

home-title = Home
home-lead = When an application asks you to sign in or to sign, its question opens here.
home-offline = This computer is offline. Enrolling, signing in and signing need the network.
home-waiting =
    { $count ->
        [one] Waiting for you
       *[other] { $count } requests are waiting for you
    }
home-waited = No longer waiting
home-identities =
    { $count ->
        [one] Your identity
       *[other] Your identities
    }
home-add = Add an identity
home-no-identity = You have no identity on this computer yet.
home-paste = Have a link or a QR code?
pending-show = Open
identity-project-at = { $project } at { $service }
identity-last-used = Last used { $moment }
identity-never-used = Not used yet
state-not-allowed = Not allowed by your organisation
state-revoked = Blocked
state-expired = Expired
state-attempts-left =
    { $left ->
        [one] 1 attempt left
       *[other] { $left } attempts left
    }
unfinished-title = Finish setting up
unfinished-what = Enrolling { $user } at { $service } stopped { $moment }, before a PIN was chosen.
unfinished-finish = Choose the PIN
unfinished-discard = Discard
unfinished-explains = Waiting for the keychain.

## Requests that a service pushed

request-title = Request from { $project }
# $name (String): the identity
request-for = For { $name }, { $user } at { $service }
# $rest (String): minutes and seconds
request-rest = Open for another { $rest }
request-answered = This request was answered elsewhere.
request-refused = This request was refused elsewhere.
request-mismatched = A wrong number ended this request.
request-expired = Nobody answered this request in time.
request-over-means = Nothing is left to do here. If that was not you, tell your administrator.

## Welcome, and adding an identity

welcome-title = Welcome to Countersign
welcome-lead = Enrol this computer once and choose a PIN. Then that PIN signs you in, and signs your documents. There is no password.
add-title = Add an identity
add-lead = Use the link, the QR code or the code that you were given for it.
welcome-type-code = Type a code
welcome-ask-mail = Get a code by e-mail
link-label = Your link
link-placeholder = https://… or countersign://…
link-hint = Paste the link from your e-mail or from the application. Nothing happens before you agree to it.
link-read = Continue
link-label-mailed = The link from the e-mail
link-hint-mailed = Paste the link here, or open it in the e-mail on this computer.
link-explains = Waiting for the service that the link names.

## QR codes

qr-label = Or read it from a QR code
qr-screen = From the screen
qr-file = From a picture
qr-clipboard = From the clipboard
qr-hint = You can also drop a picture of the code here, or type the code.
qr-screen-explains = Looking at the screen. Your desktop may ask you first whether Countersign may see it.

## Codes and links by e-mail

ask-mail-title = Get an e-mail
ask-mail-lead = The service sends a code or a link to your address. With it you enrol this computer.
ask-mail-user = E-mail or user ID
ask-mail-user-hint = The e-mail goes to the address that your organisation knows you by.
ask-mail-send = Send the e-mail
ask-mail-explains = Waiting for { $service } to send the e-mail.
mail-code-title = Type the code from the e-mail
mail-code-lead = { $project } at { $service } sent it to { $user }. Type it on this computer only: nobody who calls or writes to you needs it.
mail-code-label = Six digits
mail-code-hint = The code works once, and for a short time.
mail-code-odd = The code has six digits and nothing else.
mail-link-title = We sent you a link
mail-link-lead = { $project } at { $service } sent it to { $user }. Open it on this computer, or copy it from the e-mail and paste it here.
mail-none-yet = No e-mail yet?
mail-none-yet-hint = It can take a few minutes. Look among unwanted mail too, and check the address.
mail-resend = Send another e-mail
mail-other-address = Use another address
mail-again = Another e-mail is on its way. Only the newest one counts.
# $rest (String): minutes and seconds
mail-next = Another e-mail can be sent in { $rest }.
mail-next-now = Another e-mail can be sent now.

## A code for another device

identity-add-device = Add another device
pin-title-share = Enter your PIN to add another device
pin-make-code = Make a code
closed-identity = Back to the identity
quick-code-title = Type this code on your other device
quick-code-lead = There, choose “Add an identity”, then “Type a code”.
# $rest (String): minutes and seconds
quick-code-rest = Works once, for another { $rest }
quick-code-soon = The code is about to expire.
quick-code-copy = Copy the code
quick-code-copied = Copied.
quick-code-not-copied = This computer does not allow copying. Read the code instead.
quick-code-secret = Whoever has this code can enrol a device as you. Give it to nobody.
quick-code-over = This code has expired
quick-code-over-lead = It can no longer be used. If your other device is not enrolled yet, make a new one.
quick-code-new = Make a new code

## Verify

verify-title = Enrol this computer with { $project }?
verify-title-unnamed = Enrol this computer for { $user }?

verify-lead = Enrol only if you expected this. You choose a PIN next.
verify-by = Confirmed by the connection to the service
verify-tls = Its address is proven by an encrypted connection.
verify-loopback = This service runs on this computer.
verify-no-project = The service does not say
verify-replaces = This replaces your identity “{ $name }”. Its PIN will no longer work.
verify-device = Name of this computer
verify-device-hint = So that you and your administrator can tell your computers apart.
verify-another = Use another code
verify-explains = Waiting for { $service } to register this computer.
verify-refuse = Not now
verify-accept = Enrol this computer
reported = reported

## Type a code

code-title = Type your code
code-lead = You find all three in the message, on the slip, or on the device that invited you.
code-service = Service address
code-services-fixed = Your organisation allows these services
code-service-hint = For example https://trust.example.com
code-user = User ID
code-user-hint = Usually your e-mail address at work.
code-code = Code
code-code-hint = An activation code, a code from an e-mail, or a QuickCode from another device. It works once, and for a short time.
code-continue = Continue
code-explains = Waiting for the service to say who it is.
code-new-activation = Ask your administrator or help desk for a new activation for { $user }. Then type the code you get here.
code-by-mail = Get a code by e-mail instead

## What facts are called

fact-service = Service
fact-project = Project
fact-user = User ID
fact-expected-user = For user
fact-identity = Identity
fact-purpose = Purpose
fact-origin = Began
fact-application = Application
fact-domain = Returns to
fact-device = This computer’s name
fact-pin = PIN
fact-enrolled = Enrolled
fact-last-used = Last used
fact-document = Document
fact-folder = Folder
fact-size = Size
fact-hash = Fingerprint (SHA-256)
fact-hash-signed = Fingerprint that was signed (SHA-256)
fact-signed = Signed
fact-signed-by = Signed by
fact-saved = Saved as
fact-receipt = Signature file
fact-when = When
fact-failure = What went wrong

## The PIN

pin-title-create = Choose a PIN
pin-title-repeat = Type the same PIN again
# $length (Number): how many digits the PIN has
pin-lead-create = { $length } digits that you can remember and nobody else would try.
pin-lead-repeat = So that a slip of the finger does not lock you out.
pin-label-create = New PIN
pin-label-repeat = The same PIN again
pin-hint-create = No repeated digits, no runs such as 1234, no years. Your PIN is never stored or sent.
pin-title-sign-in = Enter your PIN to sign in to { $project }
pin-title-session-sign = Enter your PIN to sign for { $project }
pin-title-document = Enter your PIN to sign { $document }
pin-label = PIN
pin-hint = Your PIN is never stored or sent.
pin-count = { $entered } of { $length } entered
pin-no-paste = A PIN cannot be pasted. Please type it.
pin-digits-only = Digits only.
pin-continue = Continue
pin-save = Save this PIN
pin-later = Finish later
pin-explains-save = Waiting for the keychain and the service to take your new PIN.
pin-explains-check = Waiting for { $service } to check your PIN.
pin-wrong = That PIN did not work.
pin-wrong-left =
    { $left ->
        [one] That PIN did not work. 1 attempt left before this identity is blocked.
       *[other] That PIN did not work. { $left } attempts left before this identity is blocked.
    }
pin-wrong-last = Stop and ask your administrator if you are not sure.
pin-attempts-left =
    { $left ->
        [one] 1 attempt left before this identity is blocked.
       *[other] { $left } attempts left before this identity is blocked.
    }
pad-label = Number pad
pad-clear = Clear all digits
pad-backspace = Delete the last digit

## Changing the PIN, and having forgotten it

identity-change-pin = Change PIN
# $name (String): the identity
pin-title-old = Enter the PIN that “{ $name }” has now
# $user (String): the user ID
pin-lead-old = For { $user }. You choose a new one next.
pin-label-old = Current PIN
pin-title-new = Choose a new PIN
pin-explains-change = Waiting for the keychain to take your new PIN.
pin-changed-title = Your PIN was changed
pin-changed-lead = From now on only the new PIN works for “{ $name }”, { $user }.
pin-forgotten = Forgotten your PIN?
forgotten-title = Nobody can tell you your PIN
forgotten-lead = It is stored nowhere: not on this computer, and not at { $service }. So nobody can look it up or reset it.
forgotten-means = A new activation for { $user } lets you choose a new PIN on this computer. Until you have used it, the old PIN works if you remember it.
forgotten-todo = Ask your administrator or help desk for it. Do not try PINs out: too many wrong ones block this identity.
forgotten-back = I remember it

## When a PIN entry is over without success

blocked-title = “{ $name }” is blocked
blocked-means = Too many wrong PINs were entered for { $user }, so the service no longer accepts this identity. Nothing was signed, and nobody signed in.
blocked-todo = Your administrator or help desk can give you a new activation. If it was not you who entered those PINs, tell them.
blocked-renew = Request a new activation
closed-back = Back to the request
closed-document = Back to the document

## After enrolling

enrolled-title = You are enrolled
enrolled-lead = Your PIN now signs you in to { $project } as { $user }.

## Approve a session

session-sign-in = Sign in to { $project }
session-sign = Sign for { $project }
session-title = Sign in to { $project }?
session-title-signing = Sign for { $project }?
session-title-document = Sign { $document } for { $project }?
session-by = Confirmed by the service
session-by-connection = Confirmed by the connection
session-refuse = Refuse
session-untied = Somewhere that nothing ties to this request
session-untied-todo = No number is shown there to compare. Approve only what you have just begun yourself.
session-report-lead = You have not begun this?
session-report = Refuse and report it
session-reason-lead = Something is not right with it?
session-reason = Refuse and say why
number-label = Number shown where you began
number-hint = Two digits. If none is shown there, or you have not begun this, refuse.
number-odd = The number is two digits, 10 to 99.
session-explains = Waiting for { $service }.
session-hash = Fingerprint to sign (SHA-256)
session-hash-hint = This request carries only a fingerprint, so Countersign cannot show the document itself. Sign only if the application shows you the same fingerprint.
# $application (String): the application's name
session-title-share = Share data with { $application }?
session-share = Share and sign in
# $application (String): the application's name
share-asks = { $application } asks for
share-required = required
share-optional = your choice
share-verified = verified
# $claim (String): what is asked for, as its label says it
share-which = { $claim }: which one?
share-unknown = The service has nothing to share here.
# $application (String): the application's name
share-missing = { $application } cannot do without something that the service does not know of you.
share-missing-todo = Ask your administrator to add it, or refuse.
share-until = For how long
share-until-open = Until I take it back
share-until-day = For one day
share-until-month = For 30 days
share-until-year = For one year
# $application (String): the application's name
share-remembered = You share this with { $application } already.
share-remembered-means = By signing in you share nothing else. Under Sharing you can change it or take it back.
# $service (String): the service's host
share-explains = Asking { $service } what there is to share.
share-fetching = What there is to share is being looked up.
share-signed = Your PIN signs what you share. The signature is kept in the history.
claim-name = Name
claim-email = E-mail address
claim-phone-number = Phone number
claim-birthdate = Date of birth
claim-address = Postal address
# $application (String): the application's name
shared-title = Shared with { $application }
shared-lead = You can go back to where you came from. What you share stands under Sharing.
handed-explains = Fetching the document from { $service }.
handed-fetching = The document is being fetched.
handed-progress = { $document }: how much has been fetched
handed-fetched = { $fetched } of { $size }
handed-verified = This is the document that you are asked to sign.
handed-verified-means = Its fingerprint was computed on this computer and is the one to sign.
handed-save = Save a copy…
session-no-identity = You have no identity at { $service } that can answer.
# $name (String): the identity
session-dead-identity = “{ $name }” could answer this, but it is blocked or has expired.
session-dead-identity-todo = Request a new activation for { $user }, or refuse.
session-no-identity-todo = Add one with the code or link that you were given, or refuse.
choice-label = Sign in with
choice-label-sign = Sign with
signed-in-title = Signed in to { $project }
session-signed-title = Signed for { $project }
approved-lead = You can go on in the application that asked.
refused-title = Refused
refused-lead = { $project } was told that you refused. Nothing was approved.
refused-lead-reason = { $project } was told that you refused, and why. Nothing was approved.
reported-title = Refused and reported
reported-lead = { $project } was told that you did not ask for this. Nothing was approved. If it happens again, tell your administrator.
reason-title = Why do you refuse?
reason-lead = { $project } is told what you choose and write here.
reason-label = Reason
reason-incorrect = What it says is wrong
reason-unclear = I have a question first
reason-not-mine = Somebody else has to sign it
reason-other = Another reason
reason-comment = Note (optional)
reason-comment-hint = At most 500 characters.

## An identity

identity-pin-length = { $length } digits
identity-name = Your name for it
identity-name-hint = Only you see this name.
identity-rename = Rename
identity-renamed = Renamed.
identity-remove = Remove from this computer
identity-not-allowed = Your organisation does not allow this identity’s service on this computer. It stays here, but it can sign nothing.
identity-revoked = The service blocked this identity. It can no longer sign in or sign.
identity-expired = This identity has expired. It can no longer sign in or sign.
identity-attempts =
    { $left ->
        [one] 1 wrong PIN more, and the service blocks this identity.
       *[other] { $left } wrong PINs more, and the service blocks this identity.
    }
remove-title = Remove “{ $name }”?
remove-means = This computer can then no longer sign in as { $user } at { $service }. What you signed stays valid, and your history stays here.
remove-todo = To use it again you need a new activation.
remove-verb = Remove identity
remove-keep = Keep it
discard-title = Discard this enrolment?
discard-means = What is left of enrolling { $user } at { $service } is deleted from this computer. The code is used up: you need a new one to enrol.
discard-verb = Discard enrolment
discard-keep = Keep it
confirm-explains = Waiting for the keychain.

## Sign a document

document-title = Sign a document
document-lead = Choose a file on this computer. You see what it is before you sign it.
document-drop = Choose a file, or drop one on this window.
document-choose = Choose a document
document-choose-other = Choose another document
document-explains = Waiting for the file to be read.
document-receipt-hint = The signature is saved as a file beside the document.
document-title-chosen = Sign { $document }?
document-by = Read and computed on this computer
document-sign = Sign document
document-refuse = Do not sign
preview-label = What it says
# $page (Number), $pages (Number): which page, of how many
preview-page = Page { $page } of { $pages }
preview-read = { $page } of { $pages } pages shown
preview-fetching = Drawing the page
# $count (Number): how many
preview-marked = { $count ->
    [one] One character that cannot be seen stands in this text.
   *[other] { $count } characters that cannot be seen stand in this text.
}
preview-marked-means = It is shown as ⟦U+…⟧. Such characters can make a text read differently from what it is.
preview-none = Countersign cannot show this file.
preview-lacking = Countersign cannot show everything in this document.
preview-none-todo = Read it in another program first. What you sign is this very file.
preview-acknowledge = I know what it says, and sign it although Countersign cannot show all of it.
preview-to-the-end = Read it to the end to sign it.
document-no-identity = You have no identity that can sign.
document-no-identity-todo = Add one with the code or link that you were given.
signed-title = Signed { $document }
signed-lead = Keep the signature file with the document: together they show that it has not changed.
handed-signed-lead = { $project } has your signature. This computer keeps it too, in the history.

## History

history-search = Search history
history-kind = Kind of entry
history-kind-all = Everything
history-kind-enrolled = Enrolments
history-kind-signed-in = Sign-ins
history-kind-signed = Signatures
history-kind-shared = Shared data
history-kind-took-back = Taken back
history-kind-quick-code = QuickCodes
history-kind-pin-changed = Changed PINs
history-kind-refused = Refusals
history-kind-blocked = Blocked identities
history-kind-unlocked = Wrong PINs at the lock
history-kind-renamed = Renamed identities
history-kind-removed = Removed identities
history-enrolled = Enrolled with { $subject }
history-enrolled-failed = Could not enrol with { $subject }
history-signed-in = Signed in to { $subject }
history-signed-in-failed = Could not sign in to { $subject }
history-signed = Signed { $subject }
history-signed-failed = Could not sign { $subject }
history-shared = Shared data with { $subject }
history-shared-failed = Could not share data with { $subject }
history-took-back = Took back what { $subject } got
history-took-back-failed = Could not take back what { $subject } gets
history-quick-code = Made a QuickCode for { $subject }
history-quick-code-failed = Could not make a QuickCode for { $subject }
history-pin-changed = Changed the PIN of { $identity }
history-pin-changed-failed = Could not change the PIN of { $identity }
history-refused = Refused { $subject }
history-refused-failed = Could not refuse { $subject }
history-blocked = { $identity } was blocked
history-unlocked = Unlocked with { $identity }
history-unlocked-failed = Could not unlock with { $identity }
history-renamed = Renamed to { $identity }
history-renamed-failed = Could not rename { $identity }
history-removed = Removed { $identity }
history-removed-failed = Could not remove { $identity }
history-empty = Nothing has happened yet.
history-empty-hint = Every enrolment, sign-in, signature and refusal will be listed here.
history-none-found = Nothing matches.
history-more = Show older entries
history-explains = Waiting for the data folder.
history-export = Export
export-title = Export history?
export-lead = Everything that is listed, in a file where you choose. It holds no PIN and no key.
export-csv = Save as CSV
export-json = Save as JSON
export-saved = Saved as { $path }
export-explains = Waiting for you to choose where to save it.

## Check a signature file

receipt-check = Check a signature
receipt-title = Check a signature
receipt-lead = Choose a signature file. Countersign compares it with the document beside it.
receipt-choose = Choose a signature file
receipt-choose-other = Choose another file
receipt-save = Save the signature file…
receipt-limits = This compares fingerprints on this computer. It does not ask the service whether the signature is genuine.
verdict-unchanged = The document is unchanged
verdict-unchanged-means = It is, to the last byte, what was signed.
verdict-changed = The document has changed
verdict-changed-means = It is not what was signed. Do not rely on it; ask for the original.
verdict-missing = The document is not there
verdict-missing-means = Put the document beside its signature file, under the name below, and check again.
verdict-statement-unchanged = The statement is unchanged
verdict-statement-unchanged-means = It says, to the last letter, what was signed.
verdict-statement-changed = The statement has changed
verdict-statement-changed-means = It is not what was signed. Do not rely on it.

## Network settings

settings-network = Network
network-none = No service is known on this computer yet.
network-explains = Waiting for the settings of this computer.
network-lost = Countersign keeps looking and says when it is back. Nothing is approved or signed meanwhile.
network-way = Reached
network-direct = Directly, without a proxy
# $proxy (String): host and port
network-proxy = Through the proxy { $proxy }
network-called = Last called
network-not-called = Not since this start
network-clock = Clock of this computer
network-clock-same = The same as the service’s
# $minutes (Number): how far
network-clock-ahead =
    { $minutes ->
        [one] A minute ahead of the service’s
       *[other] { $minutes } minutes ahead of the service’s
    }
# $minutes (Number): how far
network-clock-behind =
    { $minutes ->
        [one] A minute behind the service’s
       *[other] { $minutes } minutes behind the service’s
    }
# $subject (String): whom the certificate names
network-authority = Also trusted for this service: { $subject }
# $until (String): a moment
network-valid = Valid until { $until }
network-forget = Forget it
network-pinned = Must show this key, or another one pinned
network-unpin = Take the pin away
network-service = Service
network-service-hint = What you add here holds for this service alone.
network-choose = Add an authority…
network-pin = Pin of a key
network-pin-hint = The SHA-256 digest of its public key, as your help desk gives it. It is checked in addition to the certificate.
network-pin-add = Pin this key
# $service (String): host
network-offer = Trust this authority for { $service }?
network-offer-means = Whoever holds its key can read and change what you exchange with this service. Compare the fingerprint with what your help desk says.
network-subject = Authority
network-fingerprint = Fingerprint
network-from = Valid from
network-until = Valid until
network-not-now = Not now
# $service (String): host
network-trust = Trust it for { $service }

## Settings

settings-general = General
settings-saved = Saved.
settings-appearance = Appearance
appearance-system = Like the system
appearance-light = Light
appearance-dark = Dark
settings-language = Language
settings-language-system = Like the system
settings-device = Name of this computer
settings-device-hint = Services see it when you enrol.
settings-preset = Usual service
settings-preset-hint = The form for a code is filled in with this address.
settings-tray = Stay in the tray
settings-tray-hint = Closing the window does not end Countersign, so requests still reach you.
settings-start-at-login = Start when I log in
settings-start-at-login-hint = It starts hidden, and asks for nothing by itself.
settings-notifications = Show notifications
settings-notifications-hint = Who asks and for what, never a secret. While Countersign is locked it says nothing.
settings-shortcut = Shortcut to bring Countersign forward
settings-shortcut-hint = From any program. The desktop may ask you to allow it.
settings-shortcut-none = None
settings-shortcut-record = Choose keys
settings-shortcut-change = Change
settings-shortcut-clear = Remove
settings-shortcut-stop = Cancel
settings-shortcut-recording = Press a letter, a digit or a function key together with Ctrl, Alt or Super. Esc cancels.
settings-security = Security
settings-lock-after = Lock after
settings-lock-after-hint = Without use of Countersign.
# $minutes (Number): how long
settings-lock-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
settings-lock-never = Never
# $minutes (Number): most that may be chosen
settings-lock-longest =
    { $minutes ->
        [one] At most { $minutes } minute: set by your organisation
       *[other] At most { $minutes } minutes: set by your organisation
    }
settings-lock-session = Lock with the session
settings-lock-session-hint = When the screen is locked, the computer sleeps or another user takes over.
settings-capture = Keep windows out of screen captures
settings-capture-hint = Windows that show a PIN or a document stay black in screenshots and shared screens.
settings-capture-linux = This is not available on Linux: its desktops do not let a program ask for it.
settings-pad = Show a number pad
settings-pad-hint = To enter your PIN with the mouse or by touch.
settings-shuffled = Shuffle its digits
settings-shuffled-hint = So that nobody can tell your PIN from where you press.
settings-identities = Identities
settings-services-fixed = Only services that your organisation allows
settings-accessibility = Accessibility
settings-text-size = Size of text
settings-text-size-hint = Of everything in this window, beside what the system says.
# $percent (Number): 100 to 200
settings-percent = { $percent } %
settings-still = Keep still
settings-still-hint = Nothing moves or fades, whatever the system says.
settings-updates = Updates
settings-updates-hint = Which versions are offered to you.
updates-stable = Finished versions
updates-beta = Also versions that want to be tried
settings-verbose = Log everything
settings-verbose-hint = For somebody who looks for a fault. It never says a secret; a bar reminds you until you end it.
verbose-label = About the log
verbose-warning = Countersign logs everything it does, to find a fault.
verbose-stop = End it
settings-fixed = Set by your organisation
settings-managed = Your organisation manages some settings of this computer.
# $organisation (String): its name
settings-managed-by = { $organisation } manages some settings of this computer.
bundle-look = Look at a diagnostics bundle
bundle-hint = For your help desk: versions, settings and the log, without names, addresses or secrets.
bundle-title = Diagnostics bundle
bundle-lead = This is all that will be saved, letter by letter. Nothing is sent anywhere.
bundle-text = The whole bundle
bundle-save = Save it
settings-about = About and diagnostics
settings-version = Countersign { $version }
diagnose = Run diagnostics
diagnose-explains = Waiting for the keychain and the services to answer.
finding-keychain = Keychain
finding-journal = Data folder
finding-service = Service
finding-clock = Clock
finding-identity = Identity
finding-policy = Settings of your organisation
finding-well = is well
finding-ill = needs attention

## Updates

update-look = Look for updates
update-title = Updates
update-lead = Countersign asks for the list of versions only when you open this page. It installs nothing by itself.
update-explains = Waiting for the list of versions.
update-again = Look again
update-elsewhere = Updates come with your system.
update-elsewhere-means = This copy of Countersign looks nowhere for updates: your package manager or your organisation brings them.
# $version (String): the version that is installed
update-none = Countersign { $version } is the newest version.
# $newer (String): the version that can be had; $version (String): the one that is installed
update-available = Countersign { $newer } is available. You have { $version }.
update-not-direct = Your version is too old to go there in one step.
update-by-system = Install it with your system’s package manager, as you install other updates.
update-by-hand = Close Countersign, download the package and check its fingerprint, then install it. Your identities stay.
update-verified = Confirmed by the signature of the list
update-address = Package
update-fingerprint = SHA-256 of the package
update-unsigned = The list of versions is not properly signed.
update-stale = The list of versions is out of date.
update-stale-means = Somebody may be holding back a newer one, or the clock of this computer is wrong.
# $offered (String): the older version; $version (String): the one that is installed
update-older = Version { $offered } was offered, which is older than yours, { $version }.
update-replayed = An older list of versions was offered than one seen before.
update-refused-means = Somebody may be trying to bring another program to this computer. Nothing was downloaded or changed.
update-refused-todo = Try again from another network. If it stays like this, tell your help desk.
update-offline = The list of versions cannot be reached.
update-offline-means = Countersign goes on working as it is.
update-offline-todo = Look again when you are online.

## Failures of the window itself

error-unknown = Something went wrong that Countersign has no words for.
    .means = Nothing was approved or signed.
    .todo = Try again. If it keeps happening, quote the code to your help desk.
error-bridge-broken = The window lost touch with the program behind it.
    .means = Nothing was approved or signed.
    .todo = Close Countersign and start it again.
error-malformed-command = The window asked the program something it does not understand.
    .means = Nothing was approved or signed.
    .todo = Install Countersign again: its parts seem to be of different versions.
error-offer-expired = This offer to enrol is too old.
    .means = It was left open for too long. Your code may still be good.
    .todo = Paste the link or type the code again.
error-internal-defect = Countersign made a mistake of its own.
    .means = What you asked for was not done.
    .todo = Try again. If it keeps happening, quote the code to your help desk.
error-picture-too-large = This picture is too large.
    .means = Pictures of up to 8 MB can be pasted. Nothing was read from it.
    .todo = Cut out the QR code alone, or save the picture and choose its file.
error-clipboard-empty = There is no picture in the clipboard.
    .means = Nothing was read.
    .todo = Copy a picture of the QR code, for instance a screenshot, then try again.
error-clipboard-unavailable = The clipboard of this computer cannot be read.
    .means = Nothing was read.
    .todo = Save the picture as a file and choose it from there.
error-screen-denied = Countersign was not allowed to see the screen.
    .means = Nothing was looked at and nothing was opened.
    .todo = Try again and allow it, or save a picture of the code and choose it.
error-screen-unavailable = The screen cannot be read on this computer.
    .means = Your desktop offers no way to look at it. Nothing was opened.
    .todo = Save or copy a picture of the code instead, or type the code.
error-shortcut-unavailable = { $keys } cannot be used to open Countersign.
    .means = Another program uses these keys, or this desktop refuses them. Nothing else is affected.
    .todo = Choose other keys in Settings.
error-autostart-unwritable = Starting at login cannot be switched on this computer.
    .means = It stays as it was.
    .todo = Try again. If it keeps happening, switch it in the settings of your desktop.
error-locked = Countersign is locked.
    .means = Nothing was done.
    .todo = Unlock it, then try again.
error-unlock-refused = Your computer did not confirm that it is you.
    .means = Countersign stays locked.
    .todo = Try again, or unlock with a PIN.
error-unlock-unavailable = Your computer cannot ask who you are now.
    .means = Countersign stays locked.
    .todo = Unlock with a PIN.
error-unlock-otherwise = Your computer can ask who you are.
    .means = Nothing was removed.
    .todo = Unlock with your computer’s own sign-in.
error-picture-unreadable = { $picture } cannot be read: { $reason }.
    .means = No QR code was looked for in it.
    .todo = Check that the file is there and that you may read it.
error-document-unseen = This document was not read to its end.
    .means = Nothing was signed.
    .todo = Read it to the end, or say that you know what cannot be shown.
# $page (Number): number of the page
error-page-unseen = Page { $page } cannot be shown.
    .means = It is damaged, protected by a password, or larger than can be shown here.
    .todo = Read it in another program before you sign it.
error-document-gone = This document is no longer open here.
    .means = It was opened too long ago, or is signed already. It was not signed just now.
    .todo = Open it again: choose the file, or open the request.
error-export-unwritable = The history cannot be saved there.
    .means = No file was written, or only part of one.
    .todo = Choose another folder, and check that its disk is not full.
error-copy-unwritable = The file cannot be saved there.
    .means = No file was written, or only part of one.
    .todo = Choose another folder, and check that its disk is not full.
error-receipt-gone = This signature is not kept here.
    .means = The history keeps signatures of documents that a service handed over. Others are saved beside their document.
    .todo = Look for the signature file beside the document.
error-certificate-gone = This certificate was chosen too long ago, or is trusted already.
    .means = Nothing was changed just now.
    .todo = Choose the file again.
error-bundle-gone = This bundle was looked at too long ago.
    .means = Nothing was saved.
    .todo = Look at a new one, then save it.
error-bundle-forbidden = Your organisation does not want diagnostics to be saved on this computer.
    .means = Nothing was written down.
    .todo = Tell your administrator what is wrong.
error-bundle-unwritable = The bundle cannot be saved there.
    .means = No file was written, or only part of one.
    .todo = Choose another folder, and check that its disk is not full.
error-entry-expired = The PIN was waited for too long.
    .means = Nothing was approved or signed.
    .todo = Start again from the request.
error-entry-closed = This PIN entry is closed already.
    .means = The PIN was not used.
    .todo = Start again from the request.
error-busy = Countersign is still busy with something else.
    .means = Nothing was approved or signed.
    .todo = Wait a moment, then try again.

## Applications

applications-title = Applications that you share data with
applications-none = You share nothing with any application.
applications-none-hint = When an application asks for data, you choose what it gets, and find it here.
# $identity (String): the identity's name
applications-unasked = What { $identity } shares could not be asked.
applications-explains = Asking your services what you share.
application-as = Shared by
application-since = Since
application-until = Until
application-until-open = you take it back
application-last-used = Last read
application-never-used = not yet
application-nothing = Nothing that the service still has.
# $application (String): the application's name
application-change = Change what { $application } gets
application-change-short = Change
# $application (String): the application's name
application-take-back = Take back what { $application } gets
application-take-back-short = Take back
# $application (String): the application's name
take-back-title = Take back what { $application } gets?
# $application (String): the application's name
take-back-means = From now on { $application } cannot read it. What it has read already stays with it.
take-back-todo = It will ask again when you next sign in there.
take-back-verb = Take back
take-back-keep = Keep sharing
