# Tout ce qui peut échouer, un message pour chaque code.

## Links

error-link-malformed =
    { $part ->
        [form] Ce n’est pas un lien.
        [unknown] Ce lien n’est pas pour Countersign.
       *[other] Ce lien est incomplet.
    }
    .means = Rien n’a été ouvert et rien n’a été envoyé.
    .todo =
        { $part ->
            [unknown] Vérifiez que vous avez copié le lien du message ou de la page destinés à Countersign.
           *[other] Copiez à nouveau le lien entier, de sa première à sa dernière lettre.
        }
error-link-unprotected = Ce lien mène à un service sans connexion protégée.
    .means = D’autres pourraient lire ce qui est échangé : il n’a donc pas été ouvert.
    .todo = Demandez à qui vous l’a envoyé un lien qui commence par https.

## Services

error-service-unreachable = { $service } est injoignable.
    .means = Rien n’a été modifié.
    .todo = Vérifiez votre connexion au réseau, puis réessayez.
error-service-timeout =
    { $seconds ->
        [one] { $service } n’a pas répondu en { $seconds } seconde.
       *[other] { $service } n’a pas répondu en { $seconds } secondes.
    }
    .means = Il est peut-être occupé, ou le réseau est lent. Vous devrez peut-être refaire cette étape.
    .todo = Attendez un instant, puis réessayez.
error-service-error = { $service } a lui-même un problème (état { $status }).
    .means = Ce n’est pas votre faute. Vous devrez peut-être refaire cette étape.
    .todo = Réessayez dans quelques minutes. Si cela continue, prévenez votre service d’assistance.
error-service-answer-malformed = { $service } a répondu quelque chose que Countersign ne comprend pas ({ $what }).
    .means = L’étape n’a pas été achevée, car on ne se fie pas à une mauvaise réponse.
    .todo = Prévenez votre service d’assistance. Réessayer ne servira à rien tant que le service n’est pas réparé.
error-service-unknown = { $service } n’est pas un service avec lequel Countersign fonctionne.
    .means = Quelque chose y répond, mais n’a rien accepté de vous.
    .todo = Vérifiez l’adresse. Sur un réseau invité, ouvrez d’abord une page web pour vous connecter au réseau.
error-service-untrusted = Cet ordinateur ne fait pas confiance au certificat de { $service }.
    .means = C’est peut-être un autre service qui se fait passer pour lui. Rien de secret n’a été envoyé.
    .todo = Vérifiez la date et l’heure de cet ordinateur. Si elles sont justes, prévenez votre service d’assistance et n’allez pas plus loin.
error-service-issuer-unknown = Cet ordinateur ne sait pas qui garantit le certificat de { $service }.
    .means = Un proxy de votre organisation ouvre peut-être la connexion, votre organisation a peut-être sa propre autorité, ou quelqu’un se fait passer pour ce service. Rien de secret n’a été envoyé.
    .todo = Demandez à votre service d’assistance. Si le certificat est celui de votre organisation, ajoutez son autorité dans Paramètres, Réseau.
error-service-key-unexpected = { $service } a montré une autre clé que celles qui sont épinglées pour lui.
    .means = Son certificat est en règle, mais ce n’est pas celui convenu : un proxy ouvre la connexion, le service a changé de clé, ou quelqu’un se fait passer pour lui. Rien de secret n’a été envoyé.
    .todo = Demandez à votre service d’assistance quelle clé est la bonne avant de changer cela dans Paramètres, Réseau.
error-certificate-unreadable = Ce n’est pas le certificat d’une seule autorité.
    .means = Il faut un fichier contenant un certificat, en PEM ou en DER. Rien n’a été modifié.
    .todo = Demandez à votre service d’assistance le certificat de l’autorité, dans un fichier à part.
error-certificate-no-authority = Ce certificat ne peut pas en garantir d’autres.
    .means = Il appartient à un serveur ou à une personne, pas à une autorité. Rien n’a été modifié.
    .todo = Demandez à votre service d’assistance le certificat de l’autorité qui l’a délivré.
error-pin-of-key-invalid = Ce n’est pas l’empreinte d’une clé.
    .means = Il faut une empreinte SHA-256, 44 caractères en base64. Rien n’a été modifié.
    .todo = Copiez l’empreinte entière que votre service d’assistance vous a donnée.
error-project-mismatch = Le service a répondu pour un autre projet que celui auquel vous étiez invité.
    .means = Vous n’avez pas été enregistré. Attendu : { $expected }, trouvé : { $found }.
    .todo = Demandez à qui vous a invité un nouveau lien ou un nouveau code.
error-refused-by-service = { $service } a refusé cela ({ $service_code }).
    .means = Il a donné une raison qui lui est propre, et rien n’a été achevé.
    .todo = Communiquez à votre service d’assistance la raison entre parenthèses.

## Enrolment

error-code-wrong-or-expired = Le code de { $user } est faux, a déjà servi ou a expiré.
    .means = Il ne vous a pas enregistré.
    .todo = Vérifiez l’identifiant et le code. S’ils sont justes, demandez un nouveau code.
error-activation-invalid = L’activation de { $user } a déjà servi ou a expiré.
    .means = Elle ne vous a pas enregistré.
    .todo = Demandez un nouveau lien ou un nouveau code d’activation.
error-already-enrolled = { $user } a été enregistré entre-temps sur cet ordinateur.
    .means = Rien n’a été remplacé.
    .todo = Utilisez cette identité. Pour la remplacer, ouvrez le lien encore une fois.
error-pending-expired = Cet enregistrement n’a pas été terminé à temps.
    .means = Ce qui en a été gardé est effacé ou va l’être, et il ne peut plus être terminé.
    .todo = Demandez un nouveau lien ou un nouveau code d’activation, et choisissez tout de suite votre code PIN.
error-user-invalid = Ce n’est pas un identifiant.
    .means = Un identifiant a de 1 à 256 caractères sur une seule ligne.
    .todo = Saisissez-le comme il est écrit dans votre invitation.
error-service-address-invalid = Ce n’est pas l’adresse d’un service.
    .means = Une adresse ressemble à https://trust.example.com. Seules les adresses sur cet ordinateur peuvent commencer par http.
    .todo = Saisissez-la comme elle est écrite dans votre invitation.
error-name-invalid = Ce nom ne peut pas être utilisé.
    .means = Un nom a de 1 à 80 caractères sur une seule ligne.
    .todo = Choisissez un autre nom.
error-project-untold = { $service } ne dit pas pour quel projet il est.
    .means = On ne peut s’y enregistrer que par un lien, et aucun e-mail n’a été envoyé.
    .todo = Demandez un lien d’activation à votre administrateur.
error-mail-too-soon = Un e-mail a déjà été envoyé.
    .means =
        { $seconds ->
            [one] Un autre pourra être envoyé dans { $seconds } seconde.
           *[other] Un autre pourra être envoyé dans { $seconds } secondes.
        }
    .todo = Regardez dans votre boîte, y compris le courrier indésirable. S’il n’y est pas, demandez un autre e-mail plus tard.
error-mail-not-offered = { $service } n’enregistre pas par e-mail.
    .means = Aucun e-mail n’a été envoyé.
    .todo = Demandez un lien ou un code d’activation à votre administrateur.
error-quick-code-not-offered = { $project } ne permet pas à ses utilisateurs de créer des QuickCodes.
    .means = Aucun code n’a été créé.
    .todo = Demandez à votre administrateur un lien ou un code d’activation pour l’autre appareil.
error-quick-code-limited = { $name } a elle-même été enregistrée avec un QuickCode et ne peut donc pas en créer.
    .means = Aucun code n’a été créé.
    .todo = Créez-le sur l’appareil que vous avez enregistré en premier, ou demandez un lien d’activation à votre administrateur.

## QR codes

error-image-unreadable = Ce n’est pas une image que Countersign sait lire.
    .means = Il lit le PNG et le JPEG jusqu’à 64 millions de pixels. Rien n’a été ouvert.
    .todo = Choisissez une capture d’écran ou une photo du code QR.
error-qr-missing = Aucun code QR n’a été trouvé.
    .means = Rien n’a été ouvert.
    .todo = Montrez le code entier, grand et net, puis réessayez.
error-qr-foreign = Le code QR n’est pas pour Countersign.
    .means = Rien n’a été ouvert et rien n’a été envoyé.
    .todo = Vérifiez que c’est le code du message ou de la page destinés à Countersign.
error-qr-several = Il y a plusieurs codes QR pour Countersign.
    .means = Rien n’a été ouvert, car cela aurait pu être le mauvais.
    .todo = N’en montrez qu’un seul, puis réessayez.
error-qr-crowded = Il y a trop à voir pour y trouver un code QR.
    .means = Rien n’a été ouvert.
    .todo = Montrez le code seul, grand et net, puis réessayez.

## PINs

error-pin-malformed = Un code PIN est fait de chiffres.
    .means = Il a de 4 à 6 chiffres et rien d’autre.
    .todo = Saisissez à nouveau le code PIN.
error-pin-too-simple =
    { $reason ->
        [repeats] Ce code PIN se répète.
        [run] Les chiffres de ce code PIN se suivent en montant ou en descendant.
        [date] Ce code PIN est une date.
        [few] Votre organisation veut des chiffres plus variés.
       *[year] Ce code PIN est une année.
    }
    .means = De tels codes PIN sont devinés en premier.
    .todo = Choisissez-en un autre.
error-pin-mismatch = Les deux codes PIN ne sont pas identiques.
    .means = Aucun code PIN n’a été défini.
    .todo = Choisissez à nouveau votre code PIN.
error-pin-unchanged = C’est le code PIN que vous avez maintenant.
    .means = Rien n’a été modifié.
    .todo = Choisissez-en un autre.
error-pin-length = Ce code PIN a { $expected } chiffres.
    .means = Il n’a pas été essayé : aucun essai n’a été perdu.
    .todo = Saisissez les { $expected } chiffres.
error-wrong-pin = Ce code PIN n’est pas le bon.
    .means =
        { $left ->
            [one] Encore { $left } essai avant que cette identité ne soit bloquée.
           *[other] Encore { $left } essais avant que cette identité ne soit bloquée.
        }
    .todo =
        { $left ->
            [one] Arrêtez-vous et demandez à votre administrateur si vous n’êtes pas sûr.
           *[other] Réessayez.
        }

## Identities

error-identity-revoked = { $name } est bloquée.
    .means = Le service ne l’accepte plus, avec aucun code PIN. Elle est bloquée après trois codes PIN erronés, ou par un administrateur.
    .todo = Demandez une nouvelle activation à votre administrateur, puis enregistrez-vous à nouveau.
error-identity-expired = { $name } a expiré.
    .means = Elle n’a pas servi depuis trop longtemps, et le service ne l’accepte plus.
    .todo = Demandez une nouvelle activation à votre administrateur, puis enregistrez-vous à nouveau.
error-unlock-stopped = Le déverrouillage avec le code PIN de { $name } s’est arrêté.
    .means = Un code PIN erroné de plus bloquerait cette identité : aucun autre n’a été essayé.
    .todo = Déverrouillez avec la connexion de votre ordinateur ou une autre identité, ou demandez à votre administrateur.
error-identity-changed = Un autre programme a modifié { $name } entre-temps.
    .means = Rien n’a été modifié ici.
    .todo = Recommencez, avec le code PIN que { $name } a maintenant.
error-identity-unknown = Il n’y a pas d’identité { $wanted } sur cet ordinateur.
    .means = Rien n’a été fait.
    .todo = Consultez la liste des identités et choisissez-en une.
error-identity-ambiguous = Plusieurs identités sur cet ordinateur s’appellent { $wanted }.
    .means = Rien n’a été fait, car cela aurait pu être la mauvaise.
    .todo = Indiquez plutôt son identifiant, ou renommez l’une d’elles.

## Sessions

error-session-expired = Cette demande est terminée.
    .means = Elle n’a pas été approuvée ici. Les demandes ne restent ouvertes que quelques minutes.
    .todo = Recommencez là d’où venait la demande.
error-session-answered = Cette demande a déjà reçu une réponse.
    .means = Elle ne peut en recevoir qu’une.
    .todo = Si ce n’était pas vous, prévenez votre administrateur. Sinon, continuez là d’où venait la demande.
error-request-forged = Ce que { $service } dit de cette demande ne porte pas sa signature.
    .means = Quelqu’un l’a peut-être modifié en chemin, donc rien n’en est affiché. Rien n’a été approuvé.
    .todo = Ne l’approuvez pas non plus ailleurs. Prévenez votre administrateur.
error-number-malformed = Ce n’est pas le nombre d’une demande.
    .means = Rien n’a été envoyé.
    .todo = Saisissez les deux chiffres affichés là où la demande a commencé.
error-number-wrong = Ce n’est pas le nombre de cette demande.
    .means = La demande a pris fin, car elle est peut-être à quelqu’un d’autre. Rien n’a été approuvé, et aucun essai de votre code PIN n’a été perdu.
    .todo = Recommencez là d’où vous venez et saisissez le nombre qui y est affiché.
error-number-missing = Cette demande ne peut pas être approuvée sans son nombre.
    .means = Rien n’a été approuvé, et aucun essai de votre code PIN n’a été perdu.
    .todo = Recommencez là d’où vous venez. Si aucun nombre n’y est affiché, prévenez ceux qui gèrent cette application.
error-consent-incomplete = Cette application ne peut pas se passer de ce que vous avez laissé de côté.
    .means = Rien n’a été partagé, et vous n’êtes pas connecté.
    .todo = Partagez ce qui est indiqué comme obligatoire, ou refusez la demande.
error-consent-changed = Ce qui est demandé a changé pendant que vous le regardiez.
    .means = Rien n’a été partagé, et aucun essai de votre code PIN n’a été perdu.
    .todo = Ouvrez de nouveau la demande et regardez-la encore une fois.
error-consent-ended = Ceci n’est plus partagé.
    .means = Le partage a été repris sur un autre ordinateur, son délai est passé, ou l’application n’existe plus.
    .todo = Il n’y a rien à faire.
error-sharing-impossible = { $name } ne peut pas partager de données sur cet ordinateur.
    .means = Cette identité a été enregistrée sans ce qui permet à cet ordinateur de se faire reconnaître du service. Rien n’a été partagé.
    .todo = Demandez une nouvelle activation pour elle.
error-no-identity-for-session = Aucune identité sur cet ordinateur ne peut répondre à { $project }.
    .means = La demande est pour un autre utilisateur, ou pour un projet où vous n’êtes pas enregistré ici.
    .todo = Utilisez l’ordinateur où vous êtes enregistré, ou enregistrez d’abord celui-ci.

## Documents

error-document-unreadable = { $document } ne peut pas être lu : { $reason }.
    .means = Il n’a pas été signé.
    .todo = Vérifiez que le fichier est là et que vous avez le droit de le lire.
error-document-changed = { $document } a changé depuis que vous l’avez choisi.
    .means = Il n’a pas été signé, car ce n’est plus ce que vous avez regardé.
    .todo = Regardez à nouveau le document, et choisissez-le encore une fois s’il est le bon.
error-document-mismatch = { $document } n’est pas ce que l’application demande de signer.
    .means = Rien n’a été signé.
    .todo = Ne signez pas. Demandez à qui vous a envoyé le document.
error-comment-invalid = Votre remarque est trop longue, ou contient autre chose que du texte.
    .means = Elle n’a pas été envoyée, et rien n’a été refusé.
    .todo = Utilisez 500 caractères au plus.
error-document-empty = { $document } est vide.
    .means = Il n’y a rien à signer.
    .todo = Choisissez un autre document, ou attendez qu’il soit entièrement enregistré.
error-document-too-large = { $document } est trop grand.
    .means = Des documents jusqu’à { $limit } Gio peuvent être signés.
    .todo = Choisissez un document plus petit.
error-receipt-unwritable = La signature ne peut pas être enregistrée dans { $folder } : { $reason }.
    .means = La signature est gardée à côté du document, et ce dossier ne le permet pas.
    .todo = Copiez le document dans un dossier à vous et signez-le là.
error-receipt-unreadable = { $receipt } n’est pas une signature enregistrée par Countersign.
    .means = On ne peut rien dire d’un document avec lui.
    .todo = Choisissez le fichier qui se termine par .signature.json.

## This computer

error-clock-skewed =
    { $direction ->
        [behind]
            { $minutes ->
                [one] L’horloge de cet ordinateur retarde de { $minutes } minute sur celle de { $service }.
               *[other] L’horloge de cet ordinateur retarde de { $minutes } minutes sur celle de { $service }.
            }
       *[ahead]
            { $minutes ->
                [one] L’horloge de cet ordinateur avance de { $minutes } minute sur celle de { $service }.
               *[other] L’horloge de cet ordinateur avance de { $minutes } minutes sur celle de { $service }.
            }
    }
    .means = Une signature porte l’heure, et une heure fausse la rendrait sans valeur. Rien n’a été signé.
    .todo = Réglez la date et l’heure de cet ordinateur sur automatique, puis réessayez.
error-keychain-unavailable = Le trousseau de cet ordinateur ({ $store }) n’est pas disponible.
    .means = Vos secrets y sont gardés et nulle part ailleurs. Ils n’ont été ni lus ni modifiés.
    .todo = Démarrez ou configurez le trousseau, ou fermez votre session sur cet ordinateur et rouvrez-la. Puis réessayez.
error-keychain-locked = Le trousseau de cet ordinateur ({ $store }) est verrouillé.
    .means = Vos secrets s’y trouvent. Ils n’ont été ni lus ni modifiés.
    .todo = Déverrouillez-le avec le mot de passe de cet ordinateur, puis réessayez.
error-keychain-denied = Le trousseau de cet ordinateur ({ $store }) ne l’a pas permis.
    .means = Vos secrets n’ont été ni lus ni modifiés.
    .todo = Réessayez et autorisez Countersign à utiliser le trousseau.
error-keychain-item-missing = Le trousseau de cet ordinateur ({ $store }) ne contient plus le secret de cette identité.
    .means = Il a été effacé hors de Countersign, ou le trousseau a été réinitialisé. Sans lui, l’identité est inutilisable.
    .todo = Demandez une nouvelle activation à votre administrateur, puis enregistrez-vous à nouveau.
error-keychain-item-corrupt = Le secret de cette identité dans le trousseau ({ $store }) est endommagé.
    .means = Il a été modifié hors de Countersign et ne peut pas servir. Aucun essai n’a été perdu.
    .todo = Demandez une nouvelle activation à votre administrateur, puis enregistrez-vous à nouveau.
error-journal-unavailable = Le dossier de données de Countersign est inutilisable : { $reason }.
    .means = Vos identités sont toujours là, mais ne peuvent être ni affichées ni utilisées.
    .todo = Vérifiez que le disque n’est pas plein et que vous pouvez écrire dans votre dossier personnel. Puis réessayez.
error-journal-newer = Un Countersign plus récent a utilisé le dossier de données.
    .means = Il est en version { $found }, et ce programme ne connaît que la { $supported }. Rien n’a été modifié.
    .todo = Installez la version la plus récente de Countersign.
error-journal-busy = Un autre Countersign sur cet ordinateur est occupé.
    .means = Rien n’a été modifié.
    .todo = Attendez qu’il ait fini, puis réessayez.

## Managed settings

error-service-not-allowed = Votre organisation n’autorise pas { $service } sur cet ordinateur.
    .means = Rien ne lui a été demandé. Votre organisation autorise { $allowed }.
    .todo = S’il vous faut ce service, demandez à votre administrateur.
error-pins-too-short = Les codes PIN de { $project } ont { $length } chiffres, et votre organisation en demande { $minimum }.
    .means = C’est le service qui décide de la longueur d’un code PIN. Cet ordinateur n’a pas été enregistré.
    .todo = Demandez à votre administrateur. Si vous étiez invité, l’invitation peut être renvoyée.
error-policy-unreadable =
    { $kind ->
        [owner] Les paramètres de votre organisation appartiennent à quelqu’un qui ne doit pas les changer : { $place }.
        [writable] Les paramètres de votre organisation peuvent être changés par d’autres : { $place }.
        [too-large] Les paramètres de votre organisation sont trop grands : { $place }.
        [form] Les paramètres de votre organisation sont mal formés : { $place }.
        [version] Les paramètres de votre organisation sont pour une version ultérieure de Countersign : { $place }.
        [value] Les paramètres de votre organisation disent quelque chose que Countersign ne connaît pas : { $place }.
       *[other] Les paramètres de votre organisation ne peuvent pas être lus : { $place }.
    }
    .means = Les derniers qui ont pu être lus restent en vigueur.
    .todo = Montrez ceci à votre administrateur.
