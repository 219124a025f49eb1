# Toutes les phrases de la fenêtre. Les échecs sont dans errors.ftl.

app-name = Countersign
window-title = { $screen } – Countersign

## Everywhere

action-retry = Réessayer
action-back = Retour
action-close = Fermer
action-cancel = Annuler
action-done = Terminé
action-home = Aller à l’accueil
action-stop-waiting = Ne plus attendre
failure-code = Code à communiquer :
waiting = Un instant…
moment-today = aujourd’hui à { $time }
moment-yesterday = hier à { $time }
moment-other = le { $day } à { $time }
day-today = Aujourd’hui
day-yesterday = Hier

## Navigation

nav-label = Principal
nav-home = Accueil
nav-document = Signer un document
nav-document-short = Signer
nav-history = Historique
nav-applications = Partages
nav-settings = Paramètres
nav-settings-short = Paramètres
waiting-bar-label = Demandes en attente
waiting-bar = Cela vous attend.
waiting-bar-more =
    { $count ->
        [one] Cela et { $count } autre demande vous attendent.
       *[other] Cela et { $count } autres demandes vous attendent.
    }
waiting-bar-show = Ouvrir
news-arrived = Nouveau : { $title }

## Starting, and crashing

starting-explains = En attente du trousseau et du dossier de données de cet ordinateur.
start-failed-title = Countersign n’a pas pu démarrer
crash-title = Cette fenêtre ne fonctionne plus
crash-means = Rien n’a été approuvé ni signé par cet incident, et aucun code PIN n’a été gardé.
crash-todo = Redémarrez la fenêtre. Si cela se répète, communiquez le code ci-dessous à votre service d’assistance.
crash-reload = Redémarrer

## Without a window: the tray, notifications

tray-open = Ouvrir Countersign
tray-idle = Rien n’attend
tray-waiting =
    { $count ->
        [one] Une demande attend
       *[other] { $count } demandes attendent
    }
tray-locked = Countersign est verrouillé
tray-quit = Quitter Countersign
notice-body = Pour { $user }. L’ouvrir n’approuve rien.
notice-open = Ouvrir
notice-missed = Elles sont arrivées pendant que Countersign était verrouillé.

## Closing the window where the desktop shows no tray

stays-title = Countersign continue de fonctionner
stays-means = Ce bureau ne montre pas d’icône pour les programmes sans fenêtre : vous ne le verrez pas. Les demandes arrivent toujours, et des notifications vous les signalent.
stays-todo = Pour le rouvrir, démarrez Countersign comme aujourd’hui. Ceci n’est dit qu’une fois.
stays-close = Fermer la fenêtre
stays-quit = Quitter Countersign
stays-keep = La laisser ouverte

## Keyboard shortcuts

shortcuts-title = Raccourcis clavier
key-control = Ctrl
key-command = ⌘
key-escape = Échap
shortcut-lock = Verrouiller
shortcut-add = Ajouter une identité
shortcut-identity = Ouvrir une identité, comptée à partir du haut
shortcut-search = Rechercher dans l’historique
shortcut-export = Exporter l’historique
shortcut-screen = Lire un code QR à l’écran
shortcut-waiting = Ouvrir ce qui vous attend
shortcut-settings = Paramètres
shortcut-sheet = Cette liste
shortcut-region = Partie suivante de la fenêtre
shortcut-escape = Ne plus attendre, ou quitter sans rien approuver

## The lock

lock-verb = Verrouiller
lock-nothing = Il n’y a pas encore d’identité, donc rien à verrouiller.
lock-title = Countersign est verrouillé
lock-cause-person = Vous l’avez verrouillé.
lock-cause-idle = Personne ne l’avait utilisé depuis un moment.
lock-cause-session = Il a été verrouillé avec votre session.
lock-cause-sleep = Il a été verrouillé à la mise en veille de l’ordinateur.
lock-cause-user = Il a été verrouillé quand quelqu’un d’autre a pris l’ordinateur.
lock-cause-before = Il était déjà verrouillé à sa dernière fermeture.
lock-by-system = Déverrouiller comme l’ordinateur
lock-by-hello = Déverrouiller avec Windows Hello
lock-by-touch-id = Déverrouiller avec Touch ID ou votre mot de passe
lock-by-pin = Déverrouiller avec un code PIN
lock-no-system = Votre ordinateur ne peut pas demander ici qui vous êtes : un code PIN déverrouille.
lock-no-way-in = Je ne peux pas déverrouiller
lock-offline = Cet ordinateur est hors ligne. Un code PIN est vérifié par son service et ne peut donc pas déverrouiller maintenant.
lock-explains = En attente du dossier de données de cet ordinateur.
lock-explains-system = En attente de votre réponse à la question de l’ordinateur.
lock-explains-pin = En attente de la vérification de votre code PIN par le service.
lock-choose-title = De qui voulez-vous saisir le code PIN ?
lock-choose-continue = Continuer
lock-choose-stopped = Là où un code PIN erroné de plus bloquerait une identité, son code PIN ne déverrouille plus.
lock-pin-title = Saisissez votre code PIN pour déverrouiller
lock-pin-verb = Déverrouiller
lock-pin-attempts = Trois codes PIN erronés de suite bloquent une identité. Le déverrouillage s’arrête avant le troisième.
lock-pin-attempts-left =
    { $left ->
        [one] Encore { $left } essai avant que cette identité ne soit bloquée. Le déverrouillage s’arrête avant le dernier.
       *[other] Encore { $left } essais avant que cette identité ne soit bloquée. Le déverrouillage s’arrête avant le dernier.
    }
lock-remove-title = Retirer toutes les identités de cet ordinateur ?
lock-remove-means = Sans la connexion de votre ordinateur et sans code PIN, il n’y a pas d’autre accès. Votre historique et ce que vous avez signé restent.
lock-remove-todo = Pour utiliser à nouveau Countersign, il vous faudra une nouvelle activation par identité. Demandez d’abord à votre administrateur si vous n’êtes pas sûr.
lock-remove-keep = Les garder
lock-remove-verb = Retirer toutes les identités

## Home

home-title = Accueil
home-lead = Quand une application vous demande de vous connecter ou de signer, sa question s’ouvre ici.
home-offline = Cet ordinateur est hors ligne. L’enregistrement, la connexion et la signature ont besoin du réseau.
home-waiting =
    { $count ->
        [one] Une demande vous attend
       *[other] { $count } demandes vous attendent
    }
home-waited = N’attend plus
home-identities =
    { $count ->
        [one] Votre identité
       *[other] Vos identités
    }
home-add = Ajouter une identité
home-no-identity = Vous n’avez pas encore d’identité sur cet ordinateur.
home-paste = Vous avez un lien ou un code QR ?
pending-show = Ouvrir
identity-project-at = { $project } chez { $service }
identity-last-used = Dernière utilisation : { $moment }
identity-never-used = Jamais utilisée
state-not-allowed = Non autorisée par votre organisation
state-revoked = Bloquée
state-expired = Expirée
state-attempts-left =
    { $left ->
        [one] Encore { $left } essai
       *[other] Encore { $left } essais
    }
unfinished-title = Terminer l’installation
unfinished-what = L’enregistrement de { $user } chez { $service } s’est arrêté { $moment }, avant le choix d’un code PIN.
unfinished-finish = Choisir le code PIN
unfinished-discard = Abandonner
unfinished-explains = En attente du trousseau.

## Requests that a service pushed

request-title = Demande de { $project }
request-for = Pour { $name }, { $user } chez { $service }
request-rest = Ouverte encore { $rest }
request-answered = Cette demande a reçu une réponse ailleurs.
request-refused = Cette demande a été refusée ailleurs.
request-mismatched = Un nombre erroné a mis fin à cette demande.
request-expired = Personne n’a répondu à temps à cette demande.
request-over-means = Il n’y a plus rien à faire ici. Si ce n’était pas vous, prévenez votre administrateur.

## Welcome, and adding an identity

welcome-title = Bienvenue dans Countersign
welcome-lead = Enregistrez cet ordinateur une fois et choisissez un code PIN. Ensuite, ce code PIN vous connecte et signe vos documents. Il n’y a pas de mot de passe.
add-title = Ajouter une identité
add-lead = Utilisez le lien, le code QR ou le code que vous avez reçu pour cela.
welcome-type-code = Saisir un code
welcome-ask-mail = Recevoir un code par e-mail
link-label = Votre lien
link-placeholder = https://… ou countersign://…
link-hint = Collez le lien de votre e-mail ou de l’application. Rien ne se passe avant que vous ne l’acceptiez.
link-read = Continuer
link-label-mailed = Le lien de l’e-mail
link-hint-mailed = Collez le lien ici, ou ouvrez-le dans l’e-mail sur cet ordinateur.
link-explains = En attente du service que le lien désigne.

## QR codes

qr-label = Ou lisez-le dans un code QR
qr-screen = À l’écran
qr-file = Dans une image
qr-clipboard = Dans le presse-papiers
qr-hint = Vous pouvez aussi déposer ici une image du code, ou saisir le code.
qr-screen-explains = Lecture de l’écran. Votre bureau vous demandera peut-être d’abord si Countersign peut le voir.

## Codes and links by e-mail

ask-mail-title = Recevoir un e-mail
ask-mail-lead = Le service envoie un code ou un lien à votre adresse. Il vous sert à enregistrer cet ordinateur.
ask-mail-user = E-mail ou identifiant
ask-mail-user-hint = L’e-mail part à l’adresse sous laquelle votre organisation vous connaît.
ask-mail-send = Envoyer l’e-mail
ask-mail-explains = En attente de l’envoi de l’e-mail par { $service }.
mail-code-title = Saisissez le code de l’e-mail
mail-code-lead = { $project } chez { $service } l’a envoyé à { $user }. Saisissez-le uniquement sur cet ordinateur : personne qui vous appelle ou vous écrit n’en a besoin.
mail-code-label = Six chiffres
mail-code-hint = Le code sert une fois, et peu de temps.
mail-code-odd = Le code a six chiffres et rien d’autre.
mail-link-title = Nous vous avons envoyé un lien
mail-link-lead = { $project } chez { $service } l’a envoyé à { $user }. Ouvrez-le sur cet ordinateur, ou copiez-le depuis l’e-mail et collez-le ici.
mail-none-yet = Toujours pas d’e-mail ?
mail-none-yet-hint = Cela peut prendre quelques minutes. Regardez aussi dans le courrier indésirable et vérifiez l’adresse.
mail-resend = Envoyer un autre e-mail
mail-other-address = Utiliser une autre adresse
mail-again = Un autre e-mail est en route. Seul le plus récent compte.
mail-next = Un autre e-mail pourra être envoyé dans { $rest }.
mail-next-now = Un autre e-mail peut être envoyé maintenant.

## A code for another device

identity-add-device = Ajouter un autre appareil
pin-title-share = Saisissez votre code PIN pour ajouter un autre appareil
pin-make-code = Créer un code
closed-identity = Retour à l’identité
quick-code-title = Saisissez ce code sur votre autre appareil
quick-code-lead = Là-bas, choisissez « Ajouter une identité », puis « Saisir un code ».
quick-code-rest = Sert une fois, encore { $rest }
quick-code-soon = Le code va bientôt expirer.
quick-code-copy = Copier le code
quick-code-copied = Copié.
quick-code-not-copied = Cet ordinateur ne permet pas de copier. Lisez plutôt le code.
quick-code-secret = Quiconque a ce code peut enregistrer un appareil en votre nom. Ne le donnez à personne.
quick-code-over = Ce code a expiré
quick-code-over-lead = Il ne peut plus servir. Si votre autre appareil n’est pas encore enregistré, créez-en un nouveau.
quick-code-new = Créer un nouveau code

## Verify

verify-title = Enregistrer cet ordinateur auprès de { $project } ?
verify-title-unnamed = Enregistrer cet ordinateur pour { $user } ?

verify-lead = Ne l’enregistrez que si vous vous y attendiez. Vous choisirez ensuite un code PIN.
verify-by = Confirmé par la connexion au service
verify-tls = Une connexion chiffrée prouve son adresse.
verify-loopback = Ce service fonctionne sur cet ordinateur.
verify-no-project = Le service ne le dit pas
verify-replaces = Cela remplace votre identité « { $name } ». Son code PIN ne fonctionnera plus.
verify-device = Nom de cet ordinateur
verify-device-hint = Pour que vous et votre administrateur puissiez distinguer vos ordinateurs.
verify-another = Utiliser un autre code
verify-explains = En attente de l’enregistrement de cet ordinateur par { $service }.
verify-refuse = Pas maintenant
verify-accept = Enregistrer l’ordinateur
reported = déclaré

## Type a code

code-title = Saisissez votre code
code-lead = Vous trouverez les trois dans le message, sur le papier ou sur l’appareil qui vous a invité.
code-service = Adresse du service
code-services-fixed = Votre organisation autorise ces services
code-service-hint = Par exemple https://trust.example.com
code-user = Identifiant
code-user-hint = En général votre adresse e-mail au travail.
code-code = Code
code-code-hint = Un code d’activation, un code reçu par e-mail ou un QuickCode d’un autre appareil. Il sert une fois, et peu de temps.
code-continue = Continuer
code-explains = En attente que le service dise qui il est.
code-new-activation = Demandez à votre administrateur ou à votre service d’assistance une nouvelle activation pour { $user }. Saisissez ensuite ici le code que vous recevrez.
code-by-mail = Recevoir plutôt un code par e-mail

## What facts are called

fact-service = Service
fact-project = Projet
fact-user = Identifiant
fact-expected-user = Pour
fact-identity = Identité
fact-purpose = Motif
fact-origin = Commencée
fact-application = Application
fact-domain = Renvoie à
fact-device = Nom de cet ordinateur
fact-pin = Code PIN
fact-enrolled = Enregistrée
fact-last-used = Dernière utilisation
fact-document = Document
fact-folder = Dossier
fact-size = Taille
fact-hash = Empreinte (SHA-256)
fact-hash-signed = Empreinte signée (SHA-256)
fact-signed = Signé
fact-signed-by = Signé par
fact-saved = Enregistré sous
fact-receipt = Fichier de signature
fact-when = Quand
fact-failure = Ce qui a échoué

## The PIN

pin-title-create = Choisissez un code PIN
pin-title-repeat = Saisissez à nouveau le même code PIN
pin-lead-create = { $length } chiffres que vous pouvez retenir et que personne d’autre n’essaierait.
pin-lead-repeat = Pour qu’une faute de frappe ne vous bloque pas.
pin-label-create = Nouveau code PIN
pin-label-repeat = Le même code PIN
pin-hint-create = Pas de chiffres répétés, pas de suites comme 1234, pas d’années. Votre code PIN n’est jamais stocké ni envoyé.
pin-title-sign-in = Saisissez votre code PIN pour vous connecter à { $project }
pin-title-session-sign = Saisissez votre code PIN pour signer pour { $project }
pin-title-document = Saisissez votre code PIN pour signer { $document }
pin-label = Code PIN
pin-hint = Votre code PIN n’est jamais stocké ni envoyé.
pin-count = { $entered } sur { $length } saisis
pin-no-paste = Un code PIN ne peut pas être collé. Saisissez-le, s’il vous plaît.
pin-digits-only = Des chiffres seulement.
pin-continue = Continuer
pin-save = Garder ce code PIN
pin-later = Terminer plus tard
pin-explains-save = En attente que le trousseau et le service prennent votre nouveau code PIN.
pin-explains-check = En attente de la vérification de votre code PIN par { $service }.
pin-wrong = Ce code PIN n’est pas le bon.
pin-wrong-left =
    { $left ->
        [one] Ce code PIN n’est pas le bon. Encore { $left } essai avant que cette identité ne soit bloquée.
       *[other] Ce code PIN n’est pas le bon. Encore { $left } essais avant que cette identité ne soit bloquée.
    }
pin-wrong-last = Arrêtez-vous et demandez à votre administrateur si vous n’êtes pas sûr.
pin-attempts-left =
    { $left ->
        [one] Encore { $left } essai avant que cette identité ne soit bloquée.
       *[other] Encore { $left } essais avant que cette identité ne soit bloquée.
    }
pad-label = Pavé numérique
pad-clear = Effacer tous les chiffres
pad-backspace = Effacer le dernier chiffre

## Changing the PIN, and having forgotten it

identity-change-pin = Changer le code PIN
pin-title-old = Saisissez le code PIN actuel de « { $name } »
pin-lead-old = Pour { $user }. Vous en choisirez ensuite un nouveau.
pin-label-old = Code PIN actuel
pin-title-new = Choisissez un nouveau code PIN
pin-explains-change = En attente que le trousseau prenne votre nouveau code PIN.
pin-changed-title = Votre code PIN a été changé
pin-changed-lead = Désormais, seul le nouveau code PIN fonctionne pour « { $name } », { $user }.
pin-forgotten = Code PIN oublié ?
forgotten-title = Personne ne peut vous dire votre code PIN
forgotten-lead = Il n’est stocké nulle part : ni sur cet ordinateur, ni chez { $service }. Personne ne peut donc le consulter ou le réinitialiser.
forgotten-means = Une nouvelle activation pour { $user } vous permet de choisir un nouveau code PIN sur cet ordinateur. Tant que vous ne l’avez pas utilisée, l’ancien fonctionne si vous vous en souvenez.
forgotten-todo = Demandez-la à votre administrateur ou à votre service d’assistance. N’essayez pas de codes PIN au hasard : trop d’erreurs bloquent cette identité.
forgotten-back = Je m’en souviens

## When a PIN entry is over without success

blocked-title = « { $name } » est bloquée
blocked-means = Trop de codes PIN erronés ont été saisis pour { $user } : le service n’accepte plus cette identité. Rien n’a été signé, et personne n’a été connecté.
blocked-todo = Votre administrateur ou votre service d’assistance peut vous donner une nouvelle activation. Si ce n’est pas vous qui avez saisi ces codes PIN, dites-le-leur.
blocked-renew = Demander une nouvelle activation
closed-back = Retour à la demande
closed-document = Retour au document

## After enrolling

enrolled-title = Vous êtes enregistré
enrolled-lead = Votre code PIN vous connecte maintenant à { $project } en tant que { $user }.

## Approve a session

session-sign-in = Se connecter à { $project }
session-sign = Signer pour { $project }
session-title = Se connecter à { $project } ?
session-title-signing = Signer pour { $project } ?
session-title-document = Signer { $document } pour { $project } ?
session-by = Confirmé par le service
session-by-connection = Confirmé par la connexion
session-refuse = Refuser
session-untied = À un endroit que rien ne lie à cette demande
session-untied-todo = Aucun nombre n’y est affiché pour comparer. N’approuvez que ce que vous venez de commencer vous-même.
session-report-lead = Vous n’avez pas commencé cela ?
session-report = Refuser et signaler
session-reason-lead = Quelque chose ne convient pas ?
session-reason = Refuser et dire pourquoi
number-label = Nombre affiché au début
number-hint = Deux chiffres. Si aucun n’y est affiché, ou si vous n’avez pas commencé cela, refusez.
number-odd = Le nombre a deux chiffres, de 10 à 99.
session-explains = En attente de { $service }.
session-hash = Empreinte à signer (SHA-256)
session-hash-hint = Cette demande ne contient qu’une empreinte : Countersign ne peut pas montrer le document lui-même. Ne signez que si l’application vous montre la même empreinte.
session-title-share = Partager des données avec { $application } ?
session-share = Partager et se connecter
share-asks = { $application } demande
share-required = obligatoire
share-optional = à votre choix
share-verified = vérifié
share-which = { $claim } : lequel ?
share-unknown = Le service n’a rien à partager ici.
share-missing = { $application } ne peut pas se passer d’une information que le service n’a pas sur vous.
share-missing-todo = Demandez à votre administrateur de l’ajouter, ou refusez.
share-until = Pour combien de temps
share-until-open = Jusqu’à ce que je le reprenne
share-until-day = Un jour
share-until-month = 30 jours
share-until-year = Un an
share-remembered = Vous partagez déjà ceci avec { $application }.
share-remembered-means = En vous connectant, vous ne partagez rien d’autre. Sous Partages, vous pouvez le changer ou le reprendre.
share-explains = Nous demandons à { $service } ce qu’il y a à partager.
share-fetching = Recherche de ce qu’il y a à partager.
share-signed = Votre code PIN signe ce que vous partagez. La signature est conservée dans l’historique.
claim-name = Nom
claim-email = Adresse e-mail
claim-phone-number = Numéro de téléphone
claim-birthdate = Date de naissance
claim-address = Adresse postale
shared-title = Partagé avec { $application }
shared-lead = Vous pouvez retourner là d’où vous venez. Ce que vous partagez figure sous Partages.
handed-explains = Le document est récupéré auprès de { $service }.
handed-fetching = Le document est en cours de récupération.
handed-progress = { $document } : progression de la récupération
handed-fetched = { $fetched } sur { $size }
handed-verified = C’est le document que l’on vous demande de signer.
handed-verified-means = Son empreinte a été calculée sur cet ordinateur et c’est celle à signer.
handed-save = Enregistrer une copie…
session-no-identity = Vous n’avez aucune identité chez { $service } qui puisse répondre.
session-dead-identity = « { $name } » pourrait répondre, mais elle est bloquée ou a expiré.
session-dead-identity-todo = Demandez une nouvelle activation pour { $user }, ou refusez.
session-no-identity-todo = Ajoutez-en une avec le code ou le lien que vous avez reçu, ou refusez.
choice-label = Se connecter avec
choice-label-sign = Signer avec
signed-in-title = Connecté à { $project }
session-signed-title = Signé pour { $project }
approved-lead = Vous pouvez continuer dans l’application qui a demandé.
refused-title = Refusé
refused-lead = { $project } sait que vous avez refusé. Rien n’a été approuvé.
refused-lead-reason = { $project } sait que vous avez refusé, et pourquoi. Rien n’a été approuvé.
reported-title = Refusé et signalé
reported-lead = { $project } sait que vous n’avez pas demandé cela. Rien n’a été approuvé. Si cela se reproduit, prévenez votre administrateur.
reason-title = Pourquoi refusez-vous ?
reason-lead = { $project } apprend ce que vous choisissez et écrivez ici.
reason-label = Motif
reason-incorrect = Ce qu’il dit est faux
reason-unclear = J’ai d’abord une question
reason-not-mine = Quelqu’un d’autre doit le signer
reason-other = Un autre motif
reason-comment = Remarque (facultative)
reason-comment-hint = 500 caractères au plus.

## An identity

identity-pin-length = { $length } chiffres
identity-name = Son nom pour vous
identity-name-hint = Vous seul voyez ce nom.
identity-rename = Renommer
identity-renamed = Renommée.
identity-remove = Retirer de cet ordinateur
identity-not-allowed = Votre organisation n’autorise pas le service de cette identité sur cet ordinateur. Elle reste ici, mais ne peut rien signer.
identity-revoked = Le service a bloqué cette identité. Elle ne peut plus se connecter ni signer.
identity-expired = Cette identité a expiré. Elle ne peut plus se connecter ni signer.
identity-attempts =
    { $left ->
        [one] Encore { $left } code PIN erroné, et le service bloque cette identité.
       *[other] Encore { $left } codes PIN erronés, et le service bloque cette identité.
    }
remove-title = Retirer « { $name } » ?
remove-means = Cet ordinateur ne pourra plus vous connecter en tant que { $user } chez { $service }. Ce que vous avez signé reste valable, et votre historique reste ici.
remove-todo = Pour l’utiliser à nouveau, il vous faudra une nouvelle activation.
remove-verb = Retirer l’identité
remove-keep = La garder
discard-title = Abandonner cet enregistrement ?
discard-means = Ce qui reste de l’enregistrement de { $user } chez { $service } est effacé de cet ordinateur. Le code a servi : il vous en faudra un nouveau pour vous enregistrer.
discard-verb = Abandonner l’enregistrement
discard-keep = Le garder
confirm-explains = En attente du trousseau.

## Sign a document

document-title = Signer un document
document-lead = Choisissez un fichier sur cet ordinateur. Vous voyez ce que c’est avant de le signer.
document-drop = Choisissez un fichier, ou déposez-en un sur cette fenêtre.
document-choose = Choisir un document
document-choose-other = Choisir un autre document
document-explains = En attente de la lecture du fichier.
document-receipt-hint = La signature est enregistrée dans un fichier à côté du document.
document-title-chosen = Signer { $document } ?
document-by = Lu et calculé sur cet ordinateur
document-sign = Signer le document
document-refuse = Ne pas signer
preview-label = Ce qu’il dit
# $page (Number), $pages (Number): which page, of how many
preview-page = Page { $page } sur { $pages }
preview-read = { $page } pages affichées sur { $pages }
preview-fetching = Dessin de la page
# $count (Number): how many
preview-marked = { $count ->
    [one] Ce texte contient un caractère qu’on ne peut pas voir.
   *[other] Ce texte contient { $count } caractères qu’on ne peut pas voir.
}
preview-marked-means = Ils sont affichés sous la forme ⟦U+…⟧. De tels caractères peuvent faire lire un texte autrement qu’il n’est.
preview-none = Countersign ne peut pas afficher ce fichier.
preview-lacking = Countersign ne peut pas tout afficher de ce document.
preview-none-todo = Lisez-le d’abord dans un autre programme. Ce que vous signez est exactement ce fichier.
preview-acknowledge = Je sais ce qu’il dit, et je le signe bien que Countersign ne puisse pas tout en afficher.
preview-to-the-end = Lisez-le jusqu’à la fin pour le signer.
document-no-identity = Vous n’avez aucune identité qui puisse signer.
document-no-identity-todo = Ajoutez-en une avec le code ou le lien que vous avez reçu.
signed-title = { $document } est signé
signed-lead = Gardez le fichier de signature avec le document : ensemble, ils montrent qu’il n’a pas changé.
handed-signed-lead = { $project } a votre signature. Cet ordinateur la garde aussi, dans l’historique.

## History

history-search = Rechercher dans l’historique
history-kind = Type d’événement
history-kind-all = Tout
history-kind-enrolled = Enregistrements
history-kind-signed-in = Connexions
history-kind-signed = Signatures
history-kind-shared = Données partagées
history-kind-took-back = Partages repris
history-kind-quick-code = QuickCodes
history-kind-pin-changed = Codes PIN changés
history-kind-refused = Refus
history-kind-blocked = Identités bloquées
history-kind-unlocked = PIN erronés au verrou
history-kind-renamed = Identités renommées
history-kind-removed = Identités retirées
history-enrolled = Enregistré auprès de { $subject }
history-enrolled-failed = Échec de l’enregistrement auprès de { $subject }
history-signed-in = Connecté à { $subject }
history-signed-in-failed = Échec de la connexion à { $subject }
history-signed = { $subject } signé
history-signed-failed = Échec de la signature de { $subject }
history-shared = Données partagées avec { $subject }
history-shared-failed = Impossible de partager des données avec { $subject }
history-took-back = Reprise de ce que recevait { $subject }
history-took-back-failed = Impossible de reprendre ce que reçoit { $subject }
history-quick-code = QuickCode créé pour { $subject }
history-quick-code-failed = Échec de la création d’un QuickCode pour { $subject }
history-pin-changed = Code PIN de { $identity } changé
history-pin-changed-failed = Échec du changement du code PIN de { $identity }
history-refused = { $subject } refusé
history-refused-failed = Échec du refus de { $subject }
history-blocked = { $identity } a été bloquée
history-unlocked = Déverrouillé avec { $identity }
history-unlocked-failed = Échec du déverrouillage avec { $identity }
history-renamed = Renommée en { $identity }
history-renamed-failed = Échec du changement de nom de { $identity }
history-removed = { $identity } retirée
history-removed-failed = Échec du retrait de { $identity }
history-empty = Il ne s’est encore rien passé.
history-empty-hint = Chaque enregistrement, connexion, signature et refus figurera ici.
history-none-found = Rien ne correspond.
history-more = Afficher des événements plus anciens
history-explains = En attente du dossier de données.
history-export = Exporter
export-title = Exporter l’historique ?
export-lead = Tout ce qui est affiché, dans un fichier où vous voulez. Il ne contient ni code PIN ni clé.
export-csv = Enregistrer en CSV
export-json = Enregistrer en JSON
export-saved = Enregistré sous { $path }
export-explains = En attente que vous choisissiez où l’enregistrer.

## Check a signature file

receipt-check = Vérifier une signature
receipt-title = Vérifier une signature
receipt-lead = Choisissez un fichier de signature. Countersign le compare au document qui se trouve à côté.
receipt-choose = Choisir un fichier de signature
receipt-choose-other = Choisir un autre fichier
receipt-save = Enregistrer le fichier de signature…
receipt-limits = Cela compare des empreintes sur cet ordinateur. Cela ne demande pas au service si la signature est authentique.
verdict-unchanged = Le document n’a pas changé
verdict-unchanged-means = Il est, au dernier octet près, ce qui a été signé.
verdict-changed = Le document a changé
verdict-changed-means = Il n’est pas ce qui a été signé. Ne vous y fiez pas et demandez l’original.
verdict-missing = Le document n’est pas là
verdict-missing-means = Placez le document à côté de son fichier de signature, sous le nom ci-dessous, et vérifiez à nouveau.
verdict-statement-unchanged = La déclaration est inchangée
verdict-statement-unchanged-means = Elle dit, à la lettre près, ce qui a été signé.
verdict-statement-changed = La déclaration a été modifiée
verdict-statement-changed-means = Ce n’est pas ce qui a été signé. Ne vous y fiez pas.

## Network settings

settings-network = Réseau
network-none = Aucun service n’est encore connu sur cet ordinateur.
network-explains = En attente des paramètres de cet ordinateur.
network-lost = Countersign continue de chercher et dira quand il sera revenu. Entre-temps, rien n’est approuvé ni signé.
network-way = Atteint
network-direct = Directement, sans proxy
network-proxy = Par le proxy { $proxy }
network-called = Dernier appel
network-not-called = Pas depuis ce démarrage
network-clock = Horloge de cet ordinateur
network-clock-same = La même que celle du service
network-clock-ahead =
    { $minutes ->
        [one] En avance de { $minutes } minute sur le service
       *[other] En avance de { $minutes } minutes sur le service
    }
network-clock-behind =
    { $minutes ->
        [one] En retard de { $minutes } minute sur le service
       *[other] En retard de { $minutes } minutes sur le service
    }
network-authority = Aussi fiable pour ce service : { $subject }
network-valid = Valable jusqu’au { $until }
network-forget = L’oublier
network-pinned = Doit montrer cette clé, ou une autre qui est épinglée
network-unpin = Ne plus épingler
network-service = Service
network-service-hint = Ce que vous ajoutez ici ne vaut que pour ce service.
network-choose = Ajouter une autorité…
network-pin = Clé épinglée
network-pin-hint = L’empreinte SHA-256 de sa clé publique, telle que votre service d’assistance la donne. Elle est vérifiée en plus du certificat.
network-pin-add = Épingler cette clé
network-offer = Faire confiance à cette autorité pour { $service } ?
network-offer-means = Quiconque détient sa clé peut lire et modifier ce que vous échangez avec ce service. Comparez l’empreinte avec ce que dit votre service d’assistance.
network-subject = Autorité
network-fingerprint = Empreinte
network-from = Valable à partir de
network-until = Valable jusqu’à
network-not-now = Pas maintenant
network-trust = Faire confiance pour { $service }

## Settings

settings-general = Général
settings-saved = Enregistré.
settings-appearance = Apparence
appearance-system = Comme le système
appearance-light = Claire
appearance-dark = Sombre
settings-language = Langue
settings-language-system = Comme le système
settings-device = Nom de cet ordinateur
settings-device-hint = Les services le voient quand vous vous enregistrez.
settings-preset = Service habituel
settings-preset-hint = Le formulaire pour un code est prérempli avec cette adresse.
settings-tray = Rester dans la barre d’état
settings-tray-hint = Fermer la fenêtre ne quitte pas Countersign : les demandes vous parviennent toujours.
settings-start-at-login = Démarrer à l’ouverture de session
settings-start-at-login-hint = Il démarre caché et ne demande rien de lui-même.
settings-notifications = Afficher les notifications
settings-notifications-hint = Qui demande et pour quoi, jamais un secret. Tant que Countersign est verrouillé, il ne dit rien.
settings-shortcut = Raccourci pour afficher Countersign
settings-shortcut-hint = Depuis tout programme. Le bureau vous demandera peut-être de l’autoriser.
settings-shortcut-none = Aucun
settings-shortcut-record = Choisir les touches
settings-shortcut-change = Modifier
settings-shortcut-clear = Retirer
settings-shortcut-stop = Annuler
settings-shortcut-recording = Appuyez sur une lettre, un chiffre ou une touche de fonction avec Ctrl, Alt ou Super. Échap annule.
settings-security = Sécurité
settings-lock-after = Verrouiller après
settings-lock-after-hint = Sans utilisation de Countersign.
settings-lock-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
settings-lock-never = Jamais
settings-lock-longest =
    { $minutes ->
        [one] Au plus { $minutes } minute : fixé par votre organisation
       *[other] Au plus { $minutes } minutes : fixé par votre organisation
    }
settings-lock-session = Verrouiller avec la session
settings-lock-session-hint = Quand l’écran est verrouillé, que l’ordinateur se met en veille ou que quelqu’un d’autre le prend.
settings-capture = Masquer les fenêtres dans les captures d’écran
settings-capture-hint = Les fenêtres qui montrent un code PIN ou un document restent noires dans les captures et les écrans partagés.
settings-capture-linux = Ce n’est pas disponible sous Linux : ses bureaux ne permettent pas à un programme de le demander.
settings-pad = Afficher un pavé numérique
settings-pad-hint = Pour saisir votre code PIN à la souris ou au toucher.
settings-shuffled = Mélanger ses chiffres
settings-shuffled-hint = Pour que personne ne devine votre code PIN à l’endroit où vous appuyez.
settings-identities = Identités
settings-services-fixed = Seulement les services que votre organisation autorise
settings-accessibility = Accessibilité
settings-text-size = Taille du texte
settings-text-size-hint = De tout ce qui est dans cette fenêtre, en plus de ce que dit le système.
settings-percent = { $percent } %
settings-still = Rester immobile
settings-still-hint = Rien ne bouge ni ne s’estompe, quoi que dise le système.
settings-updates = Mises à jour
settings-updates-hint = Quelles versions vous sont proposées.
updates-stable = Versions achevées
updates-beta = Aussi les versions à essayer
settings-verbose = Tout journaliser
settings-verbose-hint = Pour qui cherche un défaut. Aucun secret n’y figure ; une barre vous le rappelle jusqu’à ce que vous y mettiez fin.
verbose-label = À propos du journal
verbose-warning = Countersign journalise tout ce qu’il fait, pour trouver un défaut.
verbose-stop = Y mettre fin
settings-fixed = Fixé par votre organisation
settings-managed = Votre organisation gère certains paramètres de cet ordinateur.
settings-managed-by = { $organisation } gère certains paramètres de cet ordinateur.
bundle-look = Voir un dossier de diagnostic
bundle-hint = Pour votre service d’assistance : versions, paramètres et journal, sans noms, adresses ni secrets.
bundle-title = Dossier de diagnostic
bundle-lead = C’est tout ce qui sera enregistré, à la lettre près. Rien n’est envoyé nulle part.
bundle-text = Le dossier entier
bundle-save = L’enregistrer
settings-about = À propos et diagnostic
settings-version = Countersign { $version }
diagnose = Lancer le diagnostic
diagnose-explains = En attente de la réponse du trousseau et des services.
finding-keychain = Trousseau
finding-journal = Dossier de données
finding-service = Service
finding-clock = Horloge
finding-identity = Identité
finding-policy = Paramètres de votre organisation
finding-well = va bien
finding-ill = demande votre attention

## Updates

update-look = Chercher des mises à jour
update-title = Mises à jour
update-lead = Countersign ne demande la liste des versions que lorsque vous ouvrez cette page. Il n’installe rien de lui-même.
update-explains = En attente de la liste des versions.
update-again = Chercher à nouveau
update-elsewhere = Les mises à jour viennent avec votre système.
update-elsewhere-means = Cet exemplaire de Countersign ne cherche nulle part : votre gestionnaire de paquets ou votre organisation apporte les mises à jour.
update-none = Countersign { $version } est la version la plus récente.
update-available = Countersign { $newer } est disponible. Vous avez { $version }.
update-not-direct = Votre version est trop ancienne pour y passer en une seule étape.
update-by-system = Installez-le avec le gestionnaire de paquets de votre système, comme les autres mises à jour.
update-by-hand = Fermez Countersign, téléchargez le paquet, vérifiez son empreinte, puis installez-le. Vos identités restent.
update-verified = Confirmé par la signature de la liste
update-address = Paquet
update-fingerprint = SHA-256 du paquet
update-unsigned = La liste des versions n’est pas correctement signée.
update-stale = La liste des versions est périmée.
update-stale-means = Quelqu’un en retient peut-être une plus récente, ou l’horloge de cet ordinateur est fausse.
update-older = La version { $offered } a été proposée ; elle est plus ancienne que la vôtre, { $version }.
update-replayed = La liste des versions proposée est plus ancienne qu’une liste déjà vue.
update-refused-means = Quelqu’un essaie peut-être d’apporter un autre programme à cet ordinateur. Rien n’a été téléchargé ni modifié.
update-refused-todo = Réessayez depuis un autre réseau. Si cela continue, prévenez votre service d’assistance.
update-offline = La liste des versions est injoignable.
update-offline-means = Countersign continue de fonctionner tel qu’il est.
update-offline-todo = Cherchez à nouveau quand vous serez en ligne.

## Failures of the window itself

error-unknown = Quelque chose a échoué pour lequel Countersign n’a pas de mots.
    .means = Rien n’a été approuvé ni signé.
    .todo = Réessayez. Si cela se répète, communiquez le code à votre service d’assistance.
error-bridge-broken = La fenêtre a perdu le contact avec le programme derrière elle.
    .means = Rien n’a été approuvé ni signé.
    .todo = Fermez Countersign et redémarrez-le.
error-malformed-command = La fenêtre a demandé au programme quelque chose qu’il ne comprend pas.
    .means = Rien n’a été approuvé ni signé.
    .todo = Installez à nouveau Countersign : ses parties semblent être de versions différentes.
error-offer-expired = Cette proposition d’enregistrement est trop ancienne.
    .means = Elle est restée ouverte trop longtemps. Votre code est peut-être encore bon.
    .todo = Collez à nouveau le lien ou saisissez à nouveau le code.
error-internal-defect = Countersign a commis une erreur.
    .means = Ce que vous avez demandé n’a pas été fait.
    .todo = Réessayez. Si cela se répète, communiquez le code à votre service d’assistance.
error-picture-too-large = Cette image est trop grande.
    .means = Des images jusqu’à 8 Mo peuvent être collées. Rien n’y a été lu.
    .todo = Ne découpez que le code QR, ou enregistrez l’image et choisissez son fichier.
error-clipboard-empty = Il n’y a pas d’image dans le presse-papiers.
    .means = Rien n’a été lu.
    .todo = Copiez une image du code QR, par exemple une capture d’écran, puis réessayez.
error-clipboard-unavailable = Le presse-papiers de cet ordinateur ne peut pas être lu.
    .means = Rien n’a été lu.
    .todo = Enregistrez l’image dans un fichier et choisissez-le.
error-screen-denied = Countersign n’a pas été autorisé à voir l’écran.
    .means = Rien n’a été regardé et rien n’a été ouvert.
    .todo = Réessayez et autorisez-le, ou enregistrez une image du code et choisissez-la.
error-screen-unavailable = L’écran ne peut pas être lu sur cet ordinateur.
    .means = Votre bureau n’offre aucun moyen de le regarder. Rien n’a été ouvert.
    .todo = Enregistrez ou copiez plutôt une image du code, ou saisissez le code.
error-locked = Countersign est verrouillé.
    .means = Rien n’a été fait.
    .todo = Déverrouillez-le, puis réessayez.
error-unlock-refused = Votre ordinateur n’a pas confirmé que c’est vous.
    .means = Countersign reste verrouillé.
    .todo = Réessayez, ou déverrouillez avec un code PIN.
error-unlock-unavailable = Votre ordinateur ne peut pas demander maintenant qui vous êtes.
    .means = Countersign reste verrouillé.
    .todo = Déverrouillez avec un code PIN.
error-unlock-otherwise = Votre ordinateur peut demander qui vous êtes.
    .means = Rien n’a été retiré.
    .todo = Déverrouillez avec la connexion de votre ordinateur.
error-shortcut-unavailable = { $keys } ne peut pas servir à ouvrir Countersign.
    .means = Un autre programme utilise ces touches, ou ce bureau les refuse. Rien d’autre n’est touché.
    .todo = Choisissez d’autres touches dans les Paramètres.
error-autostart-unwritable = Le démarrage à l’ouverture de session ne peut pas être modifié sur cet ordinateur.
    .means = Il reste comme il était.
    .todo = Réessayez. Si cela se répète, modifiez-le dans les paramètres de votre bureau.
error-picture-unreadable = { $picture } ne peut pas être lu : { $reason }.
    .means = Aucun code QR n’y a été cherché.
    .todo = Vérifiez que le fichier est là et que vous avez le droit de le lire.
error-document-unseen = Ce document n’a pas été lu jusqu’à la fin.
    .means = Rien n’a été signé.
    .todo = Lisez-le jusqu’à la fin, ou confirmez que vous savez ce qui ne peut pas être affiché.
# $page (Number): number of the page
error-page-unseen = La page { $page } ne peut pas être affichée.
    .means = Elle est endommagée, protégée par un mot de passe, ou trop grande pour être affichée ici.
    .todo = Lisez-la dans un autre programme avant de signer.
error-document-gone = Ce document n’est plus ouvert ici.
    .means = Il a été ouvert il y a trop longtemps, ou il est déjà signé. Il n’a pas été signé à l’instant.
    .todo = Ouvrez-le à nouveau : choisissez le fichier, ou ouvrez la demande.
error-export-unwritable = L’historique ne peut pas être enregistré là.
    .means = Aucun fichier n’a été écrit, ou seulement une partie.
    .todo = Choisissez un autre dossier et vérifiez que son disque n’est pas plein.
error-copy-unwritable = Le fichier ne peut pas être enregistré là.
    .means = Aucun fichier n’a été écrit, ou seulement une partie.
    .todo = Choisissez un autre dossier et vérifiez que son disque n’est pas plein.
error-receipt-gone = Cette signature n’est pas conservée ici.
    .means = L’historique garde les signatures des documents remis par un service. Les autres sont à côté de leur document.
    .todo = Cherchez le fichier de signature à côté du document.
error-certificate-gone = Ce certificat a été choisi il y a trop longtemps, ou il est déjà de confiance.
    .means = Rien n’a été modifié à l’instant.
    .todo = Choisissez à nouveau le fichier.
error-bundle-gone = Ce dossier de diagnostic a été regardé il y a trop longtemps.
    .means = Rien n’a été enregistré.
    .todo = Regardez-en un nouveau, puis enregistrez-le.
error-bundle-forbidden = Votre organisation ne veut pas que des diagnostics soient enregistrés sur cet ordinateur.
    .means = Rien n’a été écrit.
    .todo = Dites à votre administrateur ce qui ne va pas.
error-bundle-unwritable = Le dossier de diagnostic ne peut pas être enregistré là.
    .means = Aucun fichier n’a été écrit, ou seulement une partie.
    .todo = Choisissez un autre dossier et vérifiez que son disque n’est pas plein.
error-entry-expired = Le code PIN s’est fait attendre trop longtemps.
    .means = Rien n’a été approuvé ni signé.
    .todo = Recommencez à partir de la demande.
error-entry-closed = Cette saisie du code PIN est déjà fermée.
    .means = Le code PIN n’a pas servi.
    .todo = Recommencez à partir de la demande.
error-busy = Countersign est encore occupé à autre chose.
    .means = Rien n’a été approuvé ni signé.
    .todo = Attendez un instant, puis réessayez.

## Applications

applications-title = Applications avec lesquelles vous partagez des données
applications-none = Vous ne partagez rien avec aucune application.
applications-none-hint = Quand une application demande des données, vous choisissez ce qu’elle reçoit, et le retrouvez ici.
applications-unasked = Il n’a pas été possible de demander ce que { $identity } partage.
applications-explains = Nous demandons à vos services ce que vous partagez.
application-as = Partagé par
application-since = Depuis
application-until = Jusqu’au
application-until-open = ce que vous le repreniez
application-last-used = Dernière lecture
application-never-used = pas encore
application-nothing = Rien que le service possède encore.
application-change = Changer ce que { $application } reçoit
application-change-short = Changer
application-take-back = Reprendre ce que { $application } reçoit
application-take-back-short = Reprendre
take-back-title = Reprendre ce que { $application } reçoit ?
take-back-means = Désormais, { $application } ne peut plus le lire. Ce qu’elle a déjà lu reste chez elle.
take-back-todo = Elle redemandera à votre prochaine connexion.
take-back-verb = Reprendre
take-back-keep = Continuer à partager
