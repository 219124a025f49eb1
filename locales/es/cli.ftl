# Todas las frases de la línea de órdenes.

failure-code = Código que debe indicar: { $code }
answer-yes = s sí si y yes

## Typing

pin-prompt = PIN de { $name } ({ $user }):{ " " }
pin-new-prompt = PIN nuevo, { $length } cifras:{ " " }
pin-again-prompt = El mismo PIN otra vez:{ " " }
code-prompt = Código que le dieron:{ " " }
mail-code-prompt = Código del correo, u «otro» para recibir otro correo:{ " " }
mail-link-prompt = Enlace del correo, u «otro» para recibir otro correo:{ " " }
answer-again = otro again resend

## Enrolling

mail-code = { $service } envía un correo con un código a { $user }. El proyecto es { $project }.
mail-link =
    { $service } envía un correo con un enlace a { $user }. El proyecto es { $project }.
    Abra el enlace en este equipo, o cópielo del correo y péguelo aquí. No se muestra nada de lo que pegue.
enrol-project = Esto registra el equipo para { $user } en { $project } de { $service }.
enrol-service = Esto registra el equipo para { $user } en { $service }, que no dice para qué proyecto.
enrol-replaces = La identidad { $name } se sustituirá.
enrol-question = ¿Continuar? [s/N]
enrol-done = Este equipo está registrado: { $user } como { $name }.
enrol-waits = El registro espera su PIN. Termínelo con: countersign enrol --resume { $id }
enrol-discarded = El registro de { $user } se abandonó.
pending-none = Ningún registro espera su PIN.
pending-line = { $id }  { $user } en { $project }, comenzado { $began }, se abandona { $expires }

## Sessions

session-asks-sign-in = { $project } en { $service } le pide que inicie sesión.
session-asks-signature = { $project } en { $service } le pide su firma.
session-application = Aplicación: { $value }
session-domain = Vuelve a: { $value }
session-unsigned = El servicio no ha firmado nada de esto: los nombres no están verificados.
session-description = Dice (sin verificar): { $description }
session-document-name = Entrega el documento { $document }.
session-document-verified = Es lo que pide que se firme: se comprobó en este equipo.
session-document-saved = Guardado como { $saved }. Mírelo antes de escribir el PIN.
session-document-text = ---- Aquí empieza el documento ----
session-document-end = ---- Aquí termina el documento ----
session-document-marked =
    { $marked ->
        [one] Un carácter es invisible o cambia la lectura de otros. Está escrito como ⟦U+…⟧.
       *[other] { $marked } caracteres son invisibles o cambian la lectura de otros. Están escritos como ⟦U+…⟧.
    }
session-hash = Lo que pide que se firme: { $hash }
session-document = { $document } es lo que pide que se firme.
session-no-number = Nada une esta solicitud al lugar donde empezó (sin verificar). Apruébela solo si acaba de empezarla usted.
number-prompt = Número que se muestra donde empezó la solicitud:{ " " }
session-approved = Sesión iniciada en { $project } como { $user }.
session-signed = Firmado para { $project } como { $user }.
session-refused = La solicitud de { $project } se rechazó.
session-reported = La solicitud de { $project } se rechazó, y el servicio sabe que usted no la pidió.

## Sharing data

share-asks = { $application } pide datos sobre usted:
share-claim =
    { $claim ->
        [name] Nombre
        [email] Dirección de correo
        [phone_number] Número de teléfono
        [birthdate] Fecha de nacimiento
        [address] Dirección postal
       *[other] { $claim }
    }
share-item-required = { $name } (--share { $claim }), obligatorio
share-item-optional = { $name } (--share { $claim }), opcional
share-purpose = Para qué: { $purpose }
share-verified = { $value }, verificado
share-unverified = { $value }, sin verificar
share-before = { $value }, ya compartido
share-unavailable = El servicio no tiene nada que compartir aquí.
share-required-means = Al continuar, comparte lo que es obligatorio. Para no compartir nada, rechace con --refuse.
share-question = ¿Compartir esto: { $name }? [s/N]
share-which-prompt = ¿Cuál de estos, de 1 a { $count }: { $name }? [{ $usual }]
share-days-prompt = ¿Durante cuántos días? Una línea vacía significa hasta que usted lo retire.
share-signs = Su PIN comparte esto con { $application }:
share-value = { $name }: { $value }
share-until = Hasta { $moment }, salvo que lo retire antes.
share-until-open = Hasta que usted lo retire.
share-nothing = No comparte nada con { $application }.
share-done = { $application } puede leer esto desde ahora. Para verlo o retirarlo: countersign applications
share-remembered = Ya comparte esto con { $application }:
share-remembered-means = Al iniciar sesión no comparte nada más.
application-none = No comparte nada con ninguna aplicación.
application-line = { $application }, compartido por { $identity } ({ $user })
application-nothing = Nada que el servicio aún tenga.
application-until = Desde { $since }, hasta { $until }
application-until-open = Desde { $since }, hasta que usted lo retire
application-read = Última lectura { $moment }
application-unread = Todavía sin leer
application-answer = Retírelo con: countersign applications take-back { $id }
application-take-back = { $application } ya no podrá leer lo que { $identity } ({ $user }) comparte con ella. Lo que ya ha leído lo conserva.
application-take-back-question = ¿Retirarlo? [s/N]
application-taken-back = { $application } ya no puede leerlo. Volverá a pedirlo cuando inicie sesión allí.

## QuickCodes

quick-code-for = Escríbalo en el otro dispositivo antes de { $seconds } segundos, con el identificador de usuario { $user } y el servicio { $service }.
quick-code-project = QuickCode para { $project }:

## Changing a PIN

change-pin-done = El PIN de { $name } ({ $user }) se ha cambiado. El antiguo ya no sirve.

## Requests

requests-none = Ahora mismo no se pide nada a este equipo.
requests-never = Ningún servicio de las identidades de este equipo le envía solicitudes.
requests-following = Esperando solicitudes. Interrumpa para terminar.
request-sign-in = { $moment }  { $project } pide a { $user } que inicie sesión
request-signature = { $moment }  { $project } pide una firma a { $user }
request-answer = Responda con: countersign sign-in '{ $link }'
request-ended =
    { $status ->
        [authenticated] Una solicitud se aprobó.
        [signed] Una solicitud se firmó.
        [abort] Una solicitud se rechazó.
       *[other] Una solicitud terminó.
    }

## Documents

sign-document = { $document }, { $size } bytes
sign-hash = SHA-256 { $hash }
sign-done = { $document } está firmado por { $user }. La firma está en { $saved }.
check-signature = Firmado { $signed } por { $user }, SHA-256 { $hash }
check-unchanged = { $document } es lo que se firmó.
check-changed = { $document } no es lo que se firmó.
check-missing = { $document } no está junto a la firma.
check-unknown = (desconocido)
check-caveat = Si la firma es auténtica, lo ha de decir el servicio.

## Identities

identity-line =
    { $name }  { $user } en { $service }, { $state ->
        [revoked] bloqueada
        [expired] caducada
       *[active] { $used }
    }
identity-used = último uso { $moment }
identity-unused = aún sin usar
identity-none = Todavía no hay ninguna identidad en este equipo. Añada una con: countersign enrol
identity-renamed = { $old } se llama { $new } desde ahora.
identity-remove = { $name } ({ $user }) se olvidará en este equipo. No se avisa al servicio.
identity-remove-question = ¿Olvidarla? [s/N]
identity-removed = { $name } se olvidó.

## History

history-line =
    { $moment }  { $kind ->
        [enrolled] registro
        [signed-in] inicio de sesión
        [signed] firma
        [shared] datos compartidos
        [took-back] datos retirados
        [quick-code] creación de un QuickCode
        [refused] rechazo
        [blocked] bloqueo
        [renamed] cambio de nombre
        [removed] retirada
        [pin-changed] cambio de PIN
        [unlocked] desbloqueo
       *[other] { $kind }
    }: { $subject }
history-who = , { $identity } ({ $user })
history-failed = , falló: { $code }
history-none = Todavía no se ha hecho nada.
history-more = Hay más. Muéstrelo con --limit, o todo con --export.

## Examining

doctor-good = bien  { doctor-check }
doctor-bad = mal   { doctor-check }: { $code }
doctor-check =
    { $check ->
        [keychain] llavero
        [journal] carpeta de datos
        [service] servicio { $subject }
        [clock] reloj, comparado con { $subject }
        [identity] identidad { $subject }
        [policy] ajustes de su organización { $subject }
       *[other] { $check } { $subject }
    }
doctor-well = Todo está bien.
doctor-unwell = Algo no está bien.

## Manual pages

manual-written = Las páginas del manual están en { $dir }.

## Failures of the command line

error-usage = La línea de órdenes no tiene sentido.
    .means = No se hizo nada.
    .todo = Consulte countersign --help.
error-no-terminal = Aquí no hay nadie a quien preguntar.
    .means = No se hizo nada.
    .todo = Ejecute la orden en un terminal, o use { $option }.
error-input-unreadable = No se puede leer el descriptor de archivo { $descriptor }: { $reason }.
    .means = No se hizo nada.
    .todo = Compruebe a qué está conectado el descriptor.
error-picture-unreadable = No se puede leer { $picture }: { $reason }.
    .means = No se hizo nada.
    .todo = Compruebe que el archivo está ahí y que puede leerlo.
error-input-shared = El descriptor de archivo { $descriptor } debía aportar dos cosas.
    .means = No se hizo nada.
    .todo = Use dos descriptores.
error-not-confirmed = Usted no lo aceptó.
    .means = No se hizo nada.
    .todo = Responda s para aceptar, o use --yes.
error-no-identity = Todavía no hay ninguna identidad en este equipo.
    .means = Sin ella, nadie puede iniciar sesión ni firmar aquí.
    .todo = Añada una con: countersign enrol
error-identity-not-chosen = Hay varias identidades: { $names }.
    .means = No se hizo nada.
    .todo = Indique una con --identity.
error-other-link = Este enlace pide otra cosa.
    .means = No se hizo nada.
    .todo = Úselo con: countersign { $command }
error-document-not-given = La aplicación pide una firma, y nadie ha visto el documento.
    .means = No se firmó nada. Usted no sabría qué firma.
    .todo = Indique el documento con --document, guarde el que se entrega con --save, o use --unseen si confía en la aplicación para ello.
error-nothing-handed-over = La aplicación no entrega ningún documento.
    .means = No se guardó ni se firmó nada.
    .todo = Quite --save, o pida el documento a la aplicación.
error-sharing-not-chosen = La aplicación pide datos sobre usted, y nadie ha elegido qué compartir: { $claims }.
    .means = No se compartió nada, y usted no ha iniciado sesión.
    .todo = Elija con --share, o use --share-required para lo que la aplicación no puede dejar de tener.
error-share-unasked = La aplicación no pide esto: { $claim }.
    .means = No se compartió nada, y usted no ha iniciado sesión.
    .todo = Quítelo.
error-share-twice = Esto se iba a compartir dos veces: { $claim }.
    .means = No se compartió nada, y usted no ha iniciado sesión.
    .todo = Indíquelo una vez. La aplicación recibe un solo valor.
error-share-unknown = El servicio tiene otro valor de esto, o varios: { $claim }.
    .means = No se compartió nada, y usted no ha iniciado sesión.
    .todo = Quite el valor, o elija uno de estos: { $values }
error-share-unavailable = El servicio no tiene nada que compartir de esto: { $claim }.
    .means = No se compartió nada, y usted no ha iniciado sesión.
    .todo = Pida a su administrador que lo añada. Quítelo si no es obligatorio, o rechace con --refuse.
error-application-unknown = No se comparte nada con { $wanted }.
    .means = No se retiró nada.
    .todo = Mire lo que se comparte con: countersign applications
error-application-not-chosen = Con este nombre se comparten varias cosas: { $applications }.
    .means = No se retiró nada.
    .todo = Indique una por su identificador.
error-no-pending = Ningún registro espera su PIN.
    .means = No hay nada que terminar ni que abandonar.
    .todo = Empiece uno con: countersign enrol
error-pending-not-chosen = Varios registros esperan su PIN: { $pending }.
    .means = No se hizo nada.
    .todo = Indique uno por su identificador.
error-unwritable = No se puede escribir { $file }: { $reason }.
    .means = Ahí no hay nada completo.
    .todo = Elija otra carpeta, o libere espacio.
error-system = Este equipo no dejó funcionar el programa: { $reason }.
    .means = No se hizo nada.
    .todo = Inténtelo de nuevo. Si sigue ocurriendo, avise a su administrador.
