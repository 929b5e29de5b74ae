"""Spanish that only seems to ask for silence, or may; or wants texts, or a topic kept."""

from shared.consent.reading.rule import DOUBT, DROPS, KEEP, PAUSE, POINTS, RETURN, SPARE, rules

RULES = rules(
    (
        "es.stop-it",
        POINTS,
        """
        ^ para|paren|pare|parar|deja|dejen esto|eso $ / ^ basta ya? de|con esto|eso $ / ^ S_DROP_IT $
        """,
    ),
    (
        "es.return",
        RETURN,
        """
        ^ suscribanme|suscribeme|suscribame|inscribanme|inscribeme|apuntenme|apuntame|reactivenme $
        ^ suscribanme|suscribeme|suscribame|inscribanme|inscribeme|apuntenme|apuntame|reactiven|reactivar \
otra? a|de? <mensajes>
        ~no|ni|nunca S_WANT volver a S_RECEIVE <mensajes>
        ~no|ni|nunca S_WANT S_RECEIVE <mensajes> otra|de vez|nuevo
        ~no|ni|nunca vuelvan a S_SENDING <mensajes> $
        """,
    ),
    (
        "es.nothing-more",
        DOUBT,
        """
        ^ no quiero nada mas $
        """,
    ),
    (
        "es.about-stop",
        DOUBT,
        """
        si|sin|uno|alguien|cuando|como|que|quien ... pongo|pones|pone|ponemos|respondo|respondes|responde|\
contesto|contestas|contesta|\
mando|mandas|envio|escribo|escribes stop|baja|alto|cancelar !y|hace|ayer
        hay que responder|contestar|poner|mandar|enviar|escribir stop|baja|alto
        se responde|contesta|pone|manda stop|baja|alto
        lo de? responder|contestar|poner|mandar|enviar? stop
        el|ese|eso|este|esta|de|un stop ese|este|sirve|que|como|es|de
        el|eso de|del stop $ / entre stop|baja y|o
        stop|baja|alto o mejor|stop|baja|alto|cancelar|salir|lo|los|me
        pongo|respondo|mando stop|baja|alto o / stop y ya no le|les
        si me S_GO|doy !en|ya / si uno se|me da|sale|borra|quita|desapunta
        obligatorio estar|recibir|S_RECEIVE|tener|seguir / como funciona lo de? salirse|salir|baja|stop
        S_DET companero|companera|jefe|jefa ... puso|respondio|contesto|mando stop|baja
        """,
    ),
    (
        "es.fewer",
        DOUBT,
        """
        ^ solo|solamente|unicamente S_CONTACTING|avisenme|avisame|mandenme|mandame|manden|mandad|mande|manda \
de? lo|el|la|si|cuando|un
        manden|mandad|mande|manda|envien|enviad|avisen|avisad|avisenme|mandenme nada mas|menos lo|el|cuando|\
seguido
        manden|mandad|mande|manda|envien|enviad|mandar|mandarme|mandarnos|mandenme|mandame solo|solamente|\
unicamente lo|el|un|uno|la
        no tan seguido|frecuente|frecuentes|amenudo|a / uno|una al|por dia|semana
        agruparlos|agrupar|juntar|juntarlos|resumir|resumirlos|unificar|agrupen|junten ... un|una|al|mensaje|\
resumen
        bajenle|bajale|bajadle|bajar|reducir|reduzcan|reducid a? S_DET* cantidad|frecuencia|ritmo|volumen de \
S_DET* S_TEXTS
        bajenle a S_DET* cantidad|S_TEXTS / menos S_TEXTS !de|en
        solo S_DET|lo* ... manden|mandad|avisen|avisad|avisenme $
        """,
    ),
    (
        "es.hours",
        DOUBT,
        """
        a las NUMBER am|de? la? manana|madrugada|noche? no $
        S_TEXTS|mandar|escribir|esto a las NUMBER|tres|cuatro|dos|cinco am|de
        ^ en|los|las|por|de? S_DET* S_TIME|fines|fin de? semana? no $
        en|los S_TIME|fines no se|me? trabaja|trabajo|molesta|molesten|escriban
        S_SENDING|mandadlos|mandenlos|enviadlos|mandarlos|enviarlos|S_CONTACTING en|despues|antes de? S_DET* \
horario|horas|las|oficina|NUMBER
        en mi S_DET* dia|dias libre|libres|descanso ... silencio|no
        ponganle|ponedle|pongan|ponle horario / de S_TIME no se vale
        S_TEXTS de|por|en S_DET* madrugada|noche $
        """,
    ),
    (
        "es.drops-topic",
        DROPS,
        """
        ^ S_DROP|S_HALT|S_DROP_ME de? S_DET* TOPIC $ / no S_DET|con|para* TOPIC $
        ^ fuera S_DET* TOPIC $
        """,
    ),
    (
        "es.keep",
        KEEP,
        """
        ^ mantener|mantengan|manten|dejar|dejen|deja|conservar S_DET|S_TEXTS|solo* TOPIC $
        """,
    ),
    (
        "es.keep-texting",
        SPARE,
        """
        no dejen|dejes|deje|dejeis|paren|pares|pare|detengan|cancelen|borren|quiten|eliminen S_SENDING|\
S_CONTACTING|mensajes|de|los|las|S_DET
        para nada / ^ para que / no hay|tengo|llega|llegan|recibo|recibi|llego ... S_TEXTS
        por que|cuando dejaron|dejo|pararon
        no me quiten|borren|saquen|eliminen|den|desuscriban|dejen|retiren|cancelen
        no lo|los|las quiten|borren|cancelen|eliminen / no quiero que|dejar dejen|paren|de
        no puedo|pude|podemos|puede|pueden S_SENDING|S_RECEIVE|S_CONTACTING|enviar|mandar
        no necesito nada mas $
        basta de reiniciar|probar|pruebas
        dar|dan|de de baja un|una|la|el|al|a
        numero de _|serie|caso|ticket|WORK equivocado|erroneo|incorrecto / S_DET equipo|servidor|pc ya no
        cuando va|van|vas|es|sera a? S_LEAVE|S_HALT|terminar|acabar
        cuando termina|terminan|acaba|acaban|paran|para
        no paren|pares|pare|paremos|detengan|detenga ahora|todavia|aun|COURTESY|$
        sin|no S_DET* S_TEXTS de|del S_DET* sensor|sistema|servidor|monitor desde / ^ basta lo|la|los|las _
        ^ genial|bien|perfecto por fin
        S_DROP_ME|quitenme|quiteme como aprobador|aprobadora|responsable|asignado|revisor / ^ por fin $
        como aprobador|aprobadora|responsable|asignado|revisor
        sin|no S_DET* S_TEXTS de|del S_DET* sensor|servidor|monitor / por fin / basta COURTESY* lo|la|los|las
        no S_SEND mas? gente|tecnicos|personal|nadie / no S_SEND mas? a nadie
        ya no lo|la necesito !recibir|WORK
        S_DROP|S_HALT|quitale|quitenle a NAME / S_DROP a _ de
        lo|la|los|las|se quito|borro|elimino|bajo
        deja|deje|dejen|dejad|dejar|dejame|deje tu|su|un|el|vuestro mensaje|recado
        dile|diles|digale|diganle|digan|decidle|decid|dime a|al|como ... que|para
        como|cuando le|les|lo|la digo|decimos que / como hago|hacemos que / ~si no para|paran|deja|dejan $
        no para|paran de
        no quiere|quieren S_LEAVE|S_HALT
        mandar|enviar|mandando|enviando S_DET|mas* camiones|camion|pedidos|pedido|material|cajas|gente|\
tickets|ordenes|facturas
        suscripcion|licencia|membresia de|a|al _|NAME|WORK|adobe|office|netflix|microsoft
        boton|link|enlace|liga|opcion de S_HALT|S_DAR|baja ... suscripcion|baja
        ^ ya? basta de parches|excusas|cuentos|prisas|reuniones|chapuzas|remiendos|ocurrencias|\
tickets
        ^ ya? basta de S_DET* TOPIC los|el|en|a|sin
        revisenlo|revisalo|reviselo|revisadlo|reviselos|arreglenlo|arreglalo / fuera de S_DET* oficina
        equivoco|equivocaste|equivocaron|equivocado de numero de
        """,
    ),
    (
        "es.enough",
        PAUSE,
        """
        ^ ya basta / ^ suficiente $ / ^ otra vez no $ / ^ no otra vez $ / esta bien de mensajes
        ^ ya esta bien $ / ^ es suficiente $
        ^ basta $
        que pasa|ocurre|sucede si respondo|mando|envio|contesto|escribo stop|baja|alto
        ^ de|por la? noche|madrugada no $ / ^ esto? no? es para mi $
        de? donde|como|quien sacaron|sacaste|consiguieron|consiguio|tienen|tienes|obtuvieron|dio|han|saco \
conseguido|sacado|obtenido? mi|este S_PHONE
        ^ que S_DET* S_PHONE|S_TEXTS es este|esto|estos
        demasiados|demasiadas|muchos|tantos|tantas|menos|tanto S_TEXTS
        ^ se acabo $ / ^ detente|detenganse|detengase $ / ^ no sigan|siga|sigas|sigais $
        ^ paradlo|parenlo|paralo ya? $
        """,
    ),
)
