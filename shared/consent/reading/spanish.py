"""How Spanish asks for silence, in America and in Spain."""

from shared.consent.reading.rule import BARE, DOUBT, KEEP, PAUSE, SPARE, STOP, lexicon, phrases, rules

BREAKS = frozenset({"pero"})

LEXICON = lexicon(
    COURTESY="""por favor porfa porfavor gracias ya hola buenos buenas dias tardes noches ahora mismo saludos oigan oye
        señores senores joder carajo mierda cono coño pesados idiotas cabrones amigo amigos muchas inmediatamente
        urgente si no de una vez vez favor ok vale lo siento disculpe perdon ustedes usted""",
    S_DET="""el la los las un una unos unas sus su tus tu estos estas esos esas este esta ese esa mi mas mis ningun
        ninguna tantos tantas todos todas de otro otra vuestros vuestras cualquier""",
    S_ADJ="malditos malditas putos putas pinches molestos molestas automaticos automaticas texto tipo spam",
    S_TEXTS="""mensaje mensajes sms texto textos mensajito mensajitos aviso avisos alerta alertas notificacion
        notificaciones comunicaciones recordatorios spam suscripcion msj msjs mensages""",
    S_THING="esto eso nada cosas basura porquerias tonterias",
    S_LEAVE="dejo deja dejen deje dejad dejar dejes dejaran dejeis dejarais dejara para paren pare parad parar paras basta",
    S_HALT="""stop detener detengan detenga deten detened cancelar cancelen cancela cancele cancelad cancelo parar paren para
        pare parad suspender suspendan suspenda suspende desactivar desactiven desactiva desactive apagar apaguen apaga
        apague silenciar anular anulen anule anula terminen terminar quitar quiten quita eliminar eliminen frenen""",
    S_SENDING="enviar mandar enviarme mandarme enviarnos mandarnos enviandome mandandome remitir remitirme pasarme",
    S_SEND="envien envie envies envieis envia manden mande mandes mandeis mandan mandar enviar remitan pasen enviarme",
    S_CONTACTING="""escribir escribirme molestar molestarme contactar contactarme llamarme notificar notificarme
        avisarme textear textearme spamear spamearme acosarme hostigarme fastidiar joder joderme""",
    S_CONTACT="""escriban escriba escribas escribais molesten moleste molestes molesteis contacten contacte contactes
        contacteis notifiquen notifique notifiques textees texteen fastidien escribir molestar notificar contactar""",
    S_WANT="""quiero queremos deseo deseamos necesito necesitamos quisiera autorizo acepto consiento solicite pedi
        gustaria interesa interesan""",
    S_RECEIVE="recibir recibirlos recibirlas recibo tener ver",
    S_DROP="""borrar borren borra borre borrad eliminar eliminen elimina elimine eliminad quitar quiten quita quite
        quitad sacar saquen saca saque sacad retirar retiren retira retire retirad""",
    S_DROP_ME="""borrenme borrame borreme borradme eliminenme eliminame elimineme eliminadme quitenme quitame quiteme
        quitadme saquenme sacame saqueme sacadme retirenme retirame retireme retiradme desuscribanme desuscribirme
        desuscribeme eliminarme borrarme quitarme sacarme retirarme sacarnos quitenlo quitelo borrenlo borrelo eliminenlo quitarlo
        quitenmelo""",
    S_LIST="lista listas base registros sistema listado",
    S_DAR="dar darme den denme de deme dame dad dadme doy dan darnos",
)

PHRASES = phrases(
    mensajes=(
        "S_DET|S_ADJ|TOPIC* S_TEXTS !WORK",
        "S_DET|S_ADJ* S_THING",
    ),
    asuntos=("<mensajes>", "S_DET|S_ADJ* TOPIC"),
    lista=("de|del S_DET* S_LIST", "de esto|aqui|ahi"),
)

RULES = rules(
    ("es.stop-it", DOUBT, "^ para|paren|pare|parar|deja|dejen esto|eso $", "^ basta ya? de|con esto|eso $"),
    ("es.keep", KEEP, "^ mantener|mantengan|mantener S_DET* TOPIC $"),
    (
        "es.keep-texting",
        SPARE,
        "no dejen|dejes|deje|paren|pares|pare|detengan|cancelen|borren|quiten|eliminen S_SENDING|mensajes|de|los|las|S_DET",
        "^ para nada",
        "por que|cuando dejaron|dejo|pararon",
    ),
    (
        "es.stop-texts",
        STOP,
        "S_HALT <mensajes>",
        "S_LEAVE de|con <mensajes>",
        "basta ya? de|con <mensajes>",
        "parar|detener S_DET* envio",
        "S_HALT S_DET* suscripcion",
        "como|puedo S_HALT <mensajes>",
    ),
    (
        "es.stop-contacting",
        STOP,
        "S_LEAVE ya? de? S_CONTACTING !S_DET|a",
        "S_LEAVE ya? de? S_SENDING <asuntos>",
        "S_LEAVE ya? de? S_SENDING $",
        "S_LEAVE ya? de? S_SENDING a este|mi numero|telefono",
        "S_LEAVE ya? de S_RECEIVE <asuntos>",
    ),
    (
        "es.dont-contact",
        STOP,
        "no me|nos mas? S_CONTACT|S_CONTACTING",
        "no S_CONTACT mas $",
        "no S_CONTACT a? este|mi",
        "^ no S_CONTACT $",
        "no me|nos S_SEND <asuntos>",
        "no me|nos S_SEND mas",
        "no S_SEND mas <mensajes>",
        "no S_SEND mas $",
        "no S_SEND <mensajes> a este|mi",
        "que no me S_CONTACT",
        "que no me S_SEND",
    ),
    (
        "es.never-again",
        STOP,
        "no me? vuelvas|vuelvan|vuelva|volvais a S_CONTACTING|S_SENDING|S_SEND|S_CONTACT",
        "ya? no me S_SEND|S_CONTACT $",
        "no autorice|autorizo|autorizamos|pedi|solicite que? me? S_SEND? <mensajes>",
        "no me suscribi",
        "no me ... ni me? S_CONTACT|S_SEND",
    ),
    (
        "es.no-texts",
        STOP,
        "^ no mas <mensajes>",
        "^ ya? no mas $",
        "^ nomas mensajes",
        "^ cero mensajes $",
        "^ no mas TOPIC $",
    ),
    (
        "es.dont-want",
        STOP,
        "no S_WANT seguir|continuar recibiendo",
        "no S_WANT saber nada|mas",
        "prefiero|preferiria no S_RECEIVE <mensajes>",
        "no me lleguen|llegue|llegar mas? <mensajes>",
        "no S_WANT seguir? S_RECEIVE|recibiendo <mensajes>",
        "no S_WANT <mensajes>",
        "no S_WANT que me|nos S_CONTACT|S_SEND",
        "no S_RECEIVE mas <mensajes>",
        "no S_RECEIVE mas $",
        "no S_WANT mas $",
        "S_WANT no S_RECEIVE mas? <mensajes>",
        "nunca S_WANT <mensajes>",
        "no doy mi? consentimiento|permiso",
        "no S_WANT seguir recibiendo",
    ),
    (
        "es.not-interested",
        STOP,
        "^ no me interesa|interesan $",
        "^ no estoy interesado|interesada $",
        "no me interesan|interesa <mensajes>",
    ),
    (
        "es.remove-me",
        STOP,
        "S_DROP mi|este numero|telefono|celular|movil|contacto",
        "S_DROP_ME <lista>?",
        "me ... S_DROP <lista>",
        "salir|salgo|salirme <lista>",
        "que me S_DROP",
        "S_DROP|S_DROP_ME <lista>",
    ),
    (
        "es.unsubscribe",
        STOP,
        "que me S_DAR de baja",
        "me S_DAR de baja",
        "cancelo|cancelar esto",
        "^ S_DAR de baja $",
        "darme|denme|deme|dame|dadme de baja",
        "me|nos ... dar|den|de de baja",
        "quiero|solicito|pido|deseo S_DET* baja",
        "^ baja de? TOPIC|$",
        "desuscribir|desuscribirme|desuscribo|desuscribanme|desuscripcion",
        "cancelar mi? suscripcion",
        "S_DAR|den de baja mi|este numero",
    ),
    ("es.consent", STOP, "revoco|retiro mi? consentimiento|permiso|autorizacion"),
    (
        "es.leave-me-alone",
        STOP,
        "dejenme|dejame|dejeme|dejadme en paz",
        "dejenme|dejame|dejeme|dejadme tranquilo|tranquila",
        "vete|vayanse|vayase a la mierda|chingada|porra",
        "dejenme|dejame|dejeme|dejadme de molestar",
    ),
    (
        "es.stop",
        BARE,
        "^ alto|pare|paren|parad|para|parar|detenganse|detengase|deten|detener|basta|baja|cancelar|desuscribir|cancelen $",
        "que paren|dejen|pare ya? $",
        "^ paren|pare|para ya|ahora $",
        "^ quiero parar|cancelar $",
    ),
    (
        "es.enough",
        PAUSE,
        "^ ya basta",
        "^ suficiente $",
        "^ otra vez no $",
        "^ no otra vez $",
        "esta bien de mensajes",
        "^ ya esta bien $",
        "^ es suficiente $",
    ),
    (
        "es.annoyed",
        PAUSE,
        "demasiados|demasiadas|muchos|tantos|tantas|menos S_TEXTS",
        "harto|harta|cansado|cansada de <mensajes>",
        "por que me S_SEND|llegan|mandan|envian <mensajes>",
    ),
    (
        "es.wrong-person",
        PAUSE,
        "numero equivocado",
        "equivocado de numero",
        "ya no trabajo ahi|aqui|alli|con|para|en",
        "^ no soy",
    ),
)
