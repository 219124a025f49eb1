# Toate propozițiile liniei de comandă.

failure-code = Cod de comunicat: { $code }
answer-yes = d da y yes

## Typing

pin-prompt = PIN pentru { $name } ({ $user }):{ " " }
pin-new-prompt = PIN nou, { $length } cifre:{ " " }
pin-again-prompt = Același PIN din nou:{ " " }
code-prompt = Codul pe care l-ați primit:{ " " }
mail-code-prompt = Codul din e-mail sau „altul” pentru alt e-mail:{ " " }
mail-link-prompt = Linkul din e-mail sau „altul” pentru alt e-mail:{ " " }
answer-again = altul again resend

## Enrolling

mail-code = { $service } trimite un e-mail cu un cod la { $user }. Proiectul este { $project }.
mail-link =
    { $service } trimite un e-mail cu un link la { $user }. Proiectul este { $project }.
    Deschideți linkul pe acest calculator sau copiați-l din e-mail și lipiți-l aici. Nimic din ce lipiți nu se afișează.
enrol-project = Aceasta înregistrează calculatorul pentru { $user } la { $project } al { $service }.
enrol-service = Aceasta înregistrează calculatorul pentru { $user } la { $service }, care nu spune pentru ce proiect.
enrol-replaces = Identitatea { $name } va fi înlocuită.
enrol-question = Continuați? [d/N]
enrol-done = Acest calculator este înregistrat: { $user } ca { $name }.
enrol-waits = Înregistrarea își așteaptă PIN-ul. Terminați-o cu: countersign enrol --resume { $id }
enrol-discarded = S-a renunțat la înregistrarea pentru { $user }.
pending-none = Nicio înregistrare nu își așteaptă PIN-ul.
pending-line = { $id }  { $user } la { $project }, începută { $began }, abandonată { $expires }

## Sessions

session-asks-sign-in = { $project } la { $service } vă cere să vă conectați.
session-asks-signature = { $project } la { $service } vă cere semnătura.
session-application = Aplicație: { $value }
session-domain = Revine la: { $value }
session-unsigned = Serviciul nu a semnat nimic din toate acestea: numele nu sunt verificate.
session-description = Spune (neverificat): { $description }
session-document-name = Predă documentul { $document }.
session-document-verified = Este ceea ce cere să fie semnat: s-a verificat pe acest computer.
session-document-saved = Salvat ca { $saved }. Priviți-l înainte de a introduce PIN-ul.
session-document-text = ---- Aici începe documentul ----
session-document-end = ---- Aici se termină documentul ----
session-document-marked =
    { $marked ->
        [one] Un caracter din el este invizibil sau schimbă citirea altora. Este scris ca ⟦U+…⟧.
        [few] { $marked } caractere din el sunt invizibile sau schimbă citirea altora. Sunt scrise ca ⟦U+…⟧.
       *[other] { $marked } de caractere din el sunt invizibile sau schimbă citirea altora. Sunt scrise ca ⟦U+…⟧.
    }
session-hash = Ce cere să fie semnat: { $hash }
session-document = { $document } este ce cere să fie semnat.
session-no-number = Nimic nu leagă această cerere de locul unde a început (neverificat). Aprobați-o numai dacă tocmai ați început-o dumneavoastră.
number-prompt = Numărul afișat acolo unde a început cererea:{ " " }
session-approved = Conectat la { $project } ca { $user }.
session-signed = Semnat pentru { $project } ca { $user }.
session-refused = Cererea de la { $project } a fost refuzată.
session-reported = Cererea de la { $project } a fost refuzată, iar serviciul știe că nu ați cerut-o.

## Sharing data

share-asks = { $application } cere date despre dumneavoastră:
share-claim =
    { $claim ->
        [name] Nume
        [email] Adresă de e-mail
        [phone_number] Număr de telefon
        [birthdate] Data nașterii
        [address] Adresă poștală
       *[other] { $claim }
    }
share-item-required = { $name } (--share { $claim }), obligatoriu
share-item-optional = { $name } (--share { $claim }), opțional
share-purpose = De ce: { $purpose }
share-verified = { $value }, verificat
share-unverified = { $value }, neverificat
share-before = { $value }, partajat deja
share-unavailable = Serviciul nu are nimic de partajat aici.
share-required-means = Dacă mergeți mai departe, partajați ce este obligatoriu. Ca să nu partajați nimic, refuzați cu --refuse.
share-question = Partajați aceasta: { $name }? [d/N]
share-which-prompt = Care dintre acestea, 1 până la { $count }: { $name }? [{ $usual }]
share-days-prompt = Pentru câte zile? Un rând gol înseamnă până când retrageți.
share-signs = PIN-ul dumneavoastră partajează acestea cu { $application }:
share-value = { $name }: { $value }
share-until = Până la { $moment }, dacă nu retrageți înainte.
share-until-open = Până când retrageți.
share-nothing = Nu partajați nimic cu { $application }.
share-done = { $application } poate citi acestea de acum înainte. Ca să le vedeți sau să le retrageți: countersign applications
share-remembered = Partajați deja acestea cu { $application }:
share-remembered-means = Prin autentificare nu partajați nimic altceva.
application-none = Nu partajați nimic cu nicio aplicație.
application-line = { $application }, partajat de { $identity } ({ $user })
application-nothing = Nimic din ce mai are serviciul.
application-until = Din { $since }, până la { $until }
application-until-open = Din { $since }, până când retrageți
application-read = Ultima citire { $moment }
application-unread = Încă necitit
application-answer = Retrageți cu: countersign applications take-back { $id }
application-take-back = { $application } nu va mai putea citi ce partajează { $identity } ({ $user }) cu ea. Ce a citit deja rămâne la ea.
application-take-back-question = Retrageți? [d/N]
application-taken-back = { $application } nu mai poate citi acestea. Va cere din nou la următoarea autentificare acolo.

## QuickCodes

quick-code-for = Introduceți-l pe celălalt dispozitiv în cel mult { $seconds } secunde, cu identificatorul de utilizator { $user } și serviciul { $service }.
quick-code-project = QuickCode pentru { $project }:

## Changing a PIN

change-pin-done = PIN-ul pentru { $name } ({ $user }) a fost schimbat. Cel vechi nu mai este bun.

## Requests

requests-none = Acum nu se cere nimic de la acest calculator.
requests-never = Niciun serviciu al identităților de pe acest calculator nu îi trimite cereri.
requests-following = Se așteaptă cereri. Întrerupeți pentru a opri.
request-sign-in = { $moment }  { $project } îi cere utilizatorului { $user } să se conecteze
request-signature = { $moment }  { $project } îi cere utilizatorului { $user } o semnătură
request-answer = Răspundeți cu: countersign sign-in '{ $link }'
request-ended =
    { $status ->
        [authenticated] O cerere a fost aprobată.
        [signed] O cerere a fost semnată.
        [abort] O cerere a fost refuzată.
       *[other] O cerere s-a încheiat.
    }

## Documents

sign-document = { $document }, { $size } octeți
sign-hash = SHA-256 { $hash }
sign-done = { $document } este semnat de { $user }. Semnătura este în { $saved }.
check-signature = Semnat { $signed } de { $user }, SHA-256 { $hash }
check-unchanged = { $document } este ce s-a semnat.
check-changed = { $document } nu este ce s-a semnat.
check-missing = { $document } nu este lângă semnătură.
check-unknown = (necunoscut)
check-caveat = Serviciul trebuie să spună dacă semnătura este autentică.

## Identities

identity-line =
    { $name }  { $user } la { $service }, { $state ->
        [revoked] blocată
        [expired] expirată
       *[active] { $used }
    }
identity-used = folosită ultima dată { $moment }
identity-unused = încă nefolosită
identity-none = Nu există încă nicio identitate pe acest calculator. Adăugați una cu: countersign enrol
identity-renamed = { $old } se numește de acum { $new }.
identity-remove = { $name } ({ $user }) va fi uitată pe acest calculator. Serviciul nu este anunțat.
identity-remove-question = O uitați? [d/N]
identity-removed = { $name } a fost uitată.

## History

history-line =
    { $moment }  { $kind ->
        [enrolled] înregistrat
        [signed-in] conectat
        [signed] semnat
        [shared] date partajate
        [took-back] date retrase
        [quick-code] QuickCode creat
        [refused] refuzat
        [blocked] blocat
        [renamed] redenumit
        [removed] eliminat
        [pin-changed] PIN schimbat
        [unlocked] deblocat
       *[other] { $kind }
    }: { $subject }
history-who = , { $identity } ({ $user })
history-failed = , nereușit: { $code }
history-none = Încă nu s-a făcut nimic.
history-more = Mai sunt. Afișați-le cu --limit sau pe toate cu --export.

## Examining

doctor-good = în regulă      { doctor-check }
doctor-bad = nu e în regulă  { doctor-check }: { $code }
doctor-check =
    { $check ->
        [keychain] portchei
        [journal] folder de date
        [service] serviciu { $subject }
        [clock] ceas, comparat cu { $subject }
        [identity] identitate { $subject }
        [policy] setările organizației { $subject }
       *[other] { $check } { $subject }
    }
doctor-well = Totul este în regulă.
doctor-unwell = Ceva nu este în regulă.

## Manual pages

manual-written = Paginile de manual sunt în { $dir }.

## Failures of the command line

error-usage = Linia de comandă nu are sens.
    .means = Nu s-a făcut nimic.
    .todo = Consultați countersign --help.
error-no-terminal = Aici nu este nimeni de întrebat.
    .means = Nu s-a făcut nimic.
    .todo = Rulați comanda într-un terminal sau folosiți { $option }.
error-input-unreadable = Descriptorul de fișier { $descriptor } nu poate fi citit: { $reason }.
    .means = Nu s-a făcut nimic.
    .todo = Verificați la ce este legat descriptorul.
error-picture-unreadable = { $picture } nu poate fi citit: { $reason }.
    .means = Nu s-a făcut nimic.
    .todo = Verificați că fișierul este acolo și că aveți voie să îl citiți.
error-input-shared = Descriptorul de fișier { $descriptor } trebuia să aducă două lucruri.
    .means = Nu s-a făcut nimic.
    .todo = Folosiți doi descriptori.
error-not-confirmed = Nu ați fost de acord.
    .means = Nu s-a făcut nimic.
    .todo = Răspundeți d pentru a fi de acord sau folosiți --yes.
error-no-identity = Nu există încă nicio identitate pe acest calculator.
    .means = Fără ea, nimeni nu se poate conecta și nu poate semna aici.
    .todo = Adăugați una cu: countersign enrol
error-identity-not-chosen = Există mai multe identități: { $names }.
    .means = Nu s-a făcut nimic.
    .todo = Numiți una cu --identity.
error-other-link = Acest link cere altceva.
    .means = Nu s-a făcut nimic.
    .todo = Folosiți-l cu: countersign { $command }
error-document-not-given = Aplicația cere o semnătură și nimeni nu a văzut documentul.
    .means = Nu s-a semnat nimic. Nu ați ști ce semnați.
    .todo = Dați documentul cu --document, salvați-l pe cel predat cu --save sau folosiți --unseen dacă aveți în aceasta încredere în aplicație.
error-nothing-handed-over = Aplicația nu predă niciun document.
    .means = Nu s-a salvat și nu s-a semnat nimic.
    .todo = Renunțați la --save sau cereți documentul aplicației.
error-sharing-not-chosen = Aplicația cere date despre dumneavoastră și nimeni nu a ales ce se partajează: { $claims }.
    .means = Nu s-a partajat nimic și nu sunteți autentificat.
    .todo = Alegeți cu --share sau folosiți --share-required pentru ce îi este obligatoriu aplicației.
error-share-unasked = Aplicația nu cere aceasta: { $claim }.
    .means = Nu s-a partajat nimic și nu sunteți autentificat.
    .todo = Renunțați la ea.
error-share-twice = Aceasta urma să fie partajată de două ori: { $claim }.
    .means = Nu s-a partajat nimic și nu sunteți autentificat.
    .todo = Numiți-o o singură dată. Aplicația primește o singură valoare.
error-share-unknown = Serviciul are altă valoare pentru aceasta sau mai multe: { $claim }.
    .means = Nu s-a partajat nimic și nu sunteți autentificat.
    .todo = Renunțați la valoare sau alegeți una dintre acestea: { $values }
error-share-unavailable = Serviciul nu are nimic de partajat pentru aceasta: { $claim }.
    .means = Nu s-a partajat nimic și nu sunteți autentificat.
    .todo = Cereți administratorului să o adauge. Renunțați la ea dacă nu este obligatorie sau refuzați cu --refuse.
error-application-unknown = Nu se partajează nimic cu { $wanted }.
    .means = Nu s-a retras nimic.
    .todo = Vedeți ce se partajează cu: countersign applications
error-application-not-chosen = Sub acest nume se partajează mai multe: { $applications }.
    .means = Nu s-a retras nimic.
    .todo = Numiți una după identificator.
error-no-pending = Nicio înregistrare nu își așteaptă PIN-ul.
    .means = Nu este nimic de terminat sau de abandonat.
    .todo = Începeți una cu: countersign enrol
error-pending-not-chosen = Mai multe înregistrări își așteaptă PIN-ul: { $pending }.
    .means = Nu s-a făcut nimic.
    .todo = Numiți una prin identificatorul ei.
error-unwritable = { $file } nu poate fi scris: { $reason }.
    .means = Acolo nu este nimic complet.
    .todo = Alegeți alt folder sau faceți loc.
error-system = Acest calculator nu a lăsat programul să ruleze: { $reason }.
    .means = Nu s-a făcut nimic.
    .todo = Încercați din nou. Dacă se repetă, anunțați administratorul.
