"""How Spanish asks for silence, in America and in Spain."""

from shared.consent.reading.rule import BARE, LOOSE, STOP, rules

RULES = rules(
    (
        "es.topic-first",
        STOP,
        """
        TOPIC ... ya|COURTESY* no me|nos lo|la|los|las? mas? S_SEND|S_CONTACT !hoy|hasta|todavia|aun|manana|\
NUMBER
        TOPIC ... ya|COURTESY* no me|nos S_SENDING_ME|S_CONTACTING mas|nada|nunca|$
        TOPIC ... ya? no lo|la|los|las? S_SEND mas? $
        TOPIC ... ya? no me|nos lleguen|llegue|cuenten|cuentes|conteis|cuente|pasen|informe|informen|\
informes mas|nada? $
        TOPIC ... ya? no S_RECEIVE mas $ / TOPIC ... ya? no S_WANT mas|$
        TOPIC ... ya? no me interesan|interesa $
        TOPIC ... ya? no lo|la|los|las S_WANT !hasta|para / TOPIC ... prefiero|preferiria no S_RECEIVE $
        TOPIC ... S_DROP_ME $ / TOPIC ... me puedes|pueden|puede|podeis|podrias|podrian|podriais S_DROP $
        TOPIC ... se los|las|lo pueden|puede|podeis ahorrar
        S_LEAVE de S_RECEIVE S_DET|S_TEXTS|de|por|sobre* TOPIC
        dejar de S_RECEIVE|recibir S_DET|de|S_TEXTS|comunicados|comunicado|ventanas|correos* TOPIC
        S_DROP_ME|S_DROP de S_ASIDE* S_ASIDE S_ASIDE* TOPIC !de|del|ID|que|NUMBER
        S_DROP_ME|S_DROP del tema|asunto de? S_DET* TOPIC
        me puedes|pueden|puede|podeis|podrias|podrian S_DROP de S_ASIDE* S_ASIDE TOPIC
        me sacan|sacas|sacais|quitan|quitas|quitais|borran|borras|borrais|desapuntan|desapuntas|desapuntais|\
desuscriben \
de S_ASIDE* TOPIC
        no me|nos cuenten|cuentes|conteis|cuente nada? mas? de? S_DET* TOPIC|S_TEXTS
        de|con eso|esos|esto|esas S_DROP_ME $
        S_DAR de baja solo? de|en S_ASIDE|avisos|alertas|mensajes|paradas* TOPIC
        TOPIC ... WORK y S_THING ya? no me lleguen / fuera de S_ASIDE* TOPIC !ID
        """,
    ),
    (
        "es.stop-texts",
        STOP,
        """
        S_HALT <mensajes> / S_LEAVE de|con <mensajes> / basta ya? de|con <mensajes>
        parar|detener S_DET* envio / S_HALT S_DET* suscripcion / S_LEAVE ya? con <mensajes>
        como|puedo S_HALT <mensajes> / ^ alto ya? a|con <mensajes>
        S_HALT|anulenme|cancelenme|desactivenme|suspendanme|quitenme S_DET S_TEXTS !de|del|en|_|WORK
        """,
    ),
    (
        "es.stop-contacting",
        STOP,
        """
        S_LEAVE ya? de? S_CONTACTING !S_DET|a / S_LEAVE ya? de? S_SENDING <asuntos>
        S_LEAVE ya? de? S_SENDING $ / S_LEAVE ya? de? S_SENDING a este|mi numero|telefono
        S_LEAVE ya? de S_RECEIVE <asuntos> / S_LEAVE ya? de? S_CONTACTING de|sobre|con|por <asuntos>
        S_LEAVE ya? de? S_CONTACTING a este|mi|ese S_PHONE / S_LEAVE ya? de? S_SEND <asuntos>
        S_LEAVE de llenarme|llenar|saturar|saturarme|bombardear|bombardearme
        detenganse|detenganse|detengase|detente con|de S_DET* S_TEXTS
        S_LEAVE ya? de? S_SENDING_ME S_DET|S_ADJ|de|mas* S_TEXTS
        S_LEAVE|corten|cortenla|corta|cortala|corten|cortad|terminen|acaben|acabad|ya con S_DET|S_ADJ|tanto|\
tanta* S_TEXTS !de|del|WORK
        cortenla|cortala|cortadla|pararla|parenla|bajenle con <mensajes>|eso|esto
        S_LEAVE ya? de darme|darnos|dar la? lata|guerra|tabarra|brasa|monserga|vara
        cesen|cese|cesad|cesar S_DET* envio|envios $
        S_LEAVE ya? de S_RECEIVE S_DET* S_TEXTS de|del ti|it
        ponga|pongan|poned|pon|ponle|ponganle fin|punto|alto final? a <mensajes>
        ponga|pongan|poned|pon fin a S_DET* envio|envios
        """,
    ),
    (
        "es.dont-contact",
        STOP,
        """
        no S_CONTACT mas a? este|mi
        no me|nos mas? S_CONTACT|S_CONTACTING !hoy|hasta|todavia|aun|manana|del|NUMBER / no S_CONTACT mas $
        no S_CONTACT a? este|mi / ^ no S_CONTACT $ / no me|nos S_SEND <asuntos> / no me|nos S_SEND mas
        no S_SEND mas <mensajes> / no S_SEND mas $ / no S_SEND <mensajes> a este|mi / que no me S_CONTACT
        que no me S_SEND / no S_CONTACT|S_SEND mas|nunca a|al? su|mi|este|nuestro S_PHONE
        no me|nos ... S_CONTACT|S_SEND ... de|sobre|por S_DET* TOPIC / no S_CONTACT|S_CONTACTING mas a
        no usen|use|uses|utilicen|utilice|usar S_DET* S_PHONE $ / no lo usen|use|utilicen
        no me|nos den|des|deis|de mas? la lata|tabarra|brasa|vara|monserga
        ultimo|ultima vez|S_TEXTS que me S_CONTACT|S_SEND|escriben|mandan|envian|molestan|avisan
        ^ que? sea esta|este|el|la? el|la? ultimo|ultima S_TEXTS|vez? que? recibo|me|$
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
        ^ no mas <mensajes> / ^ ya? no mas $ / ^ nomas mensajes / ^ cero mensajes $ / ^ no mas !EVENT TOPIC $
        ^ ni un|una S_TEXTS mas / ^ S_TEXTS no $ / se acabaron|acabo S_DET* S_TEXTS
        no hace falta que|S_CONTACTING|S_SENDING|mas !S_DET / ^ sin|nada|cero de? S_DET|S_ADJ* S_TEXTS
        los|las de? TOPIC ya? no $ / ^ suficientes S_TEXTS
        ^ fin a|de|con <mensajes> / ^ adios a <mensajes> / ni un|uno|una S_TEXTS? mas $
        con S_DET|S_TEXTS|de* TOPIC ya? no cuenten|cuenteis|cuentes conmigo
        ya? no cuenten|cuenteis|cuentes|cuente conmigo para|con <asuntos>|esto|eso|TOPIC
        S_TEXTS sobran|sobra|estorban / no participo mas|$ / me basta con S_DET* correo|mail|email
        con S_DET* correo|mail|email me basta|alcanza|sobra
        ^ fin|alto|cero|nada S_DET* S_TEXTS $
        S_TEXTS|esto tienen|tiene|deben|debe|deberian que? parar|acabar|terminar|cesar|detenerse|acabarse
        no hace|hacen falta S_DET* S_TEXTS $ / ^ fuera S_DET|S_ADJ* S_TEXTS $
        ^ fuera <mensajes> $ / ^ S_DET* S_TEXTS de S_DET* TOPIC ya? no COURTESY* $
        ^ no mas de los|las|esos|esas TOPIC $
        ^ ya no los|las TOPIC $ / ^ basta ya? de S_DET* TOPIC en|a mi S_PHONE
        """,
    ),
    (
        "es.dont-want",
        STOP,
        """
        no S_WANT ser|estar|formar|seguir notificado|notificada|contactado|contactada|avisado|parte|en|\
incluido|recibiendo
        ^ fuera de S_DET* S_LIST / no S_WANT seguir|continuar recibiendo / no S_WANT saber nada|mas
        prefiero|preferiria no S_RECEIVE <mensajes>|$ / ya no S_WANT S_DET* TOPIC
        no me lleguen|llegue|llegar mas? <mensajes> / no S_WANT seguir? S_RECEIVE|recibiendo <mensajes>
        no S_WANT <mensajes> / no S_WANT que me|nos S_CONTACT|S_SEND / no S_RECEIVE mas <mensajes>
        no S_RECEIVE mas $ / no S_WANT mas $ / no los|las S_WANT / no me S_WANT nada|<mensajes>
        no S_WANT nada de|con ustedes|usted|nada|vosotros / S_WANT no S_RECEIVE mas? <mensajes>
        nunca S_WANT <mensajes> / no doy mi? consentimiento|permiso / no S_WANT seguir recibiendo
        no ser contactado|contactada|molestado|molestada|notificado|notificada
        no recibir|ver|leer|saber nada !nuevo
        no me toca|tocan|corresponde|corresponden|incumbe|incumben|sirven|sirve <mensajes>
        que ya? no me lleguen|llegaran|llegue|llegara / ^ ya no quiero|deseo $
        no S_WANT S_RECEIVE S_DET* <mensajes> / no lo|la quiero $
        no me interesa|importa saber|enterarme|cuando|si
        me da|importa igual|nada|lo|tres|un si|que|mismo|pepino|cuando
        rechazo|rehuso|declino|evito S_RECEIVE? <mensajes>
        no quiero|necesito saber|enterarme cuando|si|de / ^ S_DET* TOPIC ya? no COURTESY* $
        me opongo|niego a <mensajes>|que|S_RECEIVE|ser
        no S_WANT mas? S_DET* <mensajes> / no S_WANT S_RECEIVE mas? S_DET|S_ADJ* S_TEXTS
        ya no S_WANT mas? <mensajes> / no toy|estoy interesado|interesada
        no me incluyan|incluya|incluyas|incluyais|metan|metas|cuenten|agreguen|pongan|anadan

        ultimo|ultima S_TEXTS que? quiero|deseo|recibo|reciba|recibire|me|mandan
        no S_WANT seguir|continuar|estar|permanecer|figurar suscrito|suscrita|inscrito|inscrita|apuntado|\
apuntada|aqui
        prefiero|preferiria|opto|elijo|decido por? no seguir|continuar? S_RECEIVE
        declino|rechazo|rehuso|renuncio a? seguir|continuar? S_RECEIVE|<mensajes>|recibiendo
        renuncio a este|ese|su|vuestro|el servicio / paso de S_RECEIVE !el|la / paso de S_DET* S_TEXTS $
        ^ paso de esto|eso $
        no|nunca incluirme|incluirnos|meterme|agregarme|anadirme mas? en|a
        que ya? no le|les manden|escriban|avisen|lleguen a uno
        """,
    ),
    (
        "es.not-interested",
        STOP,
        """
        ^ no me interesa|interesan $ / ^ no estoy interesado|interesada $
        no me interesan|interesa <mensajes> / ^ no interesado|interesada $
        """,
    ),
    (
        "es.stop",
        BARE,
        """
        ^ alto|cancela|cancelen|cancele|cancelo|parenle|parale|parele|pare|paren|parad|para|parar|detenganse|\
detengase|deten|detener|basta|baja|cancelar|desuscribir|cancelen $
        que paren|dejen|pare ya? $ / ^ paren|pare|para ya|ahora $ / ^ quiero parar|cancelar $
        ^ anular|borrar|eliminar|desactivar|darse|quitar de? baja? $ / ^ dar baja $
        ^ no mensajes|sms|mensaje|avisos $ / ^ no S_SEND|S_SENDING|enviar|mandar mas? $
        ^ como cancelar|parar|salir $
        ^ que S_LEAVE ya? $ / ^ que S_LEAVE ya? COURTESY* $ / ^ parad|para|paren|parar|pare todo? ya $
        ^ salir|salirme|salirse $ / ^ bajenme|anulenme|liberenme|bajadme $
        """,
    ),
    (
        "es.loose",
        LOOSE,
        """
        no ... S_SEND|S_SENDING|S_CONTACTING|S_CONTACT ... mas|nada|nunca|jamas|S_TEXTS|TOPIC
        no me|nos ... S_SEND|S_CONTACT|S_SENDING|S_CONTACTING !hoy|manana|del|el|la|un|una|hasta|todavia|aun
        S_LEAVE ... S_CONTACTING|S_SENDING / S_ASK ... S_LEAVE ... S_TEXTS|S_SENDING|S_CONTACTING
        como|que ... no ... lleguen|lleguen|S_RECEIVE
        S_ASK ... no ... S_RECEIVE|S_SEND|S_SENDING|S_CONTACTING|S_CONTACT
        S_ASK|que ... S_DROP|S_DROP_ME ... S_LIST|S_PHONE / S_ASK|que ... S_DROP_ME $
        no ... necesito|sirven|sirve|interesa|interesan ... S_TEXTS|esto|eso|nada
        ya no los|las necesito|quiero / como me? cancelo|paro|salgo|desactivo|borro $
        me borro|salgo|quito|doy de|del ... S_LIST / no estoy interesado|interesada en <mensajes>
        no ... estar en S_DET* S_LIST / S_LEAVE en paz / S_WANT cancelar|parar|salir $
        no me interesa|interesan S_RECEIVE / alto|stop|basta a|con|de S_DET* S_TEXTS
        no sigan|siga|sigas|sigais S_SENDING|enviando|mandando|escribiendo|molestando
        desuscribo|desuscribir|desuscribirme|desinscribir|desapuntar|desapuntarme
        S_HALT|S_LEAVE ... S_TEXTS !_|WORK|de|del|en
        ^ cancelen|cancelar|paren|detener|detengan todo|todos|todas $ / ^ detengan|detenga|paren esto ya $
        no ... mas S_TEXTS / no ... S_WANT ... S_TEXTS / S_DROP|S_DROP_ME ... S_LIST / S_DROP ... mi numero
        S_HALT|S_LEAVE ... S_TEXTS de S_DET* TOPIC
        al? correo|mail|email S_DET|si|y|pero* al? S_PHONE|sms no $ / por sms no / al S_PHONE no $
        no a|al|por S_DET* S_TEXTS $
        les|os|te|le escribi|dije|pedi|avise|mande ... pararan|pare|paren|dejaran|dejen|stop|cancelaran|\
quitaran
        """,
    ),
)
