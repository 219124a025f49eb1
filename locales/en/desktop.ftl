# Every sentence of the desktop window. Failures have their own file: errors.ftl.

app-name = Countersign
# $screen (String): the heading of the screen
window-title = { $screen } – Countersign

## Everywhere

action-retry = Try again
action-back = Back
action-close = Close
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
nav-history = History
nav-settings = Settings
waiting-bar-label = Waiting requests
waiting-bar =
    { $count ->
        [one] Another request is waiting for you.
       *[other] { $count } other requests are waiting for you.
    }
waiting-bar-show = Show it

## Starting, and crashing

starting-explains = Waiting for the keychain and the data folder of this computer.
start-failed-title = Countersign could not start
crash-title = This window stopped working
crash-means = Nothing was approved or signed by that, and no PIN was kept.
crash-todo = Start the window again. If it keeps happening, quote the code below to your help desk.
crash-reload = Start again

## Keyboard shortcuts

shortcuts-title = Keyboard shortcuts
key-control = Ctrl
key-command = ⌘
key-escape = Esc
shortcut-add = Add an identity
shortcut-identity = Open an identity, counted from the top
shortcut-search = Search history
shortcut-export = Export history
shortcut-settings = Settings
shortcut-sheet = This list
shortcut-region = Next part of the window
shortcut-escape = Leave without approving anything

## Home

home-title = Home
home-lead = When an application asks you to sign in or to sign, its question opens here.
home-offline = This computer is offline. Enrolling, signing in and signing need the network.
home-waiting =
    { $count ->
        [one] Waiting for you
       *[other] { $count } requests are waiting for you
    }
home-identities =
    { $count ->
        [one] Your identity
       *[other] Your identities
    }
home-add = Add an identity
home-no-identity = You have no identity on this computer yet.
home-paste = Have a link?
pending-show = Show
identity-user-at = { $user } at { $service }
identity-last-used = Last used { $moment }
identity-never-used = Not used yet
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

## Welcome, and adding an identity

welcome-title = Welcome to Countersign
welcome-lead = Enrol this computer once and choose a PIN. Then that PIN signs you in, and signs your documents. There is no password.
add-title = Add an identity
add-lead = Use the link or the code that you were given for it.
welcome-type-code = Type a code instead
link-label = Your link
link-placeholder = https://… or countersign://…
link-hint = Paste the link from your e-mail or from the application. Nothing happens before you agree to it.
link-read = Continue
link-explains = Waiting for the service that the link names.

## Verify

verify-title = Enrol this computer with { $project }?
verify-title-unnamed = Enrol this computer for { $user }?

## Approve a session

session-sign-in = Sign in to { $project }
session-sign = Sign for { $project }
session-title = Sign in to { $project }?
session-title-signing = Sign for { $project }?

## Sign a document

document-title-chosen = Sign { $document }?
