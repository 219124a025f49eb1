# Alle Sätze der Kommandozeile.

failure-code = Code zum Weitergeben: { $code }
answer-yes = j ja y yes

## Typing

pin-prompt = PIN für { $name } ({ $user }):{ " " }
pin-new-prompt = Neue PIN, { $length } Ziffern:{ " " }
pin-again-prompt = Dieselbe PIN noch einmal:{ " " }
code-prompt = Code, den Sie bekommen haben:{ " " }
mail-code-prompt = Code aus der E-Mail, oder „nochmal“ für eine weitere E-Mail:{ " " }
mail-link-prompt = Link aus der E-Mail, oder „nochmal“ für eine weitere E-Mail:{ " " }
answer-again = nochmal again resend

## Enrolling

mail-code = { $service } schickt { $user } eine E-Mail mit einem Code. Das Projekt ist { $project }.
mail-link =
    { $service } schickt { $user } eine E-Mail mit einem Link. Das Projekt ist { $project }.
    Öffnen Sie den Link auf diesem Computer, oder kopieren Sie ihn aus der E-Mail und fügen Sie ihn hier ein. Was Sie einfügen, wird nicht angezeigt.
enrol-project = Das registriert den Computer für { $user } bei { $project } von { $service }.
enrol-service = Das registriert den Computer für { $user } bei { $service }, der nicht sagt, für welches Projekt.
enrol-replaces = Die Identität { $name } wird ersetzt.
enrol-question = Fortfahren? [j/N]
enrol-done = Dieser Computer ist registriert: { $user } als { $name }.
enrol-waits = Die Registrierung wartet auf ihre PIN. Schließen Sie sie ab mit: countersign enrol --resume { $id }
enrol-discarded = Die Registrierung von { $user } wurde aufgegeben.
pending-none = Keine Registrierung wartet auf ihre PIN.
pending-line = { $id }  { $user } bei { $project }, begonnen { $began }, aufgegeben { $expires }

## Sessions

session-asks-sign-in = { $project } bei { $service } bittet Sie, sich anzumelden.
session-asks-signature = { $project } bei { $service } bittet um Ihre Signatur.
session-application = Anwendung: { $value }
session-domain = Führt zurück zu: { $value }
session-unsigned = Der Dienst hat hiervon nichts signiert: Namen sind nicht geprüft.
session-description = Es heißt dort (nicht geprüft): { $description }
session-document-name = Sie übergibt das Dokument { $document }.
session-document-verified = Es ist das, was signiert werden soll: Das wurde auf diesem Computer geprüft.
session-document-saved = Gespeichert als { $saved }. Sehen Sie es an, bevor Sie die PIN eingeben.
session-document-text = ---- Hier beginnt das Dokument ----
session-document-end = ---- Hier endet das Dokument ----
session-document-marked =
    { $marked ->
        [one] Ein Zeichen darin ist unsichtbar oder ändert, wie andere zu lesen sind. Es steht als ⟦U+…⟧ da.
       *[other] { $marked } Zeichen darin sind unsichtbar oder ändern, wie andere zu lesen sind. Sie stehen als ⟦U+…⟧ da.
    }
session-hash = Was signiert werden soll: { $hash }
session-document = { $document } ist das, was signiert werden soll.
session-no-number = Nichts verbindet diese Anfrage mit dem Ort, wo sie begann (nicht geprüft). Geben Sie sie nur frei, wenn Sie sie gerade selbst begonnen haben.
number-prompt = Zahl, die dort steht, wo die Anfrage begann:{ " " }
session-approved = Bei { $project } als { $user } angemeldet.
session-signed = Für { $project } als { $user } signiert.
session-refused = Die Anfrage von { $project } wurde abgelehnt.
session-reported = Die Anfrage von { $project } wurde abgelehnt, und der Dienst weiß jetzt, dass Sie nicht darum gebeten haben.

## Sharing data

share-asks = { $application } bittet um Daten über Sie:
share-claim =
    { $claim ->
        [name] Vor- und Nachname
        [email] E-Mail-Adresse
        [phone_number] Telefonnummer
        [birthdate] Geburtsdatum
        [address] Postanschrift
       *[other] { $claim }
    }
share-item-required = { $name } (--share { $claim }), erforderlich
share-item-optional = { $name } (--share { $claim }), freiwillig
share-purpose = Wozu: { $purpose }
share-verified = { $value }, geprüft
share-unverified = { $value }, nicht geprüft
share-before = { $value }, schon geteilt
share-unavailable = Der Dienst hat hier nichts, was er teilen könnte.
share-required-means = Wenn Sie weitermachen, teilen Sie, was erforderlich ist. Um nichts zu teilen, lehnen Sie mit --refuse ab.
share-question = Das teilen: { $name }? [j/N]
share-which-prompt = Welches davon, 1 bis { $count }: { $name }? [{ $usual }]
share-days-prompt = Für wie viele Tage? Eine leere Zeile heißt: bis Sie es zurücknehmen.
share-signs = Ihre PIN teilt das mit { $application }:
share-value = { $name }: { $value }
share-until = Bis { $moment }, wenn Sie es nicht vorher zurücknehmen.
share-until-open = Bis Sie es zurücknehmen.
share-nothing = Sie teilen nichts mit { $application }.
share-done = { $application } kann das von jetzt an lesen. Ansehen oder zurücknehmen: countersign applications
share-remembered = Das teilen Sie mit { $application } schon:
share-remembered-means = Mit der Anmeldung teilen Sie nichts weiter.
application-none = Sie teilen mit keiner Anwendung etwas.
application-line = { $application }, geteilt von { $identity } ({ $user })
application-nothing = Nichts, was der Dienst noch hat.
application-until = Seit { $since }, bis { $until }
application-until-open = Seit { $since }, bis Sie es zurücknehmen
application-read = Zuletzt gelesen { $moment }
application-unread = Noch nicht gelesen
application-answer = Zurücknehmen mit: countersign applications take-back { $id }
application-take-back = { $application } wird nicht mehr lesen können, was { $identity } ({ $user }) mit ihr teilt. Was sie schon gelesen hat, behält sie.
application-take-back-question = Zurücknehmen? [j/N]
application-taken-back = { $application } kann es nicht mehr lesen. Sie fragt wieder, wenn Sie sich das nächste Mal dort anmelden.

## QuickCodes

quick-code-for = Tippen Sie ihn innerhalb von { $seconds } Sekunden auf dem anderen Gerät ein, mit der Benutzerkennung { $user } und dem Dienst { $service }.
quick-code-project = QuickCode für { $project }:

## Changing a PIN

change-pin-done = Die PIN von { $name } ({ $user }) wurde geändert. Die alte taugt nicht mehr.

## Requests

requests-none = Von diesem Computer wird gerade nichts verlangt.
requests-never = Kein Dienst der Identitäten dieses Computers schickt ihm Anfragen.
requests-following = Warten auf Anfragen. Unterbrechen Sie, um aufzuhören.
request-sign-in = { $moment }  { $project } bittet { $user }, sich anzumelden
request-signature = { $moment }  { $project } bittet { $user } um eine Signatur
request-answer = Antworten Sie mit: countersign sign-in '{ $link }'
request-ended =
    { $status ->
        [authenticated] Eine Anfrage wurde freigegeben.
        [signed] Eine Anfrage wurde signiert.
        [abort] Eine Anfrage wurde abgelehnt.
       *[other] Eine Anfrage ist vorbei.
    }

## Documents

sign-document = { $document }, { $size } Byte
sign-hash = SHA-256 { $hash }
sign-done = { $document } ist von { $user } signiert. Die Signatur liegt in { $saved }.
check-signature = Signiert { $signed } von { $user }, SHA-256 { $hash }
check-unchanged = { $document } ist das, was signiert wurde.
check-changed = { $document } ist nicht das, was signiert wurde.
check-missing = { $document } liegt nicht neben der Signatur.
check-unknown = (unbekannt)
check-caveat = Ob die Signatur echt ist, muss der Dienst sagen.

## Identities

identity-line =
    { $name }  { $user } bei { $service }, { $state ->
        [revoked] gesperrt
        [expired] abgelaufen
       *[active] { $used }
    }
identity-used = zuletzt benutzt { $moment }
identity-unused = noch nicht benutzt
identity-none = Auf diesem Computer gibt es noch keine Identität. Fügen Sie eine hinzu mit: countersign enrol
identity-renamed = { $old } heißt ab jetzt { $new }.
identity-remove = { $name } ({ $user }) wird auf diesem Computer vergessen. Der Dienst erfährt es nicht.
identity-remove-question = Vergessen? [j/N]
identity-removed = { $name } wurde vergessen.

## History

history-line =
    { $moment }  { $kind ->
        [enrolled] registriert
        [signed-in] angemeldet
        [signed] signiert
        [shared] Daten geteilt
        [took-back] Geteiltes zurückgenommen
        [quick-code] QuickCode erzeugt
        [refused] abgelehnt
        [blocked] gesperrt
        [renamed] umbenannt
        [removed] entfernt
        [pin-changed] PIN geändert
        [unlocked] Fenster entsperrt
       *[other] { $kind }
    }: { $subject }
history-who = , { $identity } ({ $user })
history-failed = , fehlgeschlagen: { $code }
history-none = Noch wurde nichts getan.
history-more = Es gibt mehr. Zeigen Sie es mit --limit, oder alles mit --export.

## Examining

doctor-good = in Ordnung        { doctor-check }
doctor-bad = nicht in Ordnung  { doctor-check }: { $code }
doctor-check =
    { $check ->
        [keychain] Schlüsselbund
        [journal] Datenordner
        [service] Dienst { $subject }
        [clock] Uhr, verglichen mit { $subject }
        [identity] Identität { $subject }
        [policy] Einstellungen Ihrer Organisation { $subject }
       *[other] { $check } { $subject }
    }
doctor-well = Alles ist in Ordnung.
doctor-unwell = Etwas ist nicht in Ordnung.

## Manual pages

manual-written = Die Handbuchseiten liegen in { $dir }.

## Failures of the command line

error-usage = Die Kommandozeile ergibt keinen Sinn.
    .means = Nichts wurde getan.
    .todo = Sehen Sie sich countersign --help an.
error-no-terminal = Hier ist niemand, der gefragt werden kann.
    .means = Nichts wurde getan.
    .todo = Führen Sie den Befehl an einem Terminal aus, oder verwenden Sie { $option }.
error-input-unreadable = Der Dateideskriptor { $descriptor } kann nicht gelesen werden: { $reason }.
    .means = Nichts wurde getan.
    .todo = Prüfen Sie, womit der Deskriptor verbunden ist.
error-picture-unreadable = { $picture } kann nicht gelesen werden: { $reason }.
    .means = Nichts wurde getan.
    .todo = Prüfen Sie, ob die Datei da ist und ob Sie sie lesen dürfen.
error-input-shared = Der Dateideskriptor { $descriptor } sollte zwei Dinge bringen.
    .means = Nichts wurde getan.
    .todo = Verwenden Sie zwei Deskriptoren.
error-not-confirmed = Sie haben nicht zugestimmt.
    .means = Nichts wurde getan.
    .todo = Antworten Sie mit j, oder verwenden Sie --yes.
error-no-identity = Auf diesem Computer gibt es noch keine Identität.
    .means = Ohne eine kann sich hier niemand anmelden oder signieren.
    .todo = Fügen Sie eine hinzu mit: countersign enrol
error-identity-not-chosen = Es gibt mehrere Identitäten: { $names }.
    .means = Nichts wurde getan.
    .todo = Nennen Sie eine mit --identity.
error-other-link = Dieser Link verlangt etwas anderes.
    .means = Nichts wurde getan.
    .todo = Benutzen Sie ihn mit: countersign { $command }
error-document-not-given = Die Anwendung bittet um eine Signatur, und niemand hat das Dokument gesehen.
    .means = Nichts wurde signiert. Sie wüssten nicht, was Sie signieren.
    .todo = Geben Sie das Dokument mit --document an, speichern Sie das übergebene mit --save, oder verwenden Sie --unseen, wenn Sie der Anwendung damit vertrauen.
error-nothing-handed-over = Die Anwendung übergibt kein Dokument.
    .means = Nichts wurde gespeichert und nichts signiert.
    .todo = Lassen Sie --save weg, oder bitten Sie die Anwendung um das Dokument.
error-sharing-not-chosen = Die Anwendung bittet um Daten über Sie, und niemand hat gewählt, was geteilt wird: { $claims }.
    .means = Nichts wurde geteilt, und Sie sind nicht angemeldet.
    .todo = Wählen Sie mit --share, oder verwenden Sie --share-required für das, worauf die Anwendung nicht verzichten kann.
error-share-unasked = Die Anwendung bittet nicht darum: { $claim }.
    .means = Nichts wurde geteilt, und Sie sind nicht angemeldet.
    .todo = Lassen Sie es weg.
error-share-twice = Das sollte zweimal geteilt werden: { $claim }.
    .means = Nichts wurde geteilt, und Sie sind nicht angemeldet.
    .todo = Nennen Sie es einmal. Die Anwendung bekommt einen Wert davon.
error-share-unknown = Der Dienst hat davon einen anderen Wert oder mehrere: { $claim }.
    .means = Nichts wurde geteilt, und Sie sind nicht angemeldet.
    .todo = Lassen Sie den Wert weg, oder wählen Sie einen von diesen: { $values }
error-share-unavailable = Davon hat der Dienst nichts, was er teilen könnte: { $claim }.
    .means = Nichts wurde geteilt, und Sie sind nicht angemeldet.
    .todo = Bitten Sie Ihren Administrator, es zu ergänzen. Lassen Sie es weg, wo es nicht erforderlich ist, oder lehnen Sie mit --refuse ab.
error-application-unknown = Mit { $wanted } wird nichts geteilt.
    .means = Nichts wurde zurückgenommen.
    .todo = Was geteilt wird, zeigt: countersign applications
error-application-not-chosen = Unter diesem Namen wird mehreres geteilt: { $applications }.
    .means = Nichts wurde zurückgenommen.
    .todo = Nennen Sie eines mit seiner Kennung.
error-no-pending = Keine Registrierung wartet auf ihre PIN.
    .means = Es gibt nichts abzuschließen oder aufzugeben.
    .todo = Beginnen Sie eine mit: countersign enrol
error-pending-not-chosen = Mehrere Registrierungen warten auf ihre PIN: { $pending }.
    .means = Nichts wurde getan.
    .todo = Nennen Sie eine mit ihrer Kennung.
error-unwritable = { $file } kann nicht geschrieben werden: { $reason }.
    .means = Dort ist nichts vollständig.
    .todo = Wählen Sie einen anderen Ordner, oder schaffen Sie Platz.
error-system = Dieser Computer ließ das Programm nicht laufen: { $reason }.
    .means = Nichts wurde getan.
    .todo = Versuchen Sie es erneut. Passiert das immer wieder, sagen Sie es Ihrer Administration.
