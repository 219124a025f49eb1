# Toate propozițiile ferestrei. Eșecurile sunt în errors.ftl.

app-name = Countersign
window-title = { $screen } – Countersign

## Everywhere

action-retry = Încercați din nou
action-back = Înapoi
action-close = Închideți
action-cancel = Anulați
action-done = Gata
action-home = Mergeți la început
action-stop-waiting = Nu mai așteptați
failure-code = Cod de comunicat:
waiting = Un moment…
moment-today = astăzi la { $time }
moment-yesterday = ieri la { $time }
moment-other = { $day } la { $time }
day-today = Astăzi
day-yesterday = Ieri

## Navigation

nav-label = Principal
nav-home = Început
nav-document = Semnați un document
nav-document-short = Semnați
nav-history = Istoric
nav-applications = Partajare
nav-settings = Setări
nav-settings-short = Setări
waiting-bar-label = Cereri în așteptare
waiting-bar = Aceasta vă așteaptă.
waiting-bar-more =
    { $count ->
        [one] Aceasta și încă o cerere vă așteaptă.
        [few] Aceasta și încă { $count } cereri vă așteaptă.
       *[other] Aceasta și încă { $count } de cereri vă așteaptă.
    }
waiting-bar-show = Deschideți
news-arrived = Nou: { $title }

## Starting, and crashing

starting-explains = Se așteaptă portcheiul și folderul de date ale acestui calculator.
start-failed-title = Countersign nu a putut porni
crash-title = Această fereastră nu mai funcționează
crash-means = Prin aceasta nu s-a aprobat și nu s-a semnat nimic și nu s-a păstrat niciun PIN.
crash-todo = Porniți din nou fereastra. Dacă se repetă, comunicați serviciului de asistență codul de mai jos.
crash-reload = Porniți din nou

## Without a window: the tray, notifications

tray-open = Deschideți Countersign
tray-idle = Nu așteaptă nimic
tray-waiting =
    { $count ->
        [one] O cerere așteaptă
        [few] { $count } cereri așteaptă
       *[other] { $count } de cereri așteaptă
    }
tray-locked = Countersign este blocat
tray-quit = Închideți Countersign
notice-body = Pentru { $user }. Deschiderea nu aprobă nimic.
notice-open = Deschideți
notice-missed = Au sosit cât timp Countersign era blocat.

## Closing the window where the desktop shows no tray

stays-title = Countersign rulează mai departe
stays-means = Acest sistem nu arată pictograme ale programelor fără fereastră, așa că nu îl veți vedea. Cererile sosesc în continuare, iar notificările vă anunță.
stays-todo = Pentru a-l deschide din nou, porniți Countersign așa cum l-ați pornit azi. Aceasta se spune o singură dată.
stays-close = Închideți fereastra
stays-quit = Opriți Countersign
stays-keep = Lăsați-o deschisă

## Keyboard shortcuts

shortcuts-title = Comenzi rapide de la tastatură
key-control = Ctrl
key-command = ⌘
key-escape = Esc
shortcut-lock = Blocați
shortcut-add = Adăugați o identitate
shortcut-identity = Deschideți o identitate, numărată de sus
shortcut-search = Căutați în istoric
shortcut-export = Exportați istoricul
shortcut-screen = Citiți un cod QR de pe ecran
shortcut-waiting = Deschideți ce vă așteaptă
shortcut-settings = Setări
shortcut-sheet = Această listă
shortcut-region = Partea următoare a ferestrei
shortcut-escape = Nu mai așteptați sau ieșiți fără să aprobați nimic

## The lock

lock-verb = Blocați
lock-nothing = Nu există încă nicio identitate, deci nu este nimic de blocat.
lock-title = Countersign este blocat
lock-cause-person = L-ați blocat dumneavoastră.
lock-cause-idle = Nimeni nu l-a mai folosit de un timp.
lock-cause-session = A fost blocat împreună cu sesiunea.
lock-cause-sleep = A fost blocat când calculatorul a intrat în repaus.
lock-cause-user = A fost blocat când alt utilizator a preluat calculatorul.
lock-cause-before = Era deja blocat când s-a încheiat ultima dată.
lock-by-system = Deblocați ca pe calculator
lock-by-hello = Deblocați cu Windows Hello
lock-by-touch-id = Deblocați cu Touch ID sau cu parola
lock-by-pin = Deblocați cu un PIN
lock-no-system = Calculatorul nu poate întreba aici cine sunteți, așa că deblochează un PIN.
lock-no-way-in = Nu pot debloca
lock-offline = Acest calculator nu este conectat la rețea. Un PIN este verificat de serviciul lui, așa că acum nu poate debloca.
lock-explains = Se așteaptă folderul de date al acestui calculator.
lock-explains-system = Se așteaptă răspunsul dumneavoastră la întrebarea calculatorului.
lock-explains-pin = Se așteaptă ca serviciul să verifice PIN-ul.
lock-choose-title = Al cui PIN doriți să îl introduceți?
lock-choose-continue = Continuați
lock-choose-stopped = Acolo unde încă un PIN greșit ar bloca o identitate, PIN-ul ei nu mai deblochează.
lock-pin-title = Introduceți PIN-ul pentru a debloca
lock-pin-verb = Deblocați
lock-pin-attempts = Trei PIN-uri greșite la rând blochează o identitate. Deblocarea se oprește înainte de al treilea.
lock-pin-attempts-left =
    { $left ->
        [one] Mai rămâne 1 încercare până când această identitate este blocată. Deblocarea se oprește înainte de ultima.
        [few] Mai rămân { $left } încercări până când această identitate este blocată. Deblocarea se oprește înainte de ultima.
       *[other] Mai rămân { $left } de încercări până când această identitate este blocată. Deblocarea se oprește înainte de ultima.
    }
lock-remove-title = Eliminați toate identitățile de pe acest calculator?
lock-remove-means = Fără autentificarea calculatorului și fără PIN nu există altă intrare. Istoricul și ce ați semnat rămân.
lock-remove-todo = Pentru a folosi din nou Countersign aveți nevoie de o nouă activare pentru fiecare identitate. Întrebați mai întâi administratorul dacă nu sunteți sigur.
lock-remove-keep = Păstrați-le
lock-remove-verb = Eliminați toate identitățile

## Home

home-title = Început
home-lead = Când o aplicație vă cere să vă conectați sau să semnați, întrebarea ei se deschide aici.
home-offline = Acest calculator nu este conectat la rețea. Înregistrarea, conectarea și semnarea au nevoie de rețea.
home-waiting =
    { $count ->
        [one] O cerere vă așteaptă
        [few] { $count } cereri vă așteaptă
       *[other] { $count } de cereri vă așteaptă
    }
home-waited = Nu mai așteaptă
home-identities =
    { $count ->
        [one] Identitatea dumneavoastră
        [few] Identitățile dumneavoastră
       *[other] Identitățile dumneavoastră
    }
home-add = Adăugați o identitate
home-no-identity = Nu aveți încă nicio identitate pe acest calculator.
home-paste = Aveți un link sau un cod QR?
pending-show = Deschideți
identity-project-at = { $project } la { $service }
identity-last-used = Folosită ultima dată { $moment }
identity-never-used = Încă nefolosită
state-not-allowed = Nepermisă de organizație
state-revoked = Blocată
state-expired = Expirată
state-attempts-left =
    { $left ->
        [one] Mai rămâne 1 încercare
        [few] Mai rămân { $left } încercări
       *[other] Mai rămân { $left } de încercări
    }
unfinished-title = Terminați configurarea
unfinished-what = Înregistrarea pentru { $user } la { $service } s-a oprit { $moment }, înainte de alegerea unui PIN.
unfinished-finish = Alegeți PIN-ul
unfinished-discard = Renunțați
unfinished-explains = Se așteaptă portcheiul.

## Requests that a service pushed

request-title = Cerere de la { $project }
request-for = Pentru { $name }, { $user } la { $service }
request-rest = Deschisă încă { $rest }
request-answered = La această cerere s-a răspuns în altă parte.
request-refused = Această cerere a fost refuzată în altă parte.
request-mismatched = Un număr greșit a încheiat această cerere.
request-expired = Nimeni nu a răspuns la timp acestei cereri.
request-over-means = Aici nu mai este nimic de făcut. Dacă nu ați fost dumneavoastră, anunțați administratorul.

## Welcome, and adding an identity

welcome-title = Bine ați venit la Countersign
welcome-lead = Înregistrați acest calculator o dată și alegeți un PIN. Apoi PIN-ul vă conectează și vă semnează documentele. Nu există parolă.
add-title = Adăugați o identitate
add-lead = Folosiți linkul, codul QR sau codul pe care l-ați primit pentru aceasta.
welcome-type-code = Introduceți un cod
welcome-ask-mail = Primiți un cod prin e-mail
link-label = Linkul dumneavoastră
link-placeholder = https://… sau countersign://…
link-hint = Lipiți linkul din e-mail sau din aplicație. Nu se întâmplă nimic înainte să fiți de acord.
link-read = Continuați
link-label-mailed = Linkul din e-mail
link-hint-mailed = Lipiți linkul aici sau deschideți-l din e-mail pe acest calculator.
link-explains = Se așteaptă serviciul pe care îl numește linkul.

## QR codes

qr-label = Sau citiți-l dintr-un cod QR
qr-screen = De pe ecran
qr-file = Dintr-o imagine
qr-clipboard = Din clipboard
qr-hint = Puteți și să trageți aici o imagine a codului sau să introduceți codul.
qr-screen-explains = Se privește ecranul. Poate mai întâi sistemul vă întreabă dacă Countersign are voie să îl vadă.

## Codes and links by e-mail

ask-mail-title = Primiți un e-mail
ask-mail-lead = Serviciul trimite un cod sau un link la adresa dumneavoastră. Cu el înregistrați acest calculator.
ask-mail-user = E-mail sau identificator
ask-mail-user-hint = E-mailul merge la adresa cu care vă cunoaște organizația dumneavoastră.
ask-mail-send = Trimiteți e-mailul
ask-mail-explains = Se așteaptă ca { $service } să trimită e-mailul.
mail-code-title = Introduceți codul din e-mail
mail-code-lead = { $project } la { $service } l-a trimis la { $user }. Introduceți-l numai pe acest calculator: nimeni care vă sună sau vă scrie nu are nevoie de el.
mail-code-label = Șase cifre
mail-code-hint = Codul funcționează o dată și pentru scurt timp.
mail-code-odd = Codul are șase cifre și nimic altceva.
mail-link-title = V-am trimis un link
mail-link-lead = { $project } la { $service } l-a trimis la { $user }. Deschideți-l pe acest calculator sau copiați-l din e-mail și lipiți-l aici.
mail-none-yet = Încă niciun e-mail?
mail-none-yet-hint = Poate dura câteva minute. Căutați și în mesajele nedorite și verificați adresa.
mail-resend = Trimiteți alt e-mail
mail-other-address = Folosiți altă adresă
mail-again = Alt e-mail este pe drum. Contează numai cel mai nou.
mail-next = Alt e-mail se poate trimite peste { $rest }.
mail-next-now = Acum se poate trimite alt e-mail.

## A code for another device

identity-add-device = Adăugați alt dispozitiv
pin-title-share = Introduceți PIN-ul pentru a adăuga alt dispozitiv
pin-make-code = Creați un cod
closed-identity = Înapoi la identitate
quick-code-title = Introduceți acest cod pe celălalt dispozitiv
quick-code-lead = Acolo, alegeți „Adăugați o identitate”, apoi „Introduceți un cod”.
quick-code-rest = Funcționează o dată, încă { $rest }
quick-code-soon = Codul este pe cale să expire.
quick-code-copy = Copiați codul
quick-code-copied = Copiat.
quick-code-not-copied = Acest calculator nu permite copierea. Citiți codul.
quick-code-secret = Oricine are acest cod poate înregistra un dispozitiv în numele dumneavoastră. Nu îl dați nimănui.
quick-code-over = Acest cod a expirat
quick-code-over-lead = Nu mai poate fi folosit. Dacă celălalt dispozitiv nu este încă înregistrat, creați unul nou.
quick-code-new = Creați un cod nou

## Verify

verify-title = Înregistrați acest calculator la { $project }?
verify-title-unnamed = Înregistrați acest calculator pentru { $user }?

verify-lead = Înregistrați-l numai dacă vă așteptați la aceasta. Apoi alegeți un PIN.
verify-by = Confirmat prin conexiunea cu serviciul
verify-tls = Adresa lui este dovedită de o conexiune criptată.
verify-loopback = Acest serviciu rulează pe acest calculator.
verify-no-project = Serviciul nu spune
verify-replaces = Aceasta înlocuiește identitatea „{ $name }”. PIN-ul ei nu va mai funcționa.
verify-device = Numele acestui calculator
verify-device-hint = Pentru ca dumneavoastră și administratorul să vă deosebiți calculatoarele.
verify-another = Folosiți alt cod
verify-explains = Se așteaptă ca { $service } să înregistreze acest calculator.
verify-refuse = Nu acum
verify-accept = Înregistrați calculatorul
reported = declarat

## Type a code

code-title = Introduceți codul
code-lead = Le găsiți pe toate trei în mesaj, pe hârtia sau pe dispozitivul care v-a invitat.
code-service = Adresa serviciului
code-services-fixed = Organizația permite aceste servicii
code-service-hint = De exemplu https://trust.example.com
code-user = Identificator de utilizator
code-user-hint = De obicei, adresa dumneavoastră de e-mail de la serviciu.
code-code = Cod
code-code-hint = Un cod de activare, un cod dintr-un e-mail sau un QuickCode de la alt dispozitiv. Funcționează o dată și pentru scurt timp.
code-continue = Continuați
code-explains = Se așteaptă ca serviciul să spună cine este.
code-new-activation = Cereți administratorului sau serviciului de asistență o nouă activare pentru { $user }. Apoi introduceți aici codul primit.
code-by-mail = Primiți mai bine un cod prin e-mail

## What facts are called

fact-service = Serviciu
fact-project = Proiect
fact-user = Identificator de utilizator
fact-expected-user = Pentru
fact-identity = Identitate
fact-purpose = Scop
fact-origin = A început
fact-application = Aplicație
fact-domain = Revine la
fact-device = Numele acestui calculator
fact-pin = PIN
fact-enrolled = Înregistrată
fact-last-used = Ultima folosire
fact-document = Document
fact-folder = Folder
fact-size = Mărime
fact-hash = Amprentă (SHA-256)
fact-hash-signed = Amprenta semnată (SHA-256)
fact-signed = Semnat
fact-signed-by = Semnat de
fact-saved = Salvat ca
fact-receipt = Fișierul semnăturii
fact-when = Când
fact-failure = Ce nu a mers

## The PIN

pin-title-create = Alegeți un PIN
pin-title-repeat = Introduceți din nou același PIN
pin-lead-create = { $length } cifre pe care le puteți ține minte și pe care nimeni altcineva nu le-ar încerca.
pin-lead-repeat = Pentru ca o greșeală de tastare să nu vă lase pe dinafară.
pin-label-create = PIN nou
pin-label-repeat = Același PIN din nou
pin-hint-create = Fără cifre repetate, fără șiruri precum 1234, fără ani. PIN-ul nu este niciodată păstrat sau trimis.
pin-title-sign-in = Introduceți PIN-ul pentru a vă conecta la { $project }
pin-title-session-sign = Introduceți PIN-ul pentru a semna pentru { $project }
pin-title-document = Introduceți PIN-ul pentru a semna { $document }
pin-label = PIN
pin-hint = PIN-ul nu este niciodată păstrat sau trimis.
pin-count = { $entered } din { $length } introduse
pin-no-paste = Un PIN nu poate fi lipit. Vă rugăm să îl tastați.
pin-digits-only = Numai cifre.
pin-continue = Continuați
pin-save = Păstrați acest PIN
pin-later = Terminați mai târziu
pin-explains-save = Se așteaptă ca portcheiul și serviciul să primească noul PIN.
pin-explains-check = Se așteaptă ca { $service } să verifice PIN-ul.
pin-wrong = Acest PIN nu este corect.
pin-wrong-left =
    { $left ->
        [one] Acest PIN nu este corect. Mai rămâne 1 încercare până când această identitate este blocată.
        [few] Acest PIN nu este corect. Mai rămân { $left } încercări până când această identitate este blocată.
       *[other] Acest PIN nu este corect. Mai rămân { $left } de încercări până când această identitate este blocată.
    }
pin-wrong-last = Opriți-vă și întrebați administratorul dacă nu sunteți sigur.
pin-attempts-left =
    { $left ->
        [one] Mai rămâne 1 încercare până când această identitate este blocată.
        [few] Mai rămân { $left } încercări până când această identitate este blocată.
       *[other] Mai rămân { $left } de încercări până când această identitate este blocată.
    }
pad-label = Tastatură numerică
pad-clear = Ștergeți toate cifrele
pad-backspace = Ștergeți ultima cifră

## Changing the PIN, and having forgotten it

identity-change-pin = Schimbați PIN-ul
pin-title-old = Introduceți PIN-ul pe care „{ $name }” îl are acum
pin-lead-old = Pentru { $user }. Apoi alegeți unul nou.
pin-label-old = PIN-ul actual
pin-title-new = Alegeți un PIN nou
pin-explains-change = Se așteaptă ca portcheiul să primească noul PIN.
pin-changed-title = PIN-ul a fost schimbat
pin-changed-lead = De acum numai noul PIN funcționează pentru „{ $name }”, { $user }.
pin-forgotten = Ați uitat PIN-ul?
forgotten-title = Nimeni nu vă poate spune PIN-ul
forgotten-lead = Nu este păstrat nicăieri: nici pe acest calculator, nici la { $service }. De aceea nimeni nu îl poate căuta sau reseta.
forgotten-means = O nouă activare pentru { $user } vă lasă să alegeți un PIN nou pe acest calculator. Până când o folosiți, PIN-ul vechi funcționează dacă vi-l amintiți.
forgotten-todo = Cereți-o administratorului sau serviciului de asistență. Nu încercați PIN-uri la întâmplare: prea multe greșite blochează această identitate.
forgotten-back = Mi-l amintesc

## When a PIN entry is over without success

blocked-title = „{ $name }” este blocată
blocked-means = S-au introdus prea multe PIN-uri greșite pentru { $user }, așa că serviciul nu mai acceptă această identitate. Nu s-a semnat nimic și nimeni nu a fost conectat.
blocked-todo = Administratorul sau serviciul de asistență vă poate da o nouă activare. Dacă nu dumneavoastră ați introdus acele PIN-uri, spuneți-le.
blocked-renew = Cereți o nouă activare
closed-back = Înapoi la cerere
closed-document = Înapoi la document

## After enrolling

enrolled-title = Sunteți înregistrat
enrolled-lead = PIN-ul vă conectează acum la { $project } ca { $user }.

## Approve a session

session-sign-in = Conectați-vă la { $project }
session-sign = Semnați pentru { $project }
session-title = Vă conectați la { $project }?
session-title-signing = Semnați pentru { $project }?
session-title-document = Semnați { $document } pentru { $project }?
session-by = Confirmat de serviciu
session-by-connection = Confirmat de conexiune
session-refuse = Refuzați
session-untied = Într-un loc pe care nimic nu îl leagă de această cerere
session-untied-todo = Acolo nu este afișat niciun număr de comparat. Aprobați numai ce tocmai ați început dumneavoastră.
session-report-lead = Nu ați început aceasta?
session-report = Refuzați și raportați
session-reason-lead = Ceva nu este în regulă?
session-reason = Refuzați și spuneți de ce
number-label = Numărul afișat la început
number-hint = Două cifre. Dacă acolo nu este afișat niciunul sau nu ați început aceasta, refuzați.
number-odd = Numărul are două cifre, de la 10 la 99.
session-explains = Se așteaptă { $service }.
session-hash = Amprenta de semnat (SHA-256)
session-hash-hint = Această cerere conține numai o amprentă, așa că Countersign nu poate arăta documentul însuși. Semnați numai dacă aplicația vă arată aceeași amprentă.
session-title-share = Partajați date cu { $application }?
session-share = Partajează și autentifică-te
share-asks = { $application } cere
share-required = obligatoriu
share-optional = opțional
share-verified = verificat
share-which = { $claim }: care?
share-unknown = Serviciul nu are nimic de partajat aici.
share-missing = { $application } nu se poate lipsi de ceva ce serviciul nu știe despre dumneavoastră.
share-missing-todo = Cereți administratorului să îl adauge sau refuzați.
share-until = Pentru cât timp
share-until-open = Până când retrag
share-until-day = O zi
share-until-month = 30 de zile
share-until-year = Un an
share-remembered = Partajați deja aceste date cu { $application }.
share-remembered-means = Prin autentificare nu partajați nimic altceva. La Partajare puteți schimba sau retrage.
share-explains = Se întreabă { $service } ce este de partajat.
share-fetching = Se caută ce este de partajat.
share-signed = PIN-ul dumneavoastră semnează ceea ce partajați. Semnătura se păstrează în istoric.
claim-name = Nume
claim-email = Adresă de e-mail
claim-phone-number = Număr de telefon
claim-birthdate = Data nașterii
claim-address = Adresă poștală
shared-title = Partajat cu { $application }
shared-lead = Puteți reveni de unde ați venit. Ce partajați se găsește la Partajare.
handed-explains = Se preia documentul de la { $service }.
handed-fetching = Documentul este preluat.
handed-progress = { $document }: cât s-a preluat
handed-fetched = { $fetched } din { $size }
handed-verified = Acesta este documentul pe care vi se cere să îl semnați.
handed-verified-means = Amprenta lui a fost calculată pe acest computer și este cea de semnat.
handed-save = Salvați o copie…
session-no-identity = Nu aveți la { $service } nicio identitate care să poată răspunde.
session-dead-identity = „{ $name }” ar putea răspunde, dar este blocată sau a expirat.
session-dead-identity-todo = Cereți o nouă activare pentru { $user } sau refuzați.
session-no-identity-todo = Adăugați una cu codul sau linkul primit sau refuzați.
choice-label = Conectare cu
choice-label-sign = Semnare cu
signed-in-title = Conectat la { $project }
session-signed-title = Semnat pentru { $project }
approved-lead = Puteți continua în aplicația care a cerut.
refused-title = Refuzat
refused-lead = { $project } a aflat că ați refuzat. Nu s-a aprobat nimic.
refused-lead-reason = { $project } a aflat că ați refuzat și de ce. Nu s-a aprobat nimic.
reported-title = Refuzat și raportat
reported-lead = { $project } știe că nu ați cerut aceasta. Nu s-a aprobat nimic. Dacă se repetă, anunțați administratorul.
reason-title = De ce refuzați?
reason-lead = { $project } află ce alegeți și scrieți aici.
reason-label = Motiv
reason-incorrect = Ce scrie este greșit
reason-unclear = Am mai întâi o întrebare
reason-not-mine = Altcineva trebuie să îl semneze
reason-other = Alt motiv
reason-comment = Notă (opțională)
reason-comment-hint = Cel mult 500 de caractere.

## An identity

identity-pin-length = { $length } cifre
identity-name = Numele dat de dumneavoastră
identity-name-hint = Numai dumneavoastră vedeți acest nume.
identity-rename = Redenumiți
identity-renamed = Redenumită.
identity-remove = Eliminați de pe acest calculator
identity-not-allowed = Organizația dumneavoastră nu permite serviciul acestei identități pe acest calculator. Rămâne aici, dar nu poate semna nimic.
identity-revoked = Serviciul a blocat această identitate. Nu se mai poate conecta și nu mai poate semna.
identity-expired = Această identitate a expirat. Nu se mai poate conecta și nu mai poate semna.
identity-attempts =
    { $left ->
        [one] Încă 1 PIN greșit, și serviciul blochează această identitate.
        [few] Încă { $left } PIN-uri greșite, și serviciul blochează această identitate.
       *[other] Încă { $left } de PIN-uri greșite, și serviciul blochează această identitate.
    }
remove-title = Eliminați „{ $name }”?
remove-means = Acest calculator nu vă va mai putea conecta ca { $user } la { $service }. Ce ați semnat rămâne valabil, iar istoricul rămâne aici.
remove-todo = Pentru a o folosi din nou aveți nevoie de o nouă activare.
remove-verb = Eliminați identitatea
remove-keep = Păstrați-o
discard-title = Renunțați la această înregistrare?
discard-means = Ce a rămas din înregistrarea pentru { $user } la { $service } se șterge de pe acest calculator. Codul este consumat: aveți nevoie de unul nou pentru a vă înregistra.
discard-verb = Renunțați la înregistrare
discard-keep = Păstrați-o
confirm-explains = Se așteaptă portcheiul.

## Sign a document

document-title = Semnați un document
document-lead = Alegeți un fișier de pe acest calculator. Vedeți ce este înainte să îl semnați.
document-drop = Alegeți un fișier sau trageți unul pe această fereastră.
document-choose = Alegeți un document
document-choose-other = Alegeți alt document
document-explains = Se așteaptă citirea fișierului.
document-receipt-hint = Semnătura se salvează ca fișier lângă document.
document-title-chosen = Semnați { $document }?
document-by = Citit și calculat pe acest calculator
document-sign = Semnați documentul
document-refuse = Nu semnați
preview-label = Ce scrie în el
# $page (Number), $pages (Number): which page, of how many
preview-page = Pagina { $page } din { $pages }
preview-read = Pagini afișate: { $page } din { $pages }
preview-fetching = Se desenează pagina
# $count (Number): how many
preview-marked = { $count ->
    [one] În acest text se află un caracter care nu se vede.
    [few] În acest text se află { $count } caractere care nu se văd.
   *[other] În acest text se află { $count } de caractere care nu se văd.
}
preview-marked-means = Se afișează ca ⟦U+…⟧. Astfel de caractere pot face ca un text să se citească altfel decât este.
preview-none = Countersign nu poate afișa acest fișier.
preview-lacking = Countersign nu poate afișa tot ce se află în acest document.
preview-none-todo = Citiți-l mai întâi în alt program. Ceea ce semnați este chiar acest fișier.
preview-acknowledge = Știu ce scrie în el și îl semnez, deși Countersign nu poate afișa totul.
preview-to-the-end = Citiți-l până la capăt pentru a-l semna.
document-no-identity = Nu aveți nicio identitate care să poată semna.
document-no-identity-todo = Adăugați una cu codul sau linkul primit.
signed-title = { $document } este semnat
signed-lead = Păstrați fișierul semnăturii împreună cu documentul: împreună arată că nu s-a schimbat.
handed-signed-lead = { $project } are semnătura dumneavoastră. Și acest computer o păstrează, în istoric.

## History

history-search = Căutați în istoric
history-kind = Felul înregistrării
history-kind-all = Totul
history-kind-enrolled = Înregistrări
history-kind-signed-in = Conectări
history-kind-signed = Semnături
history-kind-shared = Date partajate
history-kind-took-back = Retrageri
history-kind-quick-code = QuickCode-uri
history-kind-pin-changed = PIN-uri schimbate
history-kind-refused = Refuzuri
history-kind-blocked = Identități blocate
history-kind-unlocked = PIN-uri greșite la blocare
history-kind-renamed = Identități redenumite
history-kind-removed = Identități eliminate
history-enrolled = Înregistrat la { $subject }
history-enrolled-failed = Înregistrarea la { $subject } nu a reușit
history-signed-in = Conectat la { $subject }
history-signed-in-failed = Conectarea la { $subject } nu a reușit
history-signed = { $subject } semnat
history-signed-failed = { $subject } nu a putut fi semnat
history-shared = Date partajate cu { $subject }
history-shared-failed = Nu s-au putut partaja date cu { $subject }
history-took-back = Retras ce primea { $subject }
history-took-back-failed = Nu s-a putut retrage ce primește { $subject }
history-quick-code = QuickCode creat pentru { $subject }
history-quick-code-failed = Nu s-a putut crea un QuickCode pentru { $subject }
history-pin-changed = PIN schimbat pentru { $identity }
history-pin-changed-failed = PIN-ul pentru { $identity } nu a putut fi schimbat
history-refused = { $subject } refuzat
history-refused-failed = { $subject } nu a putut fi refuzat
history-blocked = { $identity } a fost blocată
history-unlocked = Deblocat cu { $identity }
history-unlocked-failed = Deblocarea cu { $identity } nu a reușit
history-renamed = Redenumită în { $identity }
history-renamed-failed = { $identity } nu a putut fi redenumită
history-removed = { $identity } eliminată
history-removed-failed = { $identity } nu a putut fi eliminată
history-empty = Încă nu s-a întâmplat nimic.
history-empty-hint = Fiecare înregistrare, conectare, semnătură și fiecare refuz va apărea aici.
history-none-found = Nu se potrivește nimic.
history-more = Afișați intrări mai vechi
history-explains = Se așteaptă folderul de date.
history-export = Exportați
export-title = Exportați istoricul?
export-lead = Tot ce apare în listă, într-un fișier, unde alegeți. Nu conține niciun PIN și nicio cheie.
export-csv = Salvați ca CSV
export-json = Salvați ca JSON
export-saved = Salvat ca { $path }
export-explains = Se așteaptă să alegeți unde să fie salvat.

## Check a signature file

receipt-check = Verificați o semnătură
receipt-title = Verificați o semnătură
receipt-lead = Alegeți un fișier de semnătură. Countersign îl compară cu documentul de lângă el.
receipt-choose = Alegeți un fișier de semnătură
receipt-choose-other = Alegeți alt fișier
receipt-save = Salvați fișierul semnăturii…
receipt-limits = Aici se compară amprente pe acest calculator. Serviciul nu este întrebat dacă semnătura este autentică.
verdict-unchanged = Documentul este neschimbat
verdict-unchanged-means = Este, până la ultimul octet, ce s-a semnat.
verdict-changed = Documentul s-a schimbat
verdict-changed-means = Nu este ce s-a semnat. Nu vă bazați pe el; cereți originalul.
verdict-missing = Documentul nu este acolo
verdict-missing-means = Puneți documentul lângă fișierul semnăturii, cu numele de mai jos, și verificați din nou.
verdict-statement-unchanged = Declarația este neschimbată
verdict-statement-unchanged-means = Spune, literă cu literă, ce a fost semnat.
verdict-statement-changed = Declarația a fost modificată
verdict-statement-changed-means = Nu este ceea ce a fost semnat. Nu vă bazați pe ea.

## Network settings

settings-network = Rețea
network-none = Pe acest calculator nu este cunoscut încă niciun serviciu.
network-explains = Se așteaptă setările acestui calculator.
network-lost = Countersign caută mai departe și spune când revine. Între timp nu se aprobă și nu se semnează nimic.
network-way = Accesat
network-direct = Direct, fără proxy
network-proxy = Prin proxy-ul { $proxy }
network-called = Ultimul apel
network-not-called = Nu de la această pornire
network-clock = Ceasul acestui calculator
network-clock-same = La fel ca al serviciului
network-clock-ahead =
    { $minutes ->
        [one] Cu un minut înaintea serviciului
        [few] Cu { $minutes } minute înaintea serviciului
       *[other] Cu { $minutes } de minute înaintea serviciului
    }
network-clock-behind =
    { $minutes ->
        [one] Cu un minut în urma serviciului
        [few] Cu { $minutes } minute în urma serviciului
       *[other] Cu { $minutes } de minute în urma serviciului
    }
network-authority = De încredere și pentru acest serviciu: { $subject }
network-valid = Valabil până la { $until }
network-forget = Uitați-o
network-pinned = Trebuie să arate această cheie sau alta fixată
network-unpin = Nu o mai fixați
network-service = Serviciu
network-service-hint = Ce adăugați aici este valabil numai pentru acest serviciu.
network-choose = Adăugați o autoritate…
network-pin = Cheie fixată
network-pin-hint = Rezumatul SHA-256 al cheii sale publice, așa cum îl dă serviciul de asistență. Se verifică pe lângă certificat.
network-pin-add = Fixați această cheie
network-offer = Aveți încredere în această autoritate pentru { $service }?
network-offer-means = Oricine are cheia ei poate citi și schimba ce transmiteți cu acest serviciu. Comparați amprenta cu ce spune serviciul de asistență.
network-subject = Autoritate
network-fingerprint = Amprentă
network-from = Valabilă de la
network-until = Valabilă până la
network-not-now = Nu acum
network-trust = Aveți încredere pentru { $service }

## Settings

settings-general = General
settings-saved = Salvat.
settings-appearance = Aspect
appearance-system = Ca sistemul
appearance-light = Luminos
appearance-dark = Întunecat
settings-language = Limbă
settings-language-system = Ca sistemul
settings-device = Numele acestui calculator
settings-device-hint = Serviciile îl văd când vă înregistrați.
settings-preset = Serviciul obișnuit
settings-preset-hint = Formularul pentru un cod este completat cu această adresă.
settings-tray = Rămâneți în zona de notificare
settings-tray-hint = Închiderea ferestrei nu oprește Countersign, așa că cererile vă parvin în continuare.
settings-start-at-login = Pornire la autentificare
settings-start-at-login-hint = Pornește ascuns și nu cere nimic de la sine.
settings-notifications = Afișați notificări
settings-notifications-hint = Cine cere și pentru ce, niciodată un secret. Cât timp Countersign este blocat, nu spune nimic.
settings-shortcut = Comandă care aduce Countersign în față
settings-shortcut-hint = Din orice program. Poate sistemul vă cere să permiteți aceasta.
settings-shortcut-none = Niciuna
settings-shortcut-record = Alegeți tastele
settings-shortcut-change = Schimbați
settings-shortcut-clear = Eliminați
settings-shortcut-stop = Anulați
settings-shortcut-recording = Apăsați o literă, o cifră sau o tastă funcțională împreună cu Ctrl, Alt sau Super. Esc anulează.
settings-security = Securitate
settings-lock-after = Blocare după
settings-lock-after-hint = Fără folosirea Countersign.
settings-lock-minutes =
    { $minutes ->
        [one] { $minutes } minut
        [few] { $minutes } minute
       *[other] { $minutes } de minute
    }
settings-lock-never = Niciodată
settings-lock-longest =
    { $minutes ->
        [one] Cel mult { $minutes } minut: stabilit de organizație
        [few] Cel mult { $minutes } minute: stabilit de organizație
       *[other] Cel mult { $minutes } de minute: stabilit de organizație
    }
settings-lock-session = Blocare odată cu sesiunea
settings-lock-session-hint = Când ecranul se blochează, calculatorul intră în repaus sau îl preia alt utilizator.
settings-capture = Ascundeți ferestrele din capturile de ecran
settings-capture-hint = Ferestrele care arată un PIN sau un document rămân negre în capturi și pe ecranele partajate.
settings-capture-linux = Nu este disponibil pe Linux: acolo un program nu poate cere aceasta.
settings-pad = Afișați o tastatură numerică
settings-pad-hint = Pentru a introduce PIN-ul cu mausul sau prin atingere.
settings-shuffled = Amestecați cifrele
settings-shuffled-hint = Pentru ca nimeni să nu ghicească PIN-ul după locul unde apăsați.
settings-identities = Identități
settings-services-fixed = Numai servicii permise de organizație
settings-accessibility = Accesibilitate
settings-text-size = Mărimea textului
settings-text-size-hint = A tot ce este în această fereastră, pe lângă ce spune sistemul.
settings-percent = { $percent } %
settings-still = Fără mișcare
settings-still-hint = Nimic nu se mișcă și nu se estompează, orice ar spune sistemul.
settings-updates = Actualizări
settings-updates-hint = Ce versiuni vi se oferă.
updates-stable = Versiuni finalizate
updates-beta = Și versiuni de încercat
settings-verbose = Înregistrați totul în jurnal
settings-verbose-hint = Pentru cine caută un defect. Nu conține niciodată un secret; o bară vă amintește până îl opriți.
verbose-label = Despre jurnal
verbose-warning = Countersign scrie în jurnal tot ce face, pentru a găsi un defect.
verbose-stop = Opriți-l
settings-fixed = Stabilit de organizație
settings-managed = Organizația dumneavoastră administrează unele setări ale acestui calculator.
settings-managed-by = { $organisation } administrează unele setări ale acestui calculator.
bundle-look = Vedeți un pachet de diagnosticare
bundle-hint = Pentru serviciul de asistență: versiuni, setări și jurnal, fără nume, adrese sau secrete.
bundle-title = Pachet de diagnosticare
bundle-lead = Acesta este tot ce se va salva, literă cu literă. Nu se trimite nimic nicăieri.
bundle-text = Întregul pachet
bundle-save = Salvați-l
settings-about = Despre și diagnosticare
settings-version = Countersign { $version }
diagnose = Porniți diagnosticarea
diagnose-explains = Se așteaptă răspunsul portcheiului și al serviciilor.
finding-keychain = Portchei
finding-journal = Folder de date
finding-service = Serviciu
finding-clock = Ceas
finding-identity = Identitate
finding-policy = Setările organizației
finding-well = este în regulă
finding-ill = cere atenție

## Updates

update-look = Căutați actualizări
update-title = Actualizări
update-lead = Countersign cere lista versiunilor numai când deschideți această pagină. Nu instalează nimic de la sine.
update-explains = Se așteaptă lista versiunilor.
update-again = Căutați din nou
update-elsewhere = Actualizările vin cu sistemul dumneavoastră.
update-elsewhere-means = Acest exemplar de Countersign nu caută nicăieri actualizări: le aduce managerul de pachete sau organizația dumneavoastră.
update-none = Countersign { $version } este cea mai nouă versiune.
update-available = Countersign { $newer } este disponibil. Aveți { $version }.
update-not-direct = Versiunea dumneavoastră este prea veche pentru a ajunge acolo într-un singur pas.
update-by-system = Instalați-l cu managerul de pachete al sistemului, ca pe alte actualizări.
update-by-hand = Închideți Countersign, descărcați pachetul, verificați-i amprenta, apoi instalați-l. Identitățile rămân.
update-verified = Confirmat de semnătura listei
update-address = Pachet
update-fingerprint = SHA-256 al pachetului
update-unsigned = Lista versiunilor nu este semnată corect.
update-stale = Lista versiunilor este învechită.
update-stale-means = Poate cineva reține una mai nouă sau ceasul acestui calculator este greșit.
update-older = S-a oferit versiunea { $offered }, mai veche decât a dumneavoastră, { $version }.
update-replayed = S-a oferit o listă a versiunilor mai veche decât una văzută deja.
update-refused-means = Poate cineva încearcă să aducă alt program pe acest calculator. Nu s-a descărcat și nu s-a schimbat nimic.
update-refused-todo = Încercați din nou din altă rețea. Dacă persistă, anunțați serviciul de asistență.
update-offline = Lista versiunilor nu poate fi contactată.
update-offline-means = Countersign lucrează mai departe așa cum este.
update-offline-todo = Căutați din nou când aveți rețea.

## Failures of the window itself

error-unknown = Ceva nu a mers, iar Countersign nu are cuvinte pentru aceasta.
    .means = Nu s-a aprobat și nu s-a semnat nimic.
    .todo = Încercați din nou. Dacă se repetă, comunicați codul serviciului de asistență.
error-bridge-broken = Fereastra a pierdut legătura cu programul din spatele ei.
    .means = Nu s-a aprobat și nu s-a semnat nimic.
    .todo = Închideți Countersign și porniți-l din nou.
error-malformed-command = Fereastra a cerut programului ceva ce acesta nu înțelege.
    .means = Nu s-a aprobat și nu s-a semnat nimic.
    .todo = Instalați din nou Countersign: părțile lui par să fie din versiuni diferite.
error-offer-expired = Această ofertă de înregistrare este prea veche.
    .means = A fost lăsată deschisă prea mult. Codul poate fi încă bun.
    .todo = Lipiți din nou linkul sau introduceți din nou codul.
error-internal-defect = Countersign a făcut o greșeală.
    .means = Ce ați cerut nu s-a făcut.
    .todo = Încercați din nou. Dacă se repetă, comunicați codul serviciului de asistență.
error-picture-too-large = Această imagine este prea mare.
    .means = Se pot lipi imagini de până la 8 MB. Nu s-a citit nimic din ea.
    .todo = Decupați numai codul QR sau salvați imaginea și alegeți fișierul ei.
error-clipboard-empty = Nu există nicio imagine în clipboard.
    .means = Nu s-a citit nimic.
    .todo = Copiați o imagine a codului QR, de exemplu o captură de ecran, apoi încercați din nou.
error-clipboard-unavailable = Clipboardul acestui calculator nu poate fi citit.
    .means = Nu s-a citit nimic.
    .todo = Salvați imaginea ca fișier și alegeți-o de acolo.
error-screen-denied = Countersign nu a avut voie să vadă ecranul.
    .means = Nu s-a privit și nu s-a deschis nimic.
    .todo = Încercați din nou și permiteți sau salvați o imagine a codului și alegeți-o.
error-screen-unavailable = Ecranul nu poate fi citit pe acest calculator.
    .means = Sistemul nu oferă nicio cale de a-l privi. Nu s-a deschis nimic.
    .todo = Salvați sau copiați în schimb o imagine a codului sau introduceți codul.
error-locked = Countersign este blocat.
    .means = Nu s-a făcut nimic.
    .todo = Deblocați-l, apoi încercați din nou.
error-unlock-refused = Calculatorul nu a confirmat că sunteți dumneavoastră.
    .means = Countersign rămâne blocat.
    .todo = Încercați din nou sau deblocați cu un PIN.
error-unlock-unavailable = Calculatorul nu poate întreba acum cine sunteți.
    .means = Countersign rămâne blocat.
    .todo = Deblocați cu un PIN.
error-unlock-otherwise = Calculatorul poate întreba cine sunteți.
    .means = Nu s-a eliminat nimic.
    .todo = Deblocați cu autentificarea calculatorului.
error-shortcut-unavailable = { $keys } nu poate fi folosit pentru a deschide Countersign.
    .means = Alt program folosește aceste taste sau sistemul le refuză. Nimic altceva nu este afectat.
    .todo = Alegeți alte taste la Setări.
error-autostart-unwritable = Pornirea la autentificare nu poate fi comutată pe acest calculator.
    .means = Rămâne cum era.
    .todo = Încercați din nou. Dacă se repetă, comutați-o în setările sistemului.
error-picture-unreadable = { $picture } nu poate fi citit: { $reason }.
    .means = Nu s-a căutat niciun cod QR în el.
    .todo = Verificați că fișierul este acolo și că aveți voie să îl citiți.
error-document-unseen = Acest document nu a fost citit până la capăt.
    .means = Nu a fost semnat nimic.
    .todo = Citiți-l până la capăt sau confirmați că știți ce nu poate fi afișat.
# $page (Number): number of the page
error-page-unseen = Pagina { $page } nu poate fi afișată.
    .means = Este deteriorată, protejată cu o parolă sau prea mare pentru a fi afișată aici.
    .todo = Citiți-o în alt program înainte de a semna.
error-document-gone = Acest document nu mai este deschis aici.
    .means = A fost deschis cu prea mult timp în urmă sau este deja semnat. Nu a fost semnat acum.
    .todo = Deschideți-l din nou: alegeți fișierul sau deschideți cererea.
error-export-unwritable = Istoricul nu poate fi salvat acolo.
    .means = Nu s-a scris niciun fișier sau numai o parte din el.
    .todo = Alegeți alt folder și verificați că discul lui nu este plin.
error-copy-unwritable = Fișierul nu poate fi salvat acolo.
    .means = Nu s-a scris niciun fișier sau numai o parte din el.
    .todo = Alegeți alt folder și verificați că discul lui nu este plin.
error-receipt-gone = Această semnătură nu este păstrată aici.
    .means = Istoricul păstrează semnăturile documentelor predate de un serviciu. Celelalte sunt lângă documentul lor.
    .todo = Căutați fișierul semnăturii lângă document.
error-certificate-gone = Acest certificat a fost ales cu prea mult timp în urmă sau este deja de încredere.
    .means = Acum nu s-a schimbat nimic.
    .todo = Alegeți din nou fișierul.
error-bundle-gone = Acest pachet a fost privit cu prea mult timp în urmă.
    .means = Nu s-a salvat nimic.
    .todo = Priviți unul nou, apoi salvați-l.
error-bundle-forbidden = Organizația dumneavoastră nu dorește să se salveze diagnosticări pe acest calculator.
    .means = Nu s-a scris nimic.
    .todo = Spuneți administratorului ce nu este în regulă.
error-bundle-unwritable = Pachetul nu poate fi salvat acolo.
    .means = Nu s-a scris niciun fișier sau numai o parte din el.
    .todo = Alegeți alt folder și verificați că discul lui nu este plin.
error-entry-expired = PIN-ul a fost așteptat prea mult.
    .means = Nu s-a aprobat și nu s-a semnat nimic.
    .todo = Începeți din nou de la cerere.
error-entry-closed = Această introducere a PIN-ului este deja închisă.
    .means = PIN-ul nu a fost folosit.
    .todo = Începeți din nou de la cerere.
error-busy = Countersign este încă ocupat cu altceva.
    .means = Nu s-a aprobat și nu s-a semnat nimic.
    .todo = Așteptați un moment, apoi încercați din nou.

## Applications

applications-title = Aplicații cu care partajați date
applications-none = Nu partajați nimic cu nicio aplicație.
applications-none-hint = Când o aplicație cere date, alegeți ce primește și găsiți totul aici.
applications-unasked = Nu s-a putut afla ce partajează { $identity }.
applications-explains = Serviciile dumneavoastră sunt întrebate ce partajați.
application-as = Partajat de
application-since = Din
application-until = Până la
application-until-open = retragere
application-last-used = Ultima citire
application-never-used = încă nu
application-nothing = Nimic din ce mai are serviciul.
application-change = Schimbă ce primește { $application }
application-change-short = Schimbă
application-take-back = Retrage ce primește { $application }
application-take-back-short = Retrage
take-back-title = Retrageți ce primește { $application }?
take-back-means = De acum înainte, { $application } nu mai poate citi aceste date. Ce a citit deja rămâne la ea.
take-back-todo = Va cere din nou la următoarea autentificare acolo.
take-back-verb = Retrage
take-back-keep = Continuă partajarea
