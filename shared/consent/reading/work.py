"""The work that replies talk about, and the topics of our texts, in all three languages."""

from shared.consent.reading.rule import lexicon
from shared.consent.topic import Topic

TOPICS = {"INCIDENT": Topic.INCIDENT, "CHANGE": Topic.CHANGE, "SERVICE": Topic.SERVICE}

TOPIC_WORDS = lexicon(
    INCIDENT="incident incidents inc p1 p2 p1s incidente incidentes incidencia incidencias",
    CHANGE="change changes chg chgs cambio cambios changement changements",
    SERVICE="""
        service services outage outages maintenance maintenances downtime restoration servicio servicios
        mantenimiento mantenimientos
    """,
)

WORK = """
    server servers host hosts node nodes vm vms database db cluster rack router switch firewall network
    backend frontend job jobs batch cron task tasks process processes script scripts queue queues sync
    import export migration migrations deployment deployments deploy deploys rollout rollouts release
    releases rollback pipeline build backup backups restore reboot reboots restart restarts test tests
    pilot beta trial patch patches patching update ticket tickets request requests order orders case
    cases approval approver approvers cab project projects meeting meetings invite invites bridge call
    calls rota rotation schedule shift oncall session sessions laptop laptops computer computers pc
    desktop printer printers monitor mouse keyboard screen badge toner scanner outlook teams excel word
    sap vpn iis nginx tomcat splunk nagios grafana jira servicenow windows linux chrome edge exchange
    sharepoint citrix okta azure aws kubernetes docker mcafee dns dhcp smb1 mailbox mailboxes email
    emails mail mails newsletter newsletters report reports log logs file files folder share account
    accounts access rights permissions license licence certificate certificates token tokens password
    user users group groups vendor contract contractor customer customers technician technicians
    engineer parts app apps application applications website site page link button form error errors cpu
    disk memory alarm fan noise data workaround window freeze pager profile automation feed integration
    webhook servidor servidores trabajo trabajos tarea proceso despliegue despliegues impresora
    impresoras portatil ordenador solicitud reunion llamada correo correos buzon usuario usuarios acceso
    linea copia respaldo tecnico grupo base datos red aplicacion pantalla contrasena version modelo
    serveur serveurs tache processus deploiement deploiements imprimante ordinateur portable demande
    appel courriel courriels boite compte comptes utilisateur acces cable reseau sauvegarde technicien
    groupe ecran connexion internet place erreur erreurs probleme problemes souci disque modele canal
"""

LEXICON = {
    **TOPIC_WORDS,
    **lexicon(WORK=WORK),
    "TOPIC": frozenset().union(*TOPIC_WORDS.values()),
}
