"""French that asks to be let go: off the list, out of it, left alone, consent taken back."""

from shared.consent.reading.rule import STOP, rules

RULES = rules(
    (
        "fr.remove-me",
        STOP,
        """
        F_DROP moi|nous <liste> / F_DROP moi $
        F_DROP moi|nous !du|de|des|d|un|une|le|la|les|l|cet|cette|ces|comme
        F_DROP mon|ce|notre F_NUM|nom|telefono|telephone|portable|contact !du|de|d|des|WORK
        F_DROP mon|ce|notre F_NUM|nom <liste> / me|m F_DROP <liste>
        F_DROP mon|ce|notre|le|tous|toutes|mes F_PHONE !de|du|WORK
        F_ASK|vous ... me|m|nous F_DROP|desinscrire $ / F_ASK|vous ... me|m|nous F_DROP|desinscrire <liste>
        merci|pouvez|pourriez|veuillez|d|de|vous INTENS|bien|vouloir|vous|de|d* me|m F_DROP|desinscrire !F_DET
        etre F_DROP <liste> / F_DROP de la? F_LIST / F_DROP le|la $ / F_DROP le|la|les <liste>
        F_DROP mes coordonnees|donnees / me|m|se F_LEAVE !de|du|des|d
        F_STOP F_DET* contact|communication|communications / ^ F_DROP <liste>
        mettez|mets|met moi sur F_DET* F_LIST noire|rouge|d|opposition
        passez|mettez|marquez moi en|comme desabonne|desinscrit|desabonnee
        bloquez|bloque|zappez|ignorez moi $ / bloquez|bloque mon F_PHONE !de|WORK / me|m F_LEAVE <liste>
        excluez|exclure|exclus|ecartez|omettez mon|ce|moi F_PHONE|de|des|$
        sortir|quitter|sors de ce truc|machin|groupe|cette|liste|la / ne? participe plus $
        comment|par ou|y a t il moyen|comment on|je sort|sortir|sors|sortie de ca|la|cette|F_LIST|ce
        je|on quitte|quittons|quitter F_DET* F_LIST / F_DROP le? reste|tout $
        ou|comment est|ce|que|je|on|peut* me|m|se? desinscris|desinscrit|desabonne|desabonner|desinscrire $
        quel mot|code|numero ... desabonner|desinscrire|arreter|sortir|stopper|partir
        vous|tu allez|vas|pouvez|peux|devez me|m|nous F_DROP|desinscrire !du|de|des|d|la|le|les|un
        F_DROP moi|nous|me de|d|du|des F_DET* F_GADGET|fichier|fichiers|F_LIST|registre|registres !WORK|_
        je|j me|m? F_QUIT <liste> / je|j me|m? F_QUIT de|d|des F_DET* TOPIC|F_TEXTS
        F_DROP le|la|les de F_DET* F_LIST|fichier|fichiers|registre|registres
        F_ASK ... me|m F_DROP pour ca|F_TEXTS
        """,
    ),
    (
        "fr.unsubscribe",
        STOP,
        """
        ^ desabonner|desabonnement|desinscription|desinscrire|desabonnez|desinscrivez|desabo !F_DET
        me|m|nous F_LEAVE $ / F_LEAVE moi|me / comment|veux|voudrais|souhaite me F_LEAVE
        comment INTENS|peut|puis|on|je|faire|pour|m|me|se|s* F_LEAVE|desabonner|desinscrire|F_STOP|desabonne \
!F_DET
        comment INTENS|peut|puis|on|je|faire|pour* F_STOP|F_CUT <textos> / F_CUT mon? abonnement|inscription
        a? etre desinscrit|desinscrite|desabonne|desabonnee|retire|retiree|enleve|enlevee|efface|radie
        c est bon stop $ / demande F_DET* desinscription|desabonnement|suppression
        comment faire pour ne plus / quitter|quitte F_DET* F_LIST
        me|m F_AM deja? desabonne|desinscrit|desabonnee|desinscrite|retire ca|mais|et|pourtant|hier|deja|\
plusieurs|$
        comment on|je|peut|puis|faire|pour* sort|sortir|sors de ca|cela|la $
        quel mot|code|numero ... quitter|F_LEAVE|F_STOP
        """,
    ),
    (
        "fr.consent",
        STOP,
        """
        jamais|pas donne F_DET* accord|consentement|autorisation / ne consens plus|pas
        pas autorise|autorises a F_DET* m? F_CONTACT|F_SEND|contacter
        retire|revoque|annule mon consentement|autorisation|accord
        F_DROP|F_CUT|revoquer|revoque mon|l consentement|autorisation|accord
        droit d|a|de|l opposition|effacement|oubli / suppression|effacement de mes|mon|donnees F_PHONE
        pas|jamais donne mon|le F_PHONE
        pas|jamais|aucunement donne F_DET|la* permission|autorisation|droit|accord
        sans ma|F_DET permission
        consentement|accord|autorisation F_DET|F_AM|est* F_DROP|revoque|annule $
        """,
    ),
    (
        "fr.leave-me-alone",
        STOP,
        """
        foutez|fichez|fous|fiche|foutre moi la paix / lachez|lache moi $ / allez|va vous|te faire foutre|voir
        cassez|casse vous|toi $ / degagez|degage $ / laissez|laisse moi en paix
        """,
    ),
)
