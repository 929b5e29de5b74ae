"""English of those whom our texts should not reach: another's number, no colleague, or none any more.

Whoever says so and no more asks for silence all the same: there is nothing else to answer a stranger with.
"""

from shared.consent.reading.rule import LOOSE, STRANGER, TIRED, rules

RULES = rules(
    (
        "en.wrong-number",
        STRANGER,
        """
        ^ WRONG OWN* number|PERSON|phone|recipient|num|nr $ / ^ i? think|believe|guess? WRONG number|PERSON $
        have|got|has|youve|dialed|dialled|reached|reaching|is|its|be|at|to|to|with DET* WRONG OWN* number|\
PERSON|cell|num !for|of|on|in|WORK
        have|got|youve|is|be DET* WRONG number|PERSON in your|ur / WRONG number in your system|records|list
        CONTACTING|CONTACTED|CONTACT|SENDING|SEND DET|me|to* WRONG number|PERSON|phone !of|in|WORK
        not|isnt DET* right|correct number|PERSON|phone !of|in|WORK
        mistaken|mistaking|confused|confusing|mixed|mixing|took <me> up? for|with
        CONTACTING|SENDING ... stranger|strangers / not who you|u / not DET* PERSON you|u|youre
        you|u|youre looking for ... else|person|guy / who you|u|youre looking|trying|after for|to? reach? $
        meant|intended for DET|to|be* someone|somebody|another|different|other
        misdialed|misdialled|mistyped|misdial
        not|isnt|wasnt|arent|werent INTENS* meant|intended|addressed for|to me|us
        CONTACTING|SENDING DET* fax|landline / have|got <me> confused|mixed|mistaken
        ^ wrong no $ / digit|number wrong|off $ / DET digit|number wrong|out|off
        got|have|reached|texting|contacting|CONTACTING some|random|DET* random|different|other person|woman|\
man|stranger|guy|bloke|lady|house|family|people
        """,
    ),
    (
        "en.other-owner",
        STRANGER,
        """
        this|it|thats|that is? no? not|isnt|longer my? _|her|his|their|daniels PHONE !WORK
        longer|doesnt|not|didnt INTENS* has|have|own|owns|use|uses|using|reachable|available|reached at|on? \
this|that PHONE
        ^ nobody _ here $ / no _ at|on this PHONE / no _ lives|works|living|working here / no such person
        this|that PHONE|mobile ... belongs|belong|reassigned|transferred|recycled|changed|sold
        this|that OWN* PHONE is|was|isnt no|not|longer* in? use|used|service|active|valid|owned
        used to have|own|be this|that|my|_ PHONE
        this|that PHONE isnt|aint|is|no|not|longer* hers|his|theirs|mine|ours
        has|have|had changed numbers|number|phones / any longer? this PHONE
        number|phone not|no|longer* in use by
        i INTENS|just|have|only|recently|ive* got|inherited|bought|took this|that|DET* new? PHONE last|\
recently|this|from|yesterday|NUMBER
        new|current|different owner|user|holder of this|that|DET* PHONE / changed owner|owners|hands
        deceased / RELATIVE is gone / number is|was|has been? not|longer? _ anymore|longer|any
        changed|changes her|his|their number|phone|cell / moved away $
        this|that PHONE is|was|belongs my|our DET|old|late* RELATIVE|sons|daughters|wifes|husbands|mothers|\
fathers|moms|dads|kids|childs|parents
        my name isnt|aint / my name is not _ / doesnt|longer live|lives|living here|there
        this|that PHONE is|was ... RELATIVE|sons|daughters|wifes|husbands|mothers|fathers|moms|dads
        nobody|noone by|named|called|with|of ... here|name|number|phone
        no one by|named|called ... here|name|number|phone / he|she|owner ... died|dead / he|she|owner passed $
        he|she|owner passed on|last|in / he|she|owner|_ INTENS|has|have|had|just|recently* passed away
        this|that|it|thats is|isnt not|no longer ... PHONE $
        he|she|they|person|owner INTENS|has|have|must* changed|switched|gave|got her|his|their|the|rid|a|up|\
new|of* PHONE
        this is|was my|mine PHONE now|today|since / PHONE is|belongs mine|to|me now
        isnt|not who|whom you|u|they think|thought|want|need|expect|are|re it|he|she|this|looking|trying|is|\
for|$
        i am? im? not _ i? am? im? someone|somebody else / im|am someone|somebody else $
        gave|given|handed|returned this PHONE back / im|am not _ he|she|hes|shes
        i|im not _ hes|shes|he|she is? gone|left|moved
        this|it|thats|that is? no? not|isnt|longer TITLE* NAME|_ PHONE
        this|it|thats|that is? no? not|isnt|longer TITLE _ PHONE
        i|im|am not TITLE* NAME !i|but|and|at|in / this|it is? not|isnt TITLE* NAME $ / ^ not NAME $
        no NAME here|at|on
        NAME|he|she not|doesnt|isnt|longer|no|dont|never have|has|use|own|on|here|at|live|lives this|here|\
DET|number|PHONE
        im|am|not not? called NAME|_
        """,
    ),
    (
        "en.no-colleague",
        STRANGER,
        """
        i|im|am|ive|dont|have INTENS* NEG work|worked|working|employed for|at|by|with you|ya|u|yall|your|\
them $
        i|we|ive|have|dont|do|no INTENS|do|no* NEG INTENS* work|employed|worked here|there|for !that|this|\
any|WORK|the|NUMBER|days|a|home|night|weekends
        ^ NEG work|employed here|there|for !WORK|the|a|NUMBER / ^ never worked for|with|at you|u|yall|_
        ^ no? longer|not employed by|with|at / ^ NEG working|employed here|there !WORK
        i|im|am|ive INTENS* no? longer|not working|employed|based here|there
        i|im|am|was|ive INTENS* not|never|longer been? INTENS|with|part|one|of|DET* employee|employees|staff|\
colleague|coworker|worker|workers|associate
        ^ no? longer|not|never DET|with|of|one* employee|employees|colleague|coworker|staff !of|on|in|at|\
issue|problem|matter|_|WORK
        i|im|am|ive|no longer|not been? with|at|part|in|for of? DET|your|you* COMPANY
        ^ DET? ex|former|retired employee|contractor|worker|staff|intern|colleague|member|temp
        i|im|am|was DET* ex|former|retired employee|contractor|worker|staff|intern|colleague|member|temp
        i|ive|have|has INTENS|been* never|not INTENS* work|worked|employed there|here|for|by !WORK|me|us
        i|ive|have|has INTENS|been* never|not INTENS* work|worked|been|employed at|with you|u|yall|DET* \
COMPANY
        i|im|am|ive|dont|do|no NEG INTENS* work|working|worked|employed at|for|by DET* COMPANY|_ !WORK|that|\
today
        NEG belong|belonging to DET* COMPANY / ^ not part of DET* COMPANY
        NEG associated|affiliated|connected|involved|related with|to DET|your* COMPANY|you|_
        no connection|relation|affiliation|association|relationship|ties|link|business with|to DET|your* \
COMPANY|you|_
        have|had|has nothing to do with you|your|_ it|COMPANY|$
        NEG know anyone|anybody|someone at|from|in DET* COMPANY|_
        do i look like i work|care
        been gone|retired|away|out from|since|for ... years|year|months|ages|company|easter|summer|winter|\
christmas
        i|ive been gone since|for
        havent|hasnt|not been with|at|in|on DET* COMPANY|_ since|for|in
        no dealings|ties with / no colleague|employee|staff|worker|member of yours|your
        havent|hasnt|not worked|work for|at|with you|u|yall / gone|out|away from DET* COMPANY
        not|NEG|never|dont got|have a|any* job|contract|post there|here|with
        mistaken identity / CONTACTING ... year|yr|years old
        CONTACTING a|my kid|child|minor|teenager|son|daughter
        """,
    ),
    (
        "en.left-company",
        STRANGER,
        """
        i|ive|im|have|had INTENS* left|leaving|departed DET|_* COMPANY !WORK
        i|ive|im|am|have|was|been|got INTENS* retired|resigned|redundant !from|the|DET|WORK|it
        i|ive|im|am|have|was|been|got INTENS* resigned|retired from DET|your|_* COMPANY|job|position|role|it
        i|im|ive|was|got|been|were INTENS* laid off / i|im|ive|was|got|been INTENS* let go $
        was|got|been|im|ive|am INTENS* fired|sacked|dismissed $
        was|got|been INTENS* fired|sacked|dismissed in|last|from|and|by|NUMBER|two|a
        i|ive INTENS* quit|changed|switched|left|lost DET|that* job|jobs|employer|employers|companies|\
COMPANY !in|on|WORK
        got|have|started|starting DET* new|different|another job|employer|position !in|on|WORK
        i|ive INTENS* moved|switched|went|gone to DET|different* COMPANY !WORK
        i|im|work|am now? with|at|for|in different|another|other|a|new different|other|new? COMPANY !WORK|_
        my INTENS|ADJ* contract|employment|internship|assignment|tenure|engagement INTENS|with|your|you|DET|\
_|COMPANY|has|is|was* ended|over|expired|finished|terminated|done|ends !up
        contract|employment|internship ended|over|expired|finished in|last|long|ages|years|NUMBER
        my last day !of / i|ive INTENS* stopped|finished|ceased|quit working there|here|for|at
        i INTENS* finished|ended at|with DET|_* COMPANY
        havent|not|hasnt worked|been there|here|employed|with|for in|since|for|you|yall|$
        not|havent INTENS* been|an|a|your|DET* employee since|in|for|$ / i|ive|have* left DET|_* _ it !WORK
        i INTENS* quit|left|resigned|retired NUMBER|two|three|four|last|a|in|back|several|few|some|over|the|\
six|five* months|month|weeks|years|year|ago|january|february|march|april|may|june|july|august|\
september|october|november|december
        i INTENS* left|quit _ in|last|back|years|months january|february|march|april|may|june|july|august|\
september|october|november|december|summer|spring|winter|fall|autumn|year|month|20|NUMBER
        i INTENS* left|quit ... in january|february|march|april|may|june|july|august|september|october|\
november|december|20|NUMBER
        ^ left acme|COMPANY $ / i|ive left acme|COMPANY / havent|hasnt|not set foot
        i|im work|working for|at ... now|instead not|$
        ^ left acme|COMPANY on|in|last|back|NUMBER|monday|tuesday|wednesday|thursday|friday
        changed|changing firms|jobs|companies !in|on|WORK
        """,
    ),
    (
        "en.unknown-sender",
        STRANGER,
        """
        never heard of you|u|your|yall|ya|them / never|not heard of _ it|corp|inc|COMPANY / idk you|u
        idk|dunno who|what you|u|this / NEG know|recognise|recognize|have|idea you|u|yall $
        NEG know|recognise|recognize this|your|any COMPANY|_|number|sender
        NEG know|idea|clue who|what|whoever you|u|youre|yall|are
        no|NEG know|idea|clue who|what|whoever you|u|your
        no|NEG know|idea|clue who|what _ it|corp|inc is|are
        never|not|dont INTENS* had|have anything|something to do with your|you|_
        NEG have DET* account|business|relationship|contract with you|u|your
        NEG use|own DET|of* your|yall systems|services|service|products|stuff|software
        never|not heard of you|u|your|acme|_ $
        """,
    ),
    (
        "en.not-my-company",
        LOOSE,
        """
        not my|our COMPANY|employer / no reason|need|right ... have|keep|hold|use my PHONE
        not need|have|keep|use|hold|store my|this PHONE / forget ... my|this PHONE
        dont|stop need|have|keep|use|using|hold|store|storing my PHONE
        no|not ... business having|keeping my PHONE
        next|new|other|another|current|different owner|person|user|holder
        """,
    ),
    (
        "en.not-for-me",
        TIRED,
        """
        not|isnt|arent|none|nothing|nor INTENS|really|is|of|this|that|meant|intended|even* for me $
        nothing|none ... do with me|my
        not|none|isnt|arent|dont|doesnt|nothing ... relevant|concern|concerns|apply|applies|useful|business|\
related|interest|interests|helpful to|for|of? me|us|my|mine
        this|it is? DET* private|personal|home|family PHONE|landline $ / this|it is DET* landline
        not|isnt DET* work|business|company PHONE
        not on DET* team|rota|rotation|call|oncall anymore|longer|any
        update|correct|fix|check|clean your|ur LIST|contacts|info|data $ / shouldnt ... RECEIVE|on <list>
        shouldnt|should|not ... be RECEIVE|on <list>
        added|signed|subscribed|enrolled|inscribed INTENS|me|up|in|to|was* by accident|mistake|error
        nobody|noone|one here works|work for you|_ / ^ NEG care $ / my OWN* PHONE is private|personal
        added|subscribed|enrolled me / whoever added|signed / CONTACT her|him|them instead $
        my RELATIVE ... died|dead|passed
        ^ personal|private|home OWN* PHONE $
        handing|giving|returning|handed DET|my* PHONE|handset|sim back|in|over
        not|wasnt|didnt|never me that|who signed|agreed|ticked|asked|subscribed
        who gave|given|gives you|u permission|right|authority|consent|authorisation|authorization
        """,
    ),
)
