# Selkokieli: lyhyitä lauseita ja tavallisia sanoja. Teksti, jolla ei ole selkokielistä muotoa, näytetään sellaisenaan.

## Reports

web-report-title = Onko jokin rikki? Kerro kaupungille
web-report-map = Kartta. Paina kohtaa, jossa vika on
web-report-no-account = Et tarvitse tunnuksia. Saat vastauksen.
web-report-unread-services = Lista ei auennut
web-report-paper = Tulosta lomake
web-report-waiting = Verkko ei toimi. Ilmoitus odottaa tässä. Se lähtee myöhemmin.
web-report-have-code = Minulla on koodi
web-report-unfound = Emme löytäneet ilmoitusta
web-report-promise = Vastaamme { $answer ->
    [one] yhdessä tunnissa
   *[other] { $answer } tunnissa
}. Työ on valmis { $days ->
    [0] { $done ->
        [one] yhdessä tunnissa
       *[other] { $done } tunnissa
    }
    [one] yhdessä päivässä
   *[other] { $days } päivässä
}.
web-report-private = Muut eivät näe sanojasi. He eivät näe paikkaa. He näkevät alueen.
web-report-press = Paina paikkaa kartalla. Voit myös kirjoittaa osoitteen.
web-report-placed = Näet paikan kartalla.
web-report-middle = Käytä kartan keskikohtaa
web-report-here = Käytä paikkaa, jossa olen nyt
web-report-describe = Voit myös kertoa, missä se on
web-report-near = Onko vika joku näistä?
web-report-near-how = Jos on, kaupunki tietää siitä. Voit silti lähettää omasi.
web-report-photos-how = Poistamme kuvista paikan ja ajan.
web-report-contact = Saako kaupunki kysyä sinulta? (Voit jättää tyhjäksi)
web-report-contact-how = Tieto on turvassa. Muut eivät näe sitä. Poistamme sen 90 päivää lopun jälkeen. Poistamme sen viimeistään kahden vuoden päästä.
web-report-anonymous = Emme kysy, kuka olet.
web-report-not-sent = Emme saaneet ilmoitusta
web-report-unsaved = Laite ei voinut tallentaa ilmoitusta
web-report-offline = Eikö verkko toimi? Ilmoitus odottaa tässä. Se lähtee myöhemmin yhden kerran.
web-report-missing = Kirjoita, mikä on vialla. Valitse, mistä on kyse. Valitse paikka.
web-report-hidden = Kaupunki ei näytä tätä ilmoitusta. Syy: { $why }
web-report-reply = Kirjoita meille tästä
web-report-reply-words = Sinun sanasi (voit jättää tyhjäksi)
web-report-say-objection = Olen eri mieltä
web-report-say-person = Haluan puhua ihmisen kanssa
web-report-waits = Verkko ei toimi. Se odottaa tässä laitteessa.
web-report-unread = Lähetetty. Näet lisää, kun verkko toimii.
web-report-erase = Poista nimeni ja numeroni
web-report-code-wrong = Koodi on väärin. Merkki puuttuu tai on väärä. Koodissa on 20 merkkiä. Katso paperia.
web-report-promises = Teemmekö, mitä lupaamme?
web-report-promises-none = Ei vielä ilmoituksia.
web-report-promises-within = Valmis kahdessa tunnissa
web-report-promises-median = Puolet oli valmis ajassa
web-report-promises-due = Lupasimme päivän: { $count }
web-report-promises-of = { $kept } ajoissa, { $late } myöhässä, { $open } vielä kesken
web-report-promises-others = Osa on muista listoista: { $sources }.
web-report-board = Mitä uutta minun alueellani on
web-report-board-failed = Tämä ei auennut
web-report-board-city = Mitä kaupunki kysyy ja mitä se on päättänyt
web-report-board-how = Tässä kerrotaan paikasta. Tässä ei kerrota ihmisistä. Ihminen katsoo sanat ja kuvat ensin.
web-report-areas = Alueet, joilla on ilmoituksia. Paikkaa ei näytetä
web-report-area = { $label }: { $count } ilmoitusta tai enemmän tällä alueella

## Consultations, surveys, readings

web-consult-title = Sano, mitä ajattelet
web-consult-failed = Tämä ei auennut.
web-consult-none = Nyt ei ole kysymyksiä.
web-consult-effects = Mikä muuttuisi?
web-consult-verdict-unclear = emme tiedä
web-consult-about-you-why = Näemme, ketkä vastasivat. Näemme, ketkä eivät vastanneet. Voit jättää tämän tyhjäksi. Lopuksi erotamme tiedot vastauksestasi.
web-consult-have-code = Sain koodin
web-consult-code-wrong = Koodi on väärin. Siinä on kirjain ja 20 merkkiä. Se on tällainen: N-01234-56789-ABCDE-FGHJK.
web-consult-by-code = Käytät koodia, jonka sait.
web-consult-waiting = Verkko ei toimi. Vastauksesi { $answer } odottaa tässä. Se lähtee yhden kerran.
web-consult-answer-first = { $count ->
    [0] Kukaan ei ole vastannut. Vastaa ensin. Sitten näet tuloksen.
    [one] Yksi ihminen on vastannut. Vastaa ensin. Sitten näet tuloksen.
   *[other] { $count } ihmistä on vastannut. Vastaa ensin. Sitten näet tuloksen.
}
web-consult-few = { $count ->
    [one] Yksi ihminen on vastannut. Näytämme luvut, kun vastauksia on 25.
   *[other] { $count } ihmistä on vastannut. Näytämme luvut, kun vastauksia on 25.
}
web-consult-weighted = Tasattu
web-consult-weighted-how = Joku ryhmä vastasi paljon, joku vähän. Tässä ryhmä painaa niin paljon kuin siinä on asukkaita. Tämä kertoo yhtä paljon kuin { $count } vastausta. Luku voi olla vähän pienempi tai suurempi.
web-consult-gaps = Näistä ryhmistä vastasi liian vähän:
web-consult-groups = Ketkä vastasivat?
web-consult-noise = Muutamme lukuja vähän, enintään { $count }. Siksi oma vastauksesi on turvassa.
web-consult-self-chosen = Nämä ihmiset halusivat vastata. Muut voivat ajatella toisin.
web-consult-own = Tee oma suunnitelmasi
web-consult-own-how = Valitse, mitä tehdään. Rahaa on { $budget }.
web-consult-own-failed = Emme voineet laskea tätä.
web-consult-cost = Tämä maksaa { $cost }. Rahaa on { $budget }.
web-consult-over = Tämä maksaa { $cost }. Se on liikaa. Rahaa on { $budget }.
web-consult-add = Sano lisää tai ehdota jotain
web-consult-kind-comment = Haluan sanoa jotain
web-consult-kind-proposal = Minulla on idea
web-consult-kind-plan = Minun suunnitelmani
web-consult-proposal-title = Sano se yhdellä rivillä
web-consult-where = Mitä paikkaa tarkoitat? (Voit jättää tyhjäksi)
web-consult-public = Kaupunki lukee sen ensin. Sitten kaikki voivat lukea sen. Älä kirjoita nimiä. Älä kirjoita osoitteita.
web-consult-sent = Lähetetty. Katso täältä, mitä sitten tapahtuu.
web-consult-withheld-words = Emme näytä näitä sanoja.
web-consult-support = Minäkin haluan tätä
web-consult-supported = { $count } ihmistä haluaa tätä
web-survey-title = Kysymme sinulta
web-survey-failed = Tämä ei auennut.
web-survey-sent = Kiitos. Saimme vastauksesi.
web-survey-place = Käytä kartan keskikohtaa
web-survey-waiting = Verkko ei toimi. Vastauksesi odottavat tässä. Ne lähtevät yhden kerran.
web-survey-photo-how = Poistamme kuvasta paikan, ajan ja laitteen. Vain virasto näkee kuvan.
web-reading-title = Kerro melusta tai ilmasta
web-reading-failed = Tämä ei auennut.
web-reading-how = Käytä puhelimen sovellusta. Voit käyttää myös omaa mittaria. Lue luku. Kirjoita se tähän. Tämä sivu ei kuuntele.
web-reading-what = Mitä mittasit?
web-reading-value = Luku ({ $unit })
web-reading-send = Lähetä luku
web-reading-private = Tallennamme luvun, laitteen ja ajan. Paikasta tallennamme ruudun, jonka sivu on 111 metriä. Emme tallenna, kuka olet. Voit lähettää yhden luvun tunnissa.
web-reading-taken = Kiitos. Saimme lukusi. Se näkyy kartalla, kun { $people } ihmistä on mitannut lähellä.
web-reading-few = Emme tiedä vielä. Tarvitsemme { $pairs } paria, { $sensors } mittaria ja { $days } päivää.

## Codes, links and results

web-code-wrong = Koodi on väärin. Katso kirjettä. Kaikki, mitä kirjoitit, on tallella.
web-code-used = Joku on vastannut tällä koodilla. Se lasketaan yhden kerran.
web-code-office = Tämä koodi on paperista. Kaupunki kirjoittaa vastauksen sinulle.
web-code-coming = Voit käyttää koodia { $day } alkaen.
web-code-over = Tämä päättyi { $day }. Emme ota enää vastauksia.
web-code-without = Et tarvitse tässä koodia.
web-code-not-looked-at = Emme voi nyt katsoa koodia.
web-code-other = Joku on vastannut tällä laitteella. Linkissäsi on uusi koodi. Voit käyttää sitä.
web-code-as-other = Olen joku muu
web-code-dropped = Koodi oli väärin. Emme lähettäneet mitään. Kirjoittamasi on vielä tässä.
web-code-answer-without = Jatka ilman koodia
web-link-unknown = Linkkisi on numeroon { $number }. Sitä ei ole täällä. Katso kirjettä. Voit myös valita listasta.
web-link-coming = Tämä ei ole vielä alkanut. Pidä kirje ja tule takaisin.
web-link-over = Tämä on ohi. Emme ota enää vastauksia. Voit lukea tuloksen.
web-link-alone = Linkissäsi on koodi. Se ei kerro, mihin koodi kuuluu. Avaa se, mistä kirje kertoo. Käytä koodia siellä.
web-link-broken = Linkistä puuttuu osa. Avaa kirjeen linkki uudelleen. Voit myös kirjoittaa koodin.
web-result-live = Muutamme lukuja vähän, enintään { $noise }. Siksi kukaan ei löydä vastaustasi. Laskemme uudelleen, kun vastauksia on { $next }. Oikeat luvut tulevat { $day } jälkeen.
web-result-withheld = piilossa
web-result-withheld-groups = Piilossa: { $groups }.
web-result-withheld-why = Emme näytä ryhmää, jossa on alle { $count } ihmistä. Siksi kukaan ei löydä heidän vastauksiaan. Tällaiset ryhmät ovat yhdellä rivillä.
web-result-fewer = liian vähän vastauksia
web-result-took-part = Ketkä vastasivat? Ketkä asuvat täällä?
web-result-several = Sait valita monta. Emme näytä tässä ryhmiä.
web-result-interval = Oikea luku on tällä välillä yhdeksän kertaa kymmenestä.
web-result-weighted-how = Tässä ryhmä painaa niin paljon kuin siinä on asukkaita.
web-result-few = Alle { $count } ihmistä vastasi. Se on liian vähän.
web-result-places-below = Paikat ovat alla. Näytämme paikan, jos moni valitsi sen.
web-result-office = Vain virasto lukee sanat. Vain virasto näkee kuvat.
web-result-places = Moni valitsi: { $what }
web-result-on-map = Katso kartalla

## Points and helpers

web-act-title = Minun pisteeni
web-act-about = Laske, mitä teit. Se on vain sinulle. Se jää tähän laitteeseen. Kukaan muu ei näe sitä. Pisteillä ei voi ostaa mitään.
web-act-clear = Poista kaikki
web-nudge-title = Säästämme yhdessä
web-nudge-failed = Tämä ei auennut.
web-nudge-how = Katsomme alueen talojen laskuja. Katsomme vanhoja laskuja ja säätä. Näin näemme, paljonko säästyi. Emme näytä aluetta, jolla on liian vähän taloja.
web-helper-title = Joku auttaa sinua
web-helper-lead = Ystävä tai virkailija voi tehdä asioita puolestasi. Sinun pitää ensin suostua. Sinä päätät, mitä hän saa tehdä. Sinä päätät, kuinka kauan. Voit lopettaa sen koska vain.
web-helper-agree = Anna jonkun auttaa sinua
web-helper-helper = Kuka auttaa sinua? Kirjoita nimi
web-helper-task-report = Kertoa viasta
web-helper-task-application = Pyytää palvelua
web-helper-agreed = Suostun. Kirjoitamme molempien nimet muistiin.
web-helper-send = Kyllä, suostun
web-helper-failed = Tämä ei onnistunut
web-helper-codes-once = Kirjoita koodit muistiin nyt. Et näe niitä enää.
web-helper-code-person = Tämä on sinun koodisi. Säilytä se. Näet sillä, mitä on tehty. Voit lopettaa avun sillä.
web-helper-code-helper = Tämä koodi on auttajalle. Anna se hänelle.
web-helper-codes-noted = Kirjoitin ne
web-helper-mine = Mitä minun puolestani on tehty?
web-helper-standing = { $helper } voi auttaa sinua { $day } asti.
web-helper-over = { $helper } ei voi enää auttaa sinua. Aika on ohi.
web-helper-follow = Katso, mitä siitä tuli
web-helper-nothing = Vielä ei ole tehty mitään.
web-helper-end = Lopeta apu nyt
web-helper-acting = Teen tämän jonkun toisen puolesta
web-helper-acting-how = Hänellä on tämä koodi. Hän näkee, mitä siitä tulee. Sinä et näe.
web-helper-sent = Hän, jota autat, näkee tuloksen. Hän käyttää omaa koodiaan.
web-helper-none = Ei. Hän lähetti sen itse, tai virasto lähetti sen.
