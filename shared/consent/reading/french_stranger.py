"""French of those whom our texts should not reach, of those who are fed up, and of those who may be."""

from shared.consent.reading.rule import DOUBT, LOOSE, PAUSE, STOP, STRANGER, TIRED, rules

RULES = rules(
    (
        "fr.wrong-number",
        STRANGER,
        """
        mauvais|mauvaise|faux numero|personne|destinataire|contact !dans|de|du|d|sur|WORK
        trompez|trompe|trompes|tromper|trompee de numero|personne|destinataire|telephone
        erreur de|sur numero|personne|destinataire !de / n|ce|c est pas|plus F_DET* F_PHONE de|d|a
        ce|cet|cette F_PHONE n|ne est|appartient|appartiens plus|pas !bon|valide|dans
        est pas|plus la|le bon|bonne personne|numero|destinataire !de|du
        ce F_PHONE est a|celui|au|maintenant / personne|pas de ce nom / droit de m|me F_CONTACT|F_SEND
        passe|passerai|passerais|passer de F_DET* F_TEXTS / change de proprietaire|titulaire
        nouveau|nouvelle proprietaire|titulaire|detenteur du|de ce|cette? F_PHONE / pas la personne que
        est pas|plus mon|son|leur F_PHONE !de|d|WORK
        c|ce est pas ici|moi que $ / F_PHONE est|devenu a|le|maintenant mien|mienne|moi
        cherchez|cherche|cherches quelqu|une un|autre|personne / ~de c est plus|pas mon|son|le F_PHONE $
        F_AM quelqu un d autre / je ne? F_AM pas _ je F_AM
        F_AM pas _ je? F_AM quelqu|un|une
        """,
    ),
    (
        "fr.no-colleague",
        STRANGER,
        """
        ~elle|il|ils|elles|qui|on n|ne travaille|travaillons|bosse pas|plus INTENS|du|pour|tout* chez|avec|\
ici|la|pour|a vous|eux|cette|_|F_DET|$
        je|j|moi travaille|travaillons|bosse pas|plus INTENS|du|pour|tout* chez|avec|ici|la|pour|a vous|eux|\
cette|_|F_DET|$
        jamais travaille|bosse|ete
        fais|F_AM plus|pas INTENS|un|une|l|de|vos|votre|parmi|pour|chez|employe|partie* F_STAFF|F_COMPANY \
!au|aux
        fais|fait plus|pas partie de|des|du / F_AM|pars|ai|etant|part pris|en|a|la|ma* retraite
        F_AM|maintenant|etant retraite|retraitee|ex !d|de / ai|j|avons quitte|quittes F_DET* F_COMPANY
        ai demissionne / demissionne de / ai ete|eu licencie|licenciee|vire|viree|renvoye|renvoyee
        ai|j change d|de F_COMPANY
        mon|le contrat est|s|a|ete* INTENS* termine|fini|acheve|arrete|finit|expire
        F_RELATIVE ... decede|decedee|mort|morte !de / est decede|decedee / etait|fut mon dernier jour
        mon dernier jour etait|fut|a
        F_AM plus chez vous / F_AM plus dans|a|chez F_DET* F_COMPANY / rien a voir avec vous|votre|vos|_
        aucun lien|rapport avec vous|votre|_ / travaille ailleurs !aujourdhui|ce|cette
        """,
    ),
    (
        "fr.unknown-sender",
        LOOSE,
        """
        connais|connait pas|aucun|aucune|personne vous|votre|vos|_|d|de* / ne vous connais|connait pas|point
        pas de|d _ ici|la|a / personne ne? s? appelle / sais|sait pas qui|ce vous|tu|que* etes|es
        jamais entendu parler de|d
        """,
    ),
    (
        "fr.dismissal",
        STOP,
        """
        lachez|lache|lacher moi la|le|les? grappe|baskets|basket|tranquille|jambe
        F_FREE moi|nous tranquille|tranquilles|tranquil|paix / F_FREE moi|nous en? la? paix
        allez|va vous|te faire voir|foutre|cuire|enculer
        trouvez|cherchez|trouve|ecrivez|embetez quelquun|a* d? autre / casse|cassez|barrez|tirez toi|vous $
        ^ fermez|ferme la $ / ^ degagez|degage|balai $ / oubliez|oublie moi
        inutile de|d m|me F_CONTACT|F_SEND / ta|vos gueule|gueules / allez|va au diable
        me|m|nous F_FREE tranquille|tranquilles|tranquil|paix / me|m|nous F_FREE en paix
        gardez|garde vos|tes F_TEXTS / ^ F_FREE moi $
        mon F_PHONE n? est pas votre|un|une|F_DET / F_STOP d|de encombrer|saturer|polluer|inonder|remplir
        ^ n|ne? insistez|insiste pas|plus $ / vous|tu pouvez|peux vous|te les garder|gardez
        ^ gardez les $
        ^ du balai $ / vous|tu pouvez|peux vous|te? garder vos|tes|les|F_TEXTS
        ^ lachez|lache l affaire $
        """,
    ),
    (
        "fr.threat",
        STOP,
        """
        cnil / porte|porter|deposer|depose plainte
        si vous|tu ... continuez|continues|recommencez|recommences|insistez ... je|j|vais|m|me
        je|vais vous|te bloquer|bloque|signaler|signale|denoncer|denonce !F_DET|un|une|que
        signaler|signale|signalez comme|ce|F_DET* spam|abus|numero
        encore|prochain|un F_DET|seul* F_TEXTS et je|j|c / mon avocat / harcelement
        bloque|bloquer|bloquerai|bloquons ce|votre|le numero
        """,
    ),
    (
        "fr.other-way",
        STOP,
        """
        pas|plus par sms|texto|textos|message|messages|telephone $ / au lieu de|des|d F_DET* F_TEXTS
        par mail|email|courriel ... pas sur|par F_DET* F_PHONE|sms|portable
        pas sur F_DET|mon* portable|telephone|mobile $
        """,
    ),
    (
        "fr.said-stop",
        STOP,
        """
        ai|j|a dit|ecrit|repondu|envoye|demande INTENS|deja|non|d|de* F_STOP $
        F_CONTACT|F_SEND sans mon accord|consentement|autorisation / sans mon accord|consentement|autorisation
        jamais|pas demande|voulu|sollicite|autorise|souscrit|signe <textos>|$
        n? ai rien|jamais demande|sollicite !de|d|a|au
        inscrit|inscrite|abonne ... erreur ... annuler|supprimer|retirer
        dire|dit|envoye|ecrit|repondu|repete|tape F_STOP deux|trois|plusieurs|hier|NUMBER|$
        F_STOP pour la derniere fois
        """,
    ),
    (
        "fr.night",
        DOUBT,
        """
        pas|plus F_DET* F_TEXTS la|le|les|pendant|avant|apres nuit|soir|weekend|week|NUMBER
        ^ pas maintenant $
        ne me|m F_CONTACT|F_SEND pas|plus la|le|avant|apres|pendant nuit|soir|weekend|NUMBER
        """,
    ),
    (
        "fr.tired",
        TIRED,
        """
        marre|bol|assez|soule|saoule de|d|des F_DET* F_TEXTS
        ^ c est INTENS|trop|vraiment* penible|soulant|lourd|chiant $
        pourquoi INTENS|est|ce|que|est|vous|on* je|j|m|me recois|recevoir|ai|envoyez|ecrivez|contactez \
<textos>|$
        pas|rien a voir avec moi / concerne|concernent|regarde|regardent pas|plus $
        inscrit|inscrite|ajoute par|sans erreur|hasard|accord
        c|ce est du|un|une? spam|arnaque|hameconnage|phishing $ / pas pour moi $
        est mon|un F_PHONE perso|personnel|prive / mon F_PHONE perso|personnel
        vos F_TEXTS ... nuls|inutiles|penibles|soulent / F_AM pas _ $ / vous me|m reveillez|reveille|derangez
        qui vous a donne mon F_PHONE / est F_DET* F_PHONE personnel|perso|prive
        """,
    ),
    (
        "fr.who-writes",
        PAUSE,
        """
        ^ qui etes|es|est vous|tu|ce? $ / ^ c est qui $ / ^ c est quoi F_THING|ces|F_TEXTS* $
        ^ qu est ce que c est $
        """,
    ),
)
