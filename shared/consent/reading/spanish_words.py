"""Spanish words and phrases, by what they do in a sentence that asks for silence."""

from shared.consent.reading.rule import lexicon, phrases

BREAKS = frozenset({"pero"})

LEXICON = lexicon(
    COURTESY="""
        por favor porfa porfavor gracias ya hola buenos buenas dias tardes noches ahora mismo saludos
        oigan oye señores senores joder carajo mierda cono coño pesados idiotas cabrones amigo amigos
        muchas inmediatamente urgente si no de una vez ok vale lo siento disculpe perdon ustedes usted
    """,
    S_DET="""
        el la los las un una unos unas sus su tus tu estos estas esos esas este esta ese esa mi mas mis
        ningun ninguna tantos tantas todos todas de otro otra vuestros vuestras cualquier
    """,
    S_ADJ="""
        malditos malditas putos putas pinches molestos molestas automaticos automaticas texto tipo spam
    """,
    S_TEXTS="""
        mensaje mensajes sms texto textos mensajito mensajitos aviso avisos alerta alertas notificacion
        notificaciones comunicaciones recordatorios spam suscripcion msj msjs mensages
    """,
    S_THING="esto eso nada cosas basura porquerias tonterias",
    S_LEAVE="""
        dejo deja dejen deje dejad dejar dejes dejaran dejeis dejarais dejara para paren pare parad
        parar paras basta
    """,
    S_HALT="""
        stop paro cancelo desactivo detengo apago bloqueo bloquear bloqueen detener detengan detenga
        deten detened cancelar cancelen cancela cancele cancelad parar paren para pare parad suspender
        suspendan suspenda suspende desactivar desactiven desactiva desactive apagar apaguen apaga
        apague silenciar anular anulen anule anula terminen terminar quitar quiten quita eliminar
        eliminen frenen
    """,
    S_SENDING="""
        enviar mandar enviarme mandarme enviarnos mandarnos enviandome mandandome remitir remitirme
        pasarme
    """,
    S_SEND="""
        envien envie envies envieis envia manden mande mandes mandeis mandan mandar enviar remitan pasen
        enviarme
    """,
    S_CONTACTING="""
        escribir escribirme molestar molestarme contactar contactarme llamarme notificar notificarme
        avisarme textear textearme spamear spamearme acosarme hostigarme fastidiar joder joderme
    """,
    S_CONTACT="""
        escriban escriba escribas escribais avisen avise avises avisar llamen llame molesten moleste
        molestes molesteis contacten contacte
        contactes contacteis notifiquen notifique notifiques textees texteen fastidien escribir molestar
        notificar contactar
    """,
    S_WANT="""
        quiero queremos deseo deseamos necesito necesitamos quisiera autorizo acepto consiento solicite
        pedi gustaria interesa interesan
    """,
    S_RECEIVE="recibir recibirlos recibirlas recibo tener ver",
    S_DROP="""
        borrar borren borra borre borrad eliminar eliminen elimina elimine eliminad quitar quiten quita
        quite quitad sacar saquen saca saque sacad retirar retiren retira retire retirad
    """,
    S_DROP_ME="""
        bajenme bajame bajeme quitenos saquenos borrenme borrame borreme borradme eliminenme eliminame
        elimineme eliminadme quitenme quitame quiteme quitadme saquenme sacame saqueme sacadme retirenme
        retirame retireme retiradme desuscribanme desuscribirme desuscribeme eliminarme borrarme
        quitarme sacarme retirarme sacarnos quitenlo quitelo borrenlo borrelo eliminenlo quitarlo
        quitenmelo
    """,
    S_LIST="lista listas base registros sistema listado",
    S_DAR="dar darme den denme de deme dame dad dadme doy dan darnos",
)

PHRASES = phrases(
    mensajes="""
        S_DET|S_ADJ|TOPIC* S_TEXTS !WORK
        S_DET|S_ADJ* S_THING
    """,
    asuntos="""
        <mensajes>
        S_DET|S_ADJ* TOPIC
    """,
    lista="""
        de|del S_DET* S_LIST
        de esto|aqui|ahi
    """,
)
