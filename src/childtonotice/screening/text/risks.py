"""Words of risk and of how serious it is, under the contract's categories (domain.md T1 to T15); negated ones are left out later.

The gravest come first, for the first wins where two begin at the same place.
"""

from __future__ import annotations

from childtonotice.screening.text.sayings import Saying

RISKS = (
    Saying("risk", "threat to life", "threat(?:s|ened|ening)? to kill|kill (?:you|her|him|them|us|me|the kids|the children)|burn the house down|threat to life|osman|"
           "drive off the (?:pier|bridge|cliff)|petrol through|dead by|end you all|set fire to the house"),
    Saying("risk", "serious injury", "unconscious|not breathing|stabbed|shot|fracture(?:d|s)?|broken (?:arm|leg|jaw|nose|rib|ribs|wrist|bones?)|head injury|bleeding heavily|"
           "critical|life[- ]threatening|life changing|gbh|resus|cardiac arrest|cat ?1|bleed on the brain|non[- ]accidental|nai|severe burns|skull"),
    Saying("risk", "strangulation", "strangl(?:e|ed|es|ing)|strangulation|throttl(?:ed|ing)|chok(?:ed|ing) (?:her|him)|by (?:the|her|his) (?:throat|neck)|"
           "hands? (?:round|around|on) (?:her|his|my) (?:throat|neck)|couldn'?t breathe|could not breathe|non[- ]fatal strangulation|nfs"),
    Saying("risk", "suicidal", "suicid(?:e|al)|end (?:it all|her life|his life)|kill (?:herself|himself|themselves)|wants to die|noose|ligature|goodbye (?:message|note|text)|"
           "on (?:the|a) (?:motorway )?bridge|wrong side of (?:the )?(?:railings|barrier|bridge)|jump off"),
    Saying("risk", "drunk carer", "drunk in charge of (?:a )?child|(?:mum|mother|mam|dad|father|nan|parent|parents|carer|childminder|babysitter|stepdad) (?:is |are |was |were |still |both |very |heavily |also )*"
           "(?:drunk|intox(?:icated)?|passed out|in drink|slurring|unrousable|asleep on (?:the )?sofa|out of it|drinking|paralytic|collapsed)|"
           "(?:asleep|slumped|passed out) (?:on|at|in) (?:the )?(?:sofa|wheel|chair|settee)|can'?t stand up|couldn'?t stand up|blew [0-9]+|driver (?:is )?(?:drunk|intox)"),
    Saying("risk", "weapon", "knife|knives|machete|blade|axe|hammer|gun|firearm|handgun|shotgun|rifle|baseball bat|crowbar|sword|zombie knife|"
           "bottled|glassed|acid|petrol|weapons?|screwdriver|knuckle ?duster|bladed article|stabb(?:ed|ing)|cleaver"),
    Saying("risk", "alone", "left alone|home alone|on (?:his|her|their|its) own|by (?:himself|herself|itself|themselves)|unattended|unsupervised|no (?:adult|adults|parent|parents|one else) (?:in|home|present|there|with)|"
           "mum (?:has )?gone out|locked (?:him|her|them) (?:in|out)|left in (?:the |a )?(?:car|garden|house|flat)|no one (?:at )?home|wandering"),
    Saying("risk", "police protection", "s ?46|sec(?:tion)? 46|police protection|emergency protection order|epo|ppo used"),
    Saying("risk", "physical", "slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|hit(?:s|ting)? (?:him|her|them|by|with)|beat(?:en|ing|s)?|"
           "smack(?:s|ed|ing)?|belt(?:ed)?|bruis(?:e|es|ed|ing)|assault(?:s|ed|ing)?|headbutt(?:ed)?|burn(?:s|ed|t)?|bitten|scald(?:s|ed)?|"
           "shak(?:en|ing) (?:the )?baby|grabbed|dragged|pushed|shoved|pinned|threw (?:him|her|them)|marks on (?:his|her)"),
    Saying("risk", "emotional", "terrified|frightened|scared|hiding|cowering|witness(?:ed)? (?:it|the|all)|saw it all|heard (?:it all|everything)|"
           "screaming at|belittl(?:es|ed|ing)|told (?:he|she) (?:was|is) (?:hated|not wanted)|tearful|inconsolable"),
    Saying("risk", "sexual", "rap(?:e|ed|ing)|sexual(?:ly)?|indecent(?:ly)?|touched (?:him|her|them|his|inappropriately)|inappropriate(?:ly)? touch(?:ed|ing)?|"
           "unwanted touching|groped|exposed himself|flash(?:ed|er)|nonce|paedophile|pedo|rso|sex offender|grooming|groomed|voyeur(?:ism)?|upskirt(?:ing|ed)?"),
    Saying("risk", "neglect", "neglect(?:ed|ful|ing)?|filthy|squalid|squalor|dirty nappy|soiled|wet nappy|nappy full|no (?:food|heating|electric|gas|bedding)|hungry|"
           "unkempt|lice|faeces|urine|mould|underweight|home conditions|house dirty|dirty house|sticky floors?|unfed|not been fed|maggots|rotting|cold and hungry|kitchen bare"),
    Saying("risk", "domestic abuse", "domestic(?:s)?|dv|da|dash|dvpn|dvpo|idva|non[- ]?mol(?:estation)?|coercive|controlling|marac|"
           "(?:ex|partner|husband|wife|boyfriend|girlfriend|bf|gf|mum and dad|dad and mum|parents) (?:has |have |is |are |was )?"
           "(?:hit|slapped|punched|kicked|pushed|grabbed|fighting|hitting|arguing|strangled|assaulted|kicking off|smashed|threatened|screaming)"),
    Saying("risk", "exploitation", "cse|cce|county lines?|exploit(?:ed|ation|ing)|cuckoo(?:ed|ing)?|trap house|debt bondage|going country|owes (?:him|them|money)|"
           "running drugs|drug runner|older (?:male|males|men|man|boyfriend|lads)|new trainers|second phone|2nd phone|two phones|trafficked|nrm|modern slavery|"
           "selling (?:drugs|weed) for|told him to do it|gifts from"),
    Saying("risk", "online", "snapchat|snap|tiktok|instagram|insta|discord|roblox|whatsapp group|online|nudes?|naked (?:pic|pics|picture|pictures|photo|photos|image|images)|"
           "sext(?:ing|ortion|ed)|iioc|indecent images?|webcam|chat ?room|chat app|ypsi|screenshots?|catfish(?:ed|ing)?"),
    Saying("risk", "missing", "missing|misper|mfh|abscond(?:ed|er|ing)?|awol|not returned|failed to return|not come home|run away|ran away|runaway|"
           "last seen|not home|whereabouts unknown|not been seen"),
    Saying("risk", "risk outside the home", "gang|gangs|rival|knifepoint|mugged|robbed|robbery|railway|train tracks?|level crossing|"
           "fight|fighting|jumped by|set upon|chased|bullied|bullying|followed by a (?:man|male|van|car)|county lines|skatepark|postcode war"),
    Saying("risk", "self-harm", "self[- ]?harm(?:ed|ing|s)?|cutting (?:herself|himself|themselves)|cut (?:her|his) wrists?|overdos(?:e|ed|ing)|taken an? od|"
           "ligature|noose|suicid(?:e|al)|end (?:it all|her life|his life)|kill (?:herself|himself|themselves)|wants to die|taken (?:tablets|pills|[0-9]+ (?:tablets|pills|paracetamol))|"
           "jump off|on (?:the|a) bridge|wrong side of (?:the )?(?:railings|barrier|bridge)|camhs"),
    Saying("risk", "substance misuse", "cannabis|weed|skunk|spice|ketamine|ket|cocaine|crack|heroin|mdma|ecstasy|pills|vapes? thc|thc|edibles|gummies|balloons|nitrous|"
           "drugs?|vodka|cider|alcohol|drunk|intox(?:icated)?|class a|wraps|needles|methadone|smell(?:s|ed|ing)? of (?:weed|cannabis|drink|alcohol)|smells? of drink|smelt of (?:cannabis|weed|drink|alcohol)"),
    Saying("risk", "harmful practice", "fgm|female genital|forced marriage|forced to marry|taken (?:abroad )?to be married|honou?r[- ]based|hbv|hba|breast ironing|witchcraft|spirit possession|fmu|fmpo"),
    Saying("risk", "detained", "appropriate adult|in custody|custody|arrested|detained|nicked|locked up|yot|yjs|youth justice"),
    Saying("risk", "pregnant risk", "pregnan(?:t|cy)|preg|unborn|weeks gone|wks gone|months gone|mths gone|bump|antenatal|midwife"),
)  # fmt: skip
