"""Spanish that asks to be let go: off the list, out of it, left alone, consent taken back."""

from shared.consent.reading.rule import STOP, rules

RULES = rules(
    (
        "es.remove-me",
        STOP,
        """
        S_DROP mi|este numero|telefono|celular|movil|contacto
        S_DROP_ME !el|la|los|las|un|una|de|del|WORK|TOPIC / me ... S_DROP <lista>
        salir|salgo|salirme <lista> / que me S_DROP / S_DROP|S_DROP_ME <lista> / S_DROP mis S_PHONE
        S_DROP S_DET* S_PHONE $ / S_DROP_ME ... <lista> / S_DROP ... mi|este S_PHONE
        S_HALT mi|este S_PHONE $ / que S_DROP mi|este S_PHONE
        S_DROP_ME del|de S_DET* sistema|registros|archivos|aqui / S_DROP_IT <lista> / S_DROP_IT S_DET* S_LIST
        me pueden|puede|podrian|podria|puedes borrar|quitar|sacar|eliminar|retirar $
        omitan|omita|omite|omitid mi|este S_PHONE / olvidarse|olvidar|olviden|olvidense de mi|este S_PHONE
        ^ me salgo|retiro|borro $ / me retiro de S_DET* S_TEXTS|esto|S_LIST
        quiero|voy|deseo|puedo a? dejar|abandonar|salir|irme S_DET|de|del* S_LIST
        ^ abandono|dejo S_DET* S_LIST / ^ fuera $
        donde|como me borro|salgo|doy|quito|desapunto|desuscribo|elimino|anulo $
        ^ quitenlos|quitalos|quitenlas todos|todas? $ / como|por|donde se sale de esto|aqui|eso|S_LIST|S_DET
        que palabra|codigo mando|envio|pongo|escribo para salir|salirme|cancelar|parar|terminar
        hay|existe S_DET* forma|manera|modo de no? S_RECEIVE|salir|parar|dejar|cancelar|que
        S_PHONE debe|deberia|tiene|deben|ha que|de? ser|estar? eliminado|borrado|retirado|quitado|suprimido
        no debe|deberia|deberian estar|figurar|aparecer en|de S_DET* S_LIST|sistema|registros
        saquenme|sacame|quitenme|retirenme|borrenme|eliminenme|saqueme|quiteme de S_DET* S_LIST|sistema|\
S_TEXTS
        S_DROP mi|este|mis|nuestro S_PHONE
        ^ me sacan|sacas|sacais|quitan|quitas|borran|borras|desapuntan|desapuntais $
        me sacan|sacas|sacais|quitan|quitas|quitais|borran|borras|borrais|eliminan|desapuntan|desapuntais|\
desuscriben <lista>
        hay|existe|donde|como|link|enlace|opcion|algo|boton|codigo|palabra ... para S_GONE|salirme $
        con|en|por|cual que? codigo|palabra|link|opcion|pagina|boton|mensaje me S_GO|doy
        apuntadme|apuntenme|apuntame|ponganme|ponme fuera / ^ remover|excluir COURTESY* $
        S_DROP_ME $ / S_DROP_ME|S_DROP de la? parte|tema
        cancelacion|supresion|borrado|eliminacion de mis datos
        """,
    ),
    (
        "es.unsubscribe",
        STOP,
        """
        que me S_DAR de baja !en|al|a|el|la / me S_DAR de baja !en|al|a|el|la / cancelo|cancelar esto
        ^ S_DAR de baja $ / darme|denme|deme|dame|dadme de baja !en|al|a|el|la
        me|nos ... dar|den|de de baja !en|al|a|el|la / S_DAR de baja todo|todos|todas|mis|mi
        S_ASK|necesito S_DET* baja / que me S_DAR baja / me apunto|apunte|inscribi|suscribi a? esto
        quiero|solicito|pido|deseo S_DET* baja / ^ baja de? TOPIC|$
        desuscribir|desuscribirme|desuscribo|desuscribanme|desuscripcion / cancelar mi? suscripcion
        S_DAR|den de baja mi|este numero / ponganme|apuntenme|marquenme|ponme|ponedme de|como baja
        ^ baja de|en|a|del S_DET|S_TEXTS|de* TOPIC
        me di|habia|he|dado|dimos|di de baja y|pero|hace|ayer|ya|$
        ^ tramiten|tramitad|tramite|gestionen|procesen S_DET* baja
        me dais|dan|das|da de? baja|vaja / darme|denme|dar de vaja
        ^ baja inmediata|definitiva|total|urgente|completa|permanente $
        sigo|seguimos|sigue|siguen recibiendo|llegando|llegandome|mandando ... baja|stop
        me|haberme dado|di|habia de baja !en|al|a|el|la
        """,
    ),
    (
        "es.consent",
        STOP,
        """
        nunca|no|jamas|ni he? di|dado|doy|autorice|autorizado|consenti|acepte S_DET|mi|el* permiso|\
consentimiento|autorizacion|esto|<mensajes>
        revoco|retiro|cancelo|anulo mi? consentimiento|permiso|autorizacion
        S_HALT|S_DROP|revocar|revoco|revoque mi|el consentimiento|permiso|autorizacion
        nunca|no|jamas me suscribi|apunte|inscribi|registre !en|al
        derecho de|a|al oposicion|cancelacion|supresion|olvido
        supresion|eliminacion|borrado de mis|mi datos|numero / no les|te|le|os? di|dado|dimos mi|el S_PHONE
        no|ni recuerdo|recordamos haber|haberme aceptado|autorizado|dado|firmado|pedido|suscrito|solicitado \
esto|S_RECEIVE|permiso|$|<mensajes>|aqui
        no|nunca|jamas|ningun momento? he? acepte|aceptado|consenti|consentido|autorice|autorizado|firme|\
firmado|pedi|pedido que|recibir|esto|<mensajes>|S_RECEIVE
        en ningun momento he? acepte|consenti|autorice|pedi|firme que|esto|recibir|$
        no he consentido|autorizado $ / ^ yo? no firme|consenti|autorice $ / nunca|jamas|no di el si
        revoco|revocar|revoque|retiro|retirar|anulo|anular mi|la|el autorizacion|consentimiento|permiso \
otorgada|otorgado|dada|dado|para|que|de|$
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
)
