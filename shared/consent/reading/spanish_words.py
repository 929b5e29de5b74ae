"""Spanish words and phrases, by what they do in a sentence that asks for silence."""

from shared.consent.reading.rule import lexicon, phrases, words
from shared.consent.reading.verbs import spanish, spanish_past, spanish_with

BREAKS = frozenset({"pero"})
DROPS = "borrar eliminar quitar sacar retirar bajar desapuntar tachar suprimir descartar"

LEXICON = {
    **lexicon(
        COURTESY="""
            por favor porfa porfavor gracias ya hola buenos buenas dias tardes noches ahora mismo saludos
            oigan oye señores senores joder carajo mierda cono coño pesados idiotas cabrones amigo amigos
            muchas inmediatamente urgente si no de una vez ok vale lo siento disculpe perdon ustedes usted
            plis porfis xfavor xfa pf
        """,
        S_DET="""
        el la los las un una unos unas sus su tus tu estos estas esos esas este esta ese esa mi mas mis
        ningun ninguna tantos tantas tanto todos todas de otro otra otros vuestros vuestras cualquier d
        nuestro nuestra aquel aquellos dichos dichas
    """,
        S_ADJ="""
        malditos malditas putos putas pinches molestos molestas automaticos automaticas texto tipo spam
        estupidos estupidas tontos tontas absurdos absurdas inutiles continuos continuas constantes
        ridiculos ridiculas dichosos dichosas benditos benditas odiosos odiosas pesados pesadas jodidos
        jodidas repetidos repetidas infinitos
    """,
        S_TEXTS="""
        mensaje mensajes sms texto textos mensajito mensajitos aviso avisos alerta alertas notificacion
        notificaciones comunicaciones recordatorios spam suscripcion msj msjs msg actualizaciones
        informes mensajillos smss informacion info publicidad propaganda
    """,
        S_THING="esto eso nada cosas basura porquerias tonterias",
        S_WANT="""
        quiero queremos deseo deseamos necesito necesitamos quisiera autorizo acepto consiento solicite
        pedi gustaria interesa interesan quisieramos prefiero preferiria quieren sirven sirve desearia
        desea querria quiere quieres queria pretendo pienso soporto aguanto requiero requerimos ocupo
        requerir
    """,
        S_RECEIVE="""
        recibir recibirlos recibirlas recibirlo recibirla recibiendolas recibiendolo recibo tener ver \
recibiendo leer recibimos recibiendolos tenerlos
        leerlos
    """,
        S_LIST="""
        lista listas base registros listado grupo agenda contactos distribucion difusion envio envios
        comunicacion
    """,
        S_DAR="""
            dar darme den denme de deme dame dad dadme doy dan
            darnos denos danos dieran diera dieras darian
        """,
        S_PHONE="""
        numero telefono celular movil cel tel contacto nombre datos linea fijo whatsapp particular
        personal
    """,
        S_TIME="""
        noche noches madrugada madrugadas finde findes domingo domingos sabado sabados festivos festivo
        feriados feriado vacaciones descanso
    """,
        S_SHOP="""
        peluqueria panaderia taller restaurante farmacia zapateria carniceria dentista veterinaria floreria
        ferreteria cafeteria guarderia papeleria lavanderia verduleria pizzeria taqueria gimnasio notaria
        inmobiliaria iglesia floristeria fruteria pasteleria negocio domicilio familia fonda tortilleria
        tintoreria estanco bar merceria relojeria optica pescaderia kiosco tienda
    """,
        S_ASIDE="lo los las el la de del tema parte asunto asuntos cuestion todo esa ese esos esas mas \
avisos demas",
        S_GO="salgo borro desapunto desuscribo quito retiro excluyo elimino",
        S_GONE="salirme borrarme desapuntarme desuscribirme quitarme retirarme excluirme eliminarme",
        S_COMPANY="empresa compania organizacion firma trabajo empleo compañia",
        S_ASK="""
        podrian podria pueden puede puedes podrias podrias pido solicito ruego agradeceria agradecere
        quiero quisiera deseo necesito gustaria favor amables amable rogaria pediria hagan haga ojala
        podeis podriais quereis serian seria tan haganme hazme hacedme hagame
    """,
        S_RELATIVE="""
            esposo esposa marido mujer padre madre papa mama
            cunado cunada tio tia sobrino sobrina abuelo abuela suegro suegra primo prima
            vecino vecina novio novia hijo hija hermano hermana dueno duena el ella
        """,
        S_OVER="termino acabo finalizo vencio concluyo terminado",
    ),
    "S_LEAVE": spanish("dejar parar cesar")
    | words("parenle parale parele")
    | spanish_with("dejar parar", ("me", "nos"))
    | words(
        "basta paro dejase dejasen dejaseis dejara dejaran dejarais parase parasen pararan cesasen cesaran"
    ),
    "S_HALT": spanish(
        """
            cancelar desactivar suspender apagar silenciar anular quitar eliminar bloquear
            cortar frenar terminar parar
        """
        " finalizar deshabilitar revocar"
    )
    | words("stop detener detengan detenga deten detened detengo"),
    "S_SENDING": spanish_with("enviar mandar remitir pasar reenviar")
    | words("enviar mandar remitir enviando mandando"),
    "S_SENDING_ME": spanish_with("enviar mandar remitir pasar reenviar", ("me", "nos", "melos", "melas")),
    "S_SEND": spanish("enviar mandar remitir pasar") - words("para pasa pasar paso pase pases pasas")
    | words("enviarme"),
    "S_CONTACTING": spanish_with(
        """
            escribir molestar contactar llamar notificar avisar textear spamear acosar
            hostigar fastidiar joder informar
        """
        " chingar despertar"
    )
    | words(
        """
            escribir molestar notificar contactar fastidiar joder jodan chingar escribiendo
            molestando avisar textear
        """
    ),
    "S_CONTACT": spanish(
        """
            escribir avisar llamar molestar contactar notificar textear fastidiar acosar
            informar hostigar joder chingar
        """
    )
    - words("molesta molestas"),
    "S_PAST": spanish_past(
        "avisar enviar mandar llamar contactar notificar molestar dejar parar cancelar quitar borrar"
    ),
    "THEY": spanish_with(DROPS + " dar", ("le", "les", "selo", "sela")),
    "S_DROP": spanish(DROPS)
    | words("remover remueva remuevan remueve excluir excluya excluyan excluye excluid omitan omita"),
    "S_DROP_IT": spanish_with(DROPS + " cancelar parar apagar", ("lo", "la", "los", "las")),
    "S_DROP_ME": spanish_with(
        DROPS + " desuscribir desinscribir bloquear excluir suprimir", ("me", "nos", "melo", "melos", "melas")
    )
    | spanish_with("anular liberar desvincular tachar", ("me",))
    | words("removerme remuevame remuevanme remueveme removedme excluyame excluyeme ")
    | words("desuscribirme desuscribeme desuscribanme desapuntenme excluyanme excluirme"),
}

PHRASES = phrases(
    mensajes="""
        S_DET|S_ADJ|TOPIC* S_TEXTS !WORK|_|de|del|en
        S_DET|S_ADJ* S_TEXTS de|del|sobre|por|en S_DET* TOPIC|S_TEXTS|ustedes|usted|texto|esta|este
        S_DET|S_ADJ* S_TEXTS a|al|en mi|este|nuestro S_PHONE
        S_DET|S_ADJ* S_TEXTS de _ it
        S_DET|S_ADJ* S_TEXTS de|del S_DET* ti|it|informatica|tic $
        S_DET|S_ADJ* S_THING !WORK|en|para|de
        S_THING de esto|eso|ustedes|usted
    """,
    asuntos="""
        <mensajes>
        S_DET|S_ADJ* TOPIC
    """,
    lista="""
        de|del S_DET* S_LIST
        de esto|aqui|ahi|aca|alli
        de S_DET* S_TEXTS
        de|del S_DET* TOPIC $
        de esos|estos|eso|esas|estas
    """,
)
