"""How French asks for silence."""

from shared.consent.reading.rule import BARE, DROPS, KEEP, LOOSE, PAUSE, POINTS, RETURN, SPARE, STOP, rules

RULES = rules(
    (
        "fr.stop-it",
        POINTS,
        """
        ^ F_STOP|F_CUT|F_DROP ca|cela|le|la|les|ceux|celles|sa|ceci la? $
        ~vous F_ASK vous|bien|vouloir|de* annuler|supprimer $
        """,
    ),
    (
        "fr.return",
        RETURN,
        """
        ^ reabonnez|reinscrivez|abonnez|inscrivez|reactivez|abonne|inscris|remettez moi|nous sur|a|aux|la|\
F_DET|F_TEXTS|F_LIST* $
        F_WANT de nouveau|recevoir F_RECEIVE <textos>|$ / F_WANT F_RECEIVE <textos> a|de nouveau
        F_WANT INTENS|bien|me|m* reabonner|abonner|inscrire|reinscrire
        F_WANT de|a nouveau F_RECEIVE <textos> / reactivez|reactiver|reprenez <textos> $
        """,
    ),
    (
        "fr.drops-topic",
        DROPS,
        """
        ^ F_DROP|F_CUT F_DET* TOPIC $
        """,
    ),
    (
        "fr.keep",
        KEEP,
        """
        ^ garder|gardez|garde|conserver|conservez F_DET|F_TEXTS|que|seulement* TOPIC $
        """,
    ),
    (
        "fr.keep-texting",
        SPARE,
        """
        ~vous|tu|il|elle|on|ca|ils|elles|F_PHONE|F_TEXTS n|ne F_STOP|F_DROP pas
        ne me|m F_DROP|F_LEAVE|F_CUT pas / pourquoi n / ne F_CUT|F_DROP rien
        F_STAFF|utilisateur|personne|collegue|chef n|ne travaille|bosse plus|pas
        mauvais numero de _|ticket|serie|dossier|WORK
        n|ne F_STOP|arretez pas maintenant|encore|tout|$ / quand est|ce|que|va|on|vous|t* F_STOP|finir
        comme approbateur|approbatrice|responsable|validateur|relecteur
        des approbateurs|validateurs|relecteurs
        plus d alertes|alerte|messages du|de|des capteur|sonde|serveur|le
        F_DROP mon|ma|notre nom|numero du|de|d|des planning|ticket|rapport|tableau|compte|horaire|groupe|\
reunion
        client|cliente|clients demande|demandent|veut|veulent|souhaite
        ont|avait|avaient F_STOP|F_CUT le|la|les|l
        me|m F_AM trompe|trompee|goure|gouree / ^ mauvais destinataire|conversation|discussion $
        marre|bol|assez de|d|du|des F_DET* WORK !WORK|_ $
        ajoutez|ajouter|rajoutez|ajoute NAME|le|la|les|mon|ma|moi / notez|note mon nouveau|nouvel F_PHONE
        laisse|laisser|laissez un|des message|messages|mot|vocal / message automatique
        """,
    ),
    (
        "fr.stop-texts",
        STOP,
        """
        F_STOP|F_CUT avec? <textos> / F_STOP aux F_TEXTS / F_STOP les? F_DET* envois|envoi
        F_CUT mon|l|cet abonnement / fini|finis|finir|termine|assez|halte|zero <textos>
        assez|marre|bol de|d|des <textos> ... F_STOP|F_DROP / fini|finis|marre les? <textos> $
        interrompre|interrompez|suspendre|halte|alte F_DET|aux|a|l* F_TEXTS|envoi
        suffit|basta|stop COURTESY|avec|de|la* F_DET* F_TEXTS !de|du|d
        assez COURTESY|avec|de|d* F_DET* F_TEXTS !de|du|d
        F_DET|F_ADJ* F_TEXTS doivent|doit|devraient F_STOP|s|cesser
        F_STOP avec F_DET|F_ADJ* F_TEXTS F_ADJ* !de|du|d|en|dans
        F_STOP avec F_DET* TOPIC / F_FREE tomber <textos> / F_STOP pour|pr moi
        F_TEXTS TOPIC* a F_DROP|F_CUT|F_STOP pour|pr moi / ^ F_DET* F_TEXTS TOPIC* a F_DROP|F_CUT|F_STOP $
        """,
    ),
    (
        "fr.stop-contacting",
        STOP,
        """
        F_STOP de|d F_CONTACT|F_SEND !F_DET / F_STOP de|d m|me|nous F_CONTACT
        F_STOP de|d m|me|nous F_SEND <sujets> / F_STOP de|d m|me F_SEND $ / F_STOP de|d F_SEND <sujets>
        F_STOP de|d m|me|nous F_SEND F_DET* F_TEXTS
        """,
    ),
    (
        "fr.dont-contact",
        STOP,
        """
        ne me|m|nous F_CONTACT plus|pas|jamais / ne plus me|m|nous F_CONTACT / ne plus me|m|nous F_SEND
        ne m|me|nous F_SEND plus|jamais|pas <sujets> / ne m|me F_SEND plus / n|ne F_SEND plus <sujets>
        m F_CONTACT plus $ / me F_CONTACT plus $ / m F_SEND plus <sujets> / n F_CONTACT plus
        ne plus|pas utiliser|garder|contacter|joindre|F_CONTACT F_DET* numero
        n|ne l? utilisez|utilise|utiliser plus|pas F_DET* F_PHONE|$
        plus la peine de|d m|me|nous F_SEND|F_CONTACT
        ne continuez|continue pas|plus a|de m|me F_SEND|F_CONTACT / ^ ne pas|plus F_CONTACT|F_SEND $
        ne plus|pas|jamais l? utiliser|F_CONTACT|appeler / n|ne l? utilisez|utilise plus
        n|ne m|me|nous? F_SEND|F_CONTACT rien d autre|plus|$
        n|ne F_CONTACT|appelez pas|plus et|ni n|ne? F_SEND|F_CONTACT pas|plus
        ne|pas|plus la peine de me|m|nous les? F_TELL / ne me|m|nous les|le|la? F_TELL plus|pas|jamais
        ne plus|pas|jamais me|m|nous en|les|rien* F_SEND|F_CONTACT
        ^ F_SEND|F_CONTACT plus|pu|jamais <textos>|moi
        F_SPARE moi|nous <sujets> / me|m|nous les|en* F_SPARE / ^ m|me|nous F_SEND|F_CONTACT plus|pu|jamais
        pas|plus F_SEND F_TEXTS / qu|que il|ils|elle|je|j* ne? recoive|recoivent plus|pas|jamais rien|<textos>
        plus la peine de|d lui|m|me|nous F_SEND|F_CONTACT
        """,
    ),
    (
        "fr.no-texts",
        STOP,
        """
        ^ plus F_DET* F_TEXTS pour|a|sur|vers moi|ce|mon
        ^ F_PLUS|pas|aucun|zero|sans F_DET|F_ADJ|TOPIC|seul* F_TEXTS INTENS|pour|pr|sur|de|d|des|concernant|\
a|les|F_DET* TOPIC|$
        ^ F_PLUS F_DET* F_TEXTS $ / ^ plus rien $ / ^ pas F_DET* F_TEXTS $ / ^ ne plus F_SEND|F_CONTACT
        n|ne F_SEND plus rien / ^ plus F_DET|de|d|aucun* F_TEXTS de|d|sur TOPIC|alerte
        ^ plus d alertes|alerte TOPIC? !depuis|dans|cette|ce|_ / ^ plus jamais F_DET* F_TEXTS
        ^ plus d|de TOPIC $ / F_DET* TOPIC plus la? peine $ / ^ plus de|d contact|communication $
        ^ plus d|de TOPIC par F_TEXTS
        ^ F_DET* F_TEXTS de|d* TOPIC INTENS* non merci? / F_DET* F_TEXTS c est trop
        pas|plus la peine de|d m|me prevenir|avertir|informer|alerter|contacter|ecrire
        ^ plus un|une|1 seul|seule F_TEXTS / ^ plus un|une|1 F_TEXTS
        ^ F_DET* TOPIC j en ai pas|plus besoin / F_DET* TOPIC je? n? en F_WANT|ai pas|plus
        ^ F_DET* TOPIC non merci? $ / ^ env|envoyer|envoi plus|pas
        """,
    ),
    (
        "fr.dont-want",
        STOP,
        """
        plus etre notifie|notifiee|sollicite|sollicitee|prevenu|prevenue|importune|alerte|alertee
        n|ne F_WANT plus|pas <textos> / F_WANT plus F_RECEIVE <sujets> / F_WANT plus <textos>
        F_WANT plus etre F_CONTACT|contacte|contactee|derange|derangee / F_WANT pas F_RECEIVE <sujets>
        F_WANT pas|plus <textos> / ne plus F_RECEIVE / en veux plus / F_WANT arreter <textos>
        pas|plus besoin de <textos> / refuse de? F_RECEIVE? <textos> / n? en F_WANT plus|pas|pu
        F_WANT plus|pu F_DET* TOPIC $ / F_WANT pu|plus|pas|jamais F_RECEIVE? F_DET|F_ADJ* F_TEXTS|F_THING
        n ai pas|plus|aucun besoin de|d|des <textos>
        F_WANT ne plus|pas|jamais etre? F_RECEIVE|F_CONTACT|contacte|contactee|derange|notifie|en
        ne plus|pas en? F_RECEIVE <textos> / ne plus|pas en? F_RECEIVE $ / plus|jamais etre F_CONTACT|F_DROP
        n ai jamais|pas demande|sollicite|accepte <textos> / F_WANT arreter|cesser de F_RECEIVE
        F_WANT plus F_RECEIVE $ / ne plus|jamais rien F_RECEIVE / F_ASK ... m|me oublier !de
        ^ m|me oublier $ / ne plus rien F_RECEIVE
        plus|pas|pu|aucun besoin d|de|des F_DET* F_TEXTS
        opposition|oppose|opposons a|aux|au F_DET|toute|tout* F_TEXTS|envoi|envois|ce
        prefere|prefererais|aimerais|voudrais ne plus|pas l|la|le|les|en* F_RECEIVE
        F_TEXTS|ca cessent|cesse|s? arretent|arrete $ / il faut que F_DET* F_TEXTS cessent|cesse|s|arretent
        besoin|envie qu|que on|vous me|m previenne|preveniez|prevenez|avertisse|ecriviez|ecrive|contacte|\
contactiez
        F_WANT ne? pas|plus etre? notifie|notifiee|contacte|contactee|informe|informee|prevenu|sollicite|\
alerte
        F_WANT plus|pas F_RECEIVE d|de|des F_TEXTS / F_WANT plus|pas F_DET* F_TEXTS
        m interesse|importe pas|peu de|d|que|si savoir|quand / me fous|fiche|tape que|de|si|completement
        m|me oppose|refuse a|qu|que|de|d F_DET|l* F_RECEIVE|utilise|utiliser|F_TEXTS|on
        refuse|refusons qu|que on|vous utilise|utilisiez|contacte|contactiez|ecrive|ecriviez|m
        F_FREE moi|nous en? dehors|hors de|en|d|$
        n|ne? m|me incluez|inclure|inclus|comptez|ajoutez|mettez pas|plus
        F_WANT|ne plus|pas la|le|les|l F_RECEIVE
        dernier F_TEXTS que|qu je|j|on|vous F_RECEIVE|recois|recoive|veux|m
        n|ne? F_WANT pas|plus|pu|jamais etre F_TOLD|alerte
        pour|de ne? plus|pas|jamais les|en|rien|l* F_RECEIVE $
        pour ne? plus|pas|jamais rien|<textos> F_RECEIVE / pour ne? plus|pas|jamais F_RECEIVE <textos>
        n ai INTENS|donc|alors* plus|pas a F_RECEIVE / pas d? accord pour|de F_RECEIVE|<textos>
        ai|avons jamais|pas|rien F_SIGNED ... F_RECEIVE|F_TEXTS / jamais|pas F_SIGNED a F_RECEIVE|etre
        n ai|a pas|jamais consenti|accepte / F_AM jamais|pas inscrit|inscrite|abonne|abonnee
        me F_AM jamais|pas inscrit|inscrite|abonne|abonnee / n|ne? F_AM plus volontaire
        F_DET* F_TEXTS la? moi? je? F_WANT pas|plus en|les* F_RECEIVE
        F_DET* F_TEXTS ... j|je n? en? F_WANT plus|pas|pu
        je|j me? dis|dit|dirai non / je|j|ai change d avis
        c est non pour|pr moi / <sujets> c est non / F_TEXTS tres peu pour moi
        """,
    ),
    (
        "fr.not-interested",
        STOP,
        """
        pas|plus interesse|interessee par <textos> / ^ je? ne? F_AM? pas|plus interesse|interessee $
        ne? m interesse|interessent pas|plus $
        """,
    ),
    (
        "fr.stop",
        BARE,
        """
        ^ F_STOP $ / ^ arret|annuler|annulez|annulation|resilier|resiliez|resiliation|fin $
        ^ F_STOP|ca suffit|sufit F_STOP $ / ca suffit|sufit F_STOP $ / ^ F_STOP TOPIC $
        ^ F_STOP aux|les|des TOPIC $ / F_WANT que vous F_STOP $ / vous F_STOP $ / ^ d arreter|cesser|stopper $
        demande d|de F_STOP $ / pouvez vous F_STOP $ / veuillez F_STOP $ / ^ F_STOP maintenant
        priere|demande|demandons|demander de|d F_STOP $ / ^ que ca F_STOP $
        ^ supprimer|desactiver|retirer|effacer $ / ^ F_STOP a tout $ / je F_WANT F_STOP $ / ^ je refuse $
        ^ je n|ne? F_WANT plus|pu $ / je me retire $ / m|me oppose a <textos>
        F_STOP a la fin $ / dire|repeter|demander|redire|supplie|supplier d|de F_STOP $
        ^ F_STOP ca|tout suffit|maintenant / ^ F_STOP tout $
        """,
    ),
    (
        "fr.erase",
        BARE,
        """
        ^ effacement|suppression|retrait|radiation immediat|immediate demande|demandee|$
        ^ a F_DROP $
        """,
    ),
    (
        "fr.loose",
        LOOSE,
        """
        lachez|lache moi avec <textos> / F_STOP ... F_CONTACT|F_SEND
        F_STOP|F_CUT|F_DROP ... F_TEXTS|envois !WORK|_|d|du|de|en|dans
        n|ne ... F_CONTACT|F_SEND F_PLUS !avant|apres|aux|les|la|le|au|l|de|d
        F_ASK ... ne plus|pas|jamais ... F_CONTACT|F_SEND|notifier|F_RECEIVE
        F_ASK ... F_STOP|F_CUT ... F_TEXTS|envois|F_CONTACT|F_SEND
        F_TEXTS ne? me|m interesse|interessent|sert|servent|concernent F_PLUS
        F_ASK ... que vous|ca F_STOP|arretiez|cessiez / ne plus m|me|nous F_CONTACT|F_SEND
        F_ASK ... me|m F_DROP|desinscrire $ / F_DROP ... ce|mon F_PHONE
        en|c ai|est marre|assez ... F_STOP|F_DROP / F_STOP de|d F_RECEIVE|F_SEND
        arret|stop de|des|d|aux|a F_DET* F_TEXTS|envois / fin aux|des F_TEXTS|envois
        F_STOP|F_CUT ... F_TEXTS !WORK|_|d|du|de|en|dans
        F_WANT|souhaitant plus|pas ... F_TEXTS / F_DROP !NAME ... F_LIST !d|de|_
        F_DROP !NAME ... F_LIST de|d F_TEXTS|diffusion|envoi|distribution
        etre ... desinscrit|desinscrite|desabonne|desabonnee|retire|retiree|enleve|enlevee|supprime|\
supprimee|radie
        plus etre ... F_LIST / F_WANT ... desinscrire|desabonner|desinscription / F_DROP ... mon numero
        me F_LEAVE !du|d|de|des|la|le / desabonnement|desinscription|desabo
        """,
    ),
    (
        "fr.enough",
        PAUSE,
        """
        ^ ca suffit !largement|amplement|comme|pour / ^ c est trop $ / y en a marre !de|du|d|des
        y en a marre de|d|des F_DET* !WORK / ^ en? ai? marre $
        passe quoi si|quand je? reponds|envoie|ecris|tape stop / ^ pas la nuit|soir|matin|weekend $
        c|ce est pas ici $
        ou|comment|qui avez|a|as|est vous? eu|trouve|recupere|obtenu|donne mon|ce F_PHONE
        ^ c? est|ce pour moi $ / ^ est ce pour|que c moi
        trop|tant|tellement|moins de|d F_TEXTS
        """,
    ),
)
