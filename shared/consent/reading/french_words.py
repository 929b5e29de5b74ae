"""French words and phrases, by what they do in a sentence that asks for silence."""

from shared.consent.reading.rule import lexicon, phrases, words
from shared.consent.reading.verbs import french

BREAKS = frozenset({"mais"})
DROPS = "retirer enlever supprimer effacer rayer oter desabonner virer radier eliminer desactiver degager \
biffer gommer decocher evincer"

LEXICON = {
    **lexicon(
        COURTESY="""
            svp stp s il vous te plait plais merci bonjour bonsoir salut maintenant
            immediatement tout de suite
            virgule cordialement merde putain bordel enfin non oui ok d accord desole desolee beaucoup avance
            messieurs madame monsieur bien les gars hein quoi deja definitivement tabarnak
        """,
        F_DET="""
            ma le la les l un une des de d du vos votre ces ce cette cet mes mon tous toutes aucun aucune
            autres autre en ses leur leurs tes ton tant tout
        """,
        F_ADJ="""
        foutus maudits satanes penibles automatiques texte sacres putain incessants mises jour a
        stupides debiles ridicules inutiles absurdes incessantes constants constantes continuels
        continuelles idiots idiotes foutues maudites sacrees penible repetes
    """,
        F_TEXTS="""
        message messages sms texto textos alerte alertes notification notifications avis annonces
        communications rappels abonnement spam spams msg msgs envoi envois texte textes notifs smss
        actualisations communiques infos informations information publicite pub
    """,
        F_THING="ca cela rien sa ceci",
        F_WANT="""
        veux voulons souhaite souhaitons desire voudrais voudrait aimerais aimerait prefere prefererais
        accepte veut veu jveux jveu jve jvoudrais desirons voulais souhaiterais desirerais voudrions \
supporte supportons
        souhaiterions
    """,
        F_RECEIVE="recevoir recois avoir voir recevrai lire recoive recevez reception recu recus recevons",
        F_LEAVE="desabonner desinscrire desabonnez desinscrivez desabonne desinscris desinscrit retirer",
        F_LIST="""
        contacts liste listes base repertoire systeme diffusion groupe annuaire distribution envoi
        envois
    """,
        F_PHONE="numero nom telephone portable mobile cellulaire coordonnees donnees adresse tel num",
        F_AM="suis sui jsuis jsui jss chuis chui chu chus",
        F_NUM="numero numeros num",
        F_TOLD="""
            averti avertie avertis prevenu prevenue prevenus informe informee informes notifie notifiee
            alertee contacte contactee contactes sollicite sollicitee derange derangee importune
            importunee avise avisee spamme spammee harcele harcelee reveille reveillee destinataire
            inscrit inscrite abonne abonnee
        """,
        F_GADGET="truc trucs machin machins bazar bidule cirque boucle rubrique dispositif fil canal",
        F_KIND="informatique informatiques it acme la automatique automatiques",
        F_SIGNED="demande sollicite accepte autorise souscrit signe consenti",
        F_CONTRACT="contrat cdd stage mission interim alternance apprentissage detachement preavis",
        F_OUT="licencie licenciee vire viree demissionne demissionnaire renvoye renvoyee congedie congediee",
        F_PLUS="plus pu plu jamais pas rien aucun",
        F_COMPANY="""
            entreprise societe boite compagnie firme groupe poste emploi employeur travail job
            usine etablissement filiale effectif effectifs metier boulot taf
        """,
        F_STAFF="employe employes employee employees salarie salaries salariee collegue collaborateur agent",
        F_RELATIVE="""
            pere mere mari femme epoux epouse fils fille frere soeur proprietaire il elle
            papa maman conjoint grand
        """,
        F_FREE="laissez laisse laisser foutez fichez fous fiche foutre lachez lache",
        F_ASK="""
            merci veuillez priere pouvez pourriez peux pourrais voudrais souhaite
            aimerais demande prie voulez auriez
            svp possible faut priez veux gentillesse amabilite
        """,
    ),
    "F_STOP": french("arreter stopper cesser interrompre")
    | words("stop stope finissez finir arrets arretiez aretez arete"),
    "F_CUT": french("bloquer annuler desactiver supprimer couper resilier")
    | words("suspendez suspendre annulation"),
    "F_SEND": french("envoyer adresser renvoyer balancer expedier")
    | words("envoie envoies envoient envoyiez transmettre transmettez envois envoi envoye"),
    "F_SPARE": french("epargner dispenser"),
    "F_TELL": french("signaler annoncer communiquer"),
    "F_QUIT": words("decroche desengage retire quitte desabonne desinscris desabone sors exclus"),
    "F_CONTACT": french(
        """
            contacter deranger importuner embeter notifier solliciter harceler spammer
            relancer texter textoter emmerder alerter
        """
        " achaler saouler souler bombarder ennuyer reveiller aviser"
    )
    - words("alerte alertes aviser avis avise")
    | words(
        """
            ecrire ecrivez ecris ecriviez ecrit ecrivent prevenir prevenez avertir
            avertissez derangez faire chier informer
        """
    ),
    "F_DROP": french(DROPS)
    | words("sortir sortez sors oubliez oublie oublier desinscrire desinscrivez desinscris perdez perds"),
}

PHRASES = phrases(
    textos="""
        F_DET|F_ADJ|TOPIC* F_TEXTS !WORK|d|de|du|en|dans|_
        F_DET|F_ADJ* F_TEXTS de|d|du|des|sur|concernant F_DET* TOPIC|vous|votre|F_TEXTS
        F_DET|F_ADJ* F_TEXTS sur|a|vers|pour mon|ce|notre F_PHONE
        F_DET|F_ADJ* F_TEXTS d|de _ it
        F_DET|F_ADJ|TOPIC* F_TEXTS F_KIND
        F_DET|F_ADJ* F_TEXTS par F_TEXTS
        F_DET|F_ADJ* F_TEXTS d alerte|incident|information
        F_DET* F_THING
    """,
    sujets="""
        <textos>
        F_DET|F_ADJ* TOPIC
    """,
    liste="""
        de|des|du F_DET* F_LIST !_|WORK
        de|des|d F_DET* F_TEXTS
        de la $
        de|des|du F_DET* TOPIC
        d ici|ici
        de|d|des|du F_DET* F_GADGET !WORK
        de|d|des|du F_DET* F_GADGET d|de F_DET* F_TEXTS
    """,
)
