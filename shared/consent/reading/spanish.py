"""How Spanish asks for silence, in America and in Spain."""

from shared.consent.reading.rule import BARE, DOUBT, KEEP, LOOSE, PAUSE, SPARE, STOP, rules

RULES = rules(
    (
        "es.stop-it",
        DOUBT,
        """
        ^ para|paren|pare|parar|deja|dejen esto|eso $ / ^ basta ya? de|con esto|eso $
        """,
    ),
    (
        "es.keep",
        KEEP,
        """
        ^ mantener|mantengan|mantener S_DET* TOPIC $
        """,
    ),
    (
        "es.keep-texting",
        SPARE,
        """
        no dejen|dejes|deje|paren|pares|pare|detengan|cancelen|borren|quiten|eliminen S_SENDING|\
mensajes|de|los|las|S_DET
        ^ para nada / no hay|tengo|llega|llegan|recibo|recibi|llego ... S_TEXTS
        por que|cuando dejaron|dejo|pararon
        """,
    ),
    (
        "es.stop-texts",
        STOP,
        """
        S_HALT <mensajes> / S_LEAVE de|con <mensajes> / basta ya? de|con <mensajes>
        parar|detener S_DET* envio / S_HALT S_DET* suscripcion / como|puedo S_HALT <mensajes>
        """,
    ),
    (
        "es.stop-contacting",
        STOP,
        """
        S_LEAVE ya? de? S_CONTACTING !S_DET|a / S_LEAVE ya? de? S_SENDING <asuntos>
        S_LEAVE ya? de? S_SENDING $ / S_LEAVE ya? de? S_SENDING a este|mi numero|telefono
        S_LEAVE ya? de S_RECEIVE <asuntos>
        """,
    ),
    (
        "es.dont-contact",
        STOP,
        """
        no S_CONTACT mas a? este|mi
        no me|nos mas? S_CONTACT|S_CONTACTING / no S_CONTACT mas $ / no S_CONTACT a? este|mi
        ^ no S_CONTACT $ / no me|nos S_SEND <asuntos> / no me|nos S_SEND mas
        no S_SEND mas <mensajes> / no S_SEND mas $ / no S_SEND <mensajes> a este|mi
        que no me S_CONTACT / que no me S_SEND
        """,
    ),
    (
        "es.never-again",
        STOP,
        """
        no me? vuelvas|vuelvan|vuelva|volvais a S_CONTACTING|S_SENDING|S_SEND|S_CONTACT
        ya? no me S_SEND|S_CONTACT $
        no autorice|autorizo|autorizamos|pedi|solicite que? me? S_SEND? <mensajes> / no me suscribi
        no me ... ni me? S_CONTACT|S_SEND
        """,
    ),
    (
        "es.no-texts",
        STOP,
        """
        ^ no mas <mensajes> / ^ ya? no mas $ / ^ nomas mensajes / ^ cero mensajes $
        ^ no mas TOPIC $
        """,
    ),
    (
        "es.dont-want",
        STOP,
        """
        no S_WANT seguir|continuar recibiendo / no S_WANT saber nada|mas
        prefiero|preferiria no S_RECEIVE <mensajes> / no me lleguen|llegue|llegar mas? <mensajes>
        no S_WANT seguir? S_RECEIVE|recibiendo <mensajes> / no S_WANT <mensajes>
        no S_WANT que me|nos S_CONTACT|S_SEND / no S_RECEIVE mas <mensajes> / no S_RECEIVE mas $
        no S_WANT mas $ / S_WANT no S_RECEIVE mas? <mensajes> / nunca S_WANT <mensajes>
        no doy mi? consentimiento|permiso / no S_WANT seguir recibiendo
        """,
    ),
    (
        "es.not-interested",
        STOP,
        """
        ^ no me interesa|interesan $ / ^ no estoy interesado|interesada $
        no me interesan|interesa <mensajes>
        """,
    ),
    (
        "es.remove-me",
        STOP,
        """
        S_DROP mi|este numero|telefono|celular|movil|contacto / S_DROP_ME <lista>?
        me ... S_DROP <lista> / salir|salgo|salirme <lista> / que me S_DROP
        S_DROP|S_DROP_ME <lista>
        """,
    ),
    (
        "es.unsubscribe",
        STOP,
        """
        que me S_DAR de baja / me S_DAR de baja / cancelo|cancelar esto / ^ S_DAR de baja $
        darme|denme|deme|dame|dadme de baja / me|nos ... dar|den|de de baja
        quiero|solicito|pido|deseo S_DET* baja / ^ baja de? TOPIC|$
        desuscribir|desuscribirme|desuscribo|desuscribanme|desuscripcion / cancelar mi? suscripcion
        S_DAR|den de baja mi|este numero
        """,
    ),
    (
        "es.consent",
        STOP,
        """
        revoco|retiro mi? consentimiento|permiso|autorizacion
        """,
    ),
    (
        "es.leave-me-alone",
        STOP,
        """
        dejenme|dejame|dejeme|dejadme en paz / dejenme|dejame|dejeme|dejadme tranquilo|tranquila
        vete|vayanse|vayase a la mierda|chingada|porra / dejenme|dejame|dejeme|dejadme de molestar
        """,
    ),
    (
        "es.stop",
        BARE,
        """
        ^ alto|pare|paren|parad|para|parar|detenganse|detengase|deten|detener|basta|baja|cancelar|\
desuscribir|cancelen $
        que paren|dejen|pare ya? $ / ^ paren|pare|para ya|ahora $ / ^ quiero parar|cancelar $
        """,
    ),
    (
        "es.loose",
        LOOSE,
        """
        como me? cancelo|paro|salgo|desactivo|borro $
        me borro|salgo|quito|doy de|del ... S_LIST / no estoy interesado|interesada en <mensajes>
        no ... estar en S_DET* S_LIST / S_LEAVE en paz / S_WANT cancelar|parar|salir $
        no me interesa|interesan S_RECEIVE / alto|stop|basta a|con|de S_DET* S_TEXTS
        no sigan|siga|sigas|sigais S_SENDING|enviando|mandando|escribiendo|molestando
        desuscribo|desuscribir|desuscribirme|desinscribir|desapuntar|desapuntarme
        S_HALT|S_LEAVE ... S_TEXTS / ^ cancelen|cancelar|paren|detener|detengan todo|todos|todas $
        ^ detengan|detenga|paren esto ya $ / no ... mas S_TEXTS / no ... S_WANT ... S_TEXTS
        S_DROP|S_DROP_ME ... S_LIST / S_DROP ... mi numero
        """,
    ),
    (
        "es.enough",
        PAUSE,
        """
        ^ ya basta / ^ suficiente $ / ^ otra vez no $ / ^ no otra vez $ / esta bien de mensajes
        ^ ya esta bien $ / ^ es suficiente $
        """,
    ),
    (
        "es.annoyed",
        PAUSE,
        """
        demasiados|demasiadas|muchos|tantos|tantas|menos S_TEXTS
        harto|harta|cansado|cansada de <mensajes>
        por que me S_SEND|llegan|mandan|envian <mensajes>
        """,
    ),
    (
        "es.wrong-person",
        PAUSE,
        """
        numero equivocado / equivocado de numero / ya no trabajo ahi|aqui|alli|con|para|en
        ^ no soy
        """,
    ),
)
