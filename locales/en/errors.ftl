# Every failure as people meet it, one message for each code.
# The value says what happened, .means what it means for the person, .todo what to do.
# The code itself is shown beside them, to be quoted.

## Links

# $part (String): "form", "unknown", or the part that is missing
error-link-malformed =
    { $part ->
        [form] This is not a link.
        [unknown] This link is not for Countersign.
       *[other] This link is incomplete.
    }
    .means = Nothing was opened and nothing was sent.
    .todo =
        { $part ->
            [unknown] Check that you copied the link from the message or page meant for Countersign.
           *[other] Copy the whole link again, from its first letter to its last.
        }
error-link-unprotected = This link leads to a service without a protected connection.
    .means = Others could read along, so it was not opened.
    .todo = Ask whoever sent it for a link that begins with https.

## Services

# $service (String): the service's address
error-service-unreachable = { $service } cannot be reached.
    .means = Nothing was changed.
    .todo = Check your network connection, then try again.
# $service (String): the service's address
# $seconds (Number): how long it was waited for
error-service-timeout =
    { $seconds ->
        [one] { $service } did not answer within a second.
       *[other] { $service } did not answer within { $seconds } seconds.
    }
    .means = It may be busy, or the network is slow. You may have to do this step again.
    .todo = Wait a moment, then try again.
# $service (String): the service's address
# $status (Number): HTTP status
error-service-error = { $service } has a problem of its own (status { $status }).
    .means = It is not your fault, and you may have to do this step again.
    .todo = Try again in a few minutes. If it goes on, tell your help desk.
# $service (String): the service's address
# $what (String): which part of the answer
error-service-answer-malformed = { $service } answered something that Countersign does not understand ({ $what }).
    .means = The step was not completed, because a wrong answer is not trusted.
    .todo = Tell your help desk. Trying again will not help until the service is put right.
# $service (String): the service's address
error-service-unknown = { $service } is not a service that Countersign works with.
    .means = Something answers there, but nothing of yours was accepted by it.
    .todo = Check the address. On a guest network, open a web page first to sign in to the network.
# $service (String): the service's address
error-service-untrusted = This computer does not trust the certificate of { $service }.
    .means = It may be another service that pretends to be this one. Nothing secret was sent.
    .todo = Check the date and time of this computer. If they are right, tell your help desk and do not go on.
# $service (String): the service's address
error-service-issuer-unknown = This computer does not know who vouches for the certificate of { $service }.
    .means = A proxy of your organisation may open the connection, your organisation may have an authority of its own, or somebody pretends to be this service. Nothing secret was sent.
    .todo = Ask your help desk. If the certificate is your organisation’s, add its authority under Settings, Network.
# $service (String): the service's address
error-service-key-unexpected = { $service } showed another key than those that are pinned for it.
    .means = Its certificate is in order, but not the one that was agreed on: a proxy opens the connection, the service changed its key, or somebody pretends to be it. Nothing secret was sent.
    .todo = Ask your help desk which key is right before you change the pins under Settings, Network.
error-certificate-unreadable = This is not the certificate of one authority.
    .means = A file with one certificate is needed, as PEM or DER. Nothing was changed.
    .todo = Ask your help desk for the certificate of the authority, in a file of its own.
error-certificate-no-authority = This certificate may not vouch for others.
    .means = It belongs to a server or a person, not to an authority. Nothing was changed.
    .todo = Ask your help desk for the certificate of the authority that issued it.
error-pin-of-key-invalid = This is not the pin of a key.
    .means = A pin is a SHA-256 digest, 44 characters of base64. Nothing was changed.
    .todo = Copy the whole pin from what your help desk gave you.
# $expected (String): the project that was asked for
# $found (String): the project that answered
error-project-mismatch = The service answered for another project than the one you were invited to.
    .means = You were not enrolled. Expected was { $expected }, found was { $found }.
    .todo = Ask whoever invited you for a new link or code.
# $service (String): the service's address
# $service_code (String): the service's own code
error-refused-by-service = { $service } refused this ({ $service_code }).
    .means = It gave a reason of its own, and nothing was completed.
    .todo = Tell your help desk the reason in brackets.

## Enrolment

# $user (String): user ID
error-code-wrong-or-expired = The code for { $user } is wrong, was used already, or has expired.
    .means = You were not enrolled with it.
    .todo = Check user ID and code. If they are right, ask for a new code.
# $user (String): user ID
error-activation-invalid = The activation for { $user } was used already or has expired.
    .means = You were not enrolled with it.
    .todo = Ask for a new activation link or code.
# $user (String): user ID
error-already-enrolled = { $user } was enrolled on this computer in the meantime.
    .means = Nothing was replaced.
    .todo = Use that identity. To replace it, open the link once more.
error-pending-expired = This enrolment was not finished in time.
    .means = What was kept of it has been or will be deleted, and it cannot be finished any more.
    .todo = Ask for a new activation link or code, and choose your PIN right away.
error-user-invalid = This is not a user ID.
    .means = A user ID has 1 to 256 characters on one line.
    .todo = Type it as it is written in your invitation.
error-service-address-invalid = This is not the address of a service.
    .means = An address looks like https://trust.example.com. Only addresses on this computer may begin with http.
    .todo = Type it as it is written in your invitation.
error-name-invalid = This name cannot be used.
    .means = A name has 1 to 80 characters on one line.
    .todo = Choose another name.
# $service (String): the service's address
error-project-untold = { $service } does not say which project it is for.
    .means = It can only be enrolled with by a link, and no mail was sent.
    .todo = Ask your administrator for an activation link.
# $seconds (Number): how long to wait
error-mail-too-soon = A mail was sent already.
    .means =
        { $seconds ->
            [one] Another one can be sent in a second.
           *[other] Another one can be sent in { $seconds } seconds.
        }
    .todo = Look into your mailbox, the folder for spam too. Ask for another mail later if none is there.
# $service (String): the service's address
error-mail-not-offered = { $service } does not enrol by e-mail.
    .means = No mail was sent.
    .todo = Ask your administrator for an activation link or code.
# $project (String): the project's name
error-quick-code-not-offered = { $project } does not let its users make QuickCodes.
    .means = No code was made.
    .todo = Ask your administrator for an activation link or code for the other device.
# $name (String): the identity's name
error-quick-code-limited = { $name } was itself enrolled with a QuickCode, so it cannot make one.
    .means = No code was made.
    .todo = Make it on the device that you enrolled first, or ask your administrator for an activation link.

## QR codes

error-image-unreadable = This is not a picture that Countersign can read.
    .means = It reads PNG and JPEG of up to 64 million pixels. Nothing was opened.
    .todo = Choose a screenshot or a photograph of the QR code.
error-qr-missing = No QR code was found.
    .means = Nothing was opened.
    .todo = Show the whole code, large and sharp, and try again.
error-qr-foreign = The QR code is not for Countersign.
    .means = Nothing was opened and nothing was sent.
    .todo = Check that it is the code of the message or page meant for Countersign.
error-qr-several = There are several QR codes for Countersign.
    .means = Nothing was opened, because it could have been the wrong one.
    .todo = Show one of them only, and try again.
error-qr-crowded = There is too much to see to find a QR code in it.
    .means = Nothing was opened.
    .todo = Show the code alone, large and sharp, and try again.

## PINs

error-pin-malformed = A PIN is made of digits.
    .means = It has 4 to 6 digits and nothing else.
    .todo = Type the PIN again.
# $reason (String): "repeats", "run", "year", "date" or "few"
error-pin-too-simple =
    { $reason ->
        [repeats] This PIN repeats itself.
        [run] The digits of this PIN run up or down.
        [date] This PIN is a date.
        [few] This PIN has too few different digits for your organisation.
       *[year] This PIN is a year.
    }
    .means = Such PINs are guessed first.
    .todo = Choose another one.
error-pin-mismatch = The two PINs are not the same.
    .means = No PIN was set.
    .todo = Choose your PIN again.
error-pin-unchanged = This is the PIN that you have now.
    .means = Nothing was changed.
    .todo = Choose another one.
# $expected (Number): digits of the PIN
error-pin-length = This PIN has { $expected } digits.
    .means = It was not tried, so no attempt was lost.
    .todo = Type all { $expected } digits.
# $left (Number): attempts before the identity is blocked
error-wrong-pin = That PIN did not work.
    .means =
        { $left ->
            [one] 1 attempt left before this identity is blocked.
           *[other] { $left } attempts left before this identity is blocked.
        }
    .todo =
        { $left ->
            [one] Stop and ask your administrator if you are not sure.
           *[other] Try again.
        }

## Identities

# $name (String): the identity's name
error-identity-revoked = { $name } is blocked.
    .means = The service does not accept it any more, with any PIN. It is blocked after three wrong PINs, or by an administrator.
    .todo = Ask your administrator for a new activation, and enrol again.
# $name (String): the identity's name
error-identity-expired = { $name } has expired.
    .means = It was not used for too long, and the service does not accept it any more.
    .todo = Ask your administrator for a new activation, and enrol again.
# $name (String): the identity's name
error-unlock-stopped = Unlocking with the PIN of { $name } has stopped.
    .means = One more wrong PIN would block this identity, so no further PIN was tried.
    .todo = Unlock with your computer’s own sign-in or with another identity, or ask your administrator.
error-identity-changed = Another program changed { $name } meanwhile.
    .means = Nothing was changed here.
    .todo = Begin again, with the PIN that { $name } has now.
# $wanted (String): what was asked for
error-identity-unknown = There is no identity { $wanted } on this computer.
    .means = Nothing was done.
    .todo = Look at the list of identities, and choose one of them.
# $wanted (String): what was asked for
error-identity-ambiguous = Several identities on this computer are called { $wanted }.
    .means = Nothing was done, because it could have been the wrong one.
    .todo = Give its identifier instead, or rename one of them.

## Sessions

error-session-expired = This request is over.
    .means = It was not approved here. Requests are open for a few minutes only.
    .todo = Start again where the request came from.
error-session-answered = This request was answered already.
    .means = It can be answered only once.
    .todo = If it was not you, tell your administrator. Else go on where the request came from.
# $service (String): the service's address
error-request-forged = What { $service } says about this request does not bear its signature.
    .means = Somebody may have changed it on the way, so it is not shown. Nothing was approved.
    .todo = Do not approve it elsewhere either. Tell your administrator.
error-number-malformed = This is not a number of a request.
    .means = Nothing was sent.
    .todo = Type the two digits that are shown where the request began.
error-number-wrong = This is not the number of this request.
    .means = The request was ended, for it may be somebody else’s. Nothing was approved, and no attempt at your PIN was used.
    .todo = Begin again where you came from, and type the number that is shown there.
error-number-missing = This request cannot be approved without its number.
    .means = Nothing was approved, and no attempt at your PIN was used.
    .todo = Begin again where you came from. If no number is shown there, tell whoever runs that application.
error-consent-incomplete = This application cannot do without what you left out.
    .means = Nothing was shared, and you are not signed in.
    .todo = Share what is marked as required, or refuse the request.
error-consent-changed = What is asked for has changed while you looked at it.
    .means = Nothing was shared, and no attempt at your PIN was used.
    .todo = Open the request again, and look at it once more.
error-consent-ended = This is not shared any more.
    .means = It was taken back on another computer, its time is over, or the application is gone.
    .todo = Nothing needs to be done.
# $name (String): the identity's name
error-sharing-impossible = { $name } cannot share data on this computer.
    .means = It was enrolled without what this computer proves itself with to the service. Nothing was shared.
    .todo = Request a new activation for it.
# $project (String): the project's name
error-no-identity-for-session = No identity on this computer can answer { $project }.
    .means = The request is for another user, or for a project that you are not enrolled in here.
    .todo = Use the computer where you are enrolled, or enrol this one first.

## Documents

# $document (String): file name
# $reason (String): what the operating system says
error-document-unreadable = { $document } cannot be read: { $reason }.
    .means = It was not signed.
    .todo = Check that the file is there and that you may read it.
# $document (String): file name
error-document-changed = { $document } has changed since you chose it.
    .means = It was not signed, because it is not what you looked at.
    .todo = Look at the document again, and choose it once more if it is right.
# $document (String): file name
error-document-mismatch = { $document } is not what the application asks to be signed.
    .means = Nothing was signed.
    .todo = Do not sign. Ask whoever sent you the document.
error-comment-invalid = Your note is too long, or holds something that is no text.
    .means = It was not sent, and nothing was refused.
    .todo = Use at most 500 characters.
# $document (String): file name
error-document-empty = { $document } is empty.
    .means = There is nothing to sign.
    .todo = Choose another document, or wait until it is saved completely.
# $document (String): file name
# $limit (Number): the limit in GiB
error-document-too-large = { $document } is too large.
    .means = Documents of up to { $limit } GiB can be signed.
    .todo = Choose a smaller document.
# $folder (String): the document's folder
# $reason (String): what the operating system says
error-receipt-unwritable = The signature cannot be saved in { $folder }: { $reason }.
    .means = The signature is kept beside the document, and this folder does not allow it.
    .todo = Copy the document to a folder of your own and sign it there.
# $receipt (String): file name
error-receipt-unreadable = { $receipt } is not a signature saved by Countersign.
    .means = Nothing can be said about a document with it.
    .todo = Choose the file that ends with .signature.json.

## This computer

# $service (String): the service's address
# $minutes (Number): how far the clocks are apart
# $direction (String): whether the clock of this computer is "ahead" or "behind"
error-clock-skewed =
    { $direction ->
        [behind]
            { $minutes ->
                [one] The clock of this computer is a minute behind that of { $service }.
               *[other] The clock of this computer is { $minutes } minutes behind that of { $service }.
            }
       *[ahead]
            { $minutes ->
                [one] The clock of this computer is a minute ahead of that of { $service }.
               *[other] The clock of this computer is { $minutes } minutes ahead of that of { $service }.
            }
    }
    .means = A signature carries the time, and a wrong time would make it worthless. Nothing was signed.
    .todo = Set the date and time of this computer to automatic, then try again.
# $store (String): which keychain
error-keychain-unavailable = The keychain of this computer ({ $store }) is not available.
    .means = Your secrets are kept there and nowhere else. They were neither read nor changed.
    .todo = Start or set up the keychain, or sign out of this computer and in again. Then try again.
# $store (String): which keychain
error-keychain-locked = The keychain of this computer ({ $store }) is locked.
    .means = Your secrets are in it. They were neither read nor changed.
    .todo = Unlock it with the password of this computer, then try again.
# $store (String): which keychain
error-keychain-denied = The keychain of this computer ({ $store }) did not allow it.
    .means = Your secrets were neither read nor changed.
    .todo = Try again and allow Countersign to use the keychain.
# $store (String): which keychain
error-keychain-item-missing = The keychain of this computer ({ $store }) does not hold the secret of this identity any more.
    .means = It was deleted outside Countersign, or the keychain was reset. Without it the identity cannot be used.
    .todo = Ask your administrator for a new activation, and enrol again.
# $store (String): which keychain
error-keychain-item-corrupt = The secret of this identity in the keychain ({ $store }) is damaged.
    .means = It was changed outside Countersign and cannot be used. No attempt was lost.
    .todo = Ask your administrator for a new activation, and enrol again.
# $reason (String): what the operating system says
error-journal-unavailable = The data folder of Countersign cannot be used: { $reason }.
    .means = Your identities are still there, but cannot be listed or used.
    .todo = Check that the disk is not full and that you may write to your home folder. Then try again.
# $found (Number): version of the data
# $supported (Number): version that this program knows
error-journal-newer = A newer Countersign has used the data folder.
    .means = It has version { $found }, and this program knows { $supported } only. Nothing was changed.
    .todo = Install the newest version of Countersign.
error-journal-busy = Another Countersign on this computer is busy.
    .means = Nothing was changed.
    .todo = Wait until it is done, then try again.

## Managed settings

# $service (String): the service's address
# $allowed (String): addresses of the services allowed, with commas
error-service-not-allowed = Your organisation does not allow { $service } on this computer.
    .means = It was not asked for anything. Your organisation allows { $allowed }.
    .todo = If you need this service, ask your administrator.
# $project (String): the project's name
# $length (Number): digits of its PINs
# $minimum (Number): digits that the organisation asks for
error-pins-too-short = The PINs of { $project } have { $length } digits, and your organisation asks for { $minimum }.
    .means = How long a PIN is, the service decides. This computer was not enrolled.
    .todo = Ask your administrator. If you were invited, the invitation can be sent again.
# $kind (String): "unreadable", "owner", "writable", "too-large", "form", "version" or "value"
# $place (String): where, a file or a key
error-policy-unreadable =
    { $kind ->
        [owner] Your organisation’s settings belong to somebody who must not change them: { $place }.
        [writable] Your organisation’s settings can be changed by others: { $place }.
        [too-large] Your organisation’s settings are too large: { $place }.
        [form] Your organisation’s settings are malformed: { $place }.
        [version] Your organisation’s settings are for a later version of Countersign: { $place }.
        [value] Your organisation’s settings say something that Countersign does not know: { $place }.
       *[other] Your organisation’s settings cannot be read: { $place }.
    }
    .means = The last ones that could be read stay in force.
    .todo = Show this to your administrator.
