# Todo lo que puede fallar, un mensaje para cada código.

## Links

error-link-malformed =
    { $part ->
        [form] Esto no es un enlace.
        [unknown] Este enlace no es para Countersign.
       *[other] Este enlace está incompleto.
    }
    .means = No se abrió ni se envió nada.
    .todo =
        { $part ->
            [unknown] Compruebe que copió el enlace del mensaje o de la página destinados a Countersign.
           *[other] Copie de nuevo el enlace entero, de la primera letra a la última.
        }
error-link-unprotected = Este enlace lleva a un servicio sin conexión protegida.
    .means = Otros podrían leer lo que se transmite, así que no se abrió.
    .todo = Pida a quien se lo envió un enlace que empiece por https.

## Services

error-service-unreachable = No se puede acceder a { $service }.
    .means = No se cambió nada.
    .todo = Compruebe su conexión de red e inténtelo de nuevo.
error-service-timeout =
    { $seconds ->
        [one] { $service } no respondió en un segundo.
       *[other] { $service } no respondió en { $seconds } segundos.
    }
    .means = Puede estar ocupado, o la red es lenta. Quizá tenga que repetir este paso.
    .todo = Espere un momento e inténtelo de nuevo.
error-service-error = { $service } tiene un problema propio (estado { $status }).
    .means = No es culpa suya. Quizá tenga que repetir este paso.
    .todo = Inténtelo de nuevo dentro de unos minutos. Si continúa, avise a su servicio de asistencia.
error-service-answer-malformed = { $service } respondió algo que Countersign no entiende ({ $what }).
    .means = El paso no se completó, porque no se confía en una respuesta errónea.
    .todo = Avise a su servicio de asistencia. Reintentarlo no servirá hasta que se arregle el servicio.
error-service-unknown = { $service } no es un servicio con el que trabaje Countersign.
    .means = Algo responde allí, pero no aceptó nada de usted.
    .todo = Compruebe la dirección. En una red de invitados, abra primero una página web para iniciar sesión en la red.
error-service-untrusted = Este equipo no confía en el certificado de { $service }.
    .means = Puede ser otro servicio que se hace pasar por este. No se envió nada secreto.
    .todo = Compruebe la fecha y la hora de este equipo. Si son correctas, avise a su servicio de asistencia y no siga adelante.
error-service-issuer-unknown = Este equipo no sabe quién responde del certificado de { $service }.
    .means = Puede que un proxy de su organización abra la conexión, que su organización tenga su propia autoridad, o que alguien se haga pasar por este servicio. No se envió nada secreto.
    .todo = Pregunte a su servicio de asistencia. Si el certificado es de su organización, añada su autoridad en Ajustes, Red.
error-service-key-unexpected = { $service } mostró una clave distinta de las fijadas para él.
    .means = Su certificado está en orden, pero no es el acordado: un proxy abre la conexión, el servicio cambió de clave, o alguien se hace pasar por él. No se envió nada secreto.
    .todo = Pregunte a su servicio de asistencia qué clave es la correcta antes de cambiar nada en Ajustes, Red.
error-certificate-unreadable = Esto no es el certificado de una sola autoridad.
    .means = Hace falta un archivo con un certificado, en PEM o DER. No se cambió nada.
    .todo = Pida a su servicio de asistencia el certificado de la autoridad, en un archivo propio.
error-certificate-no-authority = Este certificado no puede responder de otros.
    .means = Pertenece a un servidor o a una persona, no a una autoridad. No se cambió nada.
    .todo = Pida a su servicio de asistencia el certificado de la autoridad que lo emitió.
error-pin-of-key-invalid = Esto no es el resumen de una clave.
    .means = Hace falta un resumen SHA-256, 44 caracteres en base64. No se cambió nada.
    .todo = Copie el resumen entero que le dio su servicio de asistencia.
error-project-mismatch = El servicio respondió para otro proyecto distinto de aquel al que le invitaron.
    .means = No se le registró. Se esperaba { $expected } y se encontró { $found }.
    .todo = Pida a quien le invitó un enlace o un código nuevo.
error-refused-by-service = { $service } lo rechazó ({ $service_code }).
    .means = Dio un motivo propio, y no se completó nada.
    .todo = Indique a su servicio de asistencia el motivo entre paréntesis.

## Enrolment

error-code-wrong-or-expired = El código de { $user } es erróneo, ya se usó o ha caducado.
    .means = No se le registró con él.
    .todo = Compruebe el identificador de usuario y el código. Si son correctos, pida un código nuevo.
error-activation-invalid = La activación de { $user } ya se usó o ha caducado.
    .means = No se le registró con ella.
    .todo = Pida un enlace o un código de activación nuevo.
error-already-enrolled = { $user } se registró entretanto en este equipo.
    .means = No se sustituyó nada.
    .todo = Use esa identidad. Para sustituirla, abra el enlace otra vez.
error-pending-expired = Este registro no se terminó a tiempo.
    .means = Lo que se guardó de él se ha borrado o se borrará, y ya no se puede terminar.
    .todo = Pida un enlace o un código de activación nuevo, y elija su PIN enseguida.
error-user-invalid = Esto no es un identificador de usuario.
    .means = Un identificador de usuario tiene de 1 a 256 caracteres en una sola línea.
    .todo = Escríbalo como figura en su invitación.
error-service-address-invalid = Esto no es la dirección de un servicio.
    .means = Una dirección tiene la forma https://trust.example.com. Solo las direcciones de este equipo pueden empezar por http.
    .todo = Escríbala como figura en su invitación.
error-name-invalid = Este nombre no se puede usar.
    .means = Un nombre tiene de 1 a 80 caracteres en una sola línea.
    .todo = Elija otro nombre.
error-project-untold = { $service } no dice para qué proyecto es.
    .means = Con él solo es posible registrarse mediante un enlace, y no se envió ningún correo.
    .todo = Pida a su administrador un enlace de activación.
error-mail-too-soon = Ya se envió un correo.
    .means =
        { $seconds ->
            [one] Se podrá enviar otro dentro de un segundo.
           *[other] Se podrá enviar otro dentro de { $seconds } segundos.
        }
    .todo = Mire en su buzón, también en el correo no deseado. Si no hay ninguno, pida otro correo más tarde.
error-mail-not-offered = { $service } no registra por correo.
    .means = No se envió ningún correo.
    .todo = Pida a su administrador un enlace o un código de activación.
error-quick-code-not-offered = { $project } no permite a sus usuarios crear QuickCodes.
    .means = No se creó ningún código.
    .todo = Pida a su administrador un enlace o un código de activación para el otro dispositivo.
error-quick-code-limited = { $name } se registró a su vez con un QuickCode, así que no puede crear ninguno.
    .means = No se creó ningún código.
    .todo = Créelo en el dispositivo que registró primero, o pida a su administrador un enlace de activación.

## QR codes

error-image-unreadable = Esto no es una imagen que Countersign pueda leer.
    .means = Lee PNG y JPEG de hasta 64 millones de píxeles. No se abrió nada.
    .todo = Elija una captura de pantalla o una fotografía del código QR.
error-qr-missing = No se encontró ningún código QR.
    .means = No se abrió nada.
    .todo = Muestre el código entero, grande y nítido, e inténtelo de nuevo.
error-qr-foreign = El código QR no es para Countersign.
    .means = No se abrió ni se envió nada.
    .todo = Compruebe que es el código del mensaje o de la página destinados a Countersign.
error-qr-several = Hay varios códigos QR para Countersign.
    .means = No se abrió nada, porque podría haber sido el equivocado.
    .todo = Muestre solo uno de ellos, e inténtelo de nuevo.
error-qr-crowded = Hay demasiado a la vista para encontrar un código QR.
    .means = No se abrió nada.
    .todo = Muestre solo el código, grande y nítido, e inténtelo de nuevo.

## PINs

error-pin-malformed = Un PIN se compone de cifras.
    .means = Tiene de 4 a 6 cifras y nada más.
    .todo = Escriba otra vez el PIN.
error-pin-too-simple =
    { $reason ->
        [repeats] Este PIN se repite.
        [run] Las cifras de este PIN suben o bajan en serie.
        [date] Este PIN es una fecha.
        [few] Este PIN tiene muy pocas cifras distintas para su organización.
       *[year] Este PIN es un año.
    }
    .means = Esos PIN son los primeros que se adivinan.
    .todo = Elija otro.
error-pin-mismatch = Los dos PIN no son iguales.
    .means = No se estableció ningún PIN.
    .todo = Elija otra vez su PIN.
error-pin-unchanged = Este es el PIN que tiene ahora.
    .means = No se cambió nada.
    .todo = Elija otro.
error-pin-length = Este PIN tiene { $expected } cifras.
    .means = No se probó, así que no se perdió ningún intento.
    .todo = Escriba las { $expected } cifras.
error-wrong-pin = Ese PIN no es correcto.
    .means =
        { $left ->
            [one] Queda 1 intento antes de que se bloquee esta identidad.
           *[other] Quedan { $left } intentos antes de que se bloquee esta identidad.
        }
    .todo =
        { $left ->
            [one] Deténgase y pregunte a su administrador si no está seguro.
           *[other] Inténtelo de nuevo.
        }

## Identities

error-identity-revoked = { $name } está bloqueada.
    .means = El servicio ya no la acepta con ningún PIN. Se bloquea tras tres PIN erróneos, o la bloquea un administrador.
    .todo = Pida a su administrador una nueva activación y regístrese de nuevo.
error-identity-expired = { $name } ha caducado.
    .means = Pasó demasiado tiempo sin usarse, y el servicio ya no la acepta.
    .todo = Pida a su administrador una nueva activación y regístrese de nuevo.
error-unlock-stopped = El desbloqueo con el PIN de { $name } se ha detenido.
    .means = Un PIN erróneo más bloquearía esta identidad, así que no se probó ninguno más.
    .todo = Desbloquee con el inicio de sesión de su equipo o con otra identidad, o pregunte a su administrador.
error-identity-changed = Otro programa cambió { $name } entretanto.
    .means = Aquí no se cambió nada.
    .todo = Empiece de nuevo, con el PIN que { $name } tiene ahora.
error-identity-unknown = No hay ninguna identidad { $wanted } en este equipo.
    .means = No se hizo nada.
    .todo = Mire la lista de identidades y elija una de ellas.
error-identity-ambiguous = Varias identidades de este equipo se llaman { $wanted }.
    .means = No se hizo nada, porque podría haber sido la equivocada.
    .todo = Indique en su lugar su identificador, o cambie el nombre de una de ellas.

## Sessions

error-session-expired = Esta solicitud ha terminado.
    .means = No se aprobó aquí. Las solicitudes solo están abiertas unos minutos.
    .todo = Empiece de nuevo en el lugar de donde vino la solicitud.
error-session-answered = Esta solicitud ya se respondió.
    .means = Solo se puede responder una vez.
    .todo = Si no fue usted, avise a su administrador. Si fue usted, continúe en el lugar de donde vino la solicitud.
error-request-forged = Lo que { $service } dice de esta solicitud no lleva su firma.
    .means = Alguien pudo modificarlo por el camino, así que no se muestra. No se aprobó nada.
    .todo = Tampoco la apruebe en otro lugar. Avise a su administrador.
error-number-malformed = Esto no es el número de una solicitud.
    .means = No se envió nada.
    .todo = Escriba las dos cifras que se muestran donde empezó la solicitud.
error-number-wrong = Este no es el número de esta solicitud.
    .means = La solicitud terminó, porque puede ser de otra persona. No se aprobó nada, y no se gastó ningún intento de su PIN.
    .todo = Empiece de nuevo donde estaba y escriba el número que se muestra allí.
error-number-missing = Esta solicitud no se puede aprobar sin su número.
    .means = No se aprobó nada, y no se gastó ningún intento de su PIN.
    .todo = Empiece de nuevo donde estaba. Si allí no se muestra ningún número, avise a quienes gestionan esa aplicación.
error-consent-incomplete = Esta aplicación no puede prescindir de lo que usted dejó fuera.
    .means = No se compartió nada, y usted no ha iniciado sesión.
    .todo = Comparta lo que está marcado como obligatorio, o rechace la solicitud.
error-consent-changed = Lo que se pide ha cambiado mientras usted lo miraba.
    .means = No se compartió nada, y no se gastó ningún intento de su PIN.
    .todo = Abra de nuevo la solicitud y mírela otra vez.
error-consent-ended = Esto ya no se comparte.
    .means = Se retiró en otro equipo, su plazo ha terminado, o la aplicación ya no existe.
    .todo = No hay que hacer nada.
error-sharing-impossible = { $name } no puede compartir datos en este equipo.
    .means = Se registró sin aquello con lo que este equipo se identifica ante el servicio. No se compartió nada.
    .todo = Solicite una nueva activación para ella.
error-no-identity-for-session = Ninguna identidad de este equipo puede responder a { $project }.
    .means = La solicitud es para otro usuario, o para un proyecto en el que usted no está registrado aquí.
    .todo = Use el equipo en el que está registrado, o registre primero este.

## Documents

error-document-unreadable = No se puede leer { $document }: { $reason }.
    .means = No se firmó.
    .todo = Compruebe que el archivo está ahí y que puede leerlo.
error-document-changed = { $document } ha cambiado desde que lo eligió.
    .means = No se firmó, porque ya no es lo que usted miró.
    .todo = Mire otra vez el documento y elíjalo de nuevo si es el correcto.
error-document-mismatch = { $document } no es lo que la aplicación pide que se firme.
    .means = No se firmó nada.
    .todo = No firme. Pregunte a quien le envió el documento.
error-comment-invalid = Su nota es demasiado larga o contiene algo que no es texto.
    .means = No se envió, y no se rechazó nada.
    .todo = Use 500 caracteres como máximo.
error-document-empty = { $document } está vacío.
    .means = No hay nada que firmar.
    .todo = Elija otro documento, o espere a que se haya guardado por completo.
error-document-too-large = { $document } es demasiado grande.
    .means = Se pueden firmar documentos de hasta { $limit } GiB.
    .todo = Elija un documento más pequeño.
error-receipt-unwritable = No se puede guardar la firma en { $folder }: { $reason }.
    .means = La firma se guarda junto al documento, y esta carpeta no lo permite.
    .todo = Copie el documento a una carpeta suya y fírmelo allí.
error-receipt-unreadable = { $receipt } no es una firma guardada por Countersign.
    .means = Con él no se puede decir nada de un documento.
    .todo = Elija el archivo que termina en .signature.json.

## This computer

error-clock-skewed =
    { $direction ->
        [behind]
            { $minutes ->
                [one] El reloj de este equipo va un minuto por detrás del de { $service }.
               *[other] El reloj de este equipo va { $minutes } minutos por detrás del de { $service }.
            }
       *[ahead]
            { $minutes ->
                [one] El reloj de este equipo va un minuto por delante del de { $service }.
               *[other] El reloj de este equipo va { $minutes } minutos por delante del de { $service }.
            }
    }
    .means = Una firma lleva la hora, y una hora errónea la dejaría sin valor. No se firmó nada.
    .todo = Ponga la fecha y la hora de este equipo en automático e inténtelo de nuevo.
error-keychain-unavailable = El llavero de este equipo ({ $store }) no está disponible.
    .means = Sus secretos se guardan ahí y en ningún otro sitio. No se leyeron ni se cambiaron.
    .todo = Inicie o configure el llavero, o cierre su sesión en este equipo y vuelva a iniciarla. Luego inténtelo de nuevo.
error-keychain-locked = El llavero de este equipo ({ $store }) está bloqueado.
    .means = Sus secretos están en él. No se leyeron ni se cambiaron.
    .todo = Desbloquéelo con la contraseña de este equipo e inténtelo de nuevo.
error-keychain-denied = El llavero de este equipo ({ $store }) no lo permitió.
    .means = Sus secretos no se leyeron ni se cambiaron.
    .todo = Inténtelo de nuevo y permita que Countersign use el llavero.
error-keychain-item-missing = El llavero de este equipo ({ $store }) ya no contiene el secreto de esta identidad.
    .means = Se borró fuera de Countersign, o se restableció el llavero. Sin él no se puede usar la identidad.
    .todo = Pida a su administrador una nueva activación y regístrese de nuevo.
error-keychain-item-corrupt = El secreto de esta identidad en el llavero ({ $store }) está dañado.
    .means = Se cambió fuera de Countersign y no se puede usar. No se perdió ningún intento.
    .todo = Pida a su administrador una nueva activación y regístrese de nuevo.
error-journal-unavailable = No se puede usar la carpeta de datos de Countersign: { $reason }.
    .means = Sus identidades siguen ahí, pero no se pueden mostrar ni usar.
    .todo = Compruebe que el disco no está lleno y que puede escribir en su carpeta personal. Luego inténtelo de nuevo.
error-journal-newer = Un Countersign más reciente ha usado la carpeta de datos.
    .means = Tiene la versión { $found }, y este programa solo conoce la { $supported }. No se cambió nada.
    .todo = Instale la versión más reciente de Countersign.
error-journal-busy = Otro Countersign de este equipo está ocupado.
    .means = No se cambió nada.
    .todo = Espere a que termine e inténtelo de nuevo.

## Managed settings

error-service-not-allowed = Su organización no permite { $service } en este equipo.
    .means = No se le pidió nada. Su organización permite { $allowed }.
    .todo = Si necesita este servicio, pregunte a su administrador.
error-pins-too-short = Los PIN de { $project } tienen { $length } cifras, y su organización pide { $minimum }.
    .means = La longitud de un PIN la decide el servicio. No se registró este equipo.
    .todo = Pregunte a su administrador. Si le invitaron, la invitación se puede enviar otra vez.
error-policy-unreadable =
    { $kind ->
        [owner] Los ajustes de su organización pertenecen a alguien que no debe cambiarlos: { $place }.
        [writable] Otros pueden cambiar los ajustes de su organización: { $place }.
        [too-large] Los ajustes de su organización son demasiado grandes: { $place }.
        [form] Los ajustes de su organización están mal formados: { $place }.
        [version] Los ajustes de su organización son para una versión posterior de Countersign: { $place }.
        [value] Los ajustes de su organización dicen algo que Countersign no conoce: { $place }.
       *[other] No se pueden leer los ajustes de su organización: { $place }.
    }
    .means = Siguen en vigor los últimos que se pudieron leer.
    .todo = Muestre esto a su administrador.
