# Toutes les phrases de la ligne de commande.

failure-code = Code à communiquer : { $code }
answer-yes = o oui y yes

## Typing

pin-prompt = Code PIN pour { $name } ({ $user }) :{ " " }
pin-new-prompt = Nouveau code PIN, { $length } chiffres :{ " " }
pin-again-prompt = Le même code PIN à nouveau :{ " " }
code-prompt = Code que vous avez reçu :{ " " }
mail-code-prompt = Code de l’e-mail, ou « encore » pour un autre e-mail :{ " " }
mail-link-prompt = Lien de l’e-mail, ou « encore » pour un autre e-mail :{ " " }
answer-again = encore again resend

## Enrolling

mail-code = { $service } envoie un e-mail avec un code à { $user }. Le projet est { $project }.
mail-link =
    { $service } envoie un e-mail avec un lien à { $user }. Le projet est { $project }.
    Ouvrez le lien sur cet ordinateur, ou copiez-le depuis l’e-mail et collez-le ici. Rien de ce que vous collez n’est affiché.
enrol-project = Cela enregistre l’ordinateur pour { $user } auprès de { $project } chez { $service }.
enrol-service = Cela enregistre l’ordinateur pour { $user } chez { $service }, qui ne dit pas pour quel projet.
enrol-replaces = L’identité { $name } sera remplacée.
enrol-question = Continuer ? [o/N]
enrol-done = Cet ordinateur est enregistré : { $user } sous le nom { $name }.
enrol-waits = L’enregistrement attend son code PIN. Terminez-le avec : countersign enrol --resume { $id }
enrol-discarded = L’enregistrement de { $user } a été abandonné.
pending-none = Aucun enregistrement n’attend son code PIN.
pending-line = { $id }  { $user } auprès de { $project }, commencé { $began }, abandonné { $expires }

## Sessions

session-asks-sign-in = { $project } chez { $service } vous demande de vous connecter.
session-asks-signature = { $project } chez { $service } demande votre signature.
session-application = Application : { $value }
session-domain = Renvoie à : { $value }
session-unsigned = Le service n’a rien signé de ceci : les noms ne sont pas vérifiés.
session-description = Il dit (non vérifié) : { $description }
session-document-name = Elle remet le document { $document }.
session-document-verified = C’est bien ce qui est à signer : cela a été vérifié sur cet ordinateur.
session-document-saved = Enregistré sous { $saved }. Regardez-le avant de saisir le code PIN.
session-document-text = ---- Début du document ----
session-document-end = ---- Fin du document ----
session-document-marked =
    { $marked ->
        [one] Un caractère y est invisible ou change la lecture des autres. Il est écrit ⟦U+…⟧.
       *[other] { $marked } caractères y sont invisibles ou changent la lecture des autres. Ils sont écrits ⟦U+…⟧.
    }
session-hash = Ce qui est à signer : { $hash }
session-document = { $document } est ce qui est à signer.
session-no-number = Rien ne lie cette demande à l’endroit où elle a commencé (non vérifié). Ne l’approuvez que si vous venez de la commencer vous-même.
number-prompt = Nombre affiché là où la demande a commencé :{ " " }
session-approved = Connecté à { $project } en tant que { $user }.
session-signed = Signé pour { $project } en tant que { $user }.
session-refused = La demande de { $project } a été refusée.
session-reported = La demande de { $project } a été refusée, et le service sait que vous ne l’aviez pas faite.

## Sharing data

share-asks = { $application } demande des données sur vous :
share-claim =
    { $claim ->
        [name] Nom
        [email] Adresse e-mail
        [phone_number] Numéro de téléphone
        [birthdate] Date de naissance
        [address] Adresse postale
       *[other] { $claim }
    }
share-item-required = { $name } (--share { $claim }), obligatoire
share-item-optional = { $name } (--share { $claim }), à votre choix
share-purpose = Pourquoi : { $purpose }
share-verified = { $value }, vérifié
share-unverified = { $value }, non vérifié
share-before = { $value }, déjà partagé
share-unavailable = Le service n’a rien à partager ici.
share-required-means = En continuant, vous partagez ce qui est obligatoire. Pour ne rien partager, refusez avec --refuse.
share-question = Partager ceci : { $name } ? [o/N]
share-which-prompt = Lequel de ceux-ci, de 1 à { $count } : { $name } ? [{ $usual }]
share-days-prompt = Pour combien de jours ? Une ligne vide signifie jusqu’à ce que vous le repreniez.
share-signs = Votre code PIN partage ceci avec { $application } :
share-value = { $name } : { $value }
share-until = Jusqu’au { $moment }, sauf si vous le reprenez avant.
share-until-open = Jusqu’à ce que vous le repreniez.
share-nothing = Vous ne partagez rien avec { $application }.
share-done = { $application } peut désormais lire ceci. Pour le voir ou le reprendre : countersign applications
share-remembered = Vous partagez déjà ceci avec { $application } :
share-remembered-means = En vous connectant, vous ne partagez rien d’autre.
application-none = Vous ne partagez rien avec aucune application.
application-line = { $application }, partagé par { $identity } ({ $user })
application-nothing = Rien que le service possède encore.
application-until = Depuis le { $since }, jusqu’au { $until }
application-until-open = Depuis le { $since }, jusqu’à ce que vous le repreniez
application-read = Dernière lecture { $moment }
application-unread = Pas encore lu
application-answer = Reprenez-le avec : countersign applications take-back { $id }
application-take-back = { $application } ne pourra plus lire ce que { $identity } ({ $user }) partage avec elle. Ce qu’elle a déjà lu reste chez elle.
application-take-back-question = Le reprendre ? [o/N]
application-taken-back = { $application } ne peut plus le lire. Elle redemandera à votre prochaine connexion.

## QuickCodes

quick-code-for = Saisissez-le sur l’autre appareil d’ici { $seconds } secondes, avec l’identifiant { $user } et le service { $service }.
quick-code-project = QuickCode pour { $project } :

## Changing a PIN

change-pin-done = Le code PIN de { $name } ({ $user }) a été changé. L’ancien ne sert plus à rien.

## Requests

requests-none = Rien n’est demandé à cet ordinateur pour l’instant.
requests-never = Aucun service des identités de cet ordinateur ne lui envoie de demandes.
requests-following = En attente de demandes. Interrompez pour arrêter.
request-sign-in = { $moment }  { $project } demande à { $user } de se connecter
request-signature = { $moment }  { $project } demande une signature à { $user }
request-answer = Répondez avec : countersign sign-in '{ $link }'
request-ended =
    { $status ->
        [authenticated] Une demande a été approuvée.
        [signed] Une demande a été signée.
        [abort] Une demande a été refusée.
       *[other] Une demande est terminée.
    }

## Documents

sign-document = { $document }, { $size } octets
sign-hash = SHA-256 { $hash }
sign-done = { $document } est signé par { $user }. La signature est dans { $saved }.
check-signature = Signé { $signed } par { $user }, SHA-256 { $hash }
check-unchanged = { $document } est ce qui a été signé.
check-changed = { $document } n’est pas ce qui a été signé.
check-missing = { $document } n’est pas à côté de la signature.
check-unknown = (inconnu)
check-caveat = C’est au service de dire si la signature est authentique.

## Identities

identity-line =
    { $name }  { $user } chez { $service }, { $state ->
        [revoked] bloquée
        [expired] expirée
       *[active] { $used }
    }
identity-used = dernière utilisation { $moment }
identity-unused = jamais utilisée
identity-none = Il n’y a pas encore d’identité sur cet ordinateur. Ajoutez-en une avec : countersign enrol
identity-renamed = { $old } s’appelle désormais { $new }.
identity-remove = { $name } ({ $user }) sera oubliée sur cet ordinateur. Le service n’en sera pas informé.
identity-remove-question = L’oublier ? [o/N]
identity-removed = { $name } a été oubliée.

## History

history-line =
    { $moment }  { $kind ->
        [enrolled] enregistré
        [signed-in] connecté
        [signed] signé
        [shared] données partagées
        [took-back] partage repris
        [quick-code] QuickCode créé
        [refused] refusé
        [blocked] bloqué
        [renamed] renommé
        [removed] retiré
        [pin-changed] code PIN changé
        [unlocked] fenêtre déverrouillée
       *[other] { $kind }
    } : { $subject }
history-who = , { $identity } ({ $user })
history-failed = , échec : { $code }
history-none = Rien n’a encore été fait.
history-more = Il y en a d’autres. Affichez-les avec --limit, ou tous avec --export.

## Examining

doctor-good = va bien     { doctor-check }
doctor-bad = va mal      { doctor-check } : { $code }
doctor-check =
    { $check ->
        [keychain] trousseau
        [journal] dossier de données
        [service] service { $subject }
        [clock] horloge, comparée à { $subject }
        [identity] identité { $subject }
        [policy] paramètres de votre organisation { $subject }
       *[other] { $check } { $subject }
    }
doctor-well = Tout va bien.
doctor-unwell = Quelque chose ne va pas.

## Manual pages

manual-written = Les pages de manuel sont dans { $dir }.

## Failures of the command line

error-usage = La ligne de commande n’a pas de sens.
    .means = Rien n’a été fait.
    .todo = Consultez countersign --help.
error-no-terminal = Il n’y a personne à qui demander ici.
    .means = Rien n’a été fait.
    .todo = Lancez la commande dans un terminal, ou utilisez { $option }.
error-input-unreadable = Le descripteur de fichier { $descriptor } ne peut pas être lu : { $reason }.
    .means = Rien n’a été fait.
    .todo = Vérifiez à quoi le descripteur est relié.
error-picture-unreadable = { $picture } ne peut pas être lu : { $reason }.
    .means = Rien n’a été fait.
    .todo = Vérifiez que le fichier est là et que vous avez le droit de le lire.
error-input-shared = Le descripteur de fichier { $descriptor } devait apporter deux choses.
    .means = Rien n’a été fait.
    .todo = Utilisez deux descripteurs.
error-not-confirmed = Vous n’avez pas accepté.
    .means = Rien n’a été fait.
    .todo = Répondez o pour accepter, ou utilisez --yes.
error-no-identity = Il n’y a pas encore d’identité sur cet ordinateur.
    .means = Sans elle, personne ne peut se connecter ni signer ici.
    .todo = Ajoutez-en une avec : countersign enrol
error-identity-not-chosen = Il y a plusieurs identités : { $names }.
    .means = Rien n’a été fait.
    .todo = Nommez-en une avec --identity.
error-other-link = Ce lien demande autre chose.
    .means = Rien n’a été fait.
    .todo = Utilisez-le avec : countersign { $command }
error-document-not-given = L’application demande une signature, et personne n’a vu le document.
    .means = Rien n’a été signé. Vous ne sauriez pas ce que vous signez.
    .todo = Donnez le document avec --document, enregistrez celui qui est remis avec --save, ou utilisez --unseen si vous faites en cela confiance à l’application.
error-nothing-handed-over = L’application ne remet aucun document.
    .means = Rien n’a été enregistré et rien n’a été signé.
    .todo = Retirez --save, ou demandez le document à l’application.
error-sharing-not-chosen = L’application demande des données sur vous, et personne n’a choisi quoi partager : { $claims }.
    .means = Rien n’a été partagé, et vous n’êtes pas connecté.
    .todo = Choisissez avec --share, ou utilisez --share-required pour ce dont l’application ne peut pas se passer.
error-share-unasked = L’application ne demande pas ceci : { $claim }.
    .means = Rien n’a été partagé, et vous n’êtes pas connecté.
    .todo = Retirez-le.
error-share-twice = Ceci devait être partagé deux fois : { $claim }.
    .means = Rien n’a été partagé, et vous n’êtes pas connecté.
    .todo = Nommez-le une seule fois. L’application n’en reçoit qu’une valeur.
error-share-unknown = Le service en a une autre valeur, ou plusieurs : { $claim }.
    .means = Rien n’a été partagé, et vous n’êtes pas connecté.
    .todo = Retirez la valeur, ou choisissez l’une de celles-ci : { $values }
error-share-unavailable = Le service n’a rien à partager de ceci : { $claim }.
    .means = Rien n’a été partagé, et vous n’êtes pas connecté.
    .todo = Demandez à votre administrateur de l’ajouter. Retirez-le s’il n’est pas obligatoire, ou refusez avec --refuse.
error-application-unknown = Rien n’est partagé avec { $wanted }.
    .means = Rien n’a été repris.
    .todo = Regardez ce qui est partagé avec : countersign applications
error-application-not-chosen = Plusieurs choses sont partagées sous ce nom : { $applications }.
    .means = Rien n’a été repris.
    .todo = Nommez-en une par son identifiant.
error-no-pending = Aucun enregistrement n’attend son code PIN.
    .means = Il n’y a rien à terminer ni à abandonner.
    .todo = Commencez-en un avec : countersign enrol
error-pending-not-chosen = Plusieurs enregistrements attendent leur code PIN : { $pending }.
    .means = Rien n’a été fait.
    .todo = Nommez-en un par son identifiant.
error-unwritable = { $file } ne peut pas être écrit : { $reason }.
    .means = Rien n’y est complet.
    .todo = Choisissez un autre dossier, ou faites de la place.
error-system = Cet ordinateur n’a pas laissé le programme fonctionner : { $reason }.
    .means = Rien n’a été fait.
    .todo = Réessayez. Si cela se répète, prévenez votre administrateur.
