"""Spanish of those whom our texts should not reach, of those who are fed up, and of those who may be."""

from shared.consent.reading.rule import DOUBT, LOOSE, PAUSE, STOP, STRANGER, TIRED, rules

RULES = rules(
    (
        "es.wrong-number",
        STRANGER,
        """
        numero|telefono|persona|destinatario equivocado|equivocada|incorrecto|incorrecta|erroneo !en|del|de|\
WORK
        equivoco|equivocaste|equivocaron|equivocan|equivocas|equivocado|equivocada|equivocando|confundido|\
confundieron|confunden|confundiendo de|a S_DET* numero|persona|telefono|destinatario
        no es el? S_PHONE de|correcto / este|esta|el S_PHONE ya? no es|pertenece
        ya no tiene|usa|ocupa este|ese|el S_PHONE
        no soy quien|la? persona? que|buscan|buscas|correcta|indicada / ya no es|pertenece de|a
        no es su|la|el numero|telefono|celular de
        ^ yo no soy _ $ / este|el|ese S_PHONE ahora|ya es mio|nuestro|de|otra|otro / ya no soy _ $
        soy otra persona $
        buscan|busca|buscas|buscais a? otra|otro persona|numero|tipo|chico
        este|ese S_PHONE ahora|ya lo? tengo|uso|es|tiene|pertenece yo|mio|mia|otra / ^ aqui no es $
        S_PHONE|esto|este no es aqui $
        se equivoca|equivocais de numero|persona|telefono !de / ^ numero? equivocado|equivocada $
        anotaron|apuntaron|pusieron|marcaron|copiaron|escribieron|registraron|tienen|anoto|apunto mal el|mi \
S_PHONE !de
        este|esta|ese|esa|el S_PHONE es|pertenece de|a un|una S_SHOP|negocio
        esto|aqui es|somos un|una S_SHOP
        S_PHONE es|era de mi|su S_RELATIVE / S_PHONE que tienen|tiene ... es de mi|un|una|otra
        ^ compre|adquiri|estrene|contrate este|esta|el|la|un|una S_PHONE|chip|sim / dueno|duena anterior
        anterior dueno|duena
        """,
    ),
    (
        "es.no-colleague",
        STRANGER,
        """
        no trabajo|trabaje|trabajamos ahi|alli|aqui|alla
        no trabajo|trabaje para|con ustedes|usted|vosotros|S_DET|_
        no trabajo|trabaje|estoy en|con S_DET* S_COMPANY / nunca|jamas he? trabaje|trabajado
        no soy ni? S_DET* empleado|empleada|trabajador|trabajadora|colega|companero / no formo|soy parte de
        no pertenezco a|al / me despidieron|echaron|jubile|corrieron|botaron|liquidaron
        estoy|soy jubilado|jubilada|retirado|retirada|exempleado|exempleada|ex / ^ ya? renuncie !a
        renuncie al? S_DET* trabajo|empresa|puesto
        deje|abandone|cambie|sali|cambiado|dejado de? S_DET* S_COMPANY
        mi contrato ya|se|con|ustedes|laboral|ha|de|trabajo* S_OVER / mi ultimo dia
        S_RELATIVE|_ ... fallecio|murio|fallecido|muerto / fallecio / soy menor de edad / soy un? nino|nina
        no tengo nada que ver con ustedes|usted|su|esa|_ / no tengo|hay ningun|ninguna? relacion|vinculo con
        trabajo en|para|con otra|otro S_COMPANY|sitio|lado / tengo|consegui otro|nuevo|un trabajo|empleo !a|en
        no laboro|laboraba|laborando en|para|ahi|alli|aqui|alla|con / no participo|colaboro $
        firme|firmado|firmamos S_DET|ya* finiquito|liquidacion|renuncia
        ^ soy? ex empleado|empleada|trabajador|trabajadora $
        cambie|fui|voy|pase a la competencia / ^ que? me jubilo / me jubilo !en
        """,
    ),
    (
        "es.unknown-sender",
        LOOSE,
        """
        no conozco a? ningun|ninguna|nadie _ / no conozco su|esta|esa|vuestra|la S_COMPANY
        no conozco a? S_DET* _ it / no se|conozco quien|quienes son|eres|es|sois ustedes|usted|vosotros|tu? $
        aqui no hay|vive|trabaja ningun|ninguna|nadie / no hay ningun|ninguna|nadie _? con ese|este nombre
        no vive|trabaja nadie|ningun|ninguna
        """,
    ),
    (
        "es.dismissal",
        STOP,
        """
        pierdan|pierda|pierde|olvida|olvide|olviden|olvidense|olvidate|olvidad de? mi|este|mi S_PHONE
        vayanse|vete|vayase|vete|idos a|al|por S_DET* diablo|carajo|mierda|chingada|porra|infierno|cuerno
        ni se les|le|te|os ocurra|ocurran / no se atrevan|atreva
        busquense|busquen|buscate|busca a? otro|otra / no me jodan|jodas|joda / a otro perro
        dejenme|dejame|dejeme|dejadme en? paz|tranquilo|tranquila / fuera de mi S_PHONE
        metanse|metete|metanselos|metaselos sus|los|tus|por S_DET|S_TEXTS*
        olvidense|olvidate|olvidese|olvidaos de mi|nosotros
        mi S_PHONE no es su|tu|vuestro|un|una|S_DET
        meter|metan|metanse|metete|meteos se? S_DET* S_TEXTS / se pueden|puede meter S_DET* S_TEXTS
        ^ no insistan|insista|insistas|molesten|molestes|moleste|fastidien|jodan $
        por donde les|le|te|os quepan|quepa
        escribanle|escribele|escribidle|mandenle|escriban|mandale|molesten a? otro|otra|alguien|quien
        escribanle|escribele|escribidle|mandenle|manden|escriban|mandale|textea|moleste|molesten|molesta|\
escriba a? otro|otra|alguien|quien
        no la|lo|le usen|use|utilicen|usen|uses $
        """,
    ),
    (
        "es.threat",
        STOP,
        """
        si|como me|nos? ... S_CONTACT|S_SEND|S_SENDING|S_CONTACTING ... denuncio|reporto|bloqueo|denunciare|\
voy|llamo|pongo
        si me|nos vuelven|vuelve|vuelves a / vuelvan|vuelve a S_SENDING|S_CONTACTING ... y|o
        voy a denunciar|denunciarlos|denunciarles|reportarlos|bloquearlos|demandarlos
        si siguen|sigue|sigues S_SENDING|S_CONTACTING|molestando
        los|les|te|os voy a bloquear|denunciar|reportar|demandar
        los|les|te|os bloqueo|denuncio|reporto|bloqueare / ^ bloqueado|bloqueados $
        voy a bloquear|bloqueo este|ese|su|el numero
        decir|dije|digo|mande|mandado|enviado|envie|escribi|respondi|pedi|puse|dicho|contesto|conteste S_DET|\
ya* stop|baja dos|tres|varias|y|hace|ayer|$
        stop por S_DET? ultima vez / por ultima vez stop|baja
        mi abogado|abogada|abogados se|le|les|los|lo / ^ si persisten|insisten|persiste|insiste $
        he|habia|ya|yo respondido|respondi|contestado|conteste|puesto|puse|mandado|mande|enviado|envie \
S_DET* stop|baja|alto !a|al|en
        """,
    ),
    (
        "es.other-way",
        STOP,
        """
        no|nunca por sms|mensaje|texto|mensajes|celular de? texto? $ / en lugar|vez de S_TEXTS|S_DET
        solo|mejor|prefiero por correo|email|mail ... no
        """,
    ),
    (
        "es.tired",
        TIRED,
        """
        harto|harta|cansado|cansada|hartos|hasta de|con <mensajes>
        por que me S_SEND|llegan|llega|mandan|envian|escriben|avisan|mandaron <mensajes>|$
        ^ que pesados|pesado|pesadez|fastidio|molestia $ / ^ que molesto|molestos|pesados S_DET* S_TEXTS? $
        son|estos|estas no? son? para mi $ / no tiene nada que ver conmigo
        me inscribi|registre|apunte por error / me apuntaron|inscribieron|registraron por error
        es|esto spam|estafa|phishing $ / ^ no me importa|importan $ / ^ no soy _ $
        es S_DET* S_PHONE personal|privado|particular
        cambie|pase de|a area|puesto|departamento|equipo|finanzas / me despiertan
        quien les|le|te dio mi S_PHONE
        quien puso|metio|dio|apunto|anoto|registro|paso mi|este S_PHONE
        quien me puso|metio|apunto|registro|inscribio|suscribio|agrego en|aqui|a|$
        me suscribieron|apuntaron|inscribieron|registraron|metieron sin querer|permiso|avisar
        que no suene|vibre mas? mi S_PHONE / estoy hasta S_DET* narices|gorro|huevos|cojones|coronilla|madre
        ^ ya no sigan $
        """,
    ),
    (
        "es.who-writes",
        PAUSE,
        """
        ^ quien|quienes es|eres|son|sois|escribe $ / ^ que es|son esto|eso|estos S_DET|S_TEXTS* $
        ^ ahora no $ / ^ no ahora $
        ^ quien|quienes habla|hablan $ / ^ quien eres|sois y|tu|ustedes?
        con quien|quienes hablo|tengo|estoy hablando|el? gusto? !de|para|sobre|por
        de parte de quien / ^ nos conocemos $ / ^ y tu|usted|ustedes eres|es|son? quien? $ / ^ quien $
        no tengo guardado|agendado este|el|su S_PHONE / no reconozco el|este|su S_PHONE
        ^ cual _ $ / ^ que es esto
        """,
    ),
    (
        "es.night",
        DOUBT,
        """
        no me S_CONTACT|S_SEND de|por|en|a|hasta S_DET* noche|noches|madrugada|finde|fines|fin|hora|horas|\
manana|lunes
        """,
    ),
)
