"""The word classes of the clause grammar: what verbs and prepositions say of units and posts.

By language, patterns for folded text (no case, no accents, one space); the first class that fits
at a word counts. The classes, one letter each, are the alphabet of
:mod:`~rolegraph.ingest.facts.grammar.frames`:

===  =====================================================================================
Q    both of two units named before; f the former, y the latter
E    inside what was spoken of, at the opening: « en son sein »
K    operates, said of a unit that has others
V    whereas
H    the subject holds what follows: "comprises", « se compose de », "home to"
I    the subject is part of what follows: "belongs to", "one of the three units of"
F    the subjects together are what follows: "make up", « constituent »
B    the subject is led by the post that follows: "run by", « a à sa tête »
L    the post before leads what follows: "heads", « est à la tête de »
D    is divided, in some way that a list after a colon tells: "are grouped by region"
N    counted units without a name: "three sections"
Z    the rest of a series: "the other two", « les autres »
G    one of its parts: "one of its components"
e    the subject is part of what was spoken of: « en relève », "also part of it"
m    the subjects together are what was spoken of: « la composent »
l    the post leads what was spoken of: « en est responsable »
O    "one of" before an owner: "one of the A's two teams"
Y    "leadership of", « direction de »
i    inside what was spoken of: "to which … belongs" opens with J and closes with i
J    "to which", « dont » before a subject
t    "there is", « on y trouve »
A    "as does", « tout comme »
h    at its head: "has the T at its head"
o    of; p  in, within; w  with; c  and; R  which; s  its; v  's; P  it; n  not
=    is; W  the advertised post
===  =====================================================================================
"""

from __future__ import annotations

import re

__all__ = ["ADVERBS", "ASIDES", "PLURAL", "classes"]

_NUMBER_EN = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|various|different|"
    r"many|a number of|\d{1,2})"
)
_KIND_EN = (
    r"(?:sub-?units?|sections?|units?|teams?|offices?|branch(?:es)?|(?:sub-?)?divisions?|parts?|"
    r"directorates?|departments?|cells?|services?|centres?|centers?|desks?|components?|elements?|"
    r"entities|entity|groups?|pillars?|workshops?|laborator(?:y|ies)|registr(?:y|ies)|hubs?|"
    r"wings?|arms?|constituents?|sub-?sections?|blocks?|strands?|poles?|bureaux|bureaus?|"
    r"organs?|formations?|squadrons?|brigades?)"
)
_KINDS_EN = (
    r"(?:sub-?units|sections|units|teams|offices|branches|(?:sub-?)?divisions|parts|"
    r"directorates|departments|cells|services|centres|centers|desks|components|elements|"
    r"entities|groups|pillars|workshops|laboratories|registries|hubs|wings|arms|constituents|"
    r"sub-?sections|blocks|strands|poles|bureaux|bureaus|organs|formations|squadrons|brigades)"
)
_BE_EN = r"(?:(?:is|are|being) )"
_UNDER_EN = (
    r"(?:authority|leadership|direction|responsibility|management|command|supervision|control|"
    r"guidance|charge|stewardship|oversight|orders)"
)
_LED_EN = (
    r"(?:led|headed|directed|managed|run|overseen|supervised|commanded|steered|governed|"
    r"coordinated|co-ordinated)"
)
_WHERE_EN = (
    r"(?:comes?|coming|falls?|falling|sits?|sitting|lies|lie|lying|located|situated|placed|"
    r"embedded|housed|based|nested|stands?|standing|set|grouped|integrated|incorporated|"
    r"included|operates?|operating|found|exists?|established|set up|created|resides?|"
    r"residing|anchored|hosted|subsumed)"
)
_EN = (
    ("n", r"not|no longer|never|no|neither|nor|without|outside|except|formerly|previously|"
          r"(?:was|were|had been|has been|have been|will be|would be|could be|may be|might be|"
          r"to be|should be|used to be|until recently|once|had|will|would|shall|may|might|could|"
          r"planned|proposed|future|if)"),
    ("B", rf"{_BE_EN}?{_LED_EN}(?: up)? by|{_BE_EN}?(?:(?:placed|working|operating|operates|works|"
          rf"stands|comes|falls|sits|lies) )?under (?:the )?(?:\w+ )?(?:and \w+ )?{_UNDER_EN} of|"
          rf"{_BE_EN}?in the (?:hands|charge|care) of|"
          rf"{_BE_EN}?(?:presided over|captained|steered) by|{_BE_EN}the responsibility of|"
          r"whose (?:head|chief|leader|manager|director) is|"
          r"(?:its|the unit's) (?:head|chief|leader|manager|director) is|"
          r"(?:at|with at) (?:its|the|whose) (?:head|helm)(?: of (?:which|it))? (?:is|stands|sits)|"
          r"at (?:its|whose) (?:head|helm),?|(?:has|having|with) (?:as|for) (?:its )?"
          r"(?:head|chief|leader|manager|director)|responsibility for (?:it|which|whose work) "
          r"(?:lies|rests|is) with"),
    ("l", r"(?:is|stands) at its (?:head|helm)|(?:is |being )?(?:in charge|at the head|"
          r"at the helm|responsible) (?:of|for) it|"
          r"(?:leads?|heads?|runs?|directs?|manages?) it"),
    ("K", r"(?:operates|maintains|fields|runs) (?=(?:\w+ )?(?:two|three|four|five|six)\b)|"
          r"operates(?! (?:with)?in| under)|maintains|fields"),
    ("Y", r"(?:the )?(?:overall |day-to-day )?(?:leadership|management|direction|command|"
          r"running) of"),
    ("L", r"(?:is |being )?(?:also )?(?:in|has|have|having|takes|with|holds) (?:overall |full )?"
          r"charge of|"
          r"(?:is |being )?(?:the )?(?:head|chief|leader|boss) of|"
          r"(?:is |stands )?at the (?:head|helm) of|(?:is )?responsible for "
          r"(?:running|leading|managing|the running of|the management of)|"
          r"(?:leads?|leading|heads?|heading|runs?|running|directs?|directing|manages?|"
          r"managing|commands?|commanding)(?: up)?|presides over|steers|captains|has command of"),
    ("H", r"(?:counts?|numbers?|has) among its (?:\w+ )?\w+"),
    ("Q", r"both(?= (?:are|belong|form|come|sit|fall|lie|stand|report|work)\b)"),
    ("h", r"(?:is |stands )?in charge(?! of)"),
    ("G", rf"{_NUMBER_EN} of (?:its|their) (?:\w+ )?{_KINDS_EN}|{_BE_EN}?(?:another |"
          rf"the (?:other|second|third|last) )?(?:one )?of (?:its|their) "
          rf"(?:{_NUMBER_EN} )?(?:\w+ )?{_KINDS_EN}|one of them|among (?:its|them)"),
    ("I", rf"(?:as )?{_BE_EN}?(?:one|another|two|three|some|the (?:largest|smallest|first|"
          rf"second|third|fourth|newest|oldest|youngest|last|biggest|other|only|\w+est)) "
          rf"(?:(?:of|out of|among) )?(?:the )?(?:{_NUMBER_EN} )?(?:other )?(?:\w+ )?{_KIND_EN} "
          r"(?:of|in|within|under|inside|that (?:make|makes) up|making up|that form|forming|"
          r"which (?:make|makes) up|which form|composing|that compose|belonging to|comprising)"),
    ("I", rf"(?:as )?{_BE_EN}?(?:an? |the )?(?:integral |constituent |key |core |central |small |"
          rf"distinct |separate )?(?:part|component|element|constituent|arm|sub-?division|"
          rf"branch|section|subunit|offshoot|unit|office|team|cell|service) (?:of|in|within)"),
    ("I", r"forms?(?:ing)? (?:an? )?(?:integral )?(?:part|component|element) of"),
    ("I", rf"{_BE_EN}?one of (?:the )?{_NUMBER_EN} (?:in|within|of)"),
    ("O", r"(?:is |are )?(?:one|two|three) of"),
    ("I", r"belong(?:s|ing)? to|(?:counts?|counting|counted) among the \w+ (?:of|in)"),
    ("I", rf"{_BE_EN}?{_WHERE_EN} (?:with)?in(?:to|side)?|{_BE_EN}?(?:comes?|coming|falls?|"
          r"falling|sits?|sitting|placed|grouped|ranged|ranked|works?|working|"
          r"operates?) (?:under(?:neath)?|"
          r"beneath|to)"),
    ("I", rf"{_BE_EN}?(?:attached|assigned|subordinate|subordinated|affiliated|answerable) to|"
          rf"{_BE_EN}(?:with)?in(?:side)?|{_BE_EN}under"),
    ("B", r"under"),
    ("D", r"(?:is|are)? ?(?:sub-?)?(?:divided|grouped|organi[sz]ed|arranged|spread|distributed|"
          r"split|shared(?: out)?|structured|sorted|assembled) (?!in(?:to)? )\w+"),
    ("H", rf"has under (?:it|its \w+)|compris(?:es?|ing)|{_BE_EN}?(?:composed|comprised|made up|"
          r"formed|constituted|built up) (?:of|from|by)|consist(?:s|ing)? (?:of|in)|"
          rf"{_BE_EN}?(?:sub-?)?(?:divided|split|organi[sz]ed|structured|grouped|arranged|broken "
          r"down|separated|divides?|dividing|splits?|splitting|falls) (?:up )?(?:in|into|as|"
          r"between|among|around|across)|brings? (?:together|under one roof)|bringing together|"
          r"group(?:s|ing)(?: together)?|encompass(?:es|ing)?|embrac(?:es|ing)|unites|uniting|"
          r"includ(?:es?|ing)|contain(?:s|ing)?|has|have|having|counts|numbers|"
          r"hous(?:es|ing)|hosts?|hosting|(?:is )?home (?:of|to)|incorporat(?:es|ing)|possesses|"
          r"combin(?:es|ing)|takes in|unifies|shelters|gathers|"
          r"(?:under|to|within|in) which (?:come|fall|sit|belong|are (?:placed|found|located|"
          r"grouped|included))"),
    ("F", r"forms?|forming|(?:jointly |together )?(?:makes?|making) up|constitutes?|constituting|"
          r"composes?|composing|add up to"),
    ("J", r"(?:to|of|in|under|within) which"),
    ("i", r"belongs?|(?:is|are) (?:a )?(?:part|attached|located|situated|placed|included|based)|"
          r"comes?|falls?|sits?|forms? (?:a )?part"),
    ("A", r"as (?:do|does|is|are)|just like|like|so (?:do|does|is|are)"),
    ("h", r"at (?:its|the) (?:head|helm)|as (?:its )?(?:head|chief|leader|manager|director)|"
          r"in charge"),
    ("Z", rf"(?:the )?one(?= (?:is|being))|(?:the |its )?(?:remaining|other) "
          rf"(?:{_NUMBER_EN})(?: (?:\w+ )?{_KINDS_EN})?|"
          rf"the others?|"
          rf"(?:the |its )(?:{_NUMBER_EN} )?(?:others|remaining|other)(?: {_KIND_EN})?|"
          rf"(?:the )(?:rest|second|third|fourth|last)(?: {_KIND_EN})?(?= (?:is|are|being))"),
    ("N", rf"(?:the |its |these |all |only |just )?(?:following |{_NUMBER_EN} )(?:\w+ )?(?:\w+ )?"
          rf"{_KINDS_EN}(?: below)?|(?:the |a )following|(?:the )?{_KINDS_EN}"),
    ("t", r"there (?:is|are|exists?)|we find|one finds|are to be found|is to be found"),
    ("y", r"th(?:e|is) latter"),
    ("f", r"the former(?! \w+ (?:section|unit|office|team|branch|division|head|director))"),
    ("V", r"whereas|while|whilst"),
    ("P", r"it|they|them"),
    ("W", r"(?:the )?(?:incumbents?|post-? ?holders?|job ?holder|holder of (?:the|this) post)|you"),
    ("=", r"is|are|being|namely|i\.e\.|viz\.?|that is|to wit"),
    ("R", r"which|that|who|where|whose"),
    ("c", r"and|as well as|plus|&"),
    ("w", r"(?:together|along|jointly) with|alongside|with|besides|next to"),
    ("s", r"its|their"),
    ("o", r"of"),
    ("p", r"within|inside|in"),
    ("k", r"for|by|from|to|at|on|across|near|about|between|through|towards|into|over|after|"
          r"before|via|against|among|during|throughout"),
    ("v", r"'s?(?!\w)|(?<=\w)'"),
)  # fmt: skip

_NUMBER_FR = (
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|plusieurs|differentes?|"
    r"differents|divers(?:es)?|\d{1,2})"
)
_KINDS_FR = (
    r"(?:sections|unites|equipes|bureaux|branches|(?:sous-?)?divisions|parties|directions|"
    r"departements|cellules|services|centres|poles|composantes|composants|elements|entites|"
    r"groupes|piliers|ateliers|laboratoires|antennes|guichets|missions|regies|greffes|plateformes|"
    r"secteurs|volets|subdivisions|structures|postes|desks|organes|formations|instances|piliers)"
)
_KIND_FR = (
    r"(?:section|unite|equipe|bureau|branche|(?:sous-?)?division|partie|direction|departement|"
    r"cellule|service|centre|pole|composante|composant|element|entite|groupe|pilier|atelier|"
    r"laboratoire|antenne|guichet|mission|regie|greffe|plateforme|secteur|volet|subdivision)"
)
_BE_FR = r"(?:(?:est|sont|etant|se trouve(?:nt)?) )"
_OF_FR = r"(?:de la|de l'|du|des|de|d')"
_TO_FR = r"(?:qa la|qa l'|au|aux|qa)"
_LED_FR = (
    r"(?:dirigee?s?|conduite?s?|pilotee?s?|menee?s?|commandee?s?|geree?s?|administree?s?|"
    r"animee?s?|supervisee?s?|encadree?s?|coordonnee?s?|chapeautee?s?|emmenee?s?)"
)
_UNDER_FR = (
    r"(?:l'autorite|la direction|la responsabilite|la conduite|la houlette|le commandement|"
    r"la supervision|la tutelle|la gouverne|les ordres|le controle|l'egide|la coupe)"
)
_FR = (
    ("n", r"ne|n'|pas|a (?:rejoint|quitte|absorbe|remplace|cede)|"
          r"plus aucune?|jamais|ni|sans|hors|hormis|sauf|excepte|autrefois|anciennement|"
          r"auparavant|jadis|precedemment|aucune?|etait|etaient|fut|sera|seront|serait|devrait|"
          r"devra|pourrait|futur|future|faisait|relevait|dependait|appartenait|si|a ete|ont ete|"
          r"comprenait|comptait|comprendra|comptera|regroupait|regroupera|releve(?:ra|rait)|fera"),
    ("B", rf"{_BE_FR}?{_LED_FR} par|{_BE_FR}?(?:placee?s? |mise?s? |travaillant )?sous {_UNDER_FR} "
          rf"{_OF_FR}|{_BE_FR}?(?:confiee?s?|sous les ordres|aux ordres) (?:{_TO_FR}|{_OF_FR})|"
          rf"(?:a|ont|avec|ayant) (?:qa sa|pour) (?:tete|chef|cheffe|responsable|directrice|"
          rf"directeur|dirigeante?|patronne?)|qa la tete (?:de laquelle|duquel) (?:se trouve|est|"
          rf"figure|est placee?)|"
          rf"(?:sa|son|dont la|dont le|dont l') ?(?:cheffe|chef|responsable|directrice|directeur)"
          rf"(?:/(?:cheffe|chef|directeur|directrice))? est|"
          rf"que (?:dirige|conduit|pilote|commande|gere|chapeaute|mene|anime|encadre)|"
          rf"dont la direction (?:est (?:assuree|exercee|confiee) (?:par|{_TO_FR})|"
          rf"incombe {_TO_FR}|revient {_TO_FR})|qa sa tete(?: se trouve| figure)?,?|"
          rf"la direction en est (?:assuree par|confiee {_TO_FR})|"
          rf"{_BE_FR}?sous la responsabilite {_OF_FR}"),
    ("K", r"fait fonctionner|exploite|entretient|fait vivre"),
    ("E", r"en son sein"),
    ("Y", rf"(?:la |le )?(?:direction|conduite|gestion|responsabilite|commandement|tete) {_OF_FR}"),
    ("l", r"(?:est|se trouve) qa sa tete|(?:en )?(?:assure|exerce) la (?:direction|"
          r"conduite|gestion|responsabilite)(?! d)|"
          r"en est (?:la |le |l')?(?:responsable|cheffe|chef|directrice|directeur)(?:/\w+)?|"
          r"en (?:assure|exerce) la (?:direction|conduite|gestion|responsabilite)|"
          r"en a la (?:charge|responsabilite|direction)|"
          r"(?:la|le|l')(?: )?(?:dirige|conduit|pilote|anime|commande|gere|mene)"),
    ("L", rf"{_BE_FR}?(?:est |se trouve )?qa la tete {_OF_FR}|{_BE_FR}(?:la |le |l')?"
          rf"(?:responsable|chargee?|en charge|cheffe|chef) {_OF_FR}|en charge {_OF_FR}|"
          rf"(?:assure|exerce|a) la (?:direction|conduite|charge|responsabilite) {_OF_FR}|"
          rf"a (?:sous sa direction|sous ses ordres|sous sa responsabilite|la haute main sur)|"
          rf"(?:fait tourner|tient les renes {_OF_FR}|preside|dirige|dirigeant|pilote|"
          rf"pilotant|conduit|conduisant|commande|commandant|gere|"
          rf"mene|anime|preside aux destinees {_OF_FR})"),
    ("H", r"comptent? parmi ses (?:\w+ )?\w+"),
    ("Q", r"(?:toutes|tous) (?:les )?deux(?= (?:sont|font|releve|depend|appartien|se ))"),
    ("G", rf"{_NUMBER_FR} de (?:ses|leurs) (?:\w+ )?{_KINDS_FR}|(?:est |"
          rf"sont )?l'une? (?:de ses|de leurs|d'elles|d'entre (?:elles|eux)) ?"
          rf"(?:{_NUMBER_FR} )?(?:\w+ )?(?:{_KINDS_FR})?|une autre de ses (?:\w+ )?{_KINDS_FR}|"
          rf"(?:une? )?autre (?:de ses )?{_KINDS_FR}"),
    ("I", rf"{_BE_FR}?(?:l'une? (?:{_OF_FR}) ?(?:{_NUMBER_FR} )?(?:\w+ )?{_KINDS_FR}|"
          rf"une? (?:autre )?(?:{_KIND_FR})|(?:une? )?autre {_KIND_FR}|la (?:\w+ )?{_KIND_FR}|"
          rf"le (?:\w+ )?{_KIND_FR}|{_KIND_FR}) (?:{_OF_FR}|qui composent|composant|formant|"
          rf"qui forment|relevant {_OF_FR})"),
    ("e", r"qui en (?:fait|font) (?:\w+ )?partie|en (?:fait|font) (?:\w+ )?partie|"
          r"en releve(?:nt)?|en depend(?:ent)?|"
          r"y (?:est|sont) (?:rattachee?s?|integree?s?|incluse?s?|placee?s?)|"
          r"(?:s'y rattache|y appartien)(?:nt|t)?|"
          r"lui (?:est|sont) (?:rattachee?s?|subordonnee?s?)"),
    ("I", rf"(?:fait|font|faisant) (?:\w+ )?partie (?:\w+ )?{_OF_FR}|"
          rf"appartien(?:t|nent) {_TO_FR}|ressorti(?:t|ssent) {_TO_FR}|appartenant {_TO_FR}|"
          rf"rel(?:eve|event|evant) (?:\w+ement )?{_OF_FR}(?! la competence| ma)|"
          rf"(?:depend|dependent|dependant) (?:\w+ment )?{_OF_FR}|"
          rf"{_BE_FR}?(?:rattachee?s?|subordonnee?s?|integree?s?|incorporee?s?|"
          rf"affectee?s?) {_TO_FR}|"
          rf"{_BE_FR}?(?:situee?s?|placee?s?|integree?s?|incluse?s?|implantee?s?|logee?s?|"
          rf"inseree?s?|comprise?s?|regroupee?s?|hebergee?s?) (?:au sein {_OF_FR}|dans|sous)|"
          rf"(?:se situe|se situent|se trouve|se trouvent|s'inscri(?:t|vent)|s'insere(?:nt)?|"
          rf"prend place|travaille) (?:au sein {_OF_FR}|dans|{_TO_FR})|"
          rf"{_BE_FR}(?:au sein {_OF_FR}|dans)|"
          rf"{_BE_FR}(?:du ressort|une emanation) {_OF_FR}"),
    ("D", r"(?:(?:est|sont|etant) (?:reparti|organise|regroupe|divise|subdivise|scinde|distribue|"
          r"structure|classe)e?s?|(?:reparti|organise|regroupe|divise|subdivise|scinde|distribue|"
          r"structure|classe)(?:es|s|ee|ees)) (?!en )\w+"),
    ("m", r"(?:la|le|l'|les) ?(?:composent|constituent|forment)"),
    ("H", rf"fort(?:e|s|es)? {_OF_FR}(?= ?(?:{_NUMBER_FR}))|compren(?:d|nent|ant)|"
          rf"compte(?:nt)?|comptant|regroup(?:e|ent|ant)|"
          rf"reuni(?:t|ssent|ssant)|"
          rf"rassembl(?:e|ent|ant)|coiff(?:e|ent|ant)|chapeaut(?:e|ent|ant)|inclu(?:t|ent|ant)|"
          rf"comport(?:e|ent|ant)|englob(?:e|ent|ant)|contien(?:t|nent)|contenant|"
          rf"possed(?:e|ent|ant)|"
          rf"abrit(?:e|ent|ant)|heberg(?:e|ent|ant)|dispos(?:e|ent|ant) {_OF_FR}|ayant|a|ont|"
          rf"(?:se|s') ?(?:compose|composent|composant|constitue|constituent) {_OF_FR}|"
          rf"(?:se|s') ?(?:(?:sub)?divise|(?:sub)?divisent|decompose|decomposent|repartit|"
          rf"repartissent|scinde|scindent|articule|articulent|organise|organisent|partage|"
          rf"partagent|"
          rf"structure|structurent|ramifie) "
          rf"(?:en|autour {_OF_FR}|entre)|"
          rf"{_BE_FR}?(?:composee?s?|constituee?s?|formee?s?) (?:{_OF_FR}|par)|"
          rf"{_BE_FR}?(?:(?:sub)?divisee?s?|organisee?s?|scindee?s?|structuree?s?|repartie?s?|"
          rf"decoupee?s?|articulee?s?|partagee?s?) (?:en|autour {_OF_FR}|entre)|"
          rf"a pour {_KINDS_FR}|dont (?:rele(?:ve|vent)|depend(?:ent)?|(?:fait|font) partie)|"
          rf"(?:qa laquelle|auquel) (?:est|sont) (?:rattachee?s?|subordonnee?s?)|"
          rf"ou (?:est|sont|se trouvent) (?:reunie?s?|regroupee?s?|rassemblee?s?|placee?s?|"
          rf"installee?s?)|"
          rf"(?:au sein duquel|au sein de laquelle|ou) (?:se )?\w{{3,}}ent"),
    ("F", r"(?:forme|forment|formant|constitue|constituent|constituant|compose|composent|"
          r"composant)"),
    ("J", r"dont|qa laquelle|auquel|au sein de laquelle|au sein duquel|dans laquelle|dans lequel"),
    ("i", r"(?:fait|font) partie|rele(?:ve|vent)|depend(?:ent)?|(?:est|sont) (?:rattachee?s?|"
          r"integree?s?|situee?s?|placee?s?)|appartien(?:t|nent)|se trouve(?:nt)?"),
    ("A", r"tout comme|de meme que|comme|il en va de meme (?:pour|de)"),
    ("h", r"qa sa tete|pour (?:chef|cheffe|responsable)|comme (?:chef|responsable)"),
    ("Z", rf"l'une?(?=,| est)|(?:les |ses )?(?:{_NUMBER_FR} )?autres(?: (?:\w+ )?{_KINDS_FR})?"
          rf"(?= (?:etant|sont|en sont|{_OF_FR}))|"
          rf"les (?:{_NUMBER_FR} )?autres(?: {_KINDS_FR})?|l'autre(?: {_KIND_FR})?|"
          rf"les autres {_KINDS_FR}|(?:la|le) (?:seconde?|deuxieme|troisieme|quatrieme|derniere?)"
          rf"(?: {_KIND_FR})?(?= (?:est|etant))"),
    ("N", rf"(?:les |ses |des |ces )?(?:{_NUMBER_FR} )(?:\w+ )?{_KINDS_FR}"
          rf"(?: (?!(?:a|de|du|des|en|et|la|le|les|d)\b)\w+(?:ees?|es?|s))?|"
          rf"(?:les |des )?{_KINDS_FR} suivante?s|"
          rf"ce qui suit|les {_KINDS_FR}"),
    ("t", r"il y a|on (?:y )?(?:trouve|distingue|compte)|se trouvent|existent|figurent|coexistent"),
    ("f", r"la premiere(?= (?:se|est|comprend|compte|regroupe|a|releve|fait)\b)|celle-la|celui-la"),
    ("V", r"tandis qu[e']|alors qu[e']"),
    ("y", r"(?:cette|ce) derni(?:ere|er)|ces derni(?:eres|ers)"),
    ("P", r"elle-meme|lui-meme|elles?|ils?|celle-ci|celui-ci|ceux-ci|celles-ci"),
    ("W", r"vous|"
          r"(?:(?:la|le|le ou la|la ou le|la/le|le/la|l') ?)?(?:personne )?titulaire(?: du poste)?|"
          r"la personne (?:en poste|recrutee)"),
    ("=", r"est|sont|etant|qa savoir|soit|c'est-qa-dire"),
    ("R", r"qui|que|qu'|ou|laquelle|lequel|lesquels|lesquelles"),
    ("c", r"au meme titre que|et|ainsi que|ainsi qu'|de meme qu'|puis|plus"),
    ("w", rf"avec|conjointement avec|aux cotes {_OF_FR}|qa cote de|outre"),
    ("s", r"sa|son|ses|leur|leurs"),
    ("p", rf"au sein {_OF_FR}|dans"),
    ("o", _OF_FR),
    ("k", r"par|pour|vers|chez|sur|entre|contre|depuis|sous|hors"),
    ("k", _TO_FR),
)  # fmt: skip

#: Adverbs: they change nothing, wherever they stand.
ADVERBS = {
    "en": r"also|currently|presently|itself|themselves|in turn|respectively|(?<=\w )both|"
    r"each|notably|"
    r"mainly|likewise|too|organi[sz]ationally|administratively|hierarchically|today|now|"
    r"for its part|on a (?:daily|day-to-day) basis|day to day|as a whole|"
    r"at present|of course|directly|all|thus|therefore|"
    r"furthermore|moreover|further|additionally|finally|however|normally|then|equally|in addition|"
    r"as things stand|for their part|among(?:st)? other(?:s| things| units)|inter alia|"
    r"under (?:one|a single|the same) roof|overall|jointly|(?<=, )together(?! with)|in its turn",
    "fr": r"entre autres(?: choses)?|sous (?:une|la) (?:meme|seule) autorite|sous un meme toit|"
    r"aussi|egalement|actuellement|qa son tour|qa leur tour|au quotidien|au jour le jour|"
    r"pour sa part|pour leur part|"
    r"quant qa (?:elle|lui)|(?<=\w )(?:toutes|tous) deux|toutes(?! deux)|tous(?! deux)|"
    r"notamment|directement|"
    r"(?:elle|lui|elles|eux) aussi|par ailleurs|en outre|de plus|enfin|ensemble|desormais|"
    r"aujourd'hui|respectivement|organiquement|hierarchiquement|administrativement|donc|"
    r"elle-meme|lui-meme|elles-memes|eux-memes|de son cote|en tout",
}
#: Articles and small adjectives before a name.
ASIDES = {
    "en": r"the|an?|this|these|said|same|whole|entire|small|new|newly created|young|large|"
    r"dedicated|separate|central|recently created|tiny|busy|speciali[sz]ed|so-called|single|own|"
    r"permanent|multinational|local|remote|sister|neighbouring|modest|sizeable",
    "fr": r"la|le|les|l'|une?|cette|ce|cet|ces|petite?|nouvelle|nouveau|jeune|grande?|seule?|"
    r"la/le|le/la|modeste|toute",
}
#: Statements of several units.
PLURAL = {
    "en": re.compile(
        r"\b(?:are|form|forms|sit|lie|fall|belong|come|make|constitute|exist|two|three|stand)\b"
    ),
    "fr": re.compile(
        r"\b(?:sont|font|forment|appartiennent|relevent|dependent|situent|trouvent|inscrivent|"
        r"constituent|composent|rattachees|rattaches)\b"
    ),
}


def classes(lang: str) -> tuple[tuple[str, str], ...]:
    """The classes of phrases of a language, each with its pattern, the first that fits counts."""
    return _FR if lang == "fr" else _EN
