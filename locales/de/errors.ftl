# Alles, was fehlschlagen kann, eine Nachricht für jeden Code.

## Links

error-link-malformed =
    { $part ->
        [form] Das ist kein Link.
        [unknown] Dieser Link ist nicht für Countersign.
       *[other] Dieser Link ist unvollständig.
    }
    .means = Nichts wurde geöffnet, und nichts wurde gesendet.
    .todo =
        { $part ->
            [unknown] Prüfen Sie, ob Sie den Link aus der Nachricht oder Seite kopiert haben, die für Countersign gedacht ist.
           *[other] Kopieren Sie noch einmal den ganzen Link, vom ersten bis zum letzten Zeichen.
        }
error-link-unprotected = Dieser Link führt zu einem Dienst ohne geschützte Verbindung.
    .means = Andere könnten mitlesen, deshalb wurde er nicht geöffnet.
    .todo = Verlangen Sie von dort, wo er herkam, einen Link, der mit https beginnt.

## Services

error-service-unreachable = { $service } ist nicht erreichbar.
    .means = Nichts wurde geändert.
    .todo = Prüfen Sie Ihre Netzwerkverbindung und versuchen Sie es erneut.
error-service-timeout =
    { $seconds ->
        [one] { $service } hat nicht innerhalb einer Sekunde geantwortet.
       *[other] { $service } hat nicht innerhalb von { $seconds } Sekunden geantwortet.
    }
    .means = Er kann beschäftigt sein, oder das Netzwerk ist langsam. Vielleicht müssen Sie diesen Schritt wiederholen.
    .todo = Warten Sie einen Moment und versuchen Sie es erneut.
error-service-error = { $service } hat selbst ein Problem (Status { $status }).
    .means = Es liegt nicht an Ihnen. Vielleicht müssen Sie diesen Schritt wiederholen.
    .todo = Versuchen Sie es in ein paar Minuten erneut. Bleibt es dabei, sagen Sie es Ihrem Helpdesk.
error-service-answer-malformed = { $service } hat etwas geantwortet, was Countersign nicht versteht ({ $what }).
    .means = Der Schritt wurde nicht abgeschlossen, denn einer falschen Antwort wird nicht vertraut.
    .todo = Sagen Sie es Ihrem Helpdesk. Ein neuer Versuch hilft erst, wenn der Dienst in Ordnung gebracht ist.
error-service-unknown = { $service } ist kein Dienst, mit dem Countersign arbeitet.
    .means = Dort antwortet etwas, aber es hat nichts von Ihnen angenommen.
    .todo = Prüfen Sie die Adresse. In einem Gastnetz öffnen Sie zuerst eine Webseite, um sich beim Netz anzumelden.
error-service-untrusted = Dieser Computer vertraut dem Zertifikat von { $service } nicht.
    .means = Es kann ein anderer Dienst sein, der sich für diesen ausgibt. Nichts Geheimes wurde gesendet.
    .todo = Prüfen Sie Datum und Uhrzeit dieses Computers. Stimmen sie, sagen Sie es Ihrem Helpdesk und machen Sie nicht weiter.
error-service-issuer-unknown = Dieser Computer weiß nicht, wer für das Zertifikat von { $service } bürgt.
    .means = Vielleicht öffnet ein Proxy Ihrer Organisation die Verbindung, Ihre Organisation hat eine eigene Zertifizierungsstelle, oder jemand gibt sich für diesen Dienst aus. Nichts Geheimes wurde gesendet.
    .todo = Fragen Sie Ihren Helpdesk. Gehört das Zertifikat Ihrer Organisation, fügen Sie ihre Stelle unter Einstellungen, Netzwerk hinzu.
error-service-key-unexpected = { $service } zeigte einen anderen Schlüssel als die dafür angehefteten.
    .means = Das Zertifikat ist in Ordnung, aber nicht das vereinbarte: Ein Proxy öffnet die Verbindung, der Dienst hat seinen Schlüssel gewechselt, oder jemand gibt sich für ihn aus. Nichts Geheimes wurde gesendet.
    .todo = Fragen Sie Ihren Helpdesk, welcher Schlüssel richtig ist, bevor Sie unter Einstellungen, Netzwerk etwas ändern.
error-certificate-unreadable = Das ist nicht das Zertifikat einer Zertifizierungsstelle.
    .means = Gebraucht wird eine Datei mit einem Zertifikat, als PEM oder DER. Nichts wurde geändert.
    .todo = Bitten Sie Ihren Helpdesk um das Zertifikat der Stelle in einer eigenen Datei.
error-certificate-no-authority = Dieses Zertifikat darf nicht für andere bürgen.
    .means = Es gehört einem Server oder einer Person, nicht einer Zertifizierungsstelle. Nichts wurde geändert.
    .todo = Bitten Sie Ihren Helpdesk um das Zertifikat der Stelle, die es ausgestellt hat.
error-pin-of-key-invalid = Das ist keine Prüfsumme eines Schlüssels.
    .means = Gebraucht wird eine SHA-256-Prüfsumme, 44 Zeichen Base64. Nichts wurde geändert.
    .todo = Kopieren Sie die ganze Prüfsumme aus dem, was Ihr Helpdesk Ihnen gab.
error-project-mismatch = Der Dienst hat für ein anderes Projekt geantwortet als das, zu dem Sie eingeladen wurden.
    .means = Sie wurden nicht registriert. Erwartet war { $expected }, gefunden wurde { $found }.
    .todo = Bitten Sie dort, wo die Einladung herkam, um einen neuen Link oder Code.
error-refused-by-service = { $service } hat das abgelehnt ({ $service_code }).
    .means = Der Dienst hat seinen eigenen Grund genannt, und nichts wurde abgeschlossen.
    .todo = Nennen Sie Ihrem Helpdesk den Grund in Klammern.

## Enrolment

error-code-wrong-or-expired = Der Code für { $user } ist falsch, schon benutzt oder abgelaufen.
    .means = Sie wurden damit nicht registriert.
    .todo = Prüfen Sie Benutzerkennung und Code. Stimmen sie, bitten Sie um einen neuen Code.
error-activation-invalid = Die Aktivierung für { $user } wurde schon benutzt oder ist abgelaufen.
    .means = Sie wurden damit nicht registriert.
    .todo = Bitten Sie um einen neuen Aktivierungslink oder -code.
error-already-enrolled = { $user } wurde inzwischen auf diesem Computer registriert.
    .means = Nichts wurde ersetzt.
    .todo = Benutzen Sie diese Identität. Um sie zu ersetzen, öffnen Sie den Link noch einmal.
error-pending-expired = Diese Registrierung wurde nicht rechtzeitig abgeschlossen.
    .means = Was davon aufbewahrt wurde, wird gelöscht oder ist es schon. Sie kann nicht mehr abgeschlossen werden.
    .todo = Bitten Sie um einen neuen Aktivierungslink oder -code, und wählen Sie Ihre PIN dann sofort.
error-user-invalid = Das ist keine Benutzerkennung.
    .means = Eine Benutzerkennung hat 1 bis 256 Zeichen in einer Zeile.
    .todo = Tippen Sie sie so ein, wie sie in Ihrer Einladung steht.
error-service-address-invalid = Das ist nicht die Adresse eines Dienstes.
    .means = Eine Adresse sieht aus wie https://trust.example.com. Nur Adressen auf diesem Computer dürfen mit http beginnen.
    .todo = Tippen Sie sie so ein, wie sie in Ihrer Einladung steht.
error-name-invalid = Dieser Name kann nicht verwendet werden.
    .means = Ein Name hat 1 bis 80 Zeichen in einer Zeile.
    .todo = Wählen Sie einen anderen Namen.
error-project-untold = { $service } sagt nicht, für welches Projekt er da ist.
    .means = Bei ihm kann man sich nur mit einem Link registrieren, und es wurde keine E-Mail gesendet.
    .todo = Bitten Sie Ihre Administration um einen Aktivierungslink.
error-mail-too-soon = Es wurde schon eine E-Mail gesendet.
    .means =
        { $seconds ->
            [one] Eine weitere kann in einer Sekunde gesendet werden.
           *[other] Eine weitere kann in { $seconds } Sekunden gesendet werden.
        }
    .todo = Sehen Sie in Ihr Postfach, auch in den Spam-Ordner. Ist dort keine, bitten Sie später um eine weitere E-Mail.
error-mail-not-offered = { $service } registriert nicht per E-Mail.
    .means = Es wurde keine E-Mail gesendet.
    .todo = Bitten Sie Ihre Administration um einen Aktivierungslink oder -code.
error-quick-code-not-offered = { $project } lässt seine Benutzer keine QuickCodes erzeugen.
    .means = Es wurde kein Code erzeugt.
    .todo = Bitten Sie Ihre Administration um einen Aktivierungslink oder -code für das andere Gerät.
error-quick-code-limited = { $name } wurde selbst mit einem QuickCode registriert und kann deshalb keinen erzeugen.
    .means = Es wurde kein Code erzeugt.
    .todo = Erzeugen Sie ihn auf dem Gerät, das Sie zuerst registriert haben, oder bitten Sie Ihre Administration um einen Aktivierungslink.

## QR codes

error-image-unreadable = Das ist kein Bild, das Countersign lesen kann.
    .means = Es liest PNG und JPEG mit bis zu 64 Millionen Pixeln. Nichts wurde geöffnet.
    .todo = Wählen Sie ein Bildschirmfoto oder ein Foto des QR-Codes.
error-qr-missing = Es wurde kein QR-Code gefunden.
    .means = Nichts wurde geöffnet.
    .todo = Zeigen Sie den ganzen Code, groß und scharf, und versuchen Sie es erneut.
error-qr-foreign = Der QR-Code ist nicht für Countersign.
    .means = Nichts wurde geöffnet, und nichts wurde gesendet.
    .todo = Prüfen Sie, ob es der Code der Nachricht oder Seite ist, die für Countersign gedacht ist.
error-qr-several = Da sind mehrere QR-Codes für Countersign.
    .means = Nichts wurde geöffnet, denn es hätte der falsche sein können.
    .todo = Zeigen Sie nur einen davon, und versuchen Sie es erneut.
error-qr-crowded = Da ist zu viel zu sehen, um einen QR-Code zu finden.
    .means = Nichts wurde geöffnet.
    .todo = Zeigen Sie den Code allein, groß und scharf, und versuchen Sie es erneut.

## PINs

error-pin-malformed = Eine PIN besteht aus Ziffern.
    .means = Sie hat 4 bis 6 Ziffern und nichts anderes.
    .todo = Tippen Sie die PIN noch einmal ein.
error-pin-too-simple =
    { $reason ->
        [repeats] Diese PIN wiederholt sich.
        [run] Die Ziffern dieser PIN laufen auf- oder abwärts.
        [date] Diese PIN ist ein Datum.
        [few] Diese PIN hat für Ihre Organisation zu wenige verschiedene Ziffern.
       *[year] Diese PIN ist eine Jahreszahl.
    }
    .means = Solche PINs werden zuerst geraten.
    .todo = Wählen Sie eine andere.
error-pin-mismatch = Die beiden PINs sind nicht gleich.
    .means = Es wurde keine PIN festgelegt.
    .todo = Wählen Sie Ihre PIN noch einmal.
error-pin-unchanged = Das ist die PIN, die Sie jetzt haben.
    .means = Nichts wurde geändert.
    .todo = Wählen Sie eine andere.
error-pin-length = Diese PIN hat { $expected } Ziffern.
    .means = Sie wurde nicht probiert, also ging kein Versuch verloren.
    .todo = Tippen Sie alle { $expected } Ziffern ein.
error-wrong-pin = Diese PIN stimmte nicht.
    .means =
        { $left ->
            [one] Noch 1 Versuch, bevor diese Identität gesperrt wird.
           *[other] Noch { $left } Versuche, bevor diese Identität gesperrt wird.
        }
    .todo =
        { $left ->
            [one] Hören Sie auf und fragen Sie Ihre Administration, wenn Sie nicht sicher sind.
           *[other] Versuchen Sie es erneut.
        }

## Identities

error-identity-revoked = { $name } ist gesperrt.
    .means = Der Dienst nimmt sie mit keiner PIN mehr an. Gesperrt wird nach drei falschen PINs oder durch die Administration.
    .todo = Bitten Sie Ihre Administration um eine neue Aktivierung, und registrieren Sie sich noch einmal.
error-identity-expired = { $name } ist abgelaufen.
    .means = Sie wurde zu lange nicht benutzt, und der Dienst nimmt sie nicht mehr an.
    .todo = Bitten Sie Ihre Administration um eine neue Aktivierung, und registrieren Sie sich noch einmal.
error-unlock-stopped = Das Entsperren mit der PIN von { $name } hat aufgehört.
    .means = Eine weitere falsche PIN würde diese Identität sperren, deshalb wurde keine mehr probiert.
    .todo = Entsperren Sie mit der Anmeldung Ihres Computers oder einer anderen Identität, oder fragen Sie Ihre Administration.
error-identity-changed = Ein anderes Programm hat { $name } inzwischen geändert.
    .means = Hier wurde nichts geändert.
    .todo = Beginnen Sie noch einmal, mit der PIN, die { $name } jetzt hat.
error-identity-unknown = Auf diesem Computer gibt es keine Identität { $wanted }.
    .means = Nichts wurde getan.
    .todo = Sehen Sie in die Liste der Identitäten, und wählen Sie eine davon.
error-identity-ambiguous = Mehrere Identitäten auf diesem Computer heißen { $wanted }.
    .means = Nichts wurde getan, denn es hätte die falsche sein können.
    .todo = Nennen Sie stattdessen ihre Kennung, oder benennen Sie eine davon um.

## Sessions

error-session-expired = Diese Anfrage ist vorbei.
    .means = Sie wurde hier nicht freigegeben. Anfragen sind nur wenige Minuten offen.
    .todo = Beginnen Sie noch einmal dort, wo die Anfrage herkam.
error-session-answered = Diese Anfrage wurde schon beantwortet.
    .means = Sie kann nur einmal beantwortet werden.
    .todo = Waren Sie das nicht, sagen Sie es Ihrer Administration. Sonst machen Sie dort weiter, wo die Anfrage herkam.
error-request-forged = Was { $service } über diese Anfrage sagt, trägt nicht seine Signatur.
    .means = Jemand kann es unterwegs verändert haben, darum wird es nicht gezeigt. Nichts wurde freigegeben.
    .todo = Geben Sie sie auch anderswo nicht frei. Sagen Sie es Ihrer Administration.
error-number-malformed = Das ist nicht die Zahl einer Anfrage.
    .means = Nichts wurde gesendet.
    .todo = Tippen Sie die zwei Ziffern ein, die dort stehen, wo die Anfrage begann.
error-number-wrong = Das ist nicht die Zahl dieser Anfrage.
    .means = Die Anfrage wurde beendet, denn sie kann jemand anderem gehören. Nichts wurde freigegeben, und kein PIN-Versuch ging verloren.
    .todo = Beginnen Sie noch einmal dort, wo Sie herkamen, und tippen Sie die Zahl ein, die dort steht.
error-number-missing = Diese Anfrage kann nicht ohne ihre Zahl freigegeben werden.
    .means = Nichts wurde freigegeben, und kein PIN-Versuch ging verloren.
    .todo = Beginnen Sie noch einmal dort, wo Sie herkamen. Steht dort keine Zahl, sagen Sie es denen, die die Anwendung betreiben.
error-consent-incomplete = Diese Anwendung kommt nicht ohne das aus, was Sie weggelassen haben.
    .means = Nichts wurde geteilt, und Sie sind nicht angemeldet.
    .todo = Teilen Sie, was als erforderlich markiert ist, oder lehnen Sie die Anfrage ab.
error-consent-changed = Was verlangt wird, hat sich geändert, während Sie es ansahen.
    .means = Nichts wurde geteilt, und kein PIN-Versuch ging verloren.
    .todo = Öffnen Sie die Anfrage noch einmal und sehen Sie sie erneut an.
error-consent-ended = Das wird nicht mehr geteilt.
    .means = Es wurde auf einem anderen Computer zurückgenommen, seine Zeit ist um, oder die Anwendung gibt es nicht mehr.
    .todo = Es ist nichts zu tun.
error-sharing-impossible = { $name } kann auf diesem Computer keine Daten teilen.
    .means = Die Identität wurde ohne das registriert, womit sich dieser Computer beim Dienst ausweist. Nichts wurde geteilt.
    .todo = Fordern Sie für sie eine neue Aktivierung an.
error-no-identity-for-session = Keine Identität auf diesem Computer kann { $project } antworten.
    .means = Die Anfrage gilt jemand anderem oder einem Projekt, für das Sie hier nicht registriert sind.
    .todo = Benutzen Sie den Computer, auf dem Sie registriert sind, oder registrieren Sie zuerst diesen.

## Documents

error-document-unreadable = { $document } kann nicht gelesen werden: { $reason }.
    .means = Es wurde nicht signiert.
    .todo = Prüfen Sie, ob die Datei da ist und ob Sie sie lesen dürfen.
error-document-changed = { $document } hat sich geändert, seit Sie es gewählt haben.
    .means = Es wurde nicht signiert, denn es ist nicht mehr das, was Sie angesehen haben.
    .todo = Sehen Sie das Dokument noch einmal an, und wählen Sie es neu, wenn es richtig ist.
error-document-mismatch = { $document } ist nicht das, was die Anwendung signiert haben will.
    .means = Nichts wurde signiert.
    .todo = Signieren Sie nicht. Fragen Sie dort nach, wo Sie das Dokument herhaben.
error-comment-invalid = Ihre Bemerkung ist zu lang oder enthält etwas, das kein Text ist.
    .means = Sie wurde nicht gesendet, und nichts wurde abgelehnt.
    .todo = Verwenden Sie höchstens 500 Zeichen.
error-document-empty = { $document } ist leer.
    .means = Es gibt nichts zu signieren.
    .todo = Wählen Sie ein anderes Dokument, oder warten Sie, bis es vollständig gespeichert ist.
error-document-too-large = { $document } ist zu groß.
    .means = Dokumente bis { $limit } GiB können signiert werden.
    .todo = Wählen Sie ein kleineres Dokument.
error-receipt-unwritable = Die Signatur kann nicht in { $folder } gespeichert werden: { $reason }.
    .means = Die Signatur liegt neben dem Dokument, und dieser Ordner erlaubt das nicht.
    .todo = Kopieren Sie das Dokument in einen eigenen Ordner, und signieren Sie es dort.
error-receipt-unreadable = { $receipt } ist keine Signatur, die Countersign gespeichert hat.
    .means = Damit lässt sich nichts über ein Dokument sagen.
    .todo = Wählen Sie die Datei, die auf .signature.json endet.

## This computer

error-clock-skewed =
    { $direction ->
        [behind]
            { $minutes ->
                [one] Die Uhr dieses Computers geht gegenüber der von { $service } eine Minute nach.
               *[other] Die Uhr dieses Computers geht gegenüber der von { $service } { $minutes } Minuten nach.
            }
       *[ahead]
            { $minutes ->
                [one] Die Uhr dieses Computers geht gegenüber der von { $service } eine Minute vor.
               *[other] Die Uhr dieses Computers geht gegenüber der von { $service } { $minutes } Minuten vor.
            }
    }
    .means = Eine Signatur enthält die Zeit, und eine falsche Zeit würde sie wertlos machen. Nichts wurde signiert.
    .todo = Stellen Sie Datum und Uhrzeit dieses Computers auf automatisch und versuchen Sie es erneut.
error-keychain-unavailable = Der Schlüsselbund dieses Computers ({ $store }) ist nicht verfügbar.
    .means = Ihre Geheimnisse liegen dort und nirgends sonst. Sie wurden weder gelesen noch geändert.
    .todo = Starten Sie den Schlüsselbund oder richten Sie ihn ein, oder melden Sie sich am Computer ab und wieder an. Versuchen Sie es dann erneut.
error-keychain-locked = Der Schlüsselbund dieses Computers ({ $store }) ist verschlossen.
    .means = Darin sind Ihre Geheimnisse. Sie wurden weder gelesen noch geändert.
    .todo = Entsperren Sie ihn mit dem Passwort dieses Computers und versuchen Sie es erneut.
error-keychain-denied = Der Schlüsselbund dieses Computers ({ $store }) hat es nicht erlaubt.
    .means = Ihre Geheimnisse wurden weder gelesen noch geändert.
    .todo = Versuchen Sie es erneut, und erlauben Sie Countersign, den Schlüsselbund zu benutzen.
error-keychain-item-missing = Im Schlüsselbund dieses Computers ({ $store }) ist das Geheimnis dieser Identität nicht mehr.
    .means = Es wurde außerhalb von Countersign gelöscht, oder der Schlüsselbund wurde zurückgesetzt. Ohne es ist die Identität nicht benutzbar.
    .todo = Bitten Sie Ihre Administration um eine neue Aktivierung, und registrieren Sie sich noch einmal.
error-keychain-item-corrupt = Das Geheimnis dieser Identität im Schlüsselbund ({ $store }) ist beschädigt.
    .means = Es wurde außerhalb von Countersign geändert und ist nicht benutzbar. Kein Versuch ging verloren.
    .todo = Bitten Sie Ihre Administration um eine neue Aktivierung, und registrieren Sie sich noch einmal.
error-journal-unavailable = Der Datenordner von Countersign kann nicht benutzt werden: { $reason }.
    .means = Ihre Identitäten sind noch da, können aber nicht aufgelistet oder benutzt werden.
    .todo = Prüfen Sie, ob der Datenträger voll ist und ob Sie in Ihren persönlichen Ordner schreiben dürfen. Versuchen Sie es dann erneut.
error-journal-newer = Ein neueres Countersign hat den Datenordner benutzt.
    .means = Er hat Version { $found }, und dieses Programm kennt nur { $supported }. Nichts wurde geändert.
    .todo = Installieren Sie die neueste Version von Countersign.
error-journal-busy = Ein anderes Countersign auf diesem Computer ist beschäftigt.
    .means = Nichts wurde geändert.
    .todo = Warten Sie, bis es fertig ist und versuchen Sie es erneut.

## Managed settings

error-service-not-allowed = Ihre Organisation erlaubt { $service } auf diesem Computer nicht.
    .means = Der Dienst wurde nichts gefragt. Ihre Organisation erlaubt { $allowed }.
    .todo = Brauchen Sie diesen Dienst, fragen Sie Ihre Administration.
error-pins-too-short = Die PINs von { $project } haben { $length } Ziffern, und Ihre Organisation verlangt { $minimum }.
    .means = Wie lang eine PIN ist, entscheidet der Dienst. Dieser Computer wurde nicht registriert.
    .todo = Fragen Sie Ihre Administration. Wurden Sie eingeladen, kann die Einladung noch einmal gesendet werden.
error-policy-unreadable =
    { $kind ->
        [owner] Die Einstellungen Ihrer Organisation gehören jemandem, der sie nicht ändern darf: { $place }.
        [writable] Die Einstellungen Ihrer Organisation können von anderen geändert werden: { $place }.
        [too-large] Die Einstellungen Ihrer Organisation sind zu groß: { $place }.
        [form] Die Einstellungen Ihrer Organisation haben eine falsche Form: { $place }.
        [version] Die Einstellungen Ihrer Organisation sind für ein späteres Countersign: { $place }.
        [value] Die Einstellungen Ihrer Organisation sagen etwas, was Countersign nicht kennt: { $place }.
       *[other] Die Einstellungen Ihrer Organisation können nicht gelesen werden: { $place }.
    }
    .means = Die letzten, die gelesen werden konnten, gelten weiter.
    .todo = Zeigen Sie das Ihrer Administration.
