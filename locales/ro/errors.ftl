# Tot ce poate eșua, câte un mesaj pentru fiecare cod.

## Links

error-link-malformed =
    { $part ->
        [form] Acesta nu este un link.
        [unknown] Acest link nu este pentru Countersign.
       *[other] Acest link este incomplet.
    }
    .means = Nu s-a deschis și nu s-a trimis nimic.
    .todo =
        { $part ->
            [unknown] Verificați că ați copiat linkul din mesajul sau pagina pentru Countersign.
           *[other] Copiați din nou tot linkul, de la prima literă la ultima.
        }
error-link-unprotected = Acest link duce la un serviciu fără conexiune protejată.
    .means = Alții ar putea citi ce se transmite, așa că nu a fost deschis.
    .todo = Cereți celui care l-a trimis un link care începe cu https.

## Services

error-service-unreachable = { $service } nu poate fi contactat.
    .means = Nu s-a schimbat nimic.
    .todo = Verificați conexiunea la rețea, apoi încercați din nou.
error-service-timeout =
    { $seconds ->
        [one] { $service } nu a răspuns într-o secundă.
        [few] { $service } nu a răspuns în { $seconds } secunde.
       *[other] { $service } nu a răspuns în { $seconds } de secunde.
    }
    .means = Poate fi ocupat sau rețeaua este lentă. Poate trebuie să refaceți acest pas.
    .todo = Așteptați un moment, apoi încercați din nou.
error-service-error = { $service } are o problemă proprie (stare { $status }).
    .means = Nu este vina dumneavoastră. Poate trebuie să refaceți acest pas.
    .todo = Încercați din nou peste câteva minute. Dacă persistă, anunțați serviciul de asistență.
error-service-answer-malformed = { $service } a răspuns ceva ce Countersign nu înțelege ({ $what }).
    .means = Pasul nu a fost încheiat, pentru că nu se are încredere într-un răspuns greșit.
    .todo = Anunțați serviciul de asistență. O nouă încercare nu va ajuta până când serviciul nu este reparat.
error-service-unknown = { $service } nu este un serviciu cu care lucrează Countersign.
    .means = Ceva răspunde acolo, dar nu a acceptat nimic de la dumneavoastră.
    .todo = Verificați adresa. Într-o rețea pentru oaspeți, deschideți mai întâi o pagină web pentru a vă conecta la rețea.
error-service-untrusted = Acest calculator nu are încredere în certificatul { $service }.
    .means = Poate fi alt serviciu care se dă drept acesta. Nu s-a trimis nimic secret.
    .todo = Verificați data și ora acestui calculator. Dacă sunt corecte, anunțați serviciul de asistență și nu continuați.
error-service-issuer-unknown = Acest calculator nu știe cine garantează certificatul { $service }.
    .means = Poate un proxy al organizației deschide conexiunea, organizația are o autoritate proprie sau cineva se dă drept acest serviciu. Nu s-a trimis nimic secret.
    .todo = Întrebați serviciul de asistență. Dacă certificatul este al organizației, adăugați autoritatea ei la Setări, Rețea.
error-service-key-unexpected = { $service } a arătat altă cheie decât cele fixate pentru el.
    .means = Certificatul este în regulă, dar nu este cel convenit: un proxy deschide conexiunea, serviciul și-a schimbat cheia sau cineva se dă drept el. Nu s-a trimis nimic secret.
    .todo = Întrebați serviciul de asistență care cheie este corectă înainte să schimbați ceva la Setări, Rețea.
error-certificate-unreadable = Acesta nu este certificatul unei singure autorități.
    .means = Este nevoie de un fișier cu un certificat, PEM sau DER. Nu s-a schimbat nimic.
    .todo = Cereți serviciului de asistență certificatul autorității, într-un fișier separat.
error-certificate-no-authority = Acest certificat nu poate garanta pentru altele.
    .means = Aparține unui server sau unei persoane, nu unei autorități. Nu s-a schimbat nimic.
    .todo = Cereți serviciului de asistență certificatul autorității care l-a emis.
error-pin-of-key-invalid = Acesta nu este rezumatul unei chei.
    .means = Este nevoie de un rezumat SHA-256, 44 de caractere base64. Nu s-a schimbat nimic.
    .todo = Copiați tot rezumatul primit de la serviciul de asistență.
error-project-mismatch = Serviciul a răspuns pentru alt proiect decât cel la care ați fost invitat.
    .means = Nu ați fost înregistrat. S-a așteptat { $expected }, s-a găsit { $found }.
    .todo = Cereți celui care v-a invitat un link sau un cod nou.
error-refused-by-service = { $service } a refuzat aceasta ({ $service_code }).
    .means = A dat un motiv propriu și nu s-a încheiat nimic.
    .todo = Comunicați serviciului de asistență motivul din paranteze.

## Enrolment

error-code-wrong-or-expired = Codul pentru { $user } este greșit, a fost deja folosit sau a expirat.
    .means = Nu ați fost înregistrat cu el.
    .todo = Verificați identificatorul de utilizator și codul. Dacă sunt corecte, cereți un cod nou.
error-activation-invalid = Activarea pentru { $user } a fost deja folosită sau a expirat.
    .means = Nu ați fost înregistrat cu ea.
    .todo = Cereți un link sau un cod de activare nou.
error-already-enrolled = { $user } a fost înregistrat între timp pe acest calculator.
    .means = Nu s-a înlocuit nimic.
    .todo = Folosiți acea identitate. Pentru a o înlocui, deschideți linkul încă o dată.
error-pending-expired = Această înregistrare nu a fost terminată la timp.
    .means = Ce s-a păstrat din ea a fost sau va fi șters și nu mai poate fi terminată.
    .todo = Cereți un link sau un cod de activare nou și alegeți imediat PIN-ul.
error-user-invalid = Acesta nu este un identificator.
    .means = Un identificator are între 1 și 256 de caractere pe un singur rând.
    .todo = Introduceți-l așa cum este scris în invitație.
error-service-address-invalid = Aceasta nu este adresa unui serviciu.
    .means = O adresă arată ca https://trust.example.com. Numai adresele de pe acest calculator pot începe cu http.
    .todo = Introduceți-o așa cum este scrisă în invitație.
error-name-invalid = Acest nume nu poate fi folosit.
    .means = Un nume are între 1 și 80 de caractere pe un singur rând.
    .todo = Alegeți alt nume.
error-project-untold = { $service } nu spune pentru ce proiect este.
    .means = La el vă puteți înregistra numai printr-un link și nu s-a trimis niciun e-mail.
    .todo = Cereți administratorului un link de activare.
error-mail-too-soon = Un e-mail a fost deja trimis.
    .means =
        { $seconds ->
            [one] Altul se poate trimite peste o secundă.
            [few] Altul se poate trimite peste { $seconds } secunde.
           *[other] Altul se poate trimite peste { $seconds } de secunde.
        }
    .todo = Căutați în căsuța poștală, și în mesajele nedorite. Dacă nu este acolo, cereți alt e-mail mai târziu.
error-mail-not-offered = { $service } nu înregistrează prin e-mail.
    .means = Nu s-a trimis niciun e-mail.
    .todo = Cereți administratorului un link sau un cod de activare.
error-quick-code-not-offered = { $project } nu permite utilizatorilor săi să creeze QuickCode-uri.
    .means = Nu s-a creat niciun cod.
    .todo = Cereți administratorului un link sau un cod de activare pentru celălalt dispozitiv.
error-quick-code-limited = { $name } a fost ea însăși înregistrată cu un QuickCode, așa că nu poate crea unul.
    .means = Nu s-a creat niciun cod.
    .todo = Creați-l pe dispozitivul pe care l-ați înregistrat primul sau cereți administratorului un link de activare.

## QR codes

error-image-unreadable = Aceasta nu este o imagine pe care Countersign o poate citi.
    .means = Citește PNG și JPEG de până la 64 de milioane de pixeli. Nu s-a deschis nimic.
    .todo = Alegeți o captură de ecran sau o fotografie a codului QR.
error-qr-missing = Nu s-a găsit niciun cod QR.
    .means = Nu s-a deschis nimic.
    .todo = Arătați tot codul, mare și clar, și încercați din nou.
error-qr-foreign = Codul QR nu este pentru Countersign.
    .means = Nu s-a deschis și nu s-a trimis nimic.
    .todo = Verificați că este codul din mesajul sau pagina pentru Countersign.
error-qr-several = Sunt mai multe coduri QR pentru Countersign.
    .means = Nu s-a deschis nimic, pentru că putea fi cel greșit.
    .todo = Arătați numai unul dintre ele și încercați din nou.
error-qr-crowded = Sunt prea multe de văzut pentru a găsi un cod QR.
    .means = Nu s-a deschis nimic.
    .todo = Arătați numai codul, mare și clar, și încercați din nou.

## PINs

error-pin-malformed = Un PIN este format din cifre.
    .means = Are între 4 și 6 cifre și nimic altceva.
    .todo = Introduceți din nou PIN-ul.
error-pin-too-simple =
    { $reason ->
        [repeats] Acest PIN se repetă.
        [run] Cifrele acestui PIN urcă sau coboară în șir.
        [date] Acest PIN este o dată.
        [few] Organizația dumneavoastră cere cifre mai variate.
       *[year] Acest PIN este un an.
    }
    .means = Astfel de PIN-uri se ghicesc primele.
    .todo = Alegeți altul.
error-pin-mismatch = Cele două PIN-uri nu sunt la fel.
    .means = Nu s-a stabilit niciun PIN.
    .todo = Alegeți din nou PIN-ul.
error-pin-unchanged = Acesta este PIN-ul pe care îl aveți acum.
    .means = Nu s-a schimbat nimic.
    .todo = Alegeți altul.
error-pin-length = Acest PIN are { $expected } cifre.
    .means = Nu a fost încercat, așa că nu s-a pierdut nicio încercare.
    .todo = Introduceți toate cele { $expected } cifre.
error-wrong-pin = Acest PIN nu este corect.
    .means =
        { $left ->
            [one] Mai rămâne 1 încercare până când această identitate este blocată.
            [few] Mai rămân { $left } încercări până când această identitate este blocată.
           *[other] Mai rămân { $left } de încercări până când această identitate este blocată.
        }
    .todo =
        { $left ->
            [one] Opriți-vă și întrebați administratorul dacă nu sunteți sigur.
            [few] Încercați din nou.
           *[other] Încercați din nou.
        }

## Identities

error-identity-revoked = { $name } este blocată.
    .means = Serviciul nu o mai acceptă, cu niciun PIN. Se blochează după trei PIN-uri greșite sau de către un administrator.
    .todo = Cereți administratorului o nouă activare și înregistrați-vă din nou.
error-identity-expired = { $name } a expirat.
    .means = Nu a fost folosită prea mult timp, iar serviciul nu o mai acceptă.
    .todo = Cereți administratorului o nouă activare și înregistrați-vă din nou.
error-unlock-stopped = Deblocarea cu PIN-ul pentru { $name } s-a oprit.
    .means = Încă un PIN greșit ar bloca această identitate, așa că nu s-a mai încercat niciunul.
    .todo = Deblocați cu autentificarea calculatorului sau cu altă identitate sau întrebați administratorul.
error-identity-changed = Alt program a schimbat { $name } între timp.
    .means = Aici nu s-a schimbat nimic.
    .todo = Începeți din nou, cu PIN-ul pe care { $name } îl are acum.
error-identity-unknown = Nu există identitatea { $wanted } pe acest calculator.
    .means = Nu s-a făcut nimic.
    .todo = Uitați-vă în lista identităților și alegeți una dintre ele.
error-identity-ambiguous = Mai multe identități de pe acest calculator se numesc { $wanted }.
    .means = Nu s-a făcut nimic, pentru că putea fi cea greșită.
    .todo = Dați în schimb identificatorul ei sau redenumiți una dintre ele.

## Sessions

error-session-expired = Această cerere s-a încheiat.
    .means = Nu a fost aprobată aici. Cererile sunt deschise numai câteva minute.
    .todo = Începeți din nou acolo de unde a venit cererea.
error-session-answered = La această cerere s-a răspuns deja.
    .means = Se poate răspunde o singură dată.
    .todo = Dacă nu ați fost dumneavoastră, anunțați administratorul. Altfel, continuați acolo de unde a venit cererea.
error-request-forged = Ce spune { $service } despre această cerere nu îi poartă semnătura.
    .means = Cineva a putut modifica pe drum ce s-a spus, așa că nu este afișat. Nu s-a aprobat nimic.
    .todo = Nu o aprobați nici în altă parte. Anunțați administratorul.
error-number-malformed = Acesta nu este numărul unei cereri.
    .means = Nu s-a trimis nimic.
    .todo = Introduceți cele două cifre afișate acolo unde a început cererea.
error-number-wrong = Acesta nu este numărul acestei cereri.
    .means = Cererea a fost încheiată, pentru că poate fi a altcuiva. Nu s-a aprobat nimic și nu s-a pierdut nicio încercare a PIN-ului.
    .todo = Începeți din nou de unde ați venit și introduceți numărul afișat acolo.
error-number-missing = Această cerere nu poate fi aprobată fără numărul ei.
    .means = Nu s-a aprobat nimic și nu s-a pierdut nicio încercare a PIN-ului.
    .todo = Începeți din nou de unde ați venit. Dacă acolo nu este afișat niciun număr, anunțați pe cei care administrează aplicația.
error-consent-incomplete = Această aplicație nu se poate lipsi de ceea ce ați lăsat deoparte.
    .means = Nu s-a partajat nimic și nu sunteți autentificat.
    .todo = Partajați ceea ce este marcat ca obligatoriu sau refuzați cererea.
error-consent-changed = Ceea ce se cere s-a schimbat în timp ce vă uitați.
    .means = Nu s-a partajat nimic și nu s-a pierdut nicio încercare a PIN-ului.
    .todo = Deschideți din nou cererea și priviți-o încă o dată.
error-consent-ended = Acest lucru nu mai este partajat.
    .means = A fost retras pe alt calculator, termenul lui a trecut sau aplicația nu mai există.
    .todo = Nu trebuie făcut nimic.
error-sharing-impossible = { $name } nu poate partaja date pe acest calculator.
    .means = A fost înregistrată fără elementul cu care acest calculator se legitimează la serviciu. Nu s-a partajat nimic.
    .todo = Cereți pentru ea o nouă activare.
error-no-identity-for-session = Nicio identitate de pe acest calculator nu poate răspunde la { $project }.
    .means = Cererea este pentru alt utilizator sau pentru un proiect la care nu sunteți înregistrat aici.
    .todo = Folosiți calculatorul pe care sunteți înregistrat sau înregistrați-l mai întâi pe acesta.

## Documents

error-document-unreadable = { $document } nu poate fi citit: { $reason }.
    .means = Nu a fost semnat.
    .todo = Verificați că fișierul este acolo și că aveți voie să îl citiți.
error-document-changed = { $document } s-a schimbat de când l-ați ales.
    .means = Nu a fost semnat, pentru că nu mai este ce ați privit.
    .todo = Priviți din nou documentul și alegeți-l încă o dată dacă este cel corect.
error-document-mismatch = { $document } nu este ce cere aplicația să fie semnat.
    .means = Nu s-a semnat nimic.
    .todo = Nu semnați. Întrebați pe cel care v-a trimis documentul.
error-comment-invalid = Nota dumneavoastră este prea lungă sau conține ceva ce nu este text.
    .means = Nu a fost trimisă și nimic nu a fost refuzat.
    .todo = Folosiți cel mult 500 de caractere.
error-document-empty = { $document } este gol.
    .means = Nu este nimic de semnat.
    .todo = Alegeți alt document sau așteptați până este salvat complet.
error-document-too-large = { $document } este prea mare.
    .means = Se pot semna documente de până la { $limit } GiB.
    .todo = Alegeți un document mai mic.
error-receipt-unwritable = Semnătura nu poate fi salvată în { $folder }: { $reason }.
    .means = Semnătura se păstrează lângă document, iar acest folder nu permite aceasta.
    .todo = Copiați documentul într-un folder al dumneavoastră și semnați-l acolo.
error-receipt-unreadable = { $receipt } nu este o semnătură salvată de Countersign.
    .means = Cu el nu se poate spune nimic despre un document.
    .todo = Alegeți fișierul care se termină cu .signature.json.

## This computer

error-clock-skewed =
    { $direction ->
        [behind]
            { $minutes ->
                [one] Ceasul acestui calculator este cu un minut în urma celui al { $service }.
                [few] Ceasul acestui calculator este cu { $minutes } minute în urma celui al { $service }.
               *[other] Ceasul acestui calculator este cu { $minutes } de minute în urma celui al { $service }.
            }
       *[ahead]
            { $minutes ->
                [one] Ceasul acestui calculator este cu un minut înaintea celui al { $service }.
                [few] Ceasul acestui calculator este cu { $minutes } minute înaintea celui al { $service }.
               *[other] Ceasul acestui calculator este cu { $minutes } de minute înaintea celui al { $service }.
            }
    }
    .means = O semnătură poartă ora, iar o oră greșită ar face-o fără valoare. Nu s-a semnat nimic.
    .todo = Puneți data și ora acestui calculator pe automat, apoi încercați din nou.
error-keychain-unavailable = Portcheiul acestui calculator ({ $store }) nu este disponibil.
    .means = Secretele dumneavoastră sunt păstrate acolo și nicăieri altundeva. Nu au fost citite și nici schimbate.
    .todo = Porniți sau configurați portcheiul sau ieșiți din sesiunea acestui calculator și intrați din nou. Apoi încercați iar.
error-keychain-locked = Portcheiul acestui calculator ({ $store }) este încuiat.
    .means = Secretele dumneavoastră sunt în el. Nu au fost citite și nici schimbate.
    .todo = Descuiați-l cu parola acestui calculator, apoi încercați din nou.
error-keychain-denied = Portcheiul acestui calculator ({ $store }) nu a permis aceasta.
    .means = Secretele dumneavoastră nu au fost citite și nici schimbate.
    .todo = Încercați din nou și permiteți ca Countersign să folosească portcheiul.
error-keychain-item-missing = Portcheiul acestui calculator ({ $store }) nu mai conține secretul acestei identități.
    .means = A fost șters în afara Countersign sau portcheiul a fost resetat. Fără el, identitatea nu poate fi folosită.
    .todo = Cereți administratorului o nouă activare și înregistrați-vă din nou.
error-keychain-item-corrupt = Secretul acestei identități din portchei ({ $store }) este deteriorat.
    .means = A fost schimbat în afara Countersign și nu poate fi folosit. Nu s-a pierdut nicio încercare.
    .todo = Cereți administratorului o nouă activare și înregistrați-vă din nou.
error-journal-unavailable = Folderul de date al Countersign nu poate fi folosit: { $reason }.
    .means = Identitățile sunt încă acolo, dar nu pot fi afișate sau folosite.
    .todo = Verificați că discul nu este plin și că aveți voie să scrieți în folderul personal. Apoi încercați din nou.
error-journal-newer = Un Countersign mai nou a folosit folderul de date.
    .means = Are versiunea { $found }, iar acest program o cunoaște numai pe { $supported }. Nu s-a schimbat nimic.
    .todo = Instalați cea mai nouă versiune de Countersign.
error-journal-busy = Alt Countersign de pe acest calculator este ocupat.
    .means = Nu s-a schimbat nimic.
    .todo = Așteptați să termine, apoi încercați din nou.

## Managed settings

error-service-not-allowed = Organizația dumneavoastră nu permite { $service } pe acest calculator.
    .means = Nu i s-a cerut nimic. Organizația permite { $allowed }.
    .todo = Dacă aveți nevoie de acest serviciu, întrebați administratorul.
error-pins-too-short = PIN-urile pentru { $project } au { $length } cifre, iar organizația dumneavoastră cere { $minimum }.
    .means = Cât de lung este un PIN hotărăște serviciul. Acest calculator nu a fost înregistrat.
    .todo = Întrebați administratorul. Dacă ați fost invitat, invitația poate fi trimisă din nou.
error-policy-unreadable =
    { $kind ->
        [owner] Setările organizației aparțin cuiva care nu are voie să le schimbe: { $place }.
        [writable] Setările organizației pot fi schimbate de alții: { $place }.
        [too-large] Setările organizației sunt prea mari: { $place }.
        [form] Setările organizației au o formă greșită: { $place }.
        [version] Setările organizației sunt pentru o versiune ulterioară de Countersign: { $place }.
        [value] Setările organizației spun ceva ce Countersign nu cunoaște: { $place }.
       *[other] Setările organizației nu pot fi citite: { $place }.
    }
    .means = Rămân în vigoare ultimele care au putut fi citite.
    .todo = Arătați aceasta administratorului.
