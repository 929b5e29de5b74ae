"""How French asks for silence."""

from shared.consent.reading.rule import BARE, DOUBT, KEEP, LOOSE, PAUSE, SPARE, STOP, rules

RULES = rules(
    (
        "fr.stop-it",
        DOUBT,
        """
        ^ F_STOP|F_CUT ca|cela $
        """,
    ),
    (
        "fr.keep",
        KEEP,
        """
        ^ garder|gardez F_DET* TOPIC $
        """,
    ),
    (
        "fr.keep-texting",
        SPARE,
        """
        n|ne F_STOP|F_DROP pas / ne me|m F_DROP|F_LEAVE pas / pourquoi n / ne F_CUT|F_DROP rien
        """,
    ),
    (
        "fr.stop-texts",
        STOP,
        """
        F_STOP|F_CUT avec? <textos> / F_STOP aux F_TEXTS / F_STOP tout $
        F_STOP les? F_DET* envois|envoi / F_CUT mon|l|cet abonnement
        fini|finis|marre les? <textos> $
        """,
    ),
    (
        "fr.stop-contacting",
        STOP,
        """
        F_STOP de|d F_CONTACT|F_SEND !F_DET
        F_STOP de|d m|me|nous F_CONTACT / F_STOP de|d m|me|nous F_SEND <sujets>
        F_STOP de|d m|me F_SEND $ / F_STOP de|d F_SEND <sujets>
        F_STOP de|d m|me|nous F_SEND F_DET* F_TEXTS
        """,
    ),
    (
        "fr.dont-contact",
        STOP,
        """
        ne me|m|nous F_CONTACT plus|pas|jamais / ne plus me|m|nous F_CONTACT
        ne plus me|m|nous F_SEND / ne m|me|nous F_SEND plus|jamais|pas <sujets>
        ne m|me F_SEND plus / n|ne F_SEND plus <sujets> / m F_CONTACT plus $ / me F_CONTACT plus $
        m F_SEND plus <sujets> / n F_CONTACT plus
        """,
    ),
    (
        "fr.no-texts",
        STOP,
        """
        ^ plus F_DET* F_TEXTS pour|a|sur|vers moi|ce|mon
        ^ plus F_DET* F_TEXTS $ / ^ plus rien $ / ^ pas F_DET* F_TEXTS $
        ^ ne plus F_SEND|F_CONTACT / n|ne F_SEND plus rien
        ^ plus F_DET|de|d|aucun* F_TEXTS de|d|sur TOPIC|alerte / ^ plus d alertes|alerte TOPIC?
        ^ plus jamais F_DET* F_TEXTS / ^ plus d|de TOPIC $
        """,
    ),
    (
        "fr.dont-want",
        STOP,
        """
        plus etre notifie|notifiee|sollicite|sollicitee|prevenu|prevenue|importune|alerte|alertee
        n|ne F_WANT plus|pas <textos>
        F_WANT plus F_RECEIVE <sujets> / F_WANT plus <textos>
        F_WANT plus etre F_CONTACT|contacte|contactee|derange|derangee
        F_WANT pas F_RECEIVE <sujets> / F_WANT pas|plus <textos> / ne plus F_RECEIVE / en veux plus
        F_WANT arreter <textos> / pas|plus besoin de <textos> / refuse de? F_RECEIVE? <textos>
        n ai jamais|pas demande|sollicite|accepte <textos> / F_WANT arreter|cesser de F_RECEIVE
        F_WANT plus F_RECEIVE $
        """,
    ),
    (
        "fr.not-interested",
        STOP,
        """
        pas|plus interesse|interessee par <textos>
        ^ je? ne? suis? pas|plus interesse|interessee $ / ne? m interesse|interessent pas|plus $
        """,
    ),
    (
        "fr.remove-me",
        STOP,
        """
        F_DROP moi|nous <liste> / F_DROP moi|nous !du|de|des|d / F_DROP moi $
        F_DROP mon|ce|notre numero|nom|telefono|telephone|portable|contact / me|m F_DROP <liste>
        F_DROP le|la $ / F_DROP le|la|les <liste> / F_DROP mes coordonnees|donnees / me|m|se F_LEAVE
        F_STOP F_DET* contact|communication|communications / ^ F_DROP <liste>
        """,
    ),
    (
        "fr.unsubscribe",
        STOP,
        """
        ^ desabonner|desabonnement|desinscription|desinscrire|desabonnez|desinscrivez|desabo !F_DET
        me|m|nous F_LEAVE $ / F_LEAVE moi|me / comment|veux|voudrais|souhaite me F_LEAVE
        demande F_DET* desinscription|desabonnement|suppression / comment faire pour ne plus
        """,
    ),
    (
        "fr.consent",
        STOP,
        """
        jamais|pas donne F_DET* accord|consentement|autorisation / ne consens plus|pas
        pas autorise|autorises a F_DET* m? F_CONTACT|F_SEND|contacter
        retire|revoque|annule mon consentement|autorisation|accord
        """,
    ),
    (
        "fr.leave-me-alone",
        STOP,
        """
        laissez|laisse moi tranquille|tranquil / foutez|fichez|fous|fiche|foutre moi la paix
        lachez|lache moi $ / allez|va vous|te faire foutre|voir / cassez|casse vous|toi $
        degagez|degage $ / laissez|laisse moi en paix
        """,
    ),
    (
        "fr.stop",
        BARE,
        """
        ^ F_STOP $ / ^ arret|annuler|resilier|resiliation $ / ^ d arreter|cesser|stopper $
        demande d|de F_STOP $ / pouvez vous F_STOP $ / veuillez F_STOP $ / ^ F_STOP maintenant
        """,
    ),
    (
        "fr.loose",
        LOOSE,
        """
        lachez|lache moi avec <textos>
        F_STOP de|d F_RECEIVE|F_SEND / arret|stop|fin de|des|d|aux|a F_DET* F_TEXTS|envois
        F_STOP|F_CUT ... F_TEXTS !WORK|_ / F_WANT|souhaitant plus|pas ... F_TEXTS / F_DROP ... F_LIST
        etre ... desinscrit|desinscrite|desabonne|desabonnee|retire|retiree|enleve|enlevee|\
supprime|supprimee|radie
        plus etre ... F_LIST / F_WANT ... desinscrire|desabonner|desinscription
        F_DROP ... mon numero / me F_LEAVE / desabonnement|desinscription|desabo
        """,
    ),
    (
        "fr.enough",
        PAUSE,
        """
        ^ ca suffit / ^ c est trop $ / y en a marre / ^ en? ai? marre $
        """,
    ),
    (
        "fr.annoyed",
        PAUSE,
        """
        trop|tant|tellement|moins de F_TEXTS / marre de <textos>
        """,
    ),
    (
        "fr.wrong-person",
        PAUSE,
        """
        mauvais|faux numero / trompez|trompe de numero|personne
        ne? travaille plus ici|la|chez|pour / erreur de numero
        """,
    ),
)
