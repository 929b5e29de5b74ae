"""French words and phrases, by what they do in a sentence that asks for silence."""

from shared.consent.reading.rule import lexicon, phrases

BREAKS = frozenset({"mais"})

LEXICON = lexicon(
    COURTESY="""
        svp stp s il vous te plait merci bonjour bonsoir salut maintenant immediatement tout de suite
        cordialement merde putain bordel enfin non oui ok d accord desole desolee beaucoup avance
        messieurs madame monsieur bien les gars
    """,
    F_DET="""
        ma le la les l un une des de d du vos votre ces ce cette cet mes mon tous toutes aucun aucune
        autres autre en ses leur leurs tes
    """,
    F_ADJ="foutus maudits satanes penibles automatiques texte sacres putain incessants",
    F_TEXTS="""
        message messages sms texto textos alerte alertes notification notifications avis annonces
        communications rappels abonnement spam spams msg
    """,
    F_THING="ca cela rien",
    F_STOP="arretez arrete arreter arreterez stoppez stoppe stopper stop cessez cesse cesser finissez",
    F_CUT="""
        bloquer bloquez annuler annulez annule desactivez desactiver desactive supprimez suspendez
        suspendre coupez couper resilier resiliez
    """,
    F_SEND="envoyer envoyez envoie envoies envoyiez adresser adressez transmettre",
    F_CONTACT="""
        ecrire ecrivez ecris ecriviez contacter contactez contacte deranger derangez derange importuner
        importunez embeter embetez notifier notifiez solliciter sollicitez harceler harcelez spammer
        spammez relancer textez texter textes emmerder emmerdez prevenir prevenez
    """,
    F_WANT="veux voulons souhaite souhaitons desire voudrais voudrait aimerais prefere accepte",
    F_RECEIVE="recevoir recois avoir voir recevrai",
    F_DROP="""
        retirer retirez retire enlever enlevez enleve supprimer supprimez supprime effacer effacez
        efface rayer rayez sortir sortez sors oter otez desinscrire desinscrivez desinscris desabonner
        desabonnez desabonne radiez oubliez
    """,
    F_LEAVE="desabonner desinscrire desabonnez desinscrivez desabonne desinscris desinscrit retirer",
    F_LIST="contacts liste listes base fichier repertoire systeme",
)

PHRASES = phrases(
    textos="""
        F_DET|F_ADJ|TOPIC* F_TEXTS !WORK|d
        F_DET|F_ADJ* F_TEXTS d alerte|incident|information
        F_DET* F_THING
        F_DET* envoi|envois d? F_DET* F_TEXTS|$
    """,
    sujets="""
        <textos>
        F_DET|F_ADJ* TOPIC
    """,
    liste="""
        de|des|du F_DET* F_LIST
        de|des F_DET* F_TEXTS
        de la
    """,
)
