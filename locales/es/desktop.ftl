# Todas las frases de la ventana. Los fallos están en errors.ftl.

app-name = Countersign
window-title = { $screen } – Countersign

## Everywhere

action-retry = Reintentar
action-back = Atrás
action-close = Cerrar
action-cancel = Cancelar
action-done = Listo
action-home = Ir al inicio
action-stop-waiting = Dejar de esperar
failure-code = Código que debe indicar:
waiting = Un momento…
moment-today = hoy a las { $time }
moment-yesterday = ayer a las { $time }
moment-other = { $day } a las { $time }
day-today = Hoy
day-yesterday = Ayer

## Navigation

nav-label = Principal
nav-home = Inicio
nav-document = Firmar un documento
nav-document-short = Firmar
nav-history = Historial
nav-applications = Compartir
nav-settings = Ajustes
nav-settings-short = Ajustes
waiting-bar-label = Solicitudes en espera
waiting-bar = Esto le espera.
waiting-bar-more =
    { $count ->
        [one] Esto y otra solicitud le esperan.
       *[other] Esto y otras { $count } solicitudes le esperan.
    }
waiting-bar-show = Abrir
news-arrived = Nuevo: { $title }

## Starting, and crashing

starting-explains = Esperando el llavero y la carpeta de datos de este equipo.
start-failed-title = Countersign no pudo iniciarse
crash-title = Esta ventana ha dejado de funcionar
crash-means = Con ello no se aprobó ni se firmó nada, y no se guardó ningún PIN.
crash-todo = Inicie de nuevo la ventana. Si sigue ocurriendo, indique a su servicio de asistencia el código de abajo.
crash-reload = Iniciar de nuevo

## Without a window: the tray, notifications

tray-open = Abrir Countersign
tray-idle = Nada espera
tray-waiting =
    { $count ->
        [one] Una solicitud espera
       *[other] { $count } solicitudes esperan
    }
tray-locked = Countersign está bloqueado
tray-quit = Salir de Countersign
notice-body = Para { $user }. Abrirla no aprueba nada.
notice-open = Abrir
notice-missed = Llegaron mientras Countersign estaba bloqueado.

## Closing the window where the desktop shows no tray

stays-title = Countersign sigue funcionando
stays-means = Este escritorio no muestra iconos de programas que funcionan sin ventana, así que no lo verá. Las solicitudes siguen llegando, y las notificaciones le avisan de ellas.
stays-todo = Para abrirlo de nuevo, inicie Countersign como lo hizo hoy. Esto se dice solo una vez.
stays-close = Cerrar la ventana
stays-quit = Salir de Countersign
stays-keep = Dejarla abierta

## Keyboard shortcuts

shortcuts-title = Atajos de teclado
key-control = Ctrl
key-command = ⌘
key-escape = Esc
shortcut-lock = Bloquear
shortcut-add = Añadir una identidad
shortcut-identity = Abrir una identidad, contada desde arriba
shortcut-search = Buscar en el historial
shortcut-export = Exportar el historial
shortcut-screen = Leer un código QR de la pantalla
shortcut-waiting = Abrir lo que le espera
shortcut-settings = Ajustes
shortcut-sheet = Esta lista
shortcut-region = Parte siguiente de la ventana
shortcut-escape = Dejar de esperar, o salir sin aprobar nada

## The lock

lock-verb = Bloquear
lock-nothing = Todavía no hay ninguna identidad, así que no hay nada que bloquear.
lock-title = Countersign está bloqueado
lock-cause-person = Usted lo bloqueó.
lock-cause-idle = Nadie lo había usado desde hacía un rato.
lock-cause-session = Se bloqueó junto con su sesión.
lock-cause-sleep = Se bloqueó cuando el equipo se suspendió.
lock-cause-user = Se bloqueó cuando otro usuario tomó el equipo.
lock-cause-before = Ya estaba bloqueado cuando terminó la última vez.
lock-by-system = Desbloquear como el equipo
lock-by-hello = Desbloquear con Windows Hello
lock-by-touch-id = Desbloquear con Touch ID o su contraseña
lock-by-pin = Desbloquear con un PIN
lock-no-system = Su equipo no puede preguntar aquí quién es usted, así que un PIN desbloquea.
lock-no-way-in = No puedo desbloquear
lock-offline = Este equipo está sin conexión. Un PIN lo comprueba su servicio, así que ahora no puede desbloquear.
lock-explains = Esperando la carpeta de datos de este equipo.
lock-explains-system = Esperando que responda a la pregunta de su equipo.
lock-explains-pin = Esperando que el servicio compruebe su PIN.
lock-choose-title = ¿De quién es el PIN que quiere introducir?
lock-choose-continue = Continuar
lock-choose-stopped = Donde un PIN erróneo más bloquearía una identidad, su PIN ya no desbloquea.
lock-pin-title = Introduzca su PIN para desbloquear
lock-pin-verb = Desbloquear
lock-pin-attempts = Tres PIN erróneos seguidos bloquean una identidad. El desbloqueo se detiene antes del tercero.
lock-pin-attempts-left =
    { $left ->
        [one] Queda 1 intento antes de que se bloquee esta identidad. El desbloqueo se detiene antes del último.
       *[other] Quedan { $left } intentos antes de que se bloquee esta identidad. El desbloqueo se detiene antes del último.
    }
lock-remove-title = ¿Quitar todas las identidades de este equipo?
lock-remove-means = Sin el inicio de sesión de su equipo y sin un PIN no hay otra entrada. Su historial y lo que firmó se conservan.
lock-remove-todo = Para usar de nuevo Countersign necesitará una nueva activación por cada identidad. Pregunte antes a su administrador si no está seguro.
lock-remove-keep = Conservarlas
lock-remove-verb = Quitar todas las identidades

## Home

home-title = Inicio
home-lead = Cuando una aplicación le pida que inicie sesión o que firme, su pregunta se abrirá aquí.
home-offline = Este equipo está sin conexión. Para registrar, iniciar sesión y firmar hace falta la red.
home-waiting =
    { $count ->
        [one] Una solicitud le espera
       *[other] { $count } solicitudes le esperan
    }
home-waited = Ya no espera
home-identities =
    { $count ->
        [one] Su identidad
       *[other] Sus identidades
    }
home-add = Añadir una identidad
home-no-identity = Todavía no tiene ninguna identidad en este equipo.
home-paste = ¿Tiene un enlace o un código QR?
pending-show = Abrir
identity-project-at = { $project } en { $service }
identity-last-used = Último uso: { $moment }
identity-never-used = Aún sin usar
state-not-allowed = No permitida por su organización
state-revoked = Bloqueada
state-expired = Caducada
state-attempts-left =
    { $left ->
        [one] Queda 1 intento
       *[other] Quedan { $left } intentos
    }
unfinished-title = Terminar la configuración
unfinished-what = El registro de { $user } en { $service } se detuvo { $moment }, antes de elegir un PIN.
unfinished-finish = Elegir el PIN
unfinished-discard = Descartar
unfinished-explains = Esperando el llavero.

## Requests that a service pushed

request-title = Solicitud de { $project }
request-for = Para { $name }, { $user } en { $service }
request-rest = Abierta otros { $rest }
request-answered = Esta solicitud se respondió en otro lugar.
request-refused = Esta solicitud se rechazó en otro lugar.
request-mismatched = Un número erróneo puso fin a esta solicitud.
request-expired = Nadie respondió a tiempo a esta solicitud.
request-over-means = Aquí no queda nada por hacer. Si no fue usted, avise a su administrador.

## Welcome, and adding an identity

welcome-title = Le damos la bienvenida a Countersign
welcome-lead = Registre este equipo una vez y elija un PIN. Después, ese PIN inicia sesión por usted y firma sus documentos. No hay contraseña.
add-title = Añadir una identidad
add-lead = Use el enlace, el código QR o el código que le dieron para ello.
welcome-type-code = Escribir un código
welcome-ask-mail = Recibir un código por correo
link-label = Su enlace
link-placeholder = https://… o countersign://…
link-hint = Pegue el enlace de su correo o de la aplicación. No ocurre nada antes de que usted lo acepte.
link-read = Continuar
link-label-mailed = El enlace del correo
link-hint-mailed = Pegue aquí el enlace, o ábralo en el correo en este equipo.
link-explains = Esperando el servicio que indica el enlace.

## QR codes

qr-label = O léalo de un código QR
qr-screen = De la pantalla
qr-file = De una imagen
qr-clipboard = Del portapapeles
qr-hint = También puede soltar aquí una imagen del código, o escribir el código.
qr-screen-explains = Mirando la pantalla. Quizá su escritorio le pregunte antes si Countersign puede verla.

## Codes and links by e-mail

ask-mail-title = Recibir un correo
ask-mail-lead = El servicio envía un código o un enlace a su dirección. Con él registra usted este equipo.
ask-mail-user = Correo o identificador de usuario
ask-mail-user-hint = El correo va a la dirección por la que le conoce su organización.
ask-mail-send = Enviar el correo
ask-mail-explains = Esperando que { $service } envíe el correo.
mail-code-title = Escriba el código del correo
mail-code-lead = { $project } en { $service } lo envió a { $user }. Escríbalo solo en este equipo: nadie que le llame o le escriba lo necesita.
mail-code-label = Seis cifras
mail-code-hint = El código sirve una vez y por poco tiempo.
mail-code-odd = El código tiene seis cifras y nada más.
mail-link-title = Le hemos enviado un enlace
mail-link-lead = { $project } en { $service } lo envió a { $user }. Ábralo en este equipo, o cópielo del correo y péguelo aquí.
mail-none-yet = ¿Aún no llega el correo?
mail-none-yet-hint = Puede tardar unos minutos. Mire también en el correo no deseado y compruebe la dirección.
mail-resend = Enviar otro correo
mail-other-address = Usar otra dirección
mail-again = Otro correo va en camino. Solo cuenta el más reciente.
mail-next = Se podrá enviar otro correo dentro de { $rest }.
mail-next-now = Ya se puede enviar otro correo.

## A code for another device

identity-add-device = Añadir otro dispositivo
pin-title-share = Introduzca su PIN para añadir otro dispositivo
pin-make-code = Crear un código
closed-identity = Volver a la identidad
quick-code-title = Escriba este código en su otro dispositivo
quick-code-lead = Allí, elija «Añadir una identidad» y luego «Escribir un código».
quick-code-rest = Sirve una vez, otros { $rest }
quick-code-soon = El código está a punto de caducar.
quick-code-copy = Copiar el código
quick-code-copied = Copiado.
quick-code-not-copied = Este equipo no permite copiar. Lea el código.
quick-code-secret = Quien tenga este código puede registrar un dispositivo en su nombre. No se lo dé a nadie.
quick-code-over = Este código ha caducado
quick-code-over-lead = Ya no se puede usar. Si su otro dispositivo aún no está registrado, cree uno nuevo.
quick-code-new = Crear otro código

## Verify

verify-title = ¿Registrar este equipo en { $project }?
verify-title-unnamed = ¿Registrar este equipo para { $user }?

verify-lead = Regístrelo solo si lo esperaba. A continuación elegirá un PIN.
verify-by = Confirmado por la conexión con el servicio
verify-tls = Una conexión cifrada prueba su dirección.
verify-loopback = Este servicio funciona en este equipo.
verify-no-project = El servicio no lo dice
verify-replaces = Esto sustituye su identidad «{ $name }». Su PIN dejará de funcionar.
verify-device = Nombre de este equipo
verify-device-hint = Para que usted y su administrador distingan sus equipos.
verify-another = Usar otro código
verify-explains = Esperando que { $service } registre este equipo.
verify-refuse = Ahora no
verify-accept = Registrar este equipo
reported = declarado

## Type a code

code-title = Escriba su código
code-lead = Encontrará los tres datos en el mensaje, en el papel o en el dispositivo que le invitó.
code-service = Dirección del servicio
code-services-fixed = Su organización permite estos servicios
code-service-hint = Por ejemplo https://trust.example.com
code-user = Identificador de usuario
code-user-hint = Normalmente su dirección de correo del trabajo.
code-code = Código
code-code-hint = Un código de activación, un código de un correo o un QuickCode de otro dispositivo. Sirve una vez y por poco tiempo.
code-continue = Continuar
code-explains = Esperando que el servicio diga quién es.
code-new-activation = Pida a su administrador o a su servicio de asistencia una nueva activación para { $user }. Luego escriba aquí el código que reciba.
code-by-mail = Mejor recibir un código por correo

## What facts are called

fact-service = Servicio
fact-project = Proyecto
fact-user = Identificador de usuario
fact-expected-user = Para
fact-identity = Identidad
fact-purpose = Motivo
fact-origin = Empezó
fact-application = Aplicación
fact-domain = Vuelve a
fact-device = Nombre de este equipo
fact-pin = PIN
fact-enrolled = Registrada
fact-last-used = Último uso
fact-document = Documento
fact-folder = Carpeta
fact-size = Tamaño
fact-hash = Huella (SHA-256)
fact-hash-signed = Huella firmada (SHA-256)
fact-signed = Firmado
fact-signed-by = Firmado por
fact-saved = Guardado como
fact-receipt = Archivo de firma
fact-when = Cuándo
fact-failure = Qué falló

## The PIN

pin-title-create = Elija un PIN
pin-title-repeat = Escriba otra vez el mismo PIN
pin-lead-create = { $length } cifras que pueda recordar y que nadie más probaría.
pin-lead-repeat = Para que un error al teclear no le deje fuera.
pin-label-create = PIN nuevo
pin-label-repeat = El mismo PIN otra vez
pin-hint-create = Sin cifras repetidas, sin series como 1234, sin años. Su PIN nunca se guarda ni se envía.
pin-title-sign-in = Introduzca su PIN para iniciar sesión en { $project }
pin-title-session-sign = Introduzca su PIN para firmar para { $project }
pin-title-document = Introduzca su PIN para firmar { $document }
pin-label = PIN
pin-hint = Su PIN nunca se guarda ni se envía.
pin-count = { $entered } de { $length } introducidas
pin-no-paste = Un PIN no se puede pegar. Escríbalo, por favor.
pin-digits-only = Solo cifras.
pin-continue = Continuar
pin-save = Usar este PIN
pin-later = Terminar más tarde
pin-explains-save = Esperando que el llavero y el servicio acepten su nuevo PIN.
pin-explains-check = Esperando que { $service } compruebe su PIN.
pin-wrong = Ese PIN no es correcto.
pin-wrong-left =
    { $left ->
        [one] Ese PIN no es correcto. Queda 1 intento antes de que se bloquee esta identidad.
       *[other] Ese PIN no es correcto. Quedan { $left } intentos antes de que se bloquee esta identidad.
    }
pin-wrong-last = Deténgase y pregunte a su administrador si no está seguro.
pin-attempts-left =
    { $left ->
        [one] Queda 1 intento antes de que se bloquee esta identidad.
       *[other] Quedan { $left } intentos antes de que se bloquee esta identidad.
    }
pad-label = Teclado numérico
pad-clear = Borrar todas las cifras
pad-backspace = Borrar la última cifra

## Changing the PIN, and having forgotten it

identity-change-pin = Cambiar el PIN
pin-title-old = Introduzca el PIN que tiene ahora «{ $name }»
pin-lead-old = Para { $user }. Después elegirá uno nuevo.
pin-label-old = PIN actual
pin-title-new = Elija un PIN nuevo
pin-explains-change = Esperando que el llavero acepte su nuevo PIN.
pin-changed-title = Su PIN se ha cambiado
pin-changed-lead = Desde ahora solo funciona el PIN nuevo para «{ $name }», { $user }.
pin-forgotten = ¿Olvidó su PIN?
forgotten-title = Nadie puede decirle su PIN
forgotten-lead = No se guarda en ningún sitio: ni en este equipo ni en { $service }. Por eso nadie puede consultarlo ni restablecerlo.
forgotten-means = Una nueva activación para { $user } le permite elegir un PIN nuevo en este equipo. Hasta que la use, el PIN antiguo funciona si lo recuerda.
forgotten-todo = Pídala a su administrador o a su servicio de asistencia. No pruebe PIN al azar: demasiados erróneos bloquean esta identidad.
forgotten-back = Lo recuerdo

## When a PIN entry is over without success

blocked-title = «{ $name }» está bloqueada
blocked-means = Se introdujeron demasiados PIN erróneos para { $user }, así que el servicio ya no acepta esta identidad. No se firmó nada y nadie inició sesión.
blocked-todo = Su administrador o su servicio de asistencia puede darle una nueva activación. Si no fue usted quien introdujo esos PIN, dígaselo.
blocked-renew = Pedir una nueva activación
closed-back = Volver a la solicitud
closed-document = Volver al documento

## After enrolling

enrolled-title = Ya está registrado
enrolled-lead = Su PIN ahora inicia sesión en { $project } como { $user }.

## Approve a session

session-sign-in = Iniciar sesión en { $project }
session-sign = Firmar para { $project }
session-title = ¿Iniciar sesión en { $project }?
session-title-signing = ¿Firmar para { $project }?
session-title-document = ¿Firmar { $document } para { $project }?
session-by = Confirmado por el servicio
session-by-connection = Confirmado por la conexión
session-refuse = Rechazar
session-untied = En un lugar que nada une a esta solicitud
session-untied-todo = Allí no se muestra ningún número para comparar. Apruebe solo lo que acabe de empezar usted.
session-report-lead = ¿No lo ha empezado usted?
session-report = Rechazar y avisar
session-reason-lead = ¿Hay algo que no está bien?
session-reason = Rechazar y decir por qué
number-label = Número mostrado al empezar
number-hint = Dos cifras. Si allí no se muestra ninguno, o usted no lo ha empezado, rechace.
number-odd = El número tiene dos cifras, de 10 a 99.
session-explains = Esperando a { $service }.
session-hash = Huella que se firmará (SHA-256)
session-hash-hint = Esta solicitud solo lleva una huella, así que Countersign no puede mostrar el documento. Firme solo si la aplicación le muestra la misma huella.
session-title-share = ¿Compartir datos con { $application }?
session-share = Compartir e iniciar sesión
share-asks = { $application } pide
share-required = obligatorio
share-optional = opcional
share-verified = verificado
share-which = { $claim }: ¿cuál?
share-unknown = El servicio no tiene nada que compartir aquí.
share-missing = { $application } no puede prescindir de algo que el servicio no sabe de usted.
share-missing-todo = Pida a su administrador que lo añada, o rechace.
share-until = Durante cuánto tiempo
share-until-open = Hasta que yo lo retire
share-until-day = Un día
share-until-month = 30 días
share-until-year = Un año
share-remembered = Ya comparte esto con { $application }.
share-remembered-means = Al iniciar sesión no comparte nada más. En Compartir puede cambiarlo o retirarlo.
share-explains = Preguntando a { $service } qué hay para compartir.
share-fetching = Se busca lo que hay para compartir.
share-signed = Su PIN firma lo que comparte. La firma se guarda en el historial.
claim-name = Nombre
claim-email = Dirección de correo
claim-phone-number = Número de teléfono
claim-birthdate = Fecha de nacimiento
claim-address = Dirección postal
shared-title = Compartido con { $application }
shared-lead = Puede volver a donde estaba. Lo que comparte figura en Compartir.
handed-explains = Obteniendo el documento de { $service }.
handed-fetching = Se está obteniendo el documento.
handed-progress = { $document }: cuánto se ha obtenido
handed-fetched = { $fetched } de { $size }
handed-verified = Este es el documento que se le pide firmar.
handed-verified-means = Su huella se calculó en este equipo y es la que se firma.
handed-save = Guardar una copia…
session-no-identity = No tiene ninguna identidad en { $service } que pueda responder.
session-dead-identity = «{ $name }» podría responder, pero está bloqueada o ha caducado.
session-dead-identity-todo = Pida una nueva activación para { $user }, o rechace.
session-no-identity-todo = Añada una con el código o el enlace que le dieron, o rechace.
choice-label = Iniciar sesión con
choice-label-sign = Firmar con
signed-in-title = Sesión iniciada en { $project }
session-signed-title = Firmado para { $project }
approved-lead = Puede continuar en la aplicación que lo pidió.
refused-title = Rechazado
refused-lead = Se comunicó a { $project } que usted lo rechazó. No se aprobó nada.
refused-lead-reason = Se comunicó a { $project } que usted lo rechazó, y por qué. No se aprobó nada.
reported-title = Rechazado y comunicado
reported-lead = { $project } sabe que usted no lo pidió. No se aprobó nada. Si vuelve a ocurrir, avise a su administrador.
reason-title = ¿Por qué lo rechaza?
reason-lead = { $project } sabrá lo que usted elija y escriba aquí.
reason-label = Motivo
reason-incorrect = Lo que dice es incorrecto
reason-unclear = Antes tengo una pregunta
reason-not-mine = Tiene que firmarlo otra persona
reason-other = Otro motivo
reason-comment = Nota (opcional)
reason-comment-hint = 500 caracteres como máximo.

## An identity

identity-pin-length = { $length } cifras
identity-name = Su nombre para ella
identity-name-hint = Solo usted ve este nombre.
identity-rename = Cambiar nombre
identity-renamed = Nombre cambiado.
identity-remove = Quitar de este equipo
identity-not-allowed = Su organización no permite el servicio de esta identidad en este equipo. Se queda aquí, pero no puede firmar nada.
identity-revoked = El servicio bloqueó esta identidad. Ya no puede iniciar sesión ni firmar.
identity-expired = Esta identidad ha caducado. Ya no puede iniciar sesión ni firmar.
identity-attempts =
    { $left ->
        [one] Con 1 PIN erróneo más, el servicio bloquea esta identidad.
       *[other] Con { $left } PIN erróneos más, el servicio bloquea esta identidad.
    }
remove-title = ¿Quitar «{ $name }»?
remove-means = Este equipo ya no podrá iniciar sesión como { $user } en { $service }. Lo que firmó sigue siendo válido, y su historial se queda aquí.
remove-todo = Para usarla de nuevo necesitará una nueva activación.
remove-verb = Quitar la identidad
remove-keep = Conservarla
discard-title = ¿Descartar este registro?
discard-means = Lo que queda del registro de { $user } en { $service } se borra de este equipo. El código está gastado: necesitará uno nuevo para registrarse.
discard-verb = Descartar el registro
discard-keep = Conservarlo
confirm-explains = Esperando el llavero.

## Sign a document

document-title = Firmar un documento
document-lead = Elija un archivo de este equipo. Verá qué es antes de firmarlo.
document-drop = Elija un archivo, o suelte uno en esta ventana.
document-choose = Elegir un documento
document-choose-other = Elegir otro documento
document-explains = Esperando la lectura del archivo.
document-receipt-hint = La firma se guarda como archivo junto al documento.
document-title-chosen = ¿Firmar { $document }?
document-by = Leído y calculado en este equipo
document-sign = Firmar el documento
document-refuse = No firmar
preview-label = Lo que dice
# $page (Number), $pages (Number): which page, of how many
preview-page = Página { $page } de { $pages }
preview-read = { $page } de { $pages } páginas mostradas
preview-fetching = Dibujando la página
# $count (Number): how many
preview-marked = { $count ->
    [one] En este texto hay un carácter que no se puede ver.
   *[other] En este texto hay { $count } caracteres que no se pueden ver.
}
preview-marked-means = Se muestra como ⟦U+…⟧. Tales caracteres pueden hacer que un texto se lea de otro modo que como es.
preview-none = Countersign no puede mostrar este archivo.
preview-lacking = Countersign no puede mostrar todo lo que hay en este documento.
preview-none-todo = Léalo antes en otro programa. Lo que firma es exactamente este archivo.
preview-acknowledge = Sé lo que dice, y lo firmo aunque Countersign no pueda mostrarlo todo.
preview-to-the-end = Léalo hasta el final para firmarlo.
document-no-identity = No tiene ninguna identidad que pueda firmar.
document-no-identity-todo = Añada una con el código o el enlace que le dieron.
signed-title = { $document } está firmado
signed-lead = Guarde el archivo de firma con el documento: juntos demuestran que no ha cambiado.
handed-signed-lead = { $project } tiene su firma. Este equipo también la conserva, en el historial.

## History

history-search = Buscar en el historial
history-kind = Tipo de entrada
history-kind-all = Todo
history-kind-enrolled = Registros
history-kind-signed-in = Inicios de sesión
history-kind-signed = Firmas
history-kind-shared = Datos compartidos
history-kind-took-back = Retiradas
history-kind-quick-code = QuickCodes
history-kind-pin-changed = PIN cambiados
history-kind-refused = Rechazos
history-kind-blocked = Identidades bloqueadas
history-kind-unlocked = PIN erróneos en el bloqueo
history-kind-renamed = Identidades renombradas
history-kind-removed = Identidades quitadas
history-enrolled = Registro en { $subject }
history-enrolled-failed = No se pudo registrar en { $subject }
history-signed-in = Inicio de sesión en { $subject }
history-signed-in-failed = No se pudo iniciar sesión en { $subject }
history-signed = { $subject } firmado
history-signed-failed = No se pudo firmar { $subject }
history-shared = Compartió datos con { $subject }
history-shared-failed = No se pudieron compartir datos con { $subject }
history-took-back = Retiró lo que recibía { $subject }
history-took-back-failed = No se pudo retirar lo que recibe { $subject }
history-quick-code = QuickCode creado para { $subject }
history-quick-code-failed = No se pudo crear un QuickCode para { $subject }
history-pin-changed = PIN de { $identity } cambiado
history-pin-changed-failed = No se pudo cambiar el PIN de { $identity }
history-refused = { $subject } rechazado
history-refused-failed = No se pudo rechazar { $subject }
history-blocked = { $identity } se bloqueó
history-unlocked = Desbloqueado con { $identity }
history-unlocked-failed = No se pudo desbloquear con { $identity }
history-renamed = Ahora se llama { $identity }
history-renamed-failed = No se pudo cambiar el nombre de { $identity }
history-removed = { $identity } se quitó
history-removed-failed = No se pudo quitar { $identity }
history-empty = Todavía no ha ocurrido nada.
history-empty-hint = Aquí aparecerán todos los registros, inicios de sesión, firmas y rechazos.
history-none-found = No hay coincidencias.
history-more = Mostrar entradas anteriores
history-explains = Esperando la carpeta de datos.
history-export = Exportar
export-title = ¿Exportar el historial?
export-lead = Todo lo que aparece en la lista, en un archivo donde usted elija. No contiene ningún PIN ni ninguna clave.
export-csv = Guardar como CSV
export-json = Guardar como JSON
export-saved = Guardado como { $path }
export-explains = Esperando que elija dónde guardarlo.

## Check a signature file

receipt-check = Comprobar una firma
receipt-title = Comprobar una firma
receipt-lead = Elija un archivo de firma. Countersign lo compara con el documento que está a su lado.
receipt-choose = Elegir un archivo de firma
receipt-choose-other = Elegir otro archivo
receipt-save = Guardar el archivo de firma…
receipt-limits = Esto compara huellas en este equipo. No pregunta al servicio si la firma es auténtica.
verdict-unchanged = El documento no ha cambiado
verdict-unchanged-means = Es, hasta el último byte, lo que se firmó.
verdict-changed = El documento ha cambiado
verdict-changed-means = No es lo que se firmó. No se fíe de él y pida el original.
verdict-missing = El documento no está
verdict-missing-means = Ponga el documento junto a su archivo de firma, con el nombre de abajo, y compruebe de nuevo.
verdict-statement-unchanged = La declaración no ha cambiado
verdict-statement-unchanged-means = Dice, letra por letra, lo que se firmó.
verdict-statement-changed = La declaración ha cambiado
verdict-statement-changed-means = No es lo que se firmó. No se fíe de ella.

## Network settings

settings-network = Red
network-none = Todavía no se conoce ningún servicio en este equipo.
network-explains = Esperando los ajustes de este equipo.
network-lost = Countersign sigue buscando y avisará cuando vuelva. Mientras tanto no se aprueba ni se firma nada.
network-way = Acceso
network-direct = Directo, sin proxy
network-proxy = Por el proxy { $proxy }
network-called = Última llamada
network-not-called = No desde este inicio
network-clock = Reloj de este equipo
network-clock-same = Igual que el del servicio
network-clock-ahead =
    { $minutes ->
        [one] Un minuto por delante del servicio
       *[other] { $minutes } minutos por delante del servicio
    }
network-clock-behind =
    { $minutes ->
        [one] Un minuto por detrás del servicio
       *[other] { $minutes } minutos por detrás del servicio
    }
network-authority = También de confianza para este servicio: { $subject }
network-valid = Válido hasta { $until }
network-forget = Olvidarla
network-pinned = Debe mostrar esta clave, u otra que esté fijada
network-unpin = Dejar de fijarla
network-service = Servicio
network-service-hint = Lo que añada aquí vale solo para este servicio.
network-choose = Añadir una autoridad…
network-pin = Clave fijada
network-pin-hint = El resumen SHA-256 de su clave pública, como lo da su servicio de asistencia. Se comprueba además del certificado.
network-pin-add = Fijar esta clave
network-offer = ¿Confiar en esta autoridad para { $service }?
network-offer-means = Quien tenga su clave puede leer y cambiar lo que usted intercambie con este servicio. Compare la huella con lo que diga su servicio de asistencia.
network-subject = Autoridad
network-fingerprint = Huella
network-from = Válida desde
network-until = Válida hasta
network-not-now = Ahora no
network-trust = Confiar para { $service }

## Settings

settings-general = General
settings-saved = Guardado.
settings-appearance = Aspecto
appearance-system = Como el sistema
appearance-light = Claro
appearance-dark = Oscuro
settings-language = Idioma
settings-language-system = Como el sistema
settings-device = Nombre de este equipo
settings-device-hint = Los servicios lo ven cuando se registra.
settings-preset = Servicio habitual
settings-preset-hint = El formulario para un código aparece con esta dirección.
settings-tray = Seguir en la bandeja
settings-tray-hint = Cerrar la ventana no termina Countersign, así que las solicitudes le siguen llegando.
settings-start-at-login = Iniciar con mi sesión
settings-start-at-login-hint = Se inicia oculto y no pide nada por sí mismo.
settings-notifications = Mostrar notificaciones
settings-notifications-hint = Quién pide y para qué, nunca un secreto. Mientras Countersign está bloqueado, no dice nada.
settings-shortcut = Atajo para traer Countersign al frente
settings-shortcut-hint = Desde cualquier programa. Quizá el escritorio le pida que lo permita.
settings-shortcut-none = Ninguno
settings-shortcut-record = Elegir teclas
settings-shortcut-change = Cambiar
settings-shortcut-clear = Quitar
settings-shortcut-stop = Cancelar
settings-shortcut-recording = Pulse una letra, una cifra o una tecla de función junto con Ctrl, Alt o Super. Esc cancela.
settings-security = Seguridad
settings-lock-after = Bloquear tras
settings-lock-after-hint = Sin usar Countersign.
settings-lock-minutes =
    { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }
settings-lock-never = Nunca
settings-lock-longest =
    { $minutes ->
        [one] { $minutes } minuto como máximo: fijado por su organización
       *[other] { $minutes } minutos como máximo: fijado por su organización
    }
settings-lock-session = Bloquear con la sesión
settings-lock-session-hint = Cuando se bloquea la pantalla, se suspende el equipo o lo toma otro usuario.
settings-capture = Ocultar las ventanas en las capturas de pantalla
settings-capture-hint = Las ventanas que muestran un PIN o un documento quedan en negro en las capturas y las pantallas compartidas.
settings-capture-linux = Esto no está disponible en Linux: sus escritorios no dejan que un programa lo pida.
settings-pad = Mostrar un teclado numérico
settings-pad-hint = Para introducir su PIN con el ratón o con el dedo.
settings-shuffled = Mezclar sus cifras
settings-shuffled-hint = Para que nadie adivine su PIN por el lugar donde pulsa.
settings-identities = Identidades
settings-services-fixed = Solo servicios que su organización permite
settings-accessibility = Accesibilidad
settings-text-size = Tamaño del texto
settings-text-size-hint = De todo en esta ventana, además de lo que diga el sistema.
settings-percent = { $percent } %
settings-still = Quedarse quieto
settings-still-hint = Nada se mueve ni se desvanece, diga lo que diga el sistema.
settings-updates = Actualizaciones
settings-updates-hint = Qué versiones se le ofrecen.
updates-stable = Versiones terminadas
updates-beta = También versiones de prueba
settings-verbose = Registrarlo todo
settings-verbose-hint = Para quien busca un fallo. Nunca contiene un secreto; una barra se lo recuerda hasta que usted lo termine.
verbose-label = Sobre el registro
verbose-warning = Countersign registra todo lo que hace, para encontrar un fallo.
verbose-stop = Terminarlo
settings-fixed = Fijado por su organización
settings-managed = Su organización gestiona algunos ajustes de este equipo.
settings-managed-by = { $organisation } gestiona algunos ajustes de este equipo.
bundle-look = Ver un paquete de diagnóstico
bundle-hint = Para su servicio de asistencia: versiones, ajustes y registro, sin nombres, direcciones ni secretos.
bundle-title = Paquete de diagnóstico
bundle-lead = Esto es todo lo que se guardará, letra por letra. No se envía nada a ningún sitio.
bundle-text = El paquete entero
bundle-save = Guardarlo
settings-about = Acerca de y diagnóstico
settings-version = Countersign { $version }
diagnose = Hacer un diagnóstico
diagnose-explains = Esperando la respuesta del llavero y de los servicios.
finding-keychain = Llavero
finding-journal = Carpeta de datos
finding-service = Servicio
finding-clock = Reloj
finding-identity = Identidad
finding-policy = Ajustes de su organización
finding-well = está bien
finding-ill = requiere atención

## Updates

update-look = Buscar actualizaciones
update-title = Actualizaciones
update-lead = Countersign solo pide la lista de versiones cuando usted abre esta página. No instala nada por sí mismo.
update-explains = Esperando la lista de versiones.
update-again = Buscar de nuevo
update-elsewhere = Las actualizaciones llegan con su sistema.
update-elsewhere-means = Esta copia de Countersign no busca actualizaciones: las traen su gestor de paquetes o su organización.
update-none = Countersign { $version } es la versión más reciente.
update-available = Countersign { $newer } está disponible. Usted tiene la { $version }.
update-not-direct = Su versión es demasiado antigua para pasar a esa en un solo paso.
update-by-system = Instálelo con el gestor de paquetes de su sistema, como las demás actualizaciones.
update-by-hand = Cierre Countersign, descargue el paquete, compruebe su huella e instálelo. Sus identidades se conservan.
update-verified = Confirmado por la firma de la lista
update-address = Paquete
update-fingerprint = SHA-256 del paquete
update-unsigned = La lista de versiones no está bien firmada.
update-stale = La lista de versiones está anticuada.
update-stale-means = Puede que alguien retenga una más reciente, o que el reloj de este equipo esté mal.
update-older = Se ofreció la versión { $offered }, que es más antigua que la suya, { $version }.
update-replayed = Se ofreció una lista de versiones más antigua que otra ya vista.
update-refused-means = Puede que alguien intente traer otro programa a este equipo. No se descargó ni se cambió nada.
update-refused-todo = Inténtelo de nuevo desde otra red. Si continúa, avise a su servicio de asistencia.
update-offline = No se puede acceder a la lista de versiones.
update-offline-means = Countersign sigue funcionando tal como está.
update-offline-todo = Busque de nuevo cuando tenga conexión.

## Failures of the window itself

error-unknown = Algo falló para lo que Countersign no tiene palabras.
    .means = No se aprobó ni se firmó nada.
    .todo = Inténtelo de nuevo. Si sigue ocurriendo, indique el código a su servicio de asistencia.
error-bridge-broken = La ventana perdió el contacto con el programa que hay detrás.
    .means = No se aprobó ni se firmó nada.
    .todo = Cierre Countersign e inícielo de nuevo.
error-malformed-command = La ventana pidió al programa algo que este no entiende.
    .means = No se aprobó ni se firmó nada.
    .todo = Instale Countersign de nuevo: sus partes parecen de versiones distintas.
error-offer-expired = Esta oferta de registro es demasiado antigua.
    .means = Estuvo abierta demasiado tiempo. Puede que su código aún sirva.
    .todo = Pegue de nuevo el enlace o escriba de nuevo el código.
error-internal-defect = Countersign cometió un error.
    .means = No se hizo lo que pidió.
    .todo = Inténtelo de nuevo. Si sigue ocurriendo, indique el código a su servicio de asistencia.
error-picture-too-large = Esta imagen es demasiado grande.
    .means = Se pueden pegar imágenes de hasta 8 MB. No se leyó nada de ella.
    .todo = Recorte solo el código QR, o guarde la imagen y elija su archivo.
error-clipboard-empty = No hay ninguna imagen en el portapapeles.
    .means = No se leyó nada.
    .todo = Copie una imagen del código QR, por ejemplo una captura de pantalla, e inténtelo de nuevo.
error-clipboard-unavailable = No se puede leer el portapapeles de este equipo.
    .means = No se leyó nada.
    .todo = Guarde la imagen como archivo y elíjala desde allí.
error-screen-denied = No se permitió a Countersign ver la pantalla.
    .means = No se miró ni se abrió nada.
    .todo = Inténtelo de nuevo y permítalo, o guarde una imagen del código y elíjala.
error-screen-unavailable = No se puede leer la pantalla de este equipo.
    .means = Su escritorio no ofrece ninguna forma de mirarla. No se abrió nada.
    .todo = Guarde o copie en su lugar una imagen del código, o escriba el código.
error-locked = Countersign está bloqueado.
    .means = No se hizo nada.
    .todo = Desbloquéelo e inténtelo de nuevo.
error-unlock-refused = Su equipo no confirmó que es usted.
    .means = Countersign sigue bloqueado.
    .todo = Inténtelo de nuevo, o desbloquee con un PIN.
error-unlock-unavailable = Su equipo no puede preguntar ahora quién es usted.
    .means = Countersign sigue bloqueado.
    .todo = Desbloquee con un PIN.
error-unlock-otherwise = Su equipo puede preguntar quién es usted.
    .means = No se quitó nada.
    .todo = Desbloquee con el inicio de sesión de su equipo.
error-shortcut-unavailable = { $keys } no se puede usar para abrir Countersign.
    .means = Otro programa usa estas teclas, o este escritorio las rechaza. Nada más se ve afectado.
    .todo = Elija otras teclas en Ajustes.
error-autostart-unwritable = No se puede cambiar en este equipo el inicio con la sesión.
    .means = Se queda como estaba.
    .todo = Inténtelo de nuevo. Si sigue ocurriendo, cámbielo en los ajustes de su escritorio.
error-picture-unreadable = No se puede leer { $picture }: { $reason }.
    .means = No se buscó en ella ningún código QR.
    .todo = Compruebe que el archivo está ahí y que puede leerlo.
error-document-unseen = Este documento no se ha leído hasta el final.
    .means = No se ha firmado nada.
    .todo = Léalo hasta el final, o confirme que sabe lo que no se puede mostrar.
# $page (Number): number of the page
error-page-unseen = No se puede mostrar la página { $page }.
    .means = Está dañada, protegida con una contraseña o es demasiado grande para mostrarla aquí.
    .todo = Léala en otro programa antes de firmar.
error-document-gone = Este documento ya no está abierto aquí.
    .means = Se abrió hace demasiado tiempo, o ya está firmado. No se ha firmado ahora.
    .todo = Ábralo otra vez: elija el archivo o abra la solicitud.
error-export-unwritable = No se puede guardar ahí el historial.
    .means = No se escribió ningún archivo, o solo una parte.
    .todo = Elija otra carpeta y compruebe que su disco no está lleno.
error-copy-unwritable = No se puede guardar ahí el archivo.
    .means = No se escribió ningún archivo, o solo una parte.
    .todo = Elija otra carpeta y compruebe que su disco no está lleno.
error-receipt-gone = Esta firma no se conserva aquí.
    .means = El historial conserva las firmas de los documentos que entregó un servicio. Las demás están junto a su documento.
    .todo = Busque el archivo de firma junto al documento.
error-certificate-gone = Este certificado se eligió hace demasiado tiempo, o ya es de confianza.
    .means = No se ha cambiado nada ahora.
    .todo = Elija de nuevo el archivo.
error-bundle-gone = Este paquete se vio hace demasiado tiempo.
    .means = No se guardó nada.
    .todo = Vea uno nuevo y luego guárdelo.
error-bundle-forbidden = Su organización no quiere que se guarden diagnósticos en este equipo.
    .means = No se escribió nada.
    .todo = Diga a su administrador qué está mal.
error-bundle-unwritable = No se puede guardar ahí el paquete.
    .means = No se escribió ningún archivo, o solo una parte.
    .todo = Elija otra carpeta y compruebe que su disco no está lleno.
error-entry-expired = Se esperó demasiado tiempo el PIN.
    .means = No se aprobó ni se firmó nada.
    .todo = Empiece de nuevo desde la solicitud.
error-entry-closed = Esta entrada del PIN ya está cerrada.
    .means = No se usó el PIN.
    .todo = Empiece de nuevo desde la solicitud.
error-busy = Countersign sigue ocupado con otra cosa.
    .means = No se aprobó ni se firmó nada.
    .todo = Espere un momento e inténtelo de nuevo.

## Applications

applications-title = Aplicaciones con las que comparte datos
applications-none = No comparte nada con ninguna aplicación.
applications-none-hint = Cuando una aplicación pide datos, usted elige qué recibe, y lo encuentra aquí.
applications-unasked = No se pudo preguntar qué comparte { $identity }.
applications-explains = Preguntando a sus servicios qué comparte.
application-as = Compartido por
application-since = Desde
application-until = Hasta
application-until-open = que usted lo retire
application-last-used = Última lectura
application-never-used = todavía no
application-nothing = Nada que el servicio aún tenga.
application-change = Cambiar lo que recibe { $application }
application-change-short = Cambiar
application-take-back = Retirar lo que recibe { $application }
application-take-back-short = Retirar
take-back-title = ¿Retirar lo que recibe { $application }?
take-back-means = Desde ahora, { $application } no puede leerlo. Lo que ya ha leído lo conserva.
take-back-todo = Volverá a pedirlo cuando inicie sesión allí.
take-back-verb = Retirar
take-back-keep = Seguir compartiendo
