"""The work that replies talk about, and the topics of our texts, in all three languages."""

from shared.consent.reading.rule import lexicon
from shared.consent.topic import Topic

TOPICS = {"INCIDENT": Topic.INCIDENT, "CHANGE": Topic.CHANGE, "SERVICE": Topic.SERVICE}

TOPIC_WORDS = lexicon(
    INCIDENT="incident incidents inc p1 p2 p1s incidente incidentes incidencia incidencias incs",
    CHANGE="change changes chg chgs cambio cambios changement changements",
    SERVICE="""
        service services outage outages maintenance maintenances downtime restoration servicio servicios
        mantenimiento mantenimientos interrupcion interrupciones caida caidas corte cortes panne pannes
        interruption interruptions coupure coupures indisponibilite indisponibilites
    """,
)

WORK = """
    acces acceso access account accounts alarm alarma alarme alarmes alarms almacen antivirus api
    aplicacion app appel application applications approbation approbations approval approver approvers
    apps aprobacion aprobaciones archivo archivos arranque atelier audit auriculares automation aws
    azure backend backup backups badge baie balancer banner base batch bateria batterie battery beeping
    beta boite bridge build bureau button buzon cab cable cables cache caches calendrier call calls
    camara camera camion canal capteur capteurs card cargador carpeta carpetas carte case cases casque
    cert certificado certificados certificat certificate certificates certificats chair channel charger
    chargers chargeur chart charts chrome circuit cita citas citrix clavier cle client cliente clientes
    clients cluster cmdb commande commandes commutateur compte comptes computer computers config
    configuracion configuration conmutador connexion container contract contractor contrasena
    contrasenas copia copie correccion correctif correctifs correo correos cortafuegos coupure courant
    courriel courriels cpu crash crashes crashing cron cuenta cuentas customer customers dashboard
    dashboards data database datos db debug demarrage demo deploiement deploiements deploy deployment
    deployments deploys desk desktop despachador despliegue despliegues dhcp disco disk disks disque dns
    dock docker docking document domain domaine dominio door dossier dossiers drive driver drivers
    drives dump dumps ecran edge elevator email emails engineer enrutador entrepot equipes equipo erreur
    erreurs error errors escaner excel exchange export factura facturas facture factures fallo fallos
    fan feed fenetre fenetres feuille feuilles fichero ficheros fichier fichiers fila file files
    firewall firmware folder form fournisseur freeze frontend gateway gente grafana grafica graphique
    graphs group groupe groups grupo hardware hdmi headset headsets heap helpdesk hoja hojas host hosts
    identifiant identifiants iis image import impresion impresora impresoras impression imprimante
    imprimantes index informe informes install installation installer integration internet intranet
    invite invites invoice jira job jobs key keyboard keys kubernetes lanzamiento laptop laptops licence
    licences licencia licencias license linea link linux llamada llave log logs lot lote lotes lots luck
    macro macros mail mailbox mailboxes mails mantenimientos mcafee mdp meeting meetings memory mfa
    microfono migration migrations mise modele modelo monitor monitoreo motdepasse mouse nagios network
    newsletter newsletters nginx node nodes nodo nodos noeud noeuds nomina nuage nube oficina okta
    oncall ordenador order orders ordinateur outlook page pager paie pantalla papier paquete parche
    parches parts pase pases password patch patches patching payroll payslip pc pedido pedidos perfil
    perfiles permiso permissions pile pilot pin pipeline place plant planta plug plugin pod policy popup
    popups portable portatil porte power printer printers printing probleme problemes proceso procesos
    process processes processus profil profile profils project projects proveedor proxy puerto queries
    query queue queues rack ram rapport rapports raton rdv reboot rebooting reboots red redemarrage
    redes regla reglas regle regles reinicio release releases rendez replica replicas report reports
    request requests reseau respaldo restart restarting restarts restore reunion reuniones rights
    rollback rollout rollouts rota rotation router routeur rule rules sap sauvegarde scan scanner scans
    schedule schema screen script scripts sensor sensores server servers serveur serveurs servicenow
    servidor servidores sesion sesiones session sessions share sharepoint shift shipment signal sistema
    site smb1 snapshot snapshots software solicitud sonda sonde souci souris splunk spreadsheet standup
    subnet supervision supplier switch sync table tableau tablero tache taches tarea tareas tarjeta task
    tasks teams technician technicians technicien teclado tecnico test tests ticket ticketera ticketing
    tickets timesheet timesheets token tokens tomcat toner tool tools trabajo trabajos trace traffic
    training trial turno turnos update upgrade upgrades ups user users usuario usuarios utilisateur
    vendor vendors ventana ventanas ventilador ventilateur version versiones virus vlan vm vms vpn
    warehouse webhook website wifi wiki window windows word workaround
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
