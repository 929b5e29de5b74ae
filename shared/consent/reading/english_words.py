"""English words, by what they do in a sentence that asks for silence."""

from shared.consent.reading.rule import lexicon

BREAKS = frozenset({"but", "however", "so", "though"})
"""Words between two clauses: what follows them stands for itself."""

LEXICON = lexicon(
    COURTESY="""
        please pls plz plse thanks thank thx ty tks cheers sir madam maam kindly respectfully ok okay k
        kk hi hey hello dear team guys folks bro bruh dude man mate buddy pal now already immediately
        right just really seriously honestly oh omg ugh argh ffs nah nope lol haha hahaha lmao jesus
        christ god gosh sorry yes yeah yep no again anymore today finally once at forever permanently
        asap instantly regards best kind morning afternoon evening and u people damn damned fucking
        fuckin effing freaking frickin bloody stupid idiot idiots moron morons asshole assholes jerk
        jerks bastards bitte danke ciao fuck wtf hell bitch curse advance very much m8 mates
    """,
    INTENS="""
        please pls plz just ever even kindly also really already fucking fuckin effing freaking frickin
        bloody damn goddamn curse constantly always continually now all immediately to go up on
    """,
    DET="""
        anymore the a an any all of your ur yr my our more further other such every these those this that
        another so many
    """,
    ADJ="""
        damn damned goddamn stupid fucking fuckin effing freaking frickin bloody curse annoying silly
        useless dumb constant endless ridiculous pointless bullshit automated automatic unwanted
        unsolicited little planned scheduled daily nightly work company it text sms phone mobile cell
        major big sort kind type crappy spammy ongoing repeated future new additional group mass bulk
        incessant
    """,
    CEASE="stop stahp stawp staph stp quit cease halt discontinue",
    CEASING="ceasing stopping quitting halting discontinuing ending",
    THINGS="ones one stuff bits bit things thing side notes",
    TITLE="mr mrs ms miss dr mister sir madam",
    CUT="""
        end cancel disable deactivate mute silence kill terminate suppress suspend lose drop nix
        scrap ditch axe cancelling canceling ending terminating disabling
    """,
    OFF="turn switch shut turning switching",
    TEXTS="""
        texts text txts messages msgs msg mssgs sms smses alerts notifications notification notifs notif
        notices updates pings reminders spam announcements communications communication contact texting
        messaging subscription correspondence blasts textmessages broadcasts bulletins pushes headsup \
headsups beeps buzzes
    """,
    HARD="texts txts sms smses spam texting messages msgs notifications notifs alerts",
    TEXT1="message alert notice text txt ping",
    STUFF="stuff crap shit garbage junk bullshit nonsense bs rubbish everything anything",
    CONTACT="""
        text txt txting message msg contact bother ping spam harass bug notify alert page disturb pester
        hassle sms write nag hound badger torment
    """,
    CONTACTING="""
        txtn txtin textn texting txting messaging msging contacting bothering pinging spamming harassing
        bugging notifying alerting paging disturbing pestering hassling calling annoying buzzing smsing
        flooding bombarding interrupting reaching telling writing harrassing nagging hounding badgering
        stalking tormenting
    """,
    CONTACTED="""
        texted txted messaged contacted bothered spammed notified alerted paged disturbed pinged called
    """,
    SEND="send sending give giving forward",
    SENDING="sending giving",
    RECEIVE="receive receiving get getting recieve recieving see seeing have having",
    ME="me us",
    PHONE="info details number phone cell cellphone mobile line name device",
    OWN="personal private own cell mobile work phone home telephone old",
    THESE="these those",
    THIS="this that",
    NEG="dont dnt dnot donot not never longer nolonger wont cant",
    NOT="dont dnt dnot donot not never",
    WANT="want wanna need wish care desire consent agree wanting",
    REMOVE="""
        remove take drop delete erase scratch scrub pull strike sign withdraw purge discharge release
        unlist exclude get cut removing excuse leave detach disconnect disassociate dissociate unlink
        expunge eliminate clear bar eject kick boot strip omit void quit log unhook ditch
    """,
    ERASE="""
        skip dump bin trash toss detach disconnect disassociate dissociate unlink expunge eliminate
        blacklist bar disable remove delete erase deactivate wipe drop lose forget scratch scrub unlist
        exclude withdraw
        purge ditch untick
    """,
    LIST="""
        list lists listing program programme campaign mailing chat conversation listings database db
        system systems records roster directory thread chain recipients
    """,
    UNSUB="""
        unsubscribe unsub unsubscribed unsubscribing desubscribe optout unenroll unenrol deregister
        unregister delist unlist disenroll unfollow
    """,
    TEMPORAL="yet until till before while during when after unless tonight",
    THEY="they everyone he she users user customers customer people clients vendor nobody him her",
    SUBJECT="it who does",
    OTHER="you him her them the a an it my your our his their",
    THREAT="lawyer report sue legal police complain complaint ftc fcc attorney regulator ombudsman ico",
    HEDGE="might maybe perhaps considering thinking if should does what happens",
    MODAL="must should have has need needs to gotta ought better can just",
    REFUSED="""
        authorized authorised authorize authorise allowed allow permitted permit approved permission
        authorization
    """,
    ASKED="""
        asked requested tried trying asking requesting request want wish like need elect choose prefer
        wants please wanna
    """,
    POSSIBLE="can could would will",
    FEWER="fewer less",
    STOPISH="shop top step spot slop strop atop stow stomp swop sop stob stahp stops",
    KEEPS="keep keeping leave continue",
    RESUME="resubscribe subscribe reenroll enroll enrol reactivate readd reinstate reenable resume",
    COMPANY="""
        company companies firm organization organisation business employer corp corporation org bank agency
        enterprise inc outfit job acme firms
    """,
    WRONG="wrong incorrect mistaken false",
    PERSON="""
        person guy man woman lady individual girl boy contact recipient party employee fella bloke chap
        people somebody someone human
    """,
    RELATIVE="""
        he she husband wife father mother dad mom mum son daughter brother sister owner uncle aunt grandma
        grandpa grandmother grandfather partner spouse
    """,
)
