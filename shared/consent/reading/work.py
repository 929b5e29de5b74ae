"""The work that replies talk about, and the topics of our texts, in all three languages."""

from shared.consent.reading.rule import lexicon
from shared.consent.topic import Topic

TOPICS = {"INCIDENT": Topic.INCIDENT, "CHANGE": Topic.CHANGE, "SERVICE": Topic.SERVICE}

TOPIC_WORDS = lexicon(
    INCIDENT="incident incidents inc p1 p2 p1s incidente incidentes incidencia incidencias",
    CHANGE="change changes chg chgs cambio cambios changement changements",
    SERVICE="""
        service services outage outages maintenance maintenances downtime restoration servicio servicios
        mantenimiento mantenimientos interrupcion interrupciones caida caidas corte cortes panne pannes
        interruption interruptions coupure coupures
    """,
)

WORK = """
    cliente clientes proveedor sistema fournisseur tecnico
    acces acceso access account accounts alarm alarme alarmes alarms api aplicacion app appel application
    applications approval approver approvers apps archivo archivos audit automation aws azure backend
    backup backups badge baie balancer banner base batch battery beeping beta boite bridge build bureau
    button buzon cab cable cache calendrier call calls camera canal card carpeta case cases cert
    certificate certificates chair channel chrome circuit citrix clavier client clients cluster cmdb
    commande commandes compte comptes computer computers config connexion container contract contractor
    contrasena copia correccion correo correos coupure courant courriel courriels cpu crash crashes
    crashing cron cuenta cuentas customer customers data database datos db debug demo deploiement
    deploiements deploy deployment deployments deploys desk desktop despliegue despliegues dhcp disco disk
    disks disque dns docker document domain door dossier drive driver drivers drives dump dumps ecran edge
    elevator email emails engineer equipo erreur erreurs error errors excel exchange export facture
    factures fallo fallos fan feed fichero ficheros fichier fichiers file files firewall firmware folder
    form freeze frontend gateway grafana group groupe groups grupo hardware helpdesk host hosts iis image
    import impresion impresora impresoras imprimante imprimantes index informe informes install
    installation installer integration internet intranet invite invites invoice jira job jobs key keyboard
    keys kubernetes laptop laptops licence licences license linea link linux llamada log logs luck macro
    mail mailbox mailboxes mails mantenimientos mcafee meeting meetings memory mfa migration migrations
    mise modele modelo monitor mouse nagios network newsletter newsletters nginx node nodes okta
    oncall ordenador order orders ordinateur outlook page pager pantalla papier paquete parts password
    patch patches patching payroll pc permiso permissions pilot pin pipeline place plant plug plugin pod
    policy popup popups portable portatil porte power printer printers printing probleme problemes proceso
    process processes processus profile project projects proxy queries query queue queues rack rapport
    rapports raton reboot rebooting reboots red release releases rendez report reports request requests
    reseau respaldo restart restarting restarts restore reunion reuniones rights rollback rollout rollouts
    rota rotation router rule rules sap sauvegarde scan scanner scans schedule schema screen script
    scripts sensor server servers serveur serveurs servicenow servidor servidores session sessions share
    sharepoint shift shipment signal site smb1 software solicitud souci souris splunk spreadsheet standup
    subnet supplier switch sync table tache tarea task tasks teams technician technicians technicien
    teclado tecnico test tests ticket ticketing tickets token tokens tomcat toner tool tools trabajo
    trabajos trace traffic training trial update upgrade upgrades user users usuario usuarios utilisateur
    vendor vendors version vlan vm vms vpn warehouse webhook website wifi wiki window windows word
    workaround
"""

EVENTS = """
    outage outages downtime caida caidas corte cortes interrupcion interrupciones panne pannes coupure
    coupures
"""
"""What nobody wants more of, with or without texts about it."""

LEXICON = {
    **TOPIC_WORDS,
    **lexicon(WORK=WORK, EVENT=EVENTS),
    "TOPIC": frozenset().union(*TOPIC_WORDS.values()),
}
