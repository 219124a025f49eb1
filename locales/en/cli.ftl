# Every sentence of the command line. Failures that the window has too are in errors.ftl.

failure-code = Code to quote: { $code }
# What is taken for a yes, in lower case, with spaces between.
answer-yes = y yes

## Typing

# $name (String): the identity
pin-prompt = PIN for { $name } ({ $user }):{ " " }
# $length (Number): digits of the PIN
pin-new-prompt = New PIN, { $length } digits:{ " " }
pin-again-prompt = The same PIN again:{ " " }
code-prompt = Code that you were given:{ " " }
mail-code-prompt = Code from the mail, or "again" for another mail:{ " " }
mail-link-prompt = Link from the mail, or "again" for another mail:{ " " }
# What is typed to have another mail sent, in lower case, with spaces between.
answer-again = again resend

## Enrolling

mail-code = { $service } sends a mail with a code to { $user }. The project is { $project }.
mail-link =
    { $service } sends a mail with a link to { $user }. The project is { $project }.
    Open the link on this computer, or copy it from the mail and paste it here. Nothing that you paste is shown.
enrol-project = This enrols the computer for { $user } with { $project } at { $service }.
enrol-service = This enrols the computer for { $user } at { $service }, which does not say for which project.
enrol-replaces = The identity { $name } will be replaced.
enrol-question = Continue? [y/N]
enrol-done = This computer is enrolled: { $user } as { $name }.
enrol-waits = The enrolment waits for its PIN. Finish it with: countersign enrol --resume { $id }
enrol-discarded = The enrolment of { $user } was given up.
pending-none = No enrolment waits for its PIN.
pending-line = { $id }  { $user } with { $project }, begun { $began }, given up { $expires }

## Sessions

session-asks-sign-in = { $project } at { $service } asks you to sign in.
session-asks-signature = { $project } at { $service } asks for your signature.
session-application = Application: { $value }
session-domain = Returns to: { $value }
session-unsigned = The service has signed nothing of this: names are not verified.
session-description = It says (not verified): { $description }
session-document-name = It hands over the document { $document }.
session-document-verified = It is what it asks to be signed: that was checked on this computer.
session-document-saved = Saved as { $saved }. Look at it before you type the PIN.
session-document-text = ---- The document begins ----
session-document-end = ---- The document ends ----
# $marked (Number): characters that had to be made visible
session-document-marked =
    { $marked ->
        [one] One character in it is invisible, or changes how others are read. It is written as ⟦U+…⟧.
       *[other] { $marked } characters in it are invisible, or change how others are read. They are written as ⟦U+…⟧.
    }
session-hash = What it asks to be signed: { $hash }
session-document = { $document } is what it asks to be signed.
session-no-number = Nothing ties this request to where it began (not verified). Approve it only if you have just begun it yourself.
number-prompt = Number that is shown where the request began:{ " " }
session-approved = Signed in to { $project } as { $user }.
session-signed = Signed for { $project } as { $user }.
session-refused = The request of { $project } was refused.
session-reported = The request of { $project } was refused, and the service was told that you did not ask for it.

## Sharing data

# $application (String): the application's name
share-asks = { $application } asks for data about you:
# $claim (String): what, as it is typed
share-claim =
    { $claim ->
        [name] Name
        [email] E-mail address
        [phone_number] Phone number
        [birthdate] Date of birth
        [address] Postal address
       *[other] { $claim }
    }
# $name (String): what, in words
# $claim (String): what, as it is typed
share-item-required = { $name } (--share { $claim }), required
# $name (String): what, in words
# $claim (String): what, as it is typed
share-item-optional = { $name } (--share { $claim }), your choice
share-purpose = Why: { $purpose }
share-verified = { $value }, verified
share-unverified = { $value }, not verified
# $value (String): the value, and whether it is verified
share-before = { $value }, shared already
share-unavailable = The service has nothing to share here.
share-required-means = By going on you share what is required. To share nothing, refuse with --refuse.
# $name (String): what, in words
share-question = Share this: { $name }? [y/N]
# $usual (Number): what an empty line means
share-which-prompt = Which one of these, 1 to { $count }: { $name }? [{ $usual }]
share-days-prompt = For how many days? An empty line means until you take it back.
share-signs = Your PIN shares this with { $application }:
share-value = { $name }: { $value }
share-until = Until { $moment }, unless you take it back before.
share-until-open = Until you take it back.
share-nothing = You share nothing with { $application }.
share-done = { $application } can read this from now on. To see it or take it back: countersign applications
share-remembered = You share this with { $application } already:
share-remembered-means = By signing in you share nothing else.
application-none = You share nothing with any application.
application-line = { $application }, shared by { $identity } ({ $user })
application-nothing = Nothing that the service still has.
application-until = Since { $since }, until { $until }
application-until-open = Since { $since }, until you take it back
application-read = Last read { $moment }
application-unread = Not read yet
application-answer = Take it back with: countersign applications take-back { $id }
application-take-back = { $application } will not be able to read any more what { $identity } ({ $user }) shares with it. What it has read already stays with it.
application-take-back-question = Take it back? [y/N]
application-taken-back = { $application } cannot read it any more. It will ask again when you next sign in there.

## QuickCodes

quick-code-for = Type it on the other device within { $seconds } seconds, with the user ID { $user } and the service { $service }.
quick-code-project = QuickCode for { $project }:

## Changing a PIN

change-pin-done = The PIN of { $name } ({ $user }) was changed. The old one is no use any more.

## Requests

requests-none = Nothing is asked of this computer right now.
requests-never = No service of this computer's identities sends it requests.
requests-following = Waiting for requests. Interrupt to stop.
request-sign-in = { $moment }  { $project } asks { $user } to sign in
request-signature = { $moment }  { $project } asks { $user } for a signature
request-answer = Answer it with: countersign sign-in '{ $link }'
# $status (String): how it ended
request-ended =
    { $status ->
        [authenticated] A request was approved.
        [signed] A request was signed.
        [abort] A request was refused.
       *[other] A request is over.
    }

## Documents

sign-document = { $document }, { $size } bytes
sign-hash = SHA-256 { $hash }
sign-done = { $document } is signed by { $user }. The signature is in { $saved }.
check-signature = Signed { $signed } by { $user }, SHA-256 { $hash }
check-unchanged = { $document } is what was signed.
check-changed = { $document } is not what was signed.
check-missing = { $document } is not beside the signature.
check-unknown = (unknown)
check-caveat = Whether the signature is genuine is for the trust service to say.

## Identities

# $state (String): active, revoked or expired
identity-line =
    { $name }  { $user } at { $service }, { $state ->
        [revoked] blocked
        [expired] expired
       *[active] { $used }
    }
identity-used = last used { $moment }
identity-unused = not used yet
identity-none = There is no identity on this computer yet. Add one with: countersign enrol
identity-renamed = { $old } is called { $new } from now on.
identity-remove = { $name } ({ $user }) will be forgotten on this computer. The trust service is not told.
identity-remove-question = Forget it? [y/N]
identity-removed = { $name } was forgotten.

## History

# $kind (String): what happened
# $subject (String): the project or the document
history-line =
    { $moment }  { $kind ->
        [enrolled] enrolled
        [signed-in] signed in
        [signed] signed
        [shared] shared data
        [took-back] took back shared data
        [quick-code] made a QuickCode
        [pin-changed] changed the PIN
        [refused] refused
        [blocked] blocked
        [unlocked] unlocked the window
        [renamed] renamed
        [removed] removed
       *[other] { $kind }
    }: { $subject }
# Follows the line.
history-who = , { $identity } ({ $user })
# Follows the line.
history-failed = , failed: { $code }
history-none = Nothing was done yet.
history-more = There is more. Show it with --limit, or all of it with --export.

## Examining

doctor-good = well      { doctor-check }
# $code (String): the failure's code
doctor-bad = not well  { doctor-check }: { $code }
# $check (String): what was examined
doctor-check =
    { $check ->
        [keychain] keychain
        [journal] data folder
        [service] trust service { $subject }
        [clock] clock, compared with { $subject }
        [identity] identity { $subject }
        [policy] settings of your organisation { $subject }
       *[other] { $check } { $subject }
    }
doctor-well = All is well.
doctor-unwell = Something is not well.

## Manual pages

manual-written = The manual pages are in { $dir }.

## Failures of the command line

error-usage = The command line makes no sense.
    .means = Nothing was done.
    .todo = Look at countersign --help.
error-no-terminal = There is nobody to ask here.
    .means = Nothing was done.
    .todo = Run the command at a terminal, or use { $option }.
error-input-unreadable = File descriptor { $descriptor } cannot be read: { $reason }.
    .means = Nothing was done.
    .todo = Check what the descriptor is connected to.
error-picture-unreadable = { $picture } cannot be read: { $reason }.
    .means = Nothing was done.
    .todo = Check that the file is there and that you may read it.
error-input-shared = File descriptor { $descriptor } was to bring two things.
    .means = Nothing was done.
    .todo = Use two descriptors.
error-not-confirmed = You did not agree.
    .means = Nothing was done.
    .todo = Answer y to agree, or use --yes.
error-no-identity = There is no identity on this computer yet.
    .means = Without one, nobody can sign in or sign here.
    .todo = Add one with: countersign enrol
error-identity-not-chosen = There are several identities: { $names }.
    .means = Nothing was done.
    .todo = Name one with --identity.
error-other-link = This link asks for something else.
    .means = Nothing was done.
    .todo = Use it with: countersign { $command }
error-document-not-given = The application asks for a signature, and nobody has seen the document.
    .means = Nothing was signed. You would not know what you sign.
    .todo = Give the document with --document, save the one that is handed over with --save, or use --unseen if you trust the application with that.
error-nothing-handed-over = The application hands over no document.
    .means = Nothing was saved and nothing was signed.
    .todo = Leave --save out, or ask the application for the document.
error-sharing-not-chosen = The application asks for data about you, and nobody has chosen what to share: { $claims }.
    .means = Nothing was shared, and you are not signed in.
    .todo = Choose with --share, or use --share-required for what the application cannot do without.
error-share-unasked = The application does not ask for this: { $claim }.
    .means = Nothing was shared, and you are not signed in.
    .todo = Leave it out.
error-share-twice = This was to be shared twice: { $claim }.
    .means = Nothing was shared, and you are not signed in.
    .todo = Name it once. The application gets one value of it.
error-share-unknown = The service has another value of this, or several: { $claim }.
    .means = Nothing was shared, and you are not signed in.
    .todo = Leave the value out, or choose one of these: { $values }
error-share-unavailable = The service has nothing to share of this: { $claim }.
    .means = Nothing was shared, and you are not signed in.
    .todo = Ask your administrator to add it. Leave it out where it is not required, or refuse with --refuse.
error-application-unknown = Nothing is shared with { $wanted }.
    .means = Nothing was taken back.
    .todo = Look at what is shared with: countersign applications
error-application-not-chosen = Several things are shared under this name: { $applications }.
    .means = Nothing was taken back.
    .todo = Name one by its identifier.
error-no-pending = No enrolment waits for its PIN.
    .means = There is nothing to finish or to give up.
    .todo = Begin one with: countersign enrol
error-pending-not-chosen = Several enrolments wait for their PIN: { $pending }.
    .means = Nothing was done.
    .todo = Name one by its identifier.
error-unwritable = { $file } cannot be written: { $reason }.
    .means = Nothing is complete there.
    .todo = Choose another folder, or make room.
error-system = This computer did not let the program run: { $reason }.
    .means = Nothing was done.
    .todo = Try again. If it keeps happening, tell your administrator.
