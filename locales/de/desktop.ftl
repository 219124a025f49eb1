# Alle Sätze des Fensters. Was fehlschlägt, steht in errors.ftl.

app-name = Countersign
window-title = { $screen } – Countersign

## Everywhere

action-retry = Erneut versuchen
action-back = Zurück
action-close = Schließen
action-cancel = Abbrechen
action-done = Fertig
action-home = Zur Startseite
action-stop-waiting = Nicht länger warten
failure-code = Code zum Weitergeben:
waiting = Einen Moment …
moment-today = heute um { $time }
moment-yesterday = gestern um { $time }
moment-other = { $day } um { $time }
day-today = Heute
day-yesterday = Gestern

## Navigation

nav-label = Hauptbereiche
nav-home = Start
nav-document = Dokument signieren
nav-document-short = Signieren
nav-history = Verlauf
nav-applications = Geteiltes
nav-settings = Einstellungen
nav-settings-short = Optionen
waiting-bar-label = Wartende Anfragen
waiting-bar = Das wartet auf Sie.
waiting-bar-more =
    { $count ->
        [one] Das und eine weitere Anfrage warten auf Sie.
       *[other] Das und { $count } weitere Anfragen warten auf Sie.
    }
waiting-bar-show = Öffnen
news-arrived = Neu: { $title }

## Starting, and crashing

starting-explains = Warten auf den Schlüsselbund und den Datenordner dieses Computers.
start-failed-title = Countersign konnte nicht starten
crash-title = Dieses Fenster funktioniert nicht mehr
crash-means = Dadurch wurde nichts freigegeben oder signiert, und keine PIN wurde behalten.
crash-todo = Starten Sie das Fenster neu. Passiert das immer wieder, nennen Sie Ihrem Helpdesk den Code unten.
crash-reload = Neu starten

## Without a window: the tray, notifications

tray-open = Countersign öffnen
tray-idle = Nichts wartet
tray-waiting =
    { $count ->
        [one] Eine Anfrage wartet
       *[other] { $count } Anfragen warten
    }
tray-locked = Countersign ist gesperrt
tray-quit = Countersign beenden
notice-body = Für { $user }. Das Öffnen gibt nichts frei.
notice-open = Öffnen
notice-missed = Sie kamen, während Countersign gesperrt war.

## Closing the window where the desktop shows no tray

stays-title = Countersign läuft weiter
stays-means = Dieses System zeigt keine Symbole von Programmen, die ohne Fenster laufen, deshalb sehen Sie es nicht. Anfragen kommen weiterhin an, und Benachrichtigungen melden sie Ihnen.
stays-todo = Um es wieder zu öffnen, starten Sie Countersign so, wie Sie es heute gestartet haben. Das wird nur einmal gesagt.
stays-close = Fenster schließen
stays-quit = Countersign beenden
stays-keep = Offen lassen

## Keyboard shortcuts

shortcuts-title = Tastenkürzel
key-control = Strg
key-command = ⌘
key-escape = Esc
shortcut-lock = Sperren
shortcut-add = Identität hinzufügen
shortcut-identity = Identität öffnen, von oben gezählt
shortcut-search = Verlauf durchsuchen
shortcut-export = Verlauf exportieren
shortcut-screen = QR-Code vom Bildschirm lesen
shortcut-waiting = Öffnen, was auf Sie wartet
shortcut-settings = Einstellungen
shortcut-sheet = Diese Liste
shortcut-region = Nächster Teil des Fensters
shortcut-escape = Warten beenden, oder verlassen, ohne etwas freizugeben

## The lock

lock-verb = Sperren
lock-nothing = Es gibt noch keine Identität, also auch nichts zu sperren.
lock-title = Countersign ist gesperrt
lock-cause-person = Sie haben es gesperrt.
lock-cause-idle = Niemand hat es eine Weile benutzt.
lock-cause-session = Es wurde zusammen mit Ihrer Sitzung gesperrt.
lock-cause-sleep = Es wurde gesperrt, als der Computer in den Ruhezustand ging.
lock-cause-user = Es wurde gesperrt, als jemand anderes den Computer übernahm.
lock-cause-before = Es war schon gesperrt, als es zuletzt endete.
lock-by-system = Mit der Computeranmeldung entsperren
lock-by-hello = Mit Windows Hello entsperren
lock-by-touch-id = Mit Touch ID oder Ihrem Passwort entsperren
lock-by-pin = Mit einer PIN entsperren
lock-no-system = Ihr Computer kann hier nicht fragen, wer Sie sind. Deshalb entsperrt eine PIN.
lock-no-way-in = Ich kann nicht entsperren
lock-offline = Dieser Computer ist offline. Eine PIN wird von ihrem Dienst geprüft und kann jetzt nicht entsperren.
lock-explains = Warten auf den Datenordner dieses Computers.
lock-explains-system = Warten darauf, dass Sie die Frage Ihres Computers beantworten.
lock-explains-pin = Warten darauf, dass der Dienst Ihre PIN prüft.
lock-choose-title = Wessen PIN wollen Sie eingeben?
lock-choose-continue = Weiter
lock-choose-stopped = Wo eine weitere falsche PIN eine Identität sperren würde, entsperrt deren PIN nicht mehr.
lock-pin-title = Geben Sie Ihre PIN zum Entsperren ein
lock-pin-verb = Entsperren
lock-pin-attempts = Drei falsche PINs hintereinander sperren eine Identität. Vor der dritten hört das Entsperren auf.
lock-pin-attempts-left =
    { $left ->
        [one] Noch 1 Versuch, bevor diese Identität gesperrt wird. Vor dem letzten hört das Entsperren auf.
       *[other] Noch { $left } Versuche, bevor diese Identität gesperrt wird. Vor dem letzten hört das Entsperren auf.
    }
lock-remove-title = Alle Identitäten von diesem Computer entfernen?
lock-remove-means = Ohne die Anmeldung Ihres Computers und ohne PIN führt kein anderer Weg hinein. Ihr Verlauf und was Sie signiert haben bleiben.
lock-remove-todo = Um Countersign wieder zu benutzen, brauchen Sie für jede Identität eine neue Aktivierung. Fragen Sie zuerst Ihre Administration, wenn Sie nicht sicher sind.
lock-remove-keep = Behalten
lock-remove-verb = Alle Identitäten entfernen

## Home

home-title = Start
home-lead = Wenn eine Anwendung Sie bittet, sich anzumelden oder zu signieren, öffnet sich ihre Frage hier.
home-offline = Dieser Computer ist offline. Registrieren, Anmelden und Signieren brauchen das Netzwerk.
home-waiting =
    { $count ->
        [one] Wartet auf Sie
       *[other] { $count } Anfragen warten auf Sie
    }
home-waited = Wartet nicht mehr
home-identities =
    { $count ->
        [one] Ihre Identität
       *[other] Ihre Identitäten
    }
home-add = Identität hinzufügen
home-no-identity = Auf diesem Computer haben Sie noch keine Identität.
home-paste = Haben Sie einen Link oder einen QR-Code?
pending-show = Öffnen
identity-project-at = { $project } bei { $service }
identity-last-used = Zuletzt benutzt { $moment }
identity-never-used = Noch nicht benutzt
state-not-allowed = Von Ihrer Organisation nicht erlaubt
state-revoked = Gesperrt
state-expired = Abgelaufen
state-attempts-left =
    { $left ->
        [one] Noch 1 Versuch
       *[other] Noch { $left } Versuche
    }
unfinished-title = Einrichtung abschließen
unfinished-what = Die Registrierung von { $user } bei { $service } endete { $moment }, bevor eine PIN gewählt war.
unfinished-finish = PIN wählen
unfinished-discard = Verwerfen
unfinished-explains = Warten auf den Schlüsselbund.

## Requests that a service pushed

request-title = Anfrage von { $project }
request-for = Für { $name }, { $user } bei { $service }
request-rest = Noch { $rest } offen
request-answered = Diese Anfrage wurde anderswo beantwortet.
request-refused = Diese Anfrage wurde anderswo abgelehnt.
request-mismatched = Eine falsche Zahl hat diese Anfrage beendet.
request-expired = Niemand hat diese Anfrage rechtzeitig beantwortet.
request-over-means = Hier ist nichts mehr zu tun. Wenn Sie das nicht waren, sagen Sie es Ihrer Administration.

## Welcome, and adding an identity

welcome-title = Willkommen bei Countersign
welcome-lead = Registrieren Sie diesen Computer einmal und wählen Sie eine PIN. Danach melden Sie sich mit dieser PIN an und signieren damit Ihre Dokumente. Ein Passwort gibt es nicht.
add-title = Identität hinzufügen
add-lead = Verwenden Sie den Link, den QR-Code oder den Code, den Sie dafür bekommen haben.
welcome-type-code = Code eintippen
welcome-ask-mail = Code per E-Mail anfordern
link-label = Ihr Link
link-placeholder = https://… oder countersign://…
link-hint = Fügen Sie den Link aus Ihrer E-Mail oder aus der Anwendung ein. Nichts geschieht, bevor Sie zustimmen.
link-read = Weiter
link-label-mailed = Der Link aus der E-Mail
link-hint-mailed = Fügen Sie den Link hier ein, oder öffnen Sie ihn auf diesem Computer in der E-Mail.
link-explains = Warten auf den Dienst, den der Link nennt.

## QR codes

qr-label = Oder aus einem QR-Code lesen
qr-screen = Vom Bildschirm
qr-file = Aus einem Bild
qr-clipboard = Aus der Zwischenablage
qr-hint = Sie können auch ein Bild des Codes hierher ziehen oder den Code eintippen.
qr-screen-explains = Der Bildschirm wird angesehen. Vielleicht fragt Ihr System zuerst, ob Countersign ihn sehen darf.

## Codes and links by e-mail

ask-mail-title = E-Mail anfordern
ask-mail-lead = Der Dienst schickt einen Code oder einen Link an Ihre Adresse. Damit registrieren Sie diesen Computer.
ask-mail-user = E-Mail oder Benutzerkennung
ask-mail-user-hint = Die E-Mail geht an die Adresse, unter der Ihre Organisation Sie kennt.
ask-mail-send = E-Mail senden
ask-mail-explains = Warten darauf, dass { $service } die E-Mail sendet.
mail-code-title = Tippen Sie den Code aus der E-Mail ein
mail-code-lead = { $project } bei { $service } hat ihn an { $user } geschickt. Tippen Sie ihn nur auf diesem Computer ein: Niemand, der Sie anruft oder Ihnen schreibt, braucht ihn.
mail-code-label = Sechs Ziffern
mail-code-hint = Der Code gilt einmal und nur für kurze Zeit.
mail-code-odd = Der Code besteht aus sechs Ziffern und nichts anderem.
mail-link-title = Wir haben Ihnen einen Link geschickt
mail-link-lead = { $project } bei { $service } hat ihn an { $user } geschickt. Öffnen Sie ihn auf diesem Computer, oder kopieren Sie ihn aus der E-Mail und fügen Sie ihn hier ein.
mail-none-yet = Noch keine E-Mail da?
mail-none-yet-hint = Das kann ein paar Minuten dauern. Sehen Sie auch im Spam-Ordner nach, und prüfen Sie die Adresse.
mail-resend = Noch eine E-Mail senden
mail-other-address = Andere Adresse verwenden
mail-again = Eine weitere E-Mail ist unterwegs. Nur die neueste zählt.
mail-next = Eine weitere E-Mail kann in { $rest } gesendet werden.
mail-next-now = Jetzt kann eine weitere E-Mail gesendet werden.

## A code for another device

identity-add-device = Weiteres Gerät hinzufügen
pin-title-share = Geben Sie Ihre PIN ein, um ein weiteres Gerät hinzuzufügen
pin-make-code = Code erzeugen
closed-identity = Zurück zur Identität
quick-code-title = Tippen Sie diesen Code auf Ihrem anderen Gerät ein
quick-code-lead = Wählen Sie dort „Identität hinzufügen“ und dann „Code eintippen“.
quick-code-rest = Gilt einmal, noch { $rest } lang
quick-code-soon = Der Code läuft gleich ab.
quick-code-copy = Code kopieren
quick-code-copied = Kopiert.
quick-code-not-copied = Dieser Computer erlaubt das Kopieren nicht. Lesen Sie den Code ab.
quick-code-secret = Wer diesen Code hat, kann ein Gerät in Ihrem Namen registrieren. Geben Sie ihn niemandem.
quick-code-over = Dieser Code ist abgelaufen
quick-code-over-lead = Er kann nicht mehr benutzt werden. Wenn Ihr anderes Gerät noch nicht registriert ist, erzeugen Sie einen neuen.
quick-code-new = Neuen Code erzeugen

## Verify

verify-title = Diesen Computer bei { $project } registrieren?
verify-title-unnamed = Diesen Computer für { $user } registrieren?

verify-lead = Registrieren Sie ihn nur, wenn Sie das erwartet haben. Als Nächstes wählen Sie eine PIN.
verify-by = Durch die Verbindung zum Dienst bestätigt
verify-tls = Eine verschlüsselte Verbindung belegt seine Adresse.
verify-loopback = Dieser Dienst läuft auf diesem Computer.
verify-no-project = Der Dienst sagt es nicht
verify-replaces = Das ersetzt Ihre Identität „{ $name }“. Deren PIN gilt dann nicht mehr.
verify-device = Name dieses Computers
verify-device-hint = Damit Sie und Ihre Administration Ihre Computer unterscheiden können.
verify-another = Anderen Code verwenden
verify-explains = Warten darauf, dass { $service } diesen Computer registriert.
verify-refuse = Jetzt nicht
verify-accept = Computer registrieren
reported = laut Anfrage

## Type a code

code-title = Tippen Sie Ihren Code ein
code-lead = Alle drei Angaben stehen in der Nachricht, auf dem Zettel oder auf dem Gerät, von dem die Einladung kam.
code-service = Adresse des Dienstes
code-services-fixed = Ihre Organisation erlaubt diese Dienste
code-service-hint = Zum Beispiel https://trust.example.com
code-user = Benutzerkennung
code-user-hint = Meistens Ihre E-Mail-Adresse bei der Arbeit.
code-code = Code
code-code-hint = Ein Aktivierungscode, ein Code aus einer E-Mail oder ein QuickCode von einem anderen Gerät. Er gilt einmal und nur für kurze Zeit.
code-continue = Weiter
code-explains = Warten darauf, dass der Dienst sagt, wer er ist.
code-new-activation = Bitten Sie Ihre Administration oder Ihren Helpdesk um eine neue Aktivierung für { $user }. Tippen Sie dann hier den Code ein, den Sie bekommen.
code-by-mail = Code stattdessen per E-Mail anfordern

## What facts are called

fact-service = Dienst
fact-project = Projekt
fact-user = Benutzerkennung
fact-expected-user = Für
fact-identity = Identität
fact-purpose = Zweck
fact-origin = Begonnen
fact-application = Anwendung
fact-domain = Führt zurück zu
fact-device = Name dieses Computers
fact-pin = PIN
fact-enrolled = Registriert
fact-last-used = Zuletzt benutzt
fact-document = Dokument
fact-folder = Ordner
fact-size = Größe
fact-hash = Fingerabdruck (SHA-256)
fact-hash-signed = Signierter Fingerabdruck (SHA-256)
fact-signed = Signiert
fact-signed-by = Signiert von
fact-saved = Gespeichert als
fact-receipt = Signaturdatei
fact-when = Wann
fact-failure = Was schiefging

## The PIN

pin-title-create = Wählen Sie eine PIN
pin-title-repeat = Tippen Sie dieselbe PIN noch einmal ein
pin-lead-create = { $length } Ziffern, die Sie sich merken können und die sonst niemand probieren würde.
pin-lead-repeat = Damit ein Vertippen Sie nicht aussperrt.
pin-label-create = Neue PIN
pin-label-repeat = Dieselbe PIN noch einmal
pin-hint-create = Keine Wiederholungen, keine Folgen wie 1234, keine Jahreszahlen. Ihre PIN wird nie gespeichert oder gesendet.
pin-title-sign-in = Geben Sie Ihre PIN ein, um sich bei { $project } anzumelden
pin-title-session-sign = Geben Sie Ihre PIN ein, um für { $project } zu signieren
pin-title-document = Geben Sie Ihre PIN ein, um { $document } zu signieren
pin-label = PIN
pin-hint = Ihre PIN wird nie gespeichert oder gesendet.
pin-count = { $entered } von { $length } eingegeben
pin-no-paste = Eine PIN kann nicht eingefügt werden. Bitte tippen Sie sie ein.
pin-digits-only = Nur Ziffern.
pin-continue = Weiter
pin-save = Diese PIN festlegen
pin-later = Später abschließen
pin-explains-save = Warten darauf, dass Schlüsselbund und Dienst Ihre neue PIN annehmen.
pin-explains-check = Warten darauf, dass { $service } Ihre PIN prüft.
pin-wrong = Diese PIN stimmte nicht.
pin-wrong-left =
    { $left ->
        [one] Diese PIN stimmte nicht. Noch 1 Versuch, bevor diese Identität gesperrt wird.
       *[other] Diese PIN stimmte nicht. Noch { $left } Versuche, bevor diese Identität gesperrt wird.
    }
pin-wrong-last = Hören Sie auf und fragen Sie Ihre Administration, wenn Sie nicht sicher sind.
pin-attempts-left =
    { $left ->
        [one] Noch 1 Versuch, bevor diese Identität gesperrt wird.
       *[other] Noch { $left } Versuche, bevor diese Identität gesperrt wird.
    }
pad-label = Ziffernfeld
pad-clear = Alle Ziffern löschen
pad-backspace = Letzte Ziffer löschen

## Changing the PIN, and having forgotten it

identity-change-pin = PIN ändern
pin-title-old = Geben Sie die PIN ein, die „{ $name }“ jetzt hat
pin-lead-old = Für { $user }. Als Nächstes wählen Sie eine neue.
pin-label-old = Jetzige PIN
pin-title-new = Wählen Sie eine neue PIN
pin-explains-change = Warten darauf, dass der Schlüsselbund Ihre neue PIN annimmt.
pin-changed-title = Ihre PIN wurde geändert
pin-changed-lead = Ab jetzt gilt für „{ $name }“, { $user }, nur noch die neue PIN.
pin-forgotten = PIN vergessen?
forgotten-title = Niemand kann Ihnen Ihre PIN sagen
forgotten-lead = Sie ist nirgends gespeichert: nicht auf diesem Computer und nicht bei { $service }. Deshalb kann niemand sie nachsehen oder zurücksetzen.
forgotten-means = Mit einer neuen Aktivierung für { $user } wählen Sie auf diesem Computer eine neue PIN. Bis Sie sie benutzt haben, gilt die alte PIN, falls sie Ihnen einfällt.
forgotten-todo = Bitten Sie Ihre Administration oder Ihren Helpdesk darum. Probieren Sie keine PINs durch: Zu viele falsche sperren diese Identität.
forgotten-back = Sie ist mir eingefallen

## When a PIN entry is over without success

blocked-title = „{ $name }“ ist gesperrt
blocked-means = Für { $user } wurden zu viele falsche PINs eingegeben, deshalb nimmt der Dienst diese Identität nicht mehr an. Nichts wurde signiert, und niemand wurde angemeldet.
blocked-todo = Ihre Administration oder Ihr Helpdesk kann Ihnen eine neue Aktivierung geben. Haben nicht Sie diese PINs eingegeben, sagen Sie es dort.
blocked-renew = Neue Aktivierung anfordern
closed-back = Zurück zur Anfrage
closed-document = Zurück zum Dokument

## After enrolling

enrolled-title = Sie sind registriert
enrolled-lead = Ihre PIN meldet Sie jetzt als { $user } bei { $project } an.

## Approve a session

session-sign-in = Bei { $project } anmelden
session-sign = Für { $project } signieren
session-title = Bei { $project } anmelden?
session-title-signing = Für { $project } signieren?
session-title-document = { $document } für { $project } signieren?
session-by = Vom Dienst bestätigt
session-by-connection = Durch die Verbindung bestätigt
session-refuse = Ablehnen
session-untied = An einem Ort, den nichts mit dieser Anfrage verbindet
session-untied-todo = Dort steht keine Zahl zum Vergleichen. Geben Sie nur frei, was Sie gerade selbst begonnen haben.
session-report-lead = Sie haben das nicht begonnen?
session-report = Ablehnen und melden
session-reason-lead = Etwas daran stimmt nicht?
session-reason = Ablehnen und sagen, warum
number-label = Zahl, die am Anfang gezeigt wird
number-hint = Zwei Ziffern. Steht dort keine, oder haben Sie das nicht begonnen, lehnen Sie ab.
number-odd = Die Zahl hat zwei Ziffern, 10 bis 99.
session-explains = Warten auf { $service }.
session-hash = Zu signierender Fingerabdruck (SHA-256)
session-hash-hint = Diese Anfrage enthält nur einen Fingerabdruck, deshalb kann Countersign das Dokument selbst nicht zeigen. Signieren Sie nur, wenn die Anwendung Ihnen denselben Fingerabdruck zeigt.
session-title-share = Daten mit { $application } teilen?
session-share = Teilen und anmelden
share-asks = { $application } bittet um
share-required = erforderlich
share-optional = freiwillig
share-verified = geprüft
share-which = { $claim }: welche?
share-unknown = Der Dienst hat hier nichts, was er teilen könnte.
share-missing = { $application } braucht etwas, das der Dienst von Ihnen nicht weiß.
share-missing-todo = Bitten Sie Ihren Administrator, es zu ergänzen, oder lehnen Sie ab.
share-until = Wie lange
share-until-open = Bis ich es zurücknehme
share-until-day = Einen Tag
share-until-month = 30 Tage
share-until-year = Ein Jahr
share-remembered = Das teilen Sie mit { $application } schon.
share-remembered-means = Mit der Anmeldung teilen Sie nichts weiter. Unter Geteiltes können Sie es ändern oder zurücknehmen.
share-explains = { $service } wird gefragt, was es zu teilen gibt.
share-fetching = Es wird nachgesehen, was es zu teilen gibt.
share-signed = Ihre PIN unterschreibt, was Sie teilen. Die Unterschrift bleibt im Verlauf.
claim-name = Vor- und Nachname
claim-email = E-Mail-Adresse
claim-phone-number = Telefonnummer
claim-birthdate = Geburtsdatum
claim-address = Postanschrift
shared-title = Mit { $application } geteilt
shared-lead = Sie können dorthin zurück, wo Sie herkamen. Was Sie teilen, steht unter Geteiltes.
handed-explains = Das Dokument wird von { $service } geholt.
handed-fetching = Das Dokument wird geholt.
handed-progress = { $document }: wie viel geholt ist
handed-fetched = { $fetched } von { $size }
handed-verified = Das ist das Dokument, das Sie signieren sollen.
handed-verified-means = Sein Fingerabdruck wurde auf diesem Computer berechnet und ist der zu signierende.
handed-save = Kopie speichern …
session-no-identity = Sie haben keine Identität bei { $service }, die antworten kann.
session-dead-identity = „{ $name }“ könnte das beantworten, ist aber gesperrt oder abgelaufen.
session-dead-identity-todo = Fordern Sie eine neue Aktivierung für { $user } an, oder lehnen Sie ab.
session-no-identity-todo = Fügen Sie eine mit dem Code oder Link hinzu, den Sie bekommen haben, oder lehnen Sie ab.
choice-label = Anmelden mit
choice-label-sign = Signieren mit
signed-in-title = Bei { $project } angemeldet
session-signed-title = Für { $project } signiert
approved-lead = Sie können in der Anwendung weitermachen, die gefragt hat.
refused-title = Abgelehnt
refused-lead = { $project } weiß jetzt, dass Sie abgelehnt haben. Nichts wurde freigegeben.
refused-lead-reason = { $project } weiß jetzt, dass Sie abgelehnt haben, und warum. Nichts wurde freigegeben.
reported-title = Abgelehnt und gemeldet
reported-lead = { $project } weiß jetzt, dass Sie nicht darum gebeten haben. Nichts wurde freigegeben. Passiert das wieder, sagen Sie es Ihrer Administration.
reason-title = Warum lehnen Sie ab?
reason-lead = { $project } erfährt, was Sie hier wählen und schreiben.
reason-label = Grund
reason-incorrect = Was darin steht, stimmt nicht
reason-unclear = Ich habe vorher eine Frage
reason-not-mine = Jemand anderes muss es signieren
reason-other = Ein anderer Grund
reason-comment = Bemerkung (freiwillig)
reason-comment-hint = Höchstens 500 Zeichen.

## An identity

identity-pin-length = { $length } Ziffern
identity-name = Ihr Name dafür
identity-name-hint = Nur Sie sehen diesen Namen.
identity-rename = Umbenennen
identity-renamed = Umbenannt.
identity-remove = Von diesem Computer entfernen
identity-not-allowed = Ihre Organisation erlaubt den Dienst dieser Identität auf diesem Computer nicht. Sie bleibt hier, kann aber nichts signieren.
identity-revoked = Der Dienst hat diese Identität gesperrt. Sie kann nicht mehr anmelden oder signieren.
identity-expired = Diese Identität ist abgelaufen. Sie kann nicht mehr anmelden oder signieren.
identity-attempts =
    { $left ->
        [one] Nach einer weiteren falschen PIN sperrt der Dienst diese Identität.
       *[other] Nach { $left } weiteren falschen PINs sperrt der Dienst diese Identität.
    }
remove-title = „{ $name }“ entfernen?
remove-means = Dieser Computer kann Sie dann nicht mehr als { $user } bei { $service } anmelden. Was Sie signiert haben, bleibt gültig, und Ihr Verlauf bleibt hier.
remove-todo = Um sie wieder zu benutzen, brauchen Sie eine neue Aktivierung.
remove-verb = Identität entfernen
remove-keep = Behalten
discard-title = Diese Registrierung verwerfen?
discard-means = Was von der Registrierung von { $user } bei { $service } übrig ist, wird von diesem Computer gelöscht. Der Code ist verbraucht: Zum Registrieren brauchen Sie einen neuen.
discard-verb = Registrierung verwerfen
discard-keep = Behalten
confirm-explains = Warten auf den Schlüsselbund.

## Sign a document

document-title = Dokument signieren
document-lead = Wählen Sie eine Datei auf diesem Computer. Sie sehen, was es ist, bevor Sie signieren.
document-drop = Wählen Sie eine Datei, oder ziehen Sie eine auf dieses Fenster.
document-choose = Dokument wählen
document-choose-other = Anderes Dokument wählen
document-explains = Warten darauf, dass die Datei gelesen wird.
document-receipt-hint = Die Signatur wird als Datei neben dem Dokument gespeichert.
document-title-chosen = { $document } signieren?
document-by = Auf diesem Computer gelesen und berechnet
document-sign = Dokument signieren
document-refuse = Nicht signieren
preview-label = Was darin steht
# $page (Number), $pages (Number): which page, of how many
preview-page = Seite { $page } von { $pages }
preview-read = { $page } von { $pages } Seiten gezeigt
preview-fetching = Die Seite wird gezeichnet
# $count (Number): how many
preview-marked = { $count ->
    [one] In diesem Text steht ein Zeichen, das man nicht sehen kann.
   *[other] In diesem Text stehen { $count } Zeichen, die man nicht sehen kann.
}
preview-marked-means = Gezeigt wird so etwas als ⟦U+…⟧. Solche Zeichen können einen Text anders erscheinen lassen, als er ist.
preview-none = Countersign kann diese Datei nicht zeigen.
preview-lacking = Countersign kann nicht alles in diesem Dokument zeigen.
preview-none-todo = Lesen Sie es zuerst in einem anderen Programm. Signiert wird genau diese Datei.
preview-acknowledge = Ich weiß, was darin steht, und signiere es, obwohl Countersign nicht alles davon zeigen kann.
preview-to-the-end = Lesen Sie es bis zum Ende, um es zu signieren.
document-no-identity = Sie haben keine Identität, die signieren kann.
document-no-identity-todo = Fügen Sie eine mit dem Code oder Link hinzu, den Sie bekommen haben.
signed-title = { $document } signiert
signed-lead = Bewahren Sie die Signaturdatei beim Dokument auf: Zusammen zeigen sie, dass es unverändert ist.
handed-signed-lead = { $project } hat Ihre Signatur. Auch dieser Computer behält sie, im Verlauf.

## History

history-search = Verlauf durchsuchen
history-kind = Art des Eintrags
history-kind-all = Alles
history-kind-enrolled = Registrierungen
history-kind-signed-in = Anmeldungen
history-kind-signed = Signaturen
history-kind-shared = Geteilte Daten
history-kind-took-back = Zurückgenommenes
history-kind-quick-code = QuickCodes
history-kind-pin-changed = Geänderte PINs
history-kind-refused = Ablehnungen
history-kind-blocked = Gesperrte Identitäten
history-kind-unlocked = Falsche PINs an der Sperre
history-kind-renamed = Umbenannte Identitäten
history-kind-removed = Entfernte Identitäten
history-enrolled = Bei { $subject } registriert
history-enrolled-failed = Registrierung bei { $subject } fehlgeschlagen
history-signed-in = Bei { $subject } angemeldet
history-signed-in-failed = Anmeldung bei { $subject } fehlgeschlagen
history-signed = { $subject } signiert
history-signed-failed = { $subject } konnte nicht signiert werden
history-shared = Daten mit { $subject } geteilt
history-shared-failed = Daten konnten nicht mit { $subject } geteilt werden
history-took-back = Zurückgenommen, was { $subject } bekam
history-took-back-failed = Was { $subject } bekommt, konnte nicht zurückgenommen werden
history-quick-code = QuickCode für { $subject } erzeugt
history-quick-code-failed = QuickCode für { $subject } konnte nicht erzeugt werden
history-pin-changed = PIN von { $identity } geändert
history-pin-changed-failed = PIN von { $identity } konnte nicht geändert werden
history-refused = { $subject } abgelehnt
history-refused-failed = { $subject } konnte nicht abgelehnt werden
history-blocked = { $identity } wurde gesperrt
history-unlocked = Mit { $identity } entsperrt
history-unlocked-failed = Mit { $identity } konnte nicht entsperrt werden
history-renamed = In { $identity } umbenannt
history-renamed-failed = { $identity } konnte nicht umbenannt werden
history-removed = { $identity } entfernt
history-removed-failed = { $identity } konnte nicht entfernt werden
history-empty = Noch ist nichts geschehen.
history-empty-hint = Jede Registrierung, Anmeldung, Signatur und Ablehnung wird hier stehen.
history-none-found = Nichts passt dazu.
history-more = Ältere Einträge zeigen
history-explains = Warten auf den Datenordner.
history-export = Exportieren
export-title = Verlauf exportieren?
export-lead = Alles, was aufgelistet ist, in einer Datei, wo Sie wollen. Sie enthält keine PIN und keinen Schlüssel.
export-csv = Als CSV speichern
export-json = Als JSON speichern
export-saved = Gespeichert als { $path }
export-explains = Warten darauf, dass Sie einen Ort zum Speichern wählen.

## Check a signature file

receipt-check = Signatur prüfen
receipt-title = Signatur prüfen
receipt-lead = Wählen Sie eine Signaturdatei. Countersign vergleicht sie mit dem Dokument daneben.
receipt-choose = Signaturdatei wählen
receipt-choose-other = Andere Datei wählen
receipt-save = Signaturdatei speichern …
receipt-limits = Hier werden Fingerabdrücke auf diesem Computer verglichen. Der Dienst wird nicht gefragt, ob die Signatur echt ist.
verdict-unchanged = Das Dokument ist unverändert
verdict-unchanged-means = Es ist bis aufs letzte Byte das, was signiert wurde.
verdict-changed = Das Dokument wurde verändert
verdict-changed-means = Es ist nicht das, was signiert wurde. Verlassen Sie sich nicht darauf, verlangen Sie das Original.
verdict-missing = Das Dokument ist nicht da
verdict-missing-means = Legen Sie das Dokument unter dem Namen unten neben seine Signaturdatei, und prüfen Sie noch einmal.
verdict-statement-unchanged = Die Erklärung ist unverändert
verdict-statement-unchanged-means = Sie sagt, bis auf den letzten Buchstaben, was unterschrieben wurde.
verdict-statement-changed = Die Erklärung wurde verändert
verdict-statement-changed-means = Sie ist nicht, was unterschrieben wurde. Verlassen Sie sich nicht darauf.

## Network settings

settings-network = Netzwerk
network-none = Auf diesem Computer ist noch kein Dienst bekannt.
network-explains = Warten auf die Einstellungen dieses Computers.
network-lost = Countersign sucht weiter und sagt, wenn er wieder da ist. Inzwischen wird nichts freigegeben oder signiert.
network-way = Erreicht
network-direct = Direkt, ohne Proxy
network-proxy = Über den Proxy { $proxy }
network-called = Zuletzt aufgerufen
network-not-called = Nicht seit diesem Start
network-clock = Uhr dieses Computers
network-clock-same = Wie die des Dienstes
network-clock-ahead =
    { $minutes ->
        [one] Geht gegenüber dem Dienst eine Minute vor
       *[other] Geht gegenüber dem Dienst { $minutes } Minuten vor
    }
network-clock-behind =
    { $minutes ->
        [one] Geht gegenüber dem Dienst eine Minute nach
       *[other] Geht gegenüber dem Dienst { $minutes } Minuten nach
    }
network-authority = Für diesen Dienst auch vertraut: { $subject }
network-valid = Gültig bis { $until }
network-forget = Vergessen
network-pinned = Muss diesen oder einen anderen angehefteten Schlüssel zeigen
network-unpin = Nicht mehr anheften
network-service = Dienst
network-service-hint = Was Sie hier hinzufügen, gilt nur für diesen Dienst.
network-choose = Zertifizierungsstelle hinzufügen…
network-pin = Angehefteter Schlüssel
network-pin-hint = Die SHA-256-Prüfsumme seines öffentlichen Schlüssels, wie Ihr Helpdesk sie nennt. Sie wird zusätzlich zum Zertifikat geprüft.
network-pin-add = Schlüssel anheften
network-offer = Dieser Zertifizierungsstelle für { $service } vertrauen?
network-offer-means = Wer ihren Schlüssel hat, kann lesen und ändern, was Sie mit diesem Dienst austauschen. Vergleichen Sie den Fingerabdruck mit dem, was Ihr Helpdesk sagt.
network-subject = Zertifizierungsstelle
network-fingerprint = Fingerabdruck
network-from = Gültig ab
network-until = Gültig bis
network-not-now = Jetzt nicht
network-trust = Für { $service } vertrauen

## Settings

settings-general = Allgemein
settings-saved = Gespeichert.
settings-appearance = Aussehen
appearance-system = Wie das System
appearance-light = Hell
appearance-dark = Dunkel
settings-language = Sprache
settings-language-system = Wie das System
settings-device = Name dieses Computers
settings-device-hint = Dienste sehen ihn, wenn Sie sich registrieren.
settings-preset = Üblicher Dienst
settings-preset-hint = Das Formular für einen Code ist mit dieser Adresse ausgefüllt.
settings-tray = In der Taskleiste bleiben
settings-tray-hint = Das Schließen des Fensters beendet Countersign nicht, also erreichen Anfragen Sie weiterhin.
settings-start-at-login = Beim Anmelden starten
settings-start-at-login-hint = Es startet verborgen und fragt von selbst nach nichts.
settings-notifications = Benachrichtigungen zeigen
settings-notifications-hint = Wer fragt und wofür, nie ein Geheimnis. Solange Countersign gesperrt ist, sagt es nichts.
settings-shortcut = Tastenkürzel, das Countersign nach vorn holt
settings-shortcut-hint = Aus jedem Programm. Vielleicht fragt das System, ob Sie es erlauben.
settings-shortcut-none = Keines
settings-shortcut-record = Tasten wählen
settings-shortcut-change = Ändern
settings-shortcut-clear = Entfernen
settings-shortcut-stop = Abbrechen
settings-shortcut-recording = Drücken Sie einen Buchstaben, eine Ziffer oder eine Funktionstaste zusammen mit Strg, Alt oder Super. Esc bricht ab.
settings-security = Sicherheit
settings-lock-after = Sperren nach
settings-lock-after-hint = Ohne Benutzung von Countersign.
settings-lock-minutes =
    { $minutes ->
        [one] { $minutes } Minute
       *[other] { $minutes } Minuten
    }
settings-lock-never = Nie
settings-lock-longest =
    { $minutes ->
        [one] Höchstens { $minutes } Minute: von Ihrer Organisation festgelegt
       *[other] Höchstens { $minutes } Minuten: von Ihrer Organisation festgelegt
    }
settings-lock-session = Mit der Sitzung sperren
settings-lock-session-hint = Wenn der Bildschirm gesperrt wird, der Computer ruht oder jemand anderes ihn übernimmt.
settings-capture = Fenster aus Bildschirmfotos heraushalten
settings-capture-hint = Fenster, die eine PIN oder ein Dokument zeigen, bleiben in Bildschirmfotos und geteilten Bildschirmen schwarz.
settings-capture-linux = Unter Linux gibt es das nicht: Ein Programm kann dort nicht darum bitten.
settings-pad = Ziffernfeld zeigen
settings-pad-hint = Um Ihre PIN mit der Maus oder durch Berühren einzugeben.
settings-shuffled = Ziffern mischen
settings-shuffled-hint = Damit niemand Ihre PIN daran erkennt, wohin Sie drücken.
settings-identities = Identitäten
settings-services-fixed = Nur Dienste, die Ihre Organisation erlaubt
settings-accessibility = Barrierefreiheit
settings-text-size = Schriftgröße
settings-text-size-hint = Von allem in diesem Fenster, neben dem, was das System sagt.
settings-percent = { $percent } %
settings-still = Stillhalten
settings-still-hint = Nichts bewegt sich oder blendet, was immer das System sagt.
settings-updates = Aktualisierungen
settings-updates-hint = Welche Versionen Ihnen angeboten werden.
updates-stable = Fertige Versionen
updates-beta = Auch Versionen zum Ausprobieren
settings-verbose = Alles protokollieren
settings-verbose-hint = Für jemanden, der einen Fehler sucht. Ein Geheimnis steht nie darin; eine Leiste erinnert Sie daran, bis Sie es beenden.
verbose-label = Zum Protokoll
verbose-warning = Countersign protokolliert alles, was es tut, um einen Fehler zu finden.
verbose-stop = Beenden
settings-fixed = Von Ihrer Organisation festgelegt
settings-managed = Ihre Organisation verwaltet einige Einstellungen dieses Computers.
settings-managed-by = { $organisation } verwaltet einige Einstellungen dieses Computers.
bundle-look = Diagnosepaket ansehen
bundle-hint = Für Ihren Helpdesk: Versionen, Einstellungen und Protokoll, ohne Namen, Adressen oder Geheimnisse.
bundle-title = Diagnosepaket
bundle-lead = Das ist alles, was gespeichert wird, Buchstabe für Buchstabe. Nichts wird gesendet.
bundle-text = Das ganze Paket
bundle-save = Speichern
settings-about = Über Countersign und Diagnose
settings-version = Countersign { $version }
diagnose = Diagnose starten
diagnose-explains = Warten auf Antworten des Schlüsselbunds und der Dienste.
finding-keychain = Schlüsselbund
finding-journal = Datenordner
finding-service = Dienst
finding-clock = Uhr
finding-identity = Identität
finding-policy = Einstellungen Ihrer Organisation
finding-well = ist in Ordnung
finding-ill = braucht Aufmerksamkeit

## Updates

update-look = Nach Updates suchen
update-title = Aktualisierungen
update-lead = Countersign fragt nur dann nach der Liste der Versionen, wenn Sie diese Seite öffnen. Von selbst installiert es nichts.
update-explains = Warten auf die Liste der Versionen.
update-again = Noch einmal suchen
update-elsewhere = Updates kommen mit Ihrem System.
update-elsewhere-means = Dieses Countersign sucht nirgends nach Updates: Ihre Paketverwaltung oder Ihre Organisation bringt sie.
update-none = Countersign { $version } ist die neueste Version.
update-available = Countersign { $newer } ist verfügbar. Sie haben { $version }.
update-not-direct = Ihre Version ist zu alt, um in einem Schritt dorthin zu kommen.
update-by-system = Installieren Sie es mit der Paketverwaltung Ihres Systems, so wie andere Updates.
update-by-hand = Schließen Sie Countersign, laden Sie das Paket herunter, prüfen Sie seinen Fingerabdruck und installieren Sie es dann. Ihre Identitäten bleiben.
update-verified = Durch die Signatur der Liste bestätigt
update-address = Paket
update-fingerprint = SHA-256 des Pakets
update-unsigned = Die Liste der Versionen ist nicht richtig signiert.
update-stale = Die Liste der Versionen ist veraltet.
update-stale-means = Vielleicht hält jemand eine neuere zurück, oder die Uhr dieses Computers geht falsch.
update-older = Version { $offered } wurde angeboten. Sie ist älter als Ihre, { $version }.
update-replayed = Eine ältere Liste der Versionen wurde angeboten, als schon gesehen wurde.
update-refused-means = Vielleicht versucht jemand, ein anderes Programm auf diesen Computer zu bringen. Nichts wurde geladen oder geändert.
update-refused-todo = Versuchen Sie es aus einem anderen Netz erneut. Bleibt es dabei, sagen Sie es Ihrem Helpdesk.
update-offline = Die Liste der Versionen ist nicht erreichbar.
update-offline-means = Countersign arbeitet so weiter, wie es ist.
update-offline-todo = Suchen Sie noch einmal, wenn Sie online sind.

## Failures of the window itself

error-unknown = Etwas ist schiefgegangen, wofür Countersign keine Worte hat.
    .means = Nichts wurde freigegeben oder signiert.
    .todo = Versuchen Sie es erneut. Passiert das immer wieder, nennen Sie Ihrem Helpdesk den Code.
error-bridge-broken = Das Fenster hat die Verbindung zum Programm dahinter verloren.
    .means = Nichts wurde freigegeben oder signiert.
    .todo = Schließen Sie Countersign und starten Sie es neu.
error-malformed-command = Das Fenster hat das Programm etwas gefragt, was es nicht versteht.
    .means = Nichts wurde freigegeben oder signiert.
    .todo = Installieren Sie Countersign neu: Seine Teile stammen offenbar aus verschiedenen Versionen.
error-offer-expired = Dieses Angebot zur Registrierung ist zu alt.
    .means = Es war zu lange offen. Ihr Code kann noch gültig sein.
    .todo = Fügen Sie den Link oder tippen Sie den Code noch einmal ein.
error-internal-defect = Countersign hat selbst einen Fehler gemacht.
    .means = Was Sie wollten, wurde nicht getan.
    .todo = Versuchen Sie es erneut. Passiert das immer wieder, nennen Sie Ihrem Helpdesk den Code.
error-picture-too-large = Dieses Bild ist zu groß.
    .means = Bilder bis 8 MB können eingefügt werden. Nichts wurde daraus gelesen.
    .todo = Schneiden Sie nur den QR-Code aus, oder speichern Sie das Bild und wählen Sie die Datei.
error-clipboard-empty = In der Zwischenablage ist kein Bild.
    .means = Nichts wurde gelesen.
    .todo = Kopieren Sie ein Bild des QR-Codes, etwa ein Bildschirmfoto, und versuchen Sie es erneut.
error-clipboard-unavailable = Die Zwischenablage dieses Computers kann nicht gelesen werden.
    .means = Nichts wurde gelesen.
    .todo = Speichern Sie das Bild als Datei und wählen Sie diese.
error-screen-denied = Countersign durfte den Bildschirm nicht sehen.
    .means = Nichts wurde angesehen, und nichts wurde geöffnet.
    .todo = Versuchen Sie es erneut und erlauben Sie es, oder speichern Sie ein Bild des Codes und wählen Sie es.
error-screen-unavailable = Der Bildschirm dieses Computers kann nicht gelesen werden.
    .means = Ihr System bietet keinen Weg, ihn anzusehen. Nichts wurde geöffnet.
    .todo = Speichern oder kopieren Sie stattdessen ein Bild des Codes, oder tippen Sie den Code ein.
error-locked = Countersign ist gesperrt.
    .means = Nichts wurde getan.
    .todo = Entsperren Sie es und versuchen Sie es erneut.
error-unlock-refused = Ihr Computer hat nicht bestätigt, dass Sie es sind.
    .means = Countersign bleibt gesperrt.
    .todo = Versuchen Sie es erneut, oder entsperren Sie mit einer PIN.
error-unlock-unavailable = Ihr Computer kann jetzt nicht fragen, wer Sie sind.
    .means = Countersign bleibt gesperrt.
    .todo = Entsperren Sie mit einer PIN.
error-unlock-otherwise = Ihr Computer kann fragen, wer Sie sind.
    .means = Nichts wurde entfernt.
    .todo = Entsperren Sie mit der Anmeldung Ihres Computers.
error-shortcut-unavailable = { $keys } kann Countersign nicht öffnen.
    .means = Ein anderes Programm benutzt diese Tasten, oder dieses System lehnt sie ab. Sonst ist nichts betroffen.
    .todo = Wählen Sie in den Einstellungen andere Tasten.
error-autostart-unwritable = Der Start beim Anmelden kann auf diesem Computer nicht umgeschaltet werden.
    .means = Es bleibt, wie es war.
    .todo = Versuchen Sie es erneut. Passiert das immer wieder, schalten Sie es in den Einstellungen Ihres Systems um.
error-picture-unreadable = { $picture } kann nicht gelesen werden: { $reason }.
    .means = Darin wurde kein QR-Code gesucht.
    .todo = Prüfen Sie, ob die Datei da ist und ob Sie sie lesen dürfen.
error-document-unseen = Dieses Dokument wurde nicht bis zum Ende gelesen.
    .means = Es wurde nichts signiert.
    .todo = Lesen Sie es bis zum Ende, oder bestätigen Sie, dass Sie wissen, was nicht gezeigt werden kann.
# $page (Number): number of the page
error-page-unseen = Seite { $page } kann nicht gezeigt werden.
    .means = Sie ist beschädigt, mit einem Passwort geschützt oder zu groß, um hier gezeigt zu werden.
    .todo = Lesen Sie sie in einem anderen Programm, bevor Sie signieren.
error-document-gone = Dieses Dokument ist hier nicht mehr geöffnet.
    .means = Es wurde vor zu langer Zeit geöffnet oder ist schon signiert. Es wurde gerade nicht signiert.
    .todo = Öffnen Sie es noch einmal: Wählen Sie die Datei, oder öffnen Sie die Anfrage.
error-export-unwritable = Der Verlauf kann dort nicht gespeichert werden.
    .means = Es wurde keine Datei geschrieben oder nur ein Teil davon.
    .todo = Wählen Sie einen anderen Ordner, und prüfen Sie, ob der Datenträger voll ist.
error-copy-unwritable = Die Datei kann dort nicht gespeichert werden.
    .means = Es wurde keine Datei geschrieben oder nur ein Teil davon.
    .todo = Wählen Sie einen anderen Ordner, und prüfen Sie, ob der Datenträger voll ist.
error-receipt-gone = Diese Signatur wird hier nicht aufbewahrt.
    .means = Der Verlauf bewahrt Signaturen von Dokumenten auf, die ein Dienst übergeben hat. Andere liegen neben ihrem Dokument.
    .todo = Suchen Sie die Signaturdatei neben dem Dokument.
error-certificate-gone = Dieses Zertifikat wurde vor zu langer Zeit gewählt, oder ihm wird schon vertraut.
    .means = Gerade wurde nichts geändert.
    .todo = Wählen Sie die Datei noch einmal.
error-bundle-gone = Dieses Paket wurde vor zu langer Zeit angesehen.
    .means = Nichts wurde gespeichert.
    .todo = Sehen Sie ein neues an, und speichern Sie es dann.
error-bundle-forbidden = Ihre Organisation will nicht, dass auf diesem Computer eine Diagnose gespeichert wird.
    .means = Nichts wurde aufgeschrieben.
    .todo = Sagen Sie Ihrer Administration, was nicht stimmt.
error-bundle-unwritable = Das Paket kann dort nicht gespeichert werden.
    .means = Es wurde keine Datei geschrieben oder nur ein Teil davon.
    .todo = Wählen Sie einen anderen Ordner, und prüfen Sie, ob der Datenträger voll ist.
error-entry-expired = Auf die PIN wurde zu lange gewartet.
    .means = Nichts wurde freigegeben oder signiert.
    .todo = Beginnen Sie noch einmal bei der Anfrage.
error-entry-closed = Diese PIN-Eingabe ist schon geschlossen.
    .means = Die PIN wurde nicht benutzt.
    .todo = Beginnen Sie noch einmal bei der Anfrage.
error-busy = Countersign ist noch mit etwas anderem beschäftigt.
    .means = Nichts wurde freigegeben oder signiert.
    .todo = Warten Sie einen Moment und versuchen Sie es erneut.

## Applications

applications-title = Anwendungen, mit denen Sie Daten teilen
applications-none = Sie teilen mit keiner Anwendung etwas.
applications-none-hint = Wenn eine Anwendung um Daten bittet, wählen Sie, was sie bekommt, und finden es hier wieder.
applications-unasked = Was { $identity } teilt, war nicht zu erfahren.
applications-explains = Ihre Dienste werden gefragt, was Sie teilen.
application-as = Geteilt von
application-since = Seit
application-until = Bis
application-until-open = Sie es zurücknehmen
application-last-used = Zuletzt gelesen
application-never-used = noch nicht
application-nothing = Nichts, was der Dienst noch hat.
application-change = Ändern, was { $application } bekommt
application-change-short = Ändern
application-take-back = Zurücknehmen, was { $application } bekommt
application-take-back-short = Zurücknehmen
take-back-title = Zurücknehmen, was { $application } bekommt?
take-back-means = Von jetzt an kann { $application } es nicht mehr lesen. Was sie schon gelesen hat, behält sie.
take-back-todo = Sie fragt wieder, wenn Sie sich das nächste Mal dort anmelden.
take-back-verb = Zurücknehmen
take-back-keep = Weiter teilen
