# Suomi: julkiset sivut. Puuttuvat tekstit näytetään englanniksi.

## Frame of every page

web-places = Sivut
web-place-now = Nyt
web-place-plan = Suunnittele
web-place-progress = Edistyminen
web-place-take-part = Osallistu
web-place-open = Avoin data
web-place-my-city = Oma kaupunki
web-place-incidents = Häiriötilanteet
web-place-consent = Suostumuksesi
web-place-services = Palvelut
web-place-enterprise = Yritykset
web-place-water = Vesi
web-place-brief = Päivän katsaus
web-place-states = Tilat
web-loading-place = Sivua avataan
web-failed-place = Sivua ei voitu avata
web-no-such-place = Tässä osoitteessa ei ole mitään
web-skip-to-answer = Siirry vastaukseen
web-theme-dark = Käytä tummia värejä
web-theme-light = Käytä vaaleita värejä
web-close = Sulje
web-cancel = Peruuta
web-done = Valmis
web-try-again = Yritä uudelleen
web-send-unknown = Vastausta ei tullut: ei tiedetä, menikö se perille
web-send-unknown-how = Samat sanat uudelleen lähetettyinä lasketaan kerran. Muutetut sanat voivat tulla ensimmäisten rinnalle.
web-send-unknown-twice = Vastausta ei tullut: ei tiedetä, menikö se perille. Uudelleen lähetettynä se voi tulla perille kahdesti.
web-send-again = Lähetä uudelleen
web-send-change = Muuta silti
web-list-or = {" tai "}
web-simulated-value = simuloitu
web-simulated = osittain simuloitu
web-unit-people = henkilöä
web-percent-least = alle { $value } %
web-no-value = ei arvoa
web-known-measured = mitattu
web-known-computed = laskettu
web-known-assumed = oletettu tai päätelty
web-failed-city = Kaupunkiin ei saada yhteyttä
web-failed-map = Osa kartasta puuttuu
web-failed-why = Selitystä ei voitu avata
web-failed-no-answer = Palvelin ei vastaa. Sivulla oleva säilyy ja sitä voi lukea. Tarkista, että palvelin on käynnissä, ja yritä uudelleen.
web-failed-server = Palvelin vastasi virheellä, jota se ei selittänyt. Yritä uudelleen. Jos virhe toistuu, katso palvelimen lokia.
web-failed-unreadable = Vastausta ei voitu lukea ({ $problem }). Lataa sivu uudelleen. Jos virhe toistuu, palvelin ja sivu voivat olla eri versioita.
web-failed-since = { $time } alkaen
web-frame-more = Haku, värit ja kieli
web-frame-search = Haku
web-frame-search-for = Etsi osoitetta, rakennusta, paikkaa, suuretta, toimenpidettä tai termiä
web-frame-search-nothing = Mikään ei ole nimeltään ”{ $text }”. Kirjoita vähemmän kirjaimia tai toinen sana.
web-frame-notice-demo = Esittely: osittain simuloitu
web-frame-notice-demo-short = Esittely
web-frame-notice-demo-why = Tämä on esittelykaupunki: osa sen arvoista on keksittyjä ja merkitty simuloiduiksi.
web-frame-notice-lost = Ei yhteyttä, tilanne { $time }
web-frame-notice-lost-short = Ei yhteyttä
web-frame-notice-newer = Uudempi versio on saatavilla. Lataa uudelleen
web-frame-notice-newer-short = Lataa uudelleen
web-frame-notice-slow = Hidas yhteys
web-frame-notice-slow-short = Hidas
web-frame-notice-reload = Lataa sivu uudelleen
web-frame-keys = Kaikki näppäimet
web-frame-period = Ajanjakso

## Now

web-waiting-now = Täällä ei mitata vielä mitään
web-now-question = Nyt: mikä tarvitsee ihmistä?
web-now-headline = { $count ->
    [0] Mikään ei tarvitse ihmistä
    [one] 1 asia tarvitsee ihmistä
   *[other] { $count } asiaa tarvitsee ihmistä
}
web-now-live-of = { $all } mittausvirrasta { $live } on toiminnassa.
web-now-under-way = Työn alla
web-now-cured = Korjattu tällä viikolla
web-now-brief = Päivän katsaus
web-now-nothing = Viimeksi tarkistettu { $time }.
web-now-loading = Kaupungin tietoja luetaan…
web-now-failed = Emme näe, mitä kaupunki mittaa
web-now-all = Kaikki, mikä tarvitsee ihmistä
web-now-silent = { $place } ei lähetä mitään

## Reports

web-report-title = Mitä kaupungin pitäisi tietää?
web-report-short = Ilmoita ongelmasta
web-report-map = Ilmoitusten kartta: paina kohtaa, jossa ongelma on
web-report-no-account = Et tarvitse tiliä. Saat vastauksen, jossa on päivämäärä.
web-report-answered = Ensivastauksia luvatussa ajassa: { $kept } / { $count } ({ $share }).
web-report-answered-waiting = { $count ->
    [one] Yksi odottaa vielä vastausta eikä ole myöhässä.
   *[other] { $count } odottaa vielä vastausta eikä ole myöhässä.
}
web-report-answered-half = { $hours ->
    [one] Puolet yhdessä tunnissa.
   *[other] Puolet { $hours } tunnissa.
}
web-part-more = Muita tapoja osallistua
web-part-text-language = Tekstin kieli
web-part-only-in = Osa tästä on vain kielellä: { $languages }.
web-part-not-easy = Osa tästä ei ole selkokielellä.
web-report-button = Ilmoita ongelmasta
web-report-loading = Mistä voi ilmoittaa
web-report-unread-services = Ei voitu ladata, mistä voi ilmoittaa
web-report-by-phone = Puhelimitse: { $telephone }
web-report-paper = Tulostettava lomake
web-report-waiting = Ilmoitus odottaa tällä laitteella verkkoyhteyttä.
web-report-stored = Verkkoa ei ole. Ilmoituksen voi silti kirjoittaa; kartta ja kaikki muu tulevat, kun verkko on.
web-report-have-code = Sinulla on koodi paperilta tai toiselta laitteelta
web-report-follow = Katso
web-report-unfound = Ilmoitusta ei löytynyt
web-report-what = Mikä on vialla?
web-report-suggested = Kuulostaa tältä:
web-report-service = Mitä se koskee?
web-report-choose = Valitse
web-report-promise = Luvattu: vastaus { $answer ->
    [one] yhdessä tunnissa
   *[other] { $answer } tunnissa
}, valmista { $days ->
    [0] { $done ->
        [one] yhdessä tunnissa
       *[other] { $done } tunnissa
    }
    [one] yhdessä päivässä
   *[other] { $days } päivässä
}.
web-report-private = Muut näkevät alueen, mutta eivät sanojasi eivätkä paikkaa.
web-report-where = Missä se on?
web-report-press = Paina kartalta kohtaa tai kirjoita osoite.
web-report-placed = Paikka on merkitty kartalle.
web-report-address = Paikan osoite tai nimi
web-report-middle = Valitse kartan keskikohta
web-report-here = Valitse paikka, jossa olen
web-report-describe = Tai kerro sanoin, missä se on
web-report-near = Onko se jokin näistä?
web-report-metres = { $metres } metrin päässä
web-report-near-how = Jos on, kaupunki tietää siitä jo. Voit silti lähettää omasi.
web-report-photos = Kuvia, enintään { $most }
web-report-photos-chosen = { $count } valittu
web-report-photos-none = Poista
web-report-photos-how = Kuvista poistetaan, missä ja milloin ne on otettu.
web-report-contact = Jos kaupunki saa kysyä sinulta lisää (vapaaehtoinen)
web-report-contact-how = Tieto säilytetään erillään ja salattuna. Se poistetaan 90 päivää ilmoituksen sulkemisen jälkeen ja viimeistään kahden vuoden kuluttua lähettämisestä.
web-report-name = Nimi
web-report-email = Sähköposti
web-report-telephone = Puhelin
web-report-anonymous = Täällä ei kysytä, kuka olet.
web-report-send = Lähetä
web-report-not-sent = Ilmoitusta ei otettu vastaan
web-report-unsaved = Ilmoitusta ei voitu tallentaa tälle laitteelle
web-report-offline = Ilman verkkoa ilmoitus odottaa tällä laitteella ja lähetetään myöhemmin kerran.
web-report-missing = Tarvitaan kuvaus, aihe ja paikka.
web-report-late-answer = vastaus on myöhässä
web-report-late-end = se on myöhässä
web-report-since = Ilmoitit tästä { $time }.
web-report-answer-by = Vastaus on luvattu viimeistään { $time }.
web-report-reached = (tehty)
web-report-not-reached = (ei vielä)
web-report-hidden = Kaupunki ei näytä tätä ilmoitusta kenellekään: { $why }
web-report-of-city = Kaupunki
web-report-of-you = Sinä
web-report-reply = Kommentoi
web-report-reply-words = Omin sanoin (vapaaehtoinen)
web-report-say-cured = Se on korjattu
web-report-say-not-cured = Sitä ei ole korjattu
web-report-say-objection = Vastustan
web-report-say-person = Pyydän, että ihminen käsittelee asian
web-report-waits = Se odottaa tällä laitteella verkkoyhteyttä.
web-report-unread = Lähetetty. Näet asian etenemisen, kun verkkoyhteys toimii.
web-report-unsaid = Kaupunki ei saanut sitä
web-report-code = Koodi: { $code }
web-report-erase = Poista yhteystietoni
web-report-is-it-done = Onko asia kunnossa?
web-report-number = numero { $number }
web-report-copy-link = Kopioi linkki ilmoitukseen
web-report-code-wrong = Koodi ei ole kokonainen: merkki puuttuu tai on väärin. Koodissa on 20 merkkiä. Vertaa sitä paperiin.
web-report-forget = Unohda se tällä laitteella
web-report-promises = Pidetyt lupaukset
web-report-promises-none = Mitään ei ole vielä ilmoitettu.
web-report-promises-reports = Ilmoituksia
web-report-promises-closed = Suljettu
web-report-promises-within = Suljettu kahden tunnin kuluessa
web-report-promises-median = Puolet kaikista suljettu ajassa
web-report-promises-answers = Ensimmäiset vastaukset
web-report-promises-due = Päivämäärä luvattu: { $count }
web-report-promises-of = { $kept } ajoissa, { $late } myöhässä, { $open } avoinna
web-report-promises-others = Mukana on muista järjestelmistä tuotuja ilmoituksia: { $sources }.
web-report-promises-more = Palvelun mukaan sekä paikan mukaan ilman yksityisiä palveluja
web-report-promises-by = Palvelu tai paikka
web-report-promises-two = Kahdessa tunnissa
web-report-promises-half = Puolet ajassa (h)
web-report-promises-few = Lisäksi { $count } kohteesta on alle viisi ilmoitusta. Ne lasketaan vain kokonaismäärään.
web-report-promises-table = Kaikki luvut taulukkona (CSV)
web-report-board = Asuinalueen ilmoitustaulu
web-report-board-area = Asuinalue
web-report-board-reports = Ilmoitukset alueelta { $area }
web-report-board-failed = Ilmoitustaulua ei voitu ladata
web-report-board-photo = Kuva ilmoituksesta: { $label }
web-report-board-city = Mitä koko kaupungilta kysytään ja mitä on päätetty
web-report-board-how = Taulu kertoo paikasta, ei ihmisistä. Sanat ja kuvat näkyvät, kun ihminen on katsonut ne.
web-report-areas = Alueet, joiden ilmoituksista ei näytetä tarkkaa paikkaa
web-report-area = { $label }: alueella on vähintään { $count } ilmoitusta

## What is reached from a place

web-reach-mine = Mihin pääsen täältä?
web-reach-mine-how = Paina kartalta kohtaa, jossa asut, tai kirjoita osoite. Näet, montako minuuttia kävellen kestää päästä paikkoihin, joita useimmat tarvitsevat päivittäin.
web-reach-hint = Paina kartalta kohtaa, josta matka alkaa. Näppäimillä: siirrä karttaa nuolilla ja paina Enter.
web-reach-again = Paina toista kohtaa, jos haluat aloittaa sieltä.
web-reach-middle = Aloita kartan keskeltä
web-reach-mode = Miten
web-reach-walk = Kävellen
web-reach-cycle = Pyörällä
web-reach-drive = Autolla
web-reach-transit = Joukkoliikenteellä
web-reach-leave = Lähtöaika
web-reach-person = Kuka
web-reach-adult = Aikuinen
web-reach-older = Iäkäs henkilö
web-reach-with_child = Pienen lapsen kanssa
web-reach-step_free = Pyörätuolilla
web-reach-short-adult = Aikuinen
web-reach-short-older = Iäkäs
web-reach-short-with_child = Lapsen kanssa
web-reach-short-step_free = Pyörätuoli
web-reach-time = Aika
web-reach-minutes = { $count } min
web-reach-what = Ulottuvilla
web-reach-residents = Asukkaat
web-reach-change = Muutos
web-reach-same = ei muutosta
web-reach-unknown = ei tiedossa
web-reach-nearest = lähin: { $count } min
web-reach-none = ei yhtään
web-reach-both = Molemmat värit: tavoitetaan nyt ja suunnitelman jälkeen
web-reach-how = Matkat kulkevat kartan katuja pitkin tavallisella nopeudella. Ääriviiva kiertää risteykset, joihin ehditään. Mäet ja liikennevalot eivät ole mukana. Joukkoliikenne: lähtö valittuun aikaan aikataulun päivänä, kävelymatkat mukaan lukien. Missä mikään ei kulje, kävellään koko matka.
web-reach-private = Paikkaa ei tallenneta: se ei näy osoitteessa eikä lokissa.
web-reach-failed = Ei voitu laskea, mihin täältä pääsee
web-reach-waiting = Reittejä etsitään
web-reach-address = Paikan osoite tai nimi
web-reach-find = Hae
web-reach-nowhere = Mikään tässä kaupungissa ei vastaa näitä sanoja. Kokeile katua ja numeroa tai paina karttaa.
web-reach-search-failed = Haku ei vastannut. Paina sen sijaan karttaa.
web-reach-from = Kävellen paikasta { $place }
web-reach-on-foot = Kävellen kartalle merkitystä paikasta
web-reach-minutes-to = Minuutteja
web-reach-far = yli { $count }
web-reach-ground = Miten pitkälle pääsen?
web-reach-many = { $minutes } minuutissa tavoitat { $kinds } niistä { $all } paikkatyypistä, joita useimmat tarvitsevat päivittäin.
web-reach-many-people = { $people } ihmistä asuu yhtä lähellä.
web-reach-map = Kartta: mihin paikasta pääsee
web-reach-services = Kaupungin palvelut, kysymykset omin sanoin ja lähettämiesi asioiden eteneminen
web-map-ways = Reitit

## Ways from one place to another

web-ways-hint = Paina ensin kohtaa, josta matka alkaa, ja sitten kohtaa, johon se päättyy. Voit myös kirjoittaa osoitteen, nimen tai leveys- ja pituusasteen. Näppäimillä: siirrä karttaa nuolilla ja paina Enter.
web-ways-places = Mistä ja mihin
web-ways-open = Ei vielä valittu
web-ways-pressed = Kartalle merkitty paikka
web-ways-middle = Kartan keskikohta
web-ways-middle-begin = Kartan keskikohta: mistä
web-ways-middle-end = Kartan keskikohta: mihin
web-ways-press = Painallus kartalla on
web-ways-press-begin = mistä
web-ways-press-end = mihin
web-ways-turn = Vaihda suunta
web-ways-leave = Lähtöaika
web-ways-map = Kartta: reitit paikasta toiseen
web-ways-failed = Reittejä näiden paikkojen välillä ei voitu laskea
web-ways-plan = Suunnitelman jälkeen. Pienellä nykytilanne, jos se poikkeaa.
web-ways-plan-same = Suunnitelma ei muuta näitä reittejä.
web-ways-today = nyt { $value }
web-ways-today-none = nyt ei reittiä
web-ways-column-way = Reitti
web-ways-column-minutes = min
web-ways-column-metres = m
web-ways-column-money = Raha
web-ways-column-emissions = kg CO₂e
web-ways-kind-fast = nopea
web-ways-kind-safe = turvallinen
web-ways-kind-calm = rauhallinen
web-ways-kind-green = vihreä
web-ways-detour = { $minutes } min ja { $metres } m enemmän
web-ways-buys = Hinta { $more }, hyöty: { $bought }.
web-ways-buys-nothing = { $more } nopeaan reittiin verrattuna.
web-ways-buys-light = { $metres } m vähemmän valaisematonta matkaa
web-ways-buys-dark = { $metres } m enemmän valaisematonta matkaa
web-ways-buys-calm = { $metres } m vähemmän nopean tai vilkkaan liikenteen vieressä
web-ways-buys-stress = { $metres } m enemmän nopean tai vilkkaan liikenteen vieressä
web-ways-buys-safer = { $metres } tunnettua vaaraa vuodessa vähemmän
web-ways-buys-hazards = { $metres } tunnettua vaaraa vuodessa enemmän
web-ways-hazards = Reitin kaduilta tunnetaan { $count } onnettomuutta ja ilmoitusta vuodessa.
web-ways-hazards-unknown = { $metres } metristä tätä ei tiedetä.
web-ways-buys-green = { $metres } m enemmän vihreän vieressä
web-ways-buys-bare = { $metres } m vähemmän vihreän vieressä
web-ways-wheel = Tästä { $kilograms } kg tulee autosta itsestään, loput polttoaineen ja sähkön tuottamisesta. Raha: energia, kuluminen ja puolet tavallisesta pysäköintimaksusta.
web-ways-leg-walk = kävellen { $metres } m, kohteeseen { $to }
web-ways-leg-there = perille
web-ways-leg-ride = { $kind } { $line }: { $begin } – { $end }, perillä { $arrival }
web-ways-changes = { $count ->
    [0] Ei vaihtoja.
    [one] 1 vaihto.
   *[other] { $count } vaihtoa.
}
web-ways-without = Reittiä ei löytynyt: { $modes }.
web-ways-legend = Paina reittiä, niin näet sen kartalla. Rengas: mistä. Rengas, jossa on piste: mihin. Katkoviiva kiertää jotakin: pimeää, liikennettä, tunnettuja vaaroja tai katuja ilman vihreää.
web-ways-dark = Silloin on pimeää: turvalliset reitit välttävät katuja, joita ei ole merkitty valaistuiksi.
web-ways-light = Silloin on valoisaa: turvalliset reitit eivät vältä valaisemattomia katuja.
web-ways-how = Tavalliset nopeudet ilman mäkiä, liikennevaloja ja ruuhkia. Joukkoliikenne lähtee tähän aikaan aikataulun päivänä. Auto on täällä ajavien autojen keskiarvo.
web-ways-begin = Mistä
web-ways-end = Mihin
web-ways-private = Kumpaakaan paikkaa ei tallenneta: ne eivät näy osoitteessa eivätkä lokissa.

## Consultations, surveys, readings

web-consult-title = Kerro mielipiteesi
web-consult-failed = Kuulemisia ei voida näyttää.
web-consult-none = Tällä hetkellä ei kysytä mitään.
web-consult-preparing = Esimerkkiä tehdään. Se näkyy tässä noin minuutin kuluttua.
web-consult-state-open = { $count ->
    [0] Avoinna { $day } asti
    [one] Avoinna { $day } asti, yksi ihminen on vastannut
   *[other] Avoinna { $day } asti, { $count } ihmistä on vastannut
}
web-consult-state-coming = Avautuu pian, avoinna { $day } asti
web-consult-state-closed = Vastaaminen päättyi { $day }, { $count ->
    [one] yksi ihminen vastasi
   *[other] { $count } ihmistä vastasi
}
web-consult-state-decided = Päätetty, { $count ->
    [one] yksi ihminen vastasi
   *[other] { $count } ihmistä vastasi
}, viimeinen päivä { $day }
web-consult-effects = Mitä suunnitelma muuttaa
web-consult-verdict-better = paranee
web-consult-verdict-worse = huononee
web-consult-verdict-unclear = ei voida sanoa
web-consult-verdict-changed = muuttuu
web-consult-verdict-same = pysyy ennallaan
web-consult-verdict-slight = tuskin muuttuu
web-consult-verdict-unknown = ei tiedetä
web-consult-like-less = Saman verran vähemmän kuin { $what }
web-consult-like-more = Saman verran enemmän kuin { $what }
web-consult-plain-less = { $what } vähemmän
web-consult-plain-more = { $what } enemmän
web-consult-about-you = Tietoja sinusta, jos haluat
web-consult-about-you-why = Näin näemme, ketkä osallistuivat ja ketkä eivät. Jätä pois, mitä haluat. Tiedot erotetaan vastauksestasi, kun kuuleminen päättyy.
web-consult-not-said = Ei kerrottu
web-consult-have-code = Olen saanut koodin
web-consult-code = Koodi
web-consult-code-use = Käytä koodia
web-consult-code-wrong = Koodi ei ole kokonainen. Siinä on kirjain ja 20 merkkiä, esimerkiksi N-01234-56789-ABCDE-FGHJK.
web-consult-by-code = Vastaat koodilla, jonka sait.
web-consult-answer-first = { $count ->
    [0] Kukaan ei ole vielä vastannut. Näet tuloksen, kun olet vastannut.
    [one] Yksi ihminen on vastannut. Näet tuloksen, kun olet vastannut.
   *[other] { $count } ihmistä on vastannut. Näet tuloksen, kun olet vastannut.
}
web-consult-thanks = Kiitos. Vastauksesi: { $answer }.
web-consult-waiting = Odotetaan verkkoyhteyttä. Vastauksesi { $answer } säilyy tällä laitteella ja lähetetään kerran.
web-consult-not-sent = Tätä ei lähetetty.
web-consult-refused-late = Tämä tuli liian myöhään, eikä sitä laskettu. Lähetit:
web-consult-refused-first = Tällä koodilla on jo vastattu. Ensimmäinen vastaus lasketaan. Lähetit nyt:
web-consult-refused-place = Paikka: leveysaste { $latitude }, pituusaste { $longitude }
web-consult-decision = Päätetty { $day }
web-consult-proposal = Ehdotuksella { $count }
web-consult-result = Tulos
web-consult-result-so-far = Tulos tähän mennessä
web-consult-few = { $count ->
    [one] Yksi ihminen on vastannut. Luvut näytetään, kun vastauksia on 25.
   *[other] { $count } ihmistä on vastannut. Luvut näytetään, kun vastauksia on 25.
}
web-consult-counted = { $all ->
    [one] yhdestä vastauksesta
   *[other] { $count } / { $all } vastausta
}
web-consult-answer = Vastaus
web-consult-count = Ihmisiä
web-consult-weighted = Painotettu
web-consult-ends = { $low }–{ $high }
web-consult-weighted-how = Painotettu niin, että vastanneissa on kutakin ryhmää yhtä paljon kuin asukkaissa. Tulos kertoo yhtä paljon kuin { $count } samanarvoista vastausta. Vaihteluvälit ovat 90 prosentin välejä, ja niissä on mukana satunnainen poikkeama.
web-consult-gaps = Näistä ryhmistä osallistui vähemmän kuin heitä asuu täällä:
web-consult-groups = Ryhmittäin, ja ketkä osallistuivat
web-consult-simulated = asukkaat: keksitty esittelyä varten
web-consult-part = Osallistui, näytetyistä ryhmistä
web-consult-living = Asuu täällä, näytetyistä ryhmistä
web-consult-noise = Ryhmien luvut poikkeavat sattumalta enintään { $count }, jotta kenenkään omaa vastausta ei voi päätellä niistä.
web-consult-self-chosen = Vastaajat valitsivat itse osallistua: osuudet ovat vastanneista.
web-consult-own = Tee oma suunnitelma
web-consult-own-how = Valitse, mitä tehdään. Budjetti on { $budget }.
web-consult-own-failed = Suunnitelmaa ei voitu laskea.
web-consult-cost = Se maksaa { $cost }. Budjetti on { $budget }.
web-consult-over = Se maksaa { $cost }, enemmän kuin budjetti { $budget }.
web-consult-own-send = Lähetä suunnitelmani
web-consult-own-sent = Lähetetty
web-consult-own-kept = Säilyy tällä laitteella
web-consult-inputs = { $count ->
    [0] Mitä ihmiset lisäsivät: ei vielä mitään
    [one] Mitä ihmiset lisäsivät: yksi asia
   *[other] Mitä ihmiset lisäsivät: { $count } asiaa
}
web-consult-inputs-waiting = { $count ->
    [one] Yksi niistä odottaa kaupungin vastausta.
   *[other] { $count } niistä odottaa kaupungin vastausta.
}
web-consult-add = Lisää kommentti tai ehdotus
web-consult-kind-comment = Kommentti
web-consult-kind-proposal = Ehdotus
web-consult-kind-plan = Oma suunnitelma
web-consult-proposal-title = Yhdellä rivillä
web-consult-words = Omin sanoin
web-consult-where = Mitä paikkaa se koskee, jos jotain
web-consult-public = Kaupunki lukee sen ensin, sitten kaikki voivat lukea sen. Älä kirjoita ihmisten nimiä tai osoitteita.
web-consult-send = Lähetä
web-consult-sent = Lähetetty. Näet täältä, mitä sille tapahtuu.
web-consult-yours = sinun
web-consult-not-read = Kaupunki ei ole vielä lukenut sitä.
web-consult-withheld-words = Sanoja ei näytetä.
web-consult-support = Kannatan tätä
web-consult-supported = { $count } kannattaa
web-consult-plan-open = Avaa suunnittelussa
web-consult-plan-file = Suunnitelman tiedosto
web-consult-no-file = Tiedostoa ei voitu hakea.
web-consult-adding = { $count ->
    [one] Odotetaan verkkoyhteyttä. Asia säilyy tällä laitteella ja lähetetään kerran.
   *[other] Odotetaan verkkoyhteyttä. { $count } asiaa säilyy tällä laitteella ja lähetetään kerran.
}

web-survey-title = Kyselyt
web-survey-failed = Kyselyitä ei voida näyttää.
web-survey-minutes = { $count ->
    [one] yksi minuutti
   *[other] { $count } minuuttia
}
web-survey-open = { $minutes }, avoinna { $day } asti
web-survey-closed = päättyi { $day }
web-survey-coming = Avoinna { $since } – { $day }
web-survey-send = Lähetä vastaukseni
web-survey-sent = Kiitos. Vastauksesi lähetettiin kerran.
web-survey-place = Merkitse kartan keskikohta
web-survey-place-add = Lisää kartan keskikohta
web-survey-place-map = Valitse pieneltä kartalta
web-survey-place-press = Paina kartasta oikeaa kohtaa. Osoitekenttään voi kirjoittaa myös leveys- ja pituusasteen, kuten 60.17, 24.94.
web-survey-place-lost = Laite ei kerro, missä se on. Käytä osoitetta tai pientä karttaa.
web-survey-place-undo = Poista viimeinen paikka
web-survey-place-none = Ei vielä paikkaa
web-survey-places = { $count ->
    [one] yksi piste
   *[other] { $count } pistettä
}
web-survey-required = vastaa tähän
web-survey-answered = { $count ->
    [one] yksi vastaus
   *[other] { $count } vastausta
}
web-survey-mean = Keskimäärin { $what }
web-survey-waiting = Odotetaan verkkoyhteyttä. Vastauksesi säilyvät tällä laitteella ja lähetetään kerran.
web-survey-photo-how = Kuvasta poistetaan paikka, aika ja laite. Vain virasto näkee sen.
web-survey-photo-sent = Kuva lähetettiin.

web-reading-title = Lähetä melun tai ilman lukema
web-reading-failed = Lukemia ei voida näyttää.
web-reading-how = Lue luku puhelimesi sovelluksesta tai omasta anturistasi ja kirjoita se. Sivu ei kuuntele.
web-reading-what = Mitä mitattiin
web-reading-device = Laite
web-reading-choose = Valitse
web-reading-value = Lukema ({ $unit })
web-reading-where = Missä mitattiin
web-reading-near = Lähellä: { $place }
web-reading-private = Talteen jäävät luku, laitteen tyyppi, minuutti, 111 metrin ruutu ja se, mitkä ruudun lukemat tulivat samasta yhteydestä. Ei se, kuka olet. Ruudussa lasketaan yksi lukema tunnissa ja jokainen ihminen kerran.
web-reading-send = Lähetä lukema
web-reading-waiting = { $count ->
    [one] Odotetaan verkkoyhteyttä. Lukema säilyy tällä laitteella ja lähetetään kerran.
   *[other] Odotetaan verkkoyhteyttä. { $count } lukemaa säilyy tällä laitteella ja lähetetään kerran.
}
web-reading-taken = Kiitos. Lukemasi otettiin vastaan. Ruutu näkyy kartalla, kun { $people } ihmistä on mitannut siinä.
web-reading-few-people = { $count ->
    [one] Yksi lukema on ruudussa, jossa alle { $people } ihmistä on mitannut, eikä sitä näytetä.
   *[other] { $count } lukemaa on ruuduissa, joissa alle { $people } ihmistä on mitannut, eikä niitä näytetä.
}
web-reading-compared = Kaupungin antureiden vieressä
web-reading-many = Lukemia
web-reading-bias = Liian suuri tai pieni
web-reading-spread = Hajonta
web-reading-level = Laatu (1 on paras)
web-reading-few = ei tiedossa: tarvitaan { $pairs } paria { $sensors } anturin vieressä { $days } päivänä
web-reading-far = { $bias }, enemmän kuin laitteen virhe selittää: ei vähennetä
web-reading-pair = Pari on päivä, jona anturin vierestä tuli lukemia.
web-reading-weight = Mitä suurempi hajonta, sitä vähemmän lukema painaa. Laitetyypin tunnettu virhe vähennetään.
web-reading-cell = { $value }, { $low }–{ $high }. { $count ->
    [one] Yksi lukema
   *[other] { $count } lukemaa
}, laatu { $level }

## Errors that residents see

value-allowed = { $rule ->
    [present] arvo, jota ei annettu
    [no-field] ei mitään: tämän nimistä kenttää ei ole
    [text] teksti
    [longer] teksti, jossa on vähintään { $limit } merkkiä
    [shorter] teksti, jossa on enintään { $limit } merkkiä
    [pattern] teksti, jonka muoto on { $limit }
    [number] luku
    [whole-number] kokonaisluku
    [above] luku, joka on suurempi kuin { $limit }
    [at-least] luku, joka on vähintään { $limit }
    [below] luku, joka on pienempi kuin { $limit }
    [at-most] luku, joka on enintään { $limit }
    [multiple] luvun { $limit } monikerta
    [one-of] jokin näistä: { $limit }
    [yes-or-no] true tai false
    [date] päivämäärä, esimerkiksi 2026-01-01
    [time] päivämäärä ja kellonaika, esimerkiksi 2026-01-01T12:00:00Z
    [list] luettelo
    [more] luettelo, jossa on vähintään { $limit } kohtaa
    [fewer] luettelo, jossa on enintään { $limit } kohtaa
    [easy-alone] helpot sanat, joiden rinnalla on teksti kielellä { $limit }
    [mapping] ryhmä nimettyjä kenttiä
   *[other] muunlainen arvo
}
resident-report-service-unknown = Palvelua { $received } ei ole. Kaikki koodit ovat palvelujen luettelossa.
resident-report-code = Tämä ei ole ilmoituksen koodi: koodissa on { $allowed } kirjainta ja numeroa. Vertaa sitä paperiisi tai linkkiisi.
resident-report-code-used = Tämä koodi kuuluu toiselle ilmoitukselle. Lähetä tämä uudella koodilla tai ilman koodia.
resident-report-unknown = Ilmoitusta { $received } ei ole. Numerot ovat ilmoitusten luettelossa.
resident-report-code-unknown = Tällä koodilla ei ole ilmoitusta. Tarkista, että linkki on kokonainen, tai vertaa koodia paperiisi.
resident-report-outside = { $received } on kaupungin ulkopuolella ({ $allowed }). Siirrä paikkaa tai ilmoita kaupungille, jossa se on.
resident-report-not-done = Mitään ei voi vielä vahvistaa: ilmoitusta ei ole suljettu. Näet täältä, kun se on.
resident-report-closed = Ilmoitus on suljettu, eikä siihen voi enää lisätä kuvia. Kerro, ettei asiaa ole korjattu, tai tee uusi ilmoitus.
resident-report-rate = Verkostasi tuli monta ilmoitusta. Odota { $wait } sekuntia ja lähetä uudelleen. Laitteeltasi ei katoa mitään.
resident-report-form = Ilmoitusta ei voida ottaa vastaan: { $problem }. Mitään ei tallennettu. Korjaa se ja lähetä uudelleen.
resident-report-question = Näin ei voi hakea: { $problem }. Korjaa haku.

## Public screens, and pages on paper

web-kiosk-still-there = Oletko vielä siinä?
web-kiosk-begins = Näyttö alkaa alusta { $seconds } sekunnin kuluttua. Siihen ei jää mitään sinusta.
web-kiosk-stay = Olen vielä tässä
web-kiosk-outside = Tämä vie pois kaupungin sivuilta, eikä se avaudu tällä näytöllä.
web-print-address = Tämä sivu verkossa:
web-print-code = Koodi, jossa on tämän sivun osoite
web-frame-language = Kieli
web-easy-words = Selkokieli
web-easy-grade = Englanninkielisen tekstin lukutaso: { $lowest ->
    [yes] alle luokka { $grade }
   *[no] luokka { $grade }
}
web-easy-length = Virkkeessä on keskimäärin { $count } merkkiä
web-easy-sentence = Virkkeessä on keskimäärin { $count } sanaa
web-easy-translated = Tämän sivun teksteistä { $share } on suomennettu. Muu on englanniksi.

## Lessons, points, competitions

web-lesson-title = Vartin oppitunnit
web-lesson-about = Jokainen oppitunti kysyy tämän kaupungin luvuista. Et tarvitse tiliä. Se, mitä teit, jää tälle laitteelle.
web-lesson-number = Lue luku ja kysy, miksi
web-lesson-interval = Mitä vaihteluväli kertoo
web-lesson-algorithm = Mitä algoritmi ehdottaa ja kuka päättää
web-lesson-street = Mitä katumme kuluttaa
web-lesson-budget = Oma suunnitelmani budjetin rajoissa
web-lesson-text = { $text }
web-lesson-was-done = tehty
web-lesson-failed = Oppituntia ei voida näyttää.
web-lesson-loading = Oppituntia tehdään tämän päivän luvuista
web-lesson-nothing = Tällä kaupungilla ei ole vielä lukuja tätä oppituntia varten.
web-lesson-step = Vaihe { $step } / { $steps }
web-lesson-check = Tarkista
web-lesson-right = Oikein.
web-lesson-wrong = Ei vielä. Katso yllä olevia lukuja ja yritä uudelleen.
web-lesson-next = Seuraava vaihe
web-lesson-finish = Lopeta oppitunti
web-lesson-done = Teit tämän oppitunnin loppuun.
web-lesson-way-measured = Se mitattiin
web-lesson-way-computed = Se laskettiin
web-lesson-way-assumed = Se on osaksi oletus
web-lesson-number-read = { $label }: { $value }.
web-lesson-number-way = Mistä kaupunki sai tämän luvun? Suunnittele-sivulla näet sen painamalla mitä tahansa lukua.
web-lesson-number-inputs = { $label } perustuu näihin lukuihin.
web-lesson-number-count = Montako niitä on?
web-lesson-number-why = Jokaisella niistä on oma Miksi?, aina mittaukseen tai sääntöön ja sen lähteeseen asti.
web-lesson-number-rests = Mihin näistä { $label } perustuu?
web-lesson-interval-read = { $label } on yhdeksän kerran kymmenestä välillä { $low }–{ $high }, sikäli kuin sen lähtötiedot ovat epävarmoja. Kaavojen oma virhe ei ole mukana.
web-lesson-interval-could = Voiko todellinen luku olla { $value }?
web-lesson-interval-yes = Kyllä, se on välin sisällä
web-lesson-interval-no = Tuskin, se on kaukana välin ulkopuolella
web-lesson-interval-unsure = Kukaan ei voi sanoa mitään
web-lesson-interval-ninety = Ajattele kymmentä tällaista väliä, joista jokainen koskee eri lukua, ja kaavoja, jotka ovat oikein.
web-lesson-interval-ten = Noin monessako niistä todellinen luku on mukana?
web-lesson-algorithm-list = Kaupunki luettelee kaikki tavat, joilla se laskee tai ehdottaa jotakin.
web-lesson-algorithm-count = Montako niitä on yhteensä?
web-lesson-algorithm-source = Mistä { $label } on peräisin?
web-lesson-algorithm-suggests = Haku voi ehdottaa toimenpiteitä, ja tunnistin voi avata asian. Kumpikaan ei tee mitään, mikä sitoo jotakuta.
web-lesson-algorithm-decides = Kuka päättää suunnitelmasta?
web-lesson-decides-person = Ihminen, jolla on siihen oikeus ja jonka nimi kirjataan
web-lesson-decides-algorithm = Algoritmi, jolla on paras luku
web-lesson-decides-nobody = Ei kukaan, se tapahtuu itsestään
web-lesson-street-name = Katu ja joitakin sen taloja
web-lesson-street-read = Näiden talojen vieressä on luku: { $label }.
web-lesson-street-most = Missä niistä luku on suurin?
web-lesson-street-kind = Talot eroavat tässä: { $label }.
web-lesson-street-count = { $label }: monessako talossa se on { $value }?
web-lesson-street-known = Ensimmäisestä talosta kaupunki tietää tämän ja kertoo, mistä tieto on.
web-lesson-street-how = Mistä tämä tiedetään: { $label }?
web-lesson-budget-read = Budjetti on { $budget }. Jokainen toimenpide laskettiin yksin koko kaupungille.
web-lesson-budget-fit = Moniko näistä toimenpiteistä mahtuu budjettiin, yksi kerrallaan?
web-lesson-budget-best = Mikä budjettiin mahtuvista välttää eniten päästöjä?
web-lesson-budget-tonne = Jaa raha tonneilla, jotka vältetään vuodessa.
web-lesson-budget-cheap = Mikä toimenpide maksaa vähiten tonnia kohti?

web-act-title = Pisteet tällä laitteella
web-act-about = Laske itseäsi varten, mitä teit. Se on vain tässä selaimessa: mikään pyyntö ei vie sitä, kukaan ei näe sitä, eikä sillä saa mitään.
web-act-walk = Kävelin tai pyöräilin enkä ajanut autoa
web-act-bus = Menin bussilla tai junalla
web-act-repair = Korjautin jotakin
web-act-compost = Lajittelin ruokajätteen
web-act-warm = Laskin lämpötilaa kotona
web-act-tree = Kastelin tai istutin puun
web-act-less = Yksi vähemmän: { $act }
web-act-more = Yksi lisää: { $act }
web-act-clear = Unohda kaikki
web-act-points = { $count ->
    [one] Yksi piste
   *[other] { $count } pistettä
}

web-nudge-title = Säästetään yhdessä
web-nudge-failed = Kilpailuja ja kirjeitä ei voida näyttää.
web-nudge-days = { $since }–{ $until }.
web-nudge-state-coming = Se ei ole alkanut.
web-nudge-state-open = Se on käynnissä.
web-nudge-state-over = Se on päättynyt. Laskuja odotetaan.
web-nudge-state-told = Tulos on lopullinen.
web-nudge-first = { $team } säästi eniten.
web-nudge-not-apart = Näitä kärjessä olevia ei voida erottaa: { $teams }.
web-nudge-rank = Sija
web-nudge-team = Alue
web-nudge-saved = Säästö (90 %)
web-nudge-withheld = liian vähän rakennuksia
web-nudge-saving = { $share } ({ $low }–{ $high })
web-nudge-how = Alueen kaikkien rakennusten laskut verrattuna siihen, mitä aiempien laskujen perusteella odotetaan tällä säällä. Alueita, joilla on liian vähän rakennuksia, ei näytetä.
web-nudge-letter-changed = Kulutus muuttui { $share } ({ $low }–{ $high }) verrattuna samanlaisiin rakennuksiin, jotka eivät saaneet kirjettä.
web-nudge-letter-shown = Vaikutus näkyy.
web-nudge-letter-not-shown = Vaikutusta ei näy.
web-nudge-cost = Vältetty tonni maksoi { $cost } ({ $low }–{ $high }).
web-nudge-cost-open = Vältetty tonni maksoi { $cost }, vähintään { $low }. Enintä hintaa ei voida sanoa.
web-nudge-cost-none = Tonnin hintaa ei voida sanoa.
web-nudge-letter-sent = { $count ->
    [one] Yksi rakennus sai kirjeen. Se arvottiin.
   *[other] { $count } rakennusta sai kirjeen. Ne arvottiin.
}

## Helpers

web-helper-title = Joku toimii puolestasi
web-helper-lead = Naapuri, sosiaalityöntekijä tai virkailija voi ilmoittaa, vastata ja hakea puolestasi, jos suostut. Sinä päätät, mitä ja mihin asti. Voit lopettaa sen milloin tahansa.
web-helper-agree = Anna jonkun toimia puolestasi
web-helper-person = Nimesi
web-helper-helper = Auttajasi nimi
web-helper-tasks = Mitä hän saa tehdä?
web-helper-task-report = Ilmoittaa jostakin
web-helper-task-survey = Vastata kyselyihin
web-helper-task-application = Hakea palveluja
web-helper-until = Viimeinen päivä
web-helper-agreed = Suostun. Molempien nimet ovat lokissa, johon tehdyt asiat kirjataan.
web-helper-send = Suostun
web-helper-failed = Tätä ei voitu tehdä
web-helper-codes-once = Kirjoita molemmat koodit muistiin nyt: ne näytetään vain tämän kerran.
web-helper-code-person = Sinun koodisi. Säilytä se: sillä näet, mitä tehtiin, ja voit lopettaa avun.
web-helper-code-helper = Auttajasi koodi. Anna se hänelle.
web-helper-codes-noted = Kirjoitin ne muistiin
web-helper-mine = Mitä puolestani tehtiin
web-helper-code-mine = Koodisi
web-helper-look = Katso
web-helper-standing = { $helper } saa toimia puolestasi { $day } asti.
web-helper-over = { $helper } ei saa enää toimia puolestasi.
web-helper-erased = Auttajasi
web-helper-did-report = { $day }: ilmoitti jostakin (numero { $number })
web-helper-did-survey = { $day }: vastasi kyselyyn { $number }
web-helper-did-application = { $day }: haki palvelua (numero { $number })
web-helper-follow = Katso, mitä asialle tapahtui
web-helper-follow-report = Seuraa sitä tällä koodilla:
web-helper-nothing = Mitään ei ole vielä tehty.
web-helper-end = Lopeta nyt
web-helper-acting = Teen tämän toisen ihmisen puolesta
web-helper-code = Auttajan koodi
web-helper-acting-how = Ihminen sai sen, kun hän suostui. Asian eteneminen näytetään hänelle, ei sinulle.
web-helper-sent = Ihminen, jota autat, näkee asian etenemisen omalla koodillaan.
web-helper-sent-report = Lähetetty sen ihmisen puolesta, jota autat (numero { $number }). Hän näkee asian etenemisen omalla koodillaan.
web-helper-of-record = Lähettikö tämän auttaja?
web-helper-for = { $helper } toimi ihmisen { $person } puolesta.
web-helper-erased-name = (nimi poistettu)
web-helper-none = Ei: sen lähetti ihminen itse tai virkailija.

## Services, applications, objections, my house, refusals

web-services-loading = Palveluja haetaan
web-services-failed = Palveluja ei saatu
web-services-none = Tämä kaupunki ei ole vielä kirjannut palveluja.
web-services-question = Kysy omin sanoin
web-services-ask = Kysy
web-services-source-of = Tämä virke on kohdassa:
web-services-not-known = En tiedä, kysy.
web-services-not-known-ask = Luettelossa ei ole tähän vastausta. Kysy palvelupisteestä tai puhelimitse: siellä vastaa ihminen.
web-services-near = Lähimmät palvelut:
web-services-by-event = Mitä tarvitsen?
web-services-all = Kaikki palvelut
web-services-event-all = Kaikki
web-services-event-moving = Muutto
web-services-event-child = Lapsi
web-services-event-school = Koulu
web-services-event-work = Työ
web-services-event-home = Koti
web-services-event-construction = Rakentaminen
web-services-event-illness = Sairaus
web-services-event-ageing = Ikääntyminen
web-services-event-money = Raha
web-services-event-leisure = Vapaa-aika
web-services-event-vehicle = Ajoneuvo
web-services-event-business = Yritys
web-services-event-event = Tapahtuma
web-services-event-street = Katu
web-services-event-environment = Ympäristö
web-services-kind-application = Hakemus
web-services-kind-notice = Ilmoitus viranomaiselle
web-services-kind-report = Ilmoitus ongelmasta
web-services-kind-advice = Neuvonta
web-services-unit = Kuka sen saa
web-services-conditions = Ehdot
web-services-documents = Asiakirjat
web-services-held-consent = Kaupungilla on se rekisterissä { $register }. Se katsotaan sieltä, jos suostut.
web-services-held-law = Kaupungilla on se rekisterissä { $register }. Sinun ei tarvitse tuoda sitä.
web-services-left-out = Voi jättää pois: { $when }.
web-services-fee = Maksu
web-services-promise = Lupaus
web-services-alternatives = Muut tavat
web-services-channels = Miten
web-services-channel-page = täällä
web-services-channel-counter = palvelupisteessä
web-services-channel-telephone = puhelimitse
web-services-channel-paper = paperilla
web-services-channel-open311 = Open311-rajapinnalla
web-services-basis = Laki
web-services-checked = Verrattu lähteeseen { $day }.
web-services-unchecked = Kukaan ei ole verrannut tätä lähteeseen.
web-services-versions = Versiot
web-services-version = { $day } alkaen, { $source }
web-services-replaced = Korvattu myöhemmin.
web-services-apply-here = Hae täällä
web-services-apply = Hae: { $name }
web-services-attached = Minulla on nämä valmiina
web-services-consent = Kaupunki saa katsoa täältä, eikä minulta tarvitse kysyä
web-services-look-in = Rekisteri: { $register }
web-services-consent-how = Jos et suostu, virasto pyytää asiakirjan sinulta.
web-services-by-law = Kaupunki katsoo nämä lain perusteella: { $documents }.
web-services-words = Mitä haet?
web-services-send = Lähetä hakemus
web-services-send-failed = Sitä ei lähetetty
web-services-contact = Miten tavoitamme sinut?
web-services-contact-optional = Miten tavoitamme sinut? (Tämän voi jättää tyhjäksi.)
web-services-name = Nimi
web-services-address = Sähköposti, puhelin tai osoite
web-services-contact-how = Säilytetään erillään ja salattuna. Poistetaan 90 päivää päätöksen jälkeen, kahden vuoden kuluttua viimeisestä viestistä jos kukaan ei päätä, tai kun pyydät.
web-services-sent = Lähetetty. Numerosi on { $number }.
web-services-link-once = Säilytä tämä linkki: siitä näet asian etenemisen. Se näytetään vain tämän kerran.
web-services-copy-link = Kopioi linkki
web-services-objection-how = Ihminen katsoo asian ja vastaa. Et tarvitse tiliä.
web-services-objection-words = Mikä näyttää väärältä, ja mistä tiedät sen?
web-services-objection-send = Lähetä huomautus
web-services-matter-failed = Tätä linkkiä ei voitu avata
web-services-matter-application = Hakemus { $number }
web-services-matter-objection = Huomautus { $number }
web-services-state-received = Vastaanotettu. Kukaan ei ole vielä vastannut.
web-services-state-answered = Vastattu. Asiaa ei ole vielä päätetty.
web-services-state-decided = Päätetty.
web-services-state-appealed = Päätöksestä on valitettu. Toinen ihminen päättää.
web-services-answer-by = Ensimmäinen vastaus on luvattu viimeistään { $at }.
web-services-decide-by = Päätös on luvattu viimeistään { $at }.
web-services-late = Päätös luvattiin viimeistään { $at }. Olemme myöhässä.
web-services-you-wrote = Kirjoitit
web-services-erased = Poistettu.
web-services-step-answer = Kaupunki vastaa
web-services-step-decision = Kaupunki päättää:
web-services-step-appeal = Valitat päätöksestä
web-services-step-correction = Kaupunki korjaa luvun
web-services-step-taken-back = Kaupunki peruu korjauksen
web-services-outcome-granted = myönnetty
web-services-outcome-partly = myönnetty osittain
web-services-outcome-refused = hylätty
web-services-outcome-corrected = olit oikeassa, luku korjattiin
web-services-outcome-right = luku on oikein
web-services-outcome-partly-objection = olit osittain oikeassa
web-services-outcome-right-decision = päätös pysyy voimassa
web-services-outcome-right-algorithm = algoritmi on oikein
web-services-outcome-right-measure = toimenpide on oikein
web-services-corrected = { $ends ->
    [no] { $name } oli { $before } ja on { $value } { $day } alkaen.
   *[other] { $name } oli { $before } ja on { $value } { $day } alkaen { $until } asti.
}{ $other ->
    [no] {""}
   *[other] {" "}Nyt käytössä oleva arvo on { $now }; tämä korjaus ei muuta sitä.
}{ $followed ->
    [no] {""}
   *[other] {" "}{ $follows } alkaen voimassa on toinen korjaus: { $next }.
}{ $plans ->
    [0] {" "}Minkään tallennetun suunnitelman luvut eivät muuttuneet.
    [one] {" "}Yksi tallennettu suunnitelma käyttää sitä: se on vanhentunut ja merkitty vanhentuneeksi.
   *[other] {" "}{ $plans } tallennettua suunnitelmaa käyttää sitä: ne ovat vanhentuneet ja merkitty vanhentuneiksi.
}
web-services-correction-over = { $ends ->
    [no] { $name } oli { $before } ja korjattiin arvoon { $value } { $day } alkaen.
   *[other] { $name } oli { $before } ja korjattiin arvoon { $value } { $day } alkaen { $until } asti.
}{ $how ->
    [replaced] {" "}Toinen korjaus korvasi sen { $over }. Se ei ole enää voimassa.
   *[other] {" "}Korjaus peruttiin { $over }. Se ei ole enää voimassa.
}
web-services-appeal-words = Miksi päätös on väärä?
web-services-appeal = Valita
web-services-erase = Poista, mitä kirjoitin
web-services-refusals = Mitä tämä kaupunki kieltäytyy tekemästä
web-services-refused-faces = Se ei tunnista kasvoja eikä tallenna niitä.
web-services-refused-scores = Se ei anna kenellekään pisteitä tai sijoitusta.
web-services-refused-points = Sillä ei ole luetteloa ihmisten pisteistä. Roska-astia punnitsee ja hyvittää tietämättä, kuka olet.
web-services-refused-third = Tämä sivu ei kysy keneltäkään muulta: se ei lähetä mitään ulkopuolisille.
web-services-refused-sell = Se pyytää vain, mitä se tarvitsee, kertoo, kuinka kauan, ja poistaa tiedot sitten.
web-services-refused-alone = Kone ei päätä sinusta: jokaisesta päätöksestä vastaa ihminen, ja voit valittaa siitä.
web-services-house = Oma taloni
web-services-house-how = Mitä kaupunki tietää ja laskee rakennuksesta, jossa asut, ja mikä auttaisi. Tiedot koskevat taloa, eivät sinua.
web-services-house-address = Osoite
web-services-house-near = Mikään talo ei ole täsmälleen ”{ $received }”. Nämä ovat lähimmät. Valitse yksi.
web-services-house-known-as = Rekisterissä tämän talon nimi on { $name }.
web-services-house-failed = Taloa ei voitu lukea
web-services-house-computed = laskettu
web-services-house-measured = mitattu tai kirjattu
web-services-house-derived = laskettu mitatusta
web-services-house-estimated = arvioitu
web-services-house-unknown = arvioitu
web-services-house-help = Mikä täällä auttaisi?
web-services-house-tried = { $done } / { $tried } toimenpidettä laskettu
web-services-house-nothing = Mikään kaupungin toimenpide ei vähentäisi tämän talon päästöjä.
web-services-house-helps = Mikä täällä auttaisi
web-services-house-measure = Toimenpide
web-services-house-emissions = Päästöt
web-services-house-energy = Energian hinta
web-services-house-investment = Investointi
web-services-house-sure = Jokainen toimenpide yksin, vain tässä talossa, niin kuin kaupunki laskee sen. Yksittäisestä talosta tämä on enimmäkseen arviota: pyydä asiantuntijaa katsomaan taloa, ennen kuin päätät.

## Consent

web-consent-title = Mihin suostuit, ja kuka on lukenut tietosi?
web-consent-why = Sait koodin, kun suostuit. Se näyttää, mitä sen alla on, kuka sitä on lukenut ja mihin tarkoitukseen. Kukaan ei näe nimeäsi täällä. Kun perut suostumuksen, tieto suljetaan heti kaikilta lukutavoilta.
web-consent-code = Koodi
web-consent-open = Näytä
web-consent-failed = Tätä ei voitu tehdä
web-consent-agreed = Mihin suostuit
web-consent-person = Sinut tunnetaan täällä nimellä { $person }.
web-consent-none = Tällä koodilla ei ole mitään.
web-consent-entry = Kohta { $number }
web-consent-basis-consent = Suostuit { $at } tekstiin { $version }.
web-consent-basis-contract = Sopimuksella { $at } alkaen, teksti { $version }.
web-consent-basis-law = Lain perusteella { $at } alkaen, teksti { $version }.
web-consent-streams = Tiedot:
web-consent-withdrawn = Peruttu { $at }
web-consent-withdraw = Peru
web-consent-readings = Kuka on lukenut tietoja
web-consent-requests = { $count ->
    [one] 1 pyyntö
   *[other] { $count } pyyntöä
}
web-consent-unread = Kukaan ei ole vielä lukenut niitä yksitellen.
web-consent-yours = Oikeutesi
web-consent-take-why = Kaikki, mitä sinusta on tallessa, yhtenä tiedostona: mihin suostuit, lukemat, kuka niitä on lukenut ja kuinka kauan ne säilytetään.
web-consent-take = Lataa tiedostona
web-consent-erase-why = Kaikki voidaan poistaa heti ja lopullisesti. Se, mihin muut ovat suostuneet, säilyy. Myös merkintä poistamisesta säilyy ilman sinua. Lataa tiedosto ensin, jos haluat säilyttää jotakin.
web-consent-erase = Poista, mitä minusta on tallessa
web-consent-erase-sure = Poista lopullisesti
web-consent-erase-not = Säilytä
web-consent-erased = { $streams ->
    [0] Poistettu: { $readings } lukemaa.
    [one] Poistettu: yksi mittausvirta, { $readings } lukemaa.
   *[other] Poistettu: { $streams } mittausvirtaa, { $readings } lukemaa.
 } Koodisi ei ole enää voimassa.
web-consent-shared = { $count ->
    [one] Yksi mittausvirta koskee myös muita: se säilyy, eikä kukaan voi enää tietää, että olet mukana.
   *[other] { $count } mittausvirtaa koskee myös muita: ne säilyvät, eikä kukaan voi enää tietää, että olet mukana.
 }
web-consent-proof = Tämä todistus kertoo, mitä poistettiin ja milloin. Kaupungilla on sama tieto lokissaan ilman sitä, mistä sinut tunnistaisi.
web-consent-proof-keep = Tallenna todistus

## Numbers, the map, and what could not be had

web-number-is = { $name }: { $value }
web-number-ninety = { $low }–{ $high } 90 prosentin todennäköisyydellä
web-number-unsure = epävarmuutta ei tunneta
web-number-why = { $told }. Miksi?
web-number-old-minutes = { $count } min vanha
web-number-old-hours = { $count } h vanha
web-number-old-days = { $count } päivää vanha
web-number-missing-since = ei lukemaa { $time } alkaen
web-number-withheld = alle { $count } ihmistä
web-number-range-coming = Vaihteluväliä lasketaan…
web-number-range-in-panel = Avaa, niin näet luvun ja sen vaihteluvälin
web-number-range-unknown = Vaihteluväliä ei voida laskea
web-number-range-failed = Vaihteluväliä ei voitu laskea, eikä lukua näytetä ilman sitä.
web-number-like = noin { $what }
web-number-like-value = { $value } { $words }
web-number-likes = Vertailuksi: { $likes }
web-number-range-opens = Avaa, niin näet luvun ja sen vaihteluvälin
web-why-wrong = Tämä näyttää väärältä
web-map-menu = Kartta
web-map-table = Näytä taulukkona
web-map-waiting = Kartta on tulossa
web-map-outside = Tietojen ulkopuolella
web-map-outside-view = , näkymän ulkopuolella. Siirry sinne
web-map-no-drawing = Tämä selain ei voi piirtää karttaa
web-map-no-drawing-why = Siinä ei ole WebGL 2:ta, tai se on pois päältä. Toimenpiteet, vaikutukset ja taulukko toimivat ilman sitä.
web-map-lost = Kartta menetti yhteyden näytönohjaimeen
web-map-lost-why = Kartta palaa itsestään, kun selain antaa näytönohjaimen takaisin. Toimenpiteet, vaikutukset ja taulukko toimivat sillä välin.
web-map-reach = Mihin täältä pääsee?
web-frame-notice-lost-why = Palvelin ei ole vastannut { $time } jälkeen. Sivulla oleva säilyy ja sitä voi lukea. Kysymme uudelleen muutaman sekunnin välein ja haemme puuttuvan heti, kun palvelin vastaa.
web-frame-notice-newer-why = Tästä sivusta on uudempi versio. Suunnitelmasi ja näkymäsi ovat osoitteessa ja säilyvät.
web-frame-notice-slow-why = Yhteys on hidas: lyhytkin vastaus kestää yli 2 sekuntia. Sivulla oleva säilyy, kunnes uudet arvot tulevat.
web-frame-notice-count = { $count ->
    [one] 1 huomautus
   *[other] { $count } huomautusta
}
web-frame-search-what = Haku tuntee alueet, postinumerot, kadut ja paikat, osoitteet, rakennukset nimen tai numeron mukaan, suureet, mittarit, toimenpiteet, sivut ja alan sanat.
web-frame-search-count = { $count ->
    [one] 1 tulos
   *[other] { $count } tulosta
}
web-frame-search-failed = Kaupungista ei voitu hakea. Sivut, suureet ja toimenpiteet löytyvät silti.
web-frame-search-unopened = Hakua ei voitu avata. Lataa sivu uudelleen.
web-frame-search-back = Takaisin tuloksiin
web-frame-search-quantity = Näytä tämä suure
web-frame-search-glossary = Kaikki sanat
web-frame-kind-place = Sivut
web-frame-kind-quantity = Suureet
web-frame-kind-area = Alueet
web-frame-kind-thing = Kadut ja paikat
web-frame-kind-address = Osoitteet
web-frame-kind-row = Nimen tai numeron mukaan
web-frame-kind-indicator = Mittarit
web-frame-kind-term = Mitä sana tarkoittaa
web-frame-kind-measure = Lisää toimenpide suunnitelmaan
web-access-sign-in = Kirjaudu sisään
web-access-sign-out = Kirjaudu ulos
web-access-failed-in = Et ole kirjautunut sisään.
web-percent = { $value } %
web-list-comma = {", "}
web-copy = Kopioi lähteineen
web-copied = Kopioitu
web-zoom-in = Lähennä
web-zoom-out = Loitonna
web-scale = Mittakaava: { $metres } metriä
web-chosen = { $count } valittu
web-metres = { $count } m
web-kilometres = { $count } km
web-today = Nyt
web-still-computing = Lasketaan vielä

## What the city answers to residents

people-code = ”{ $received }” ei ole tähän annettu koodi. Koodi alkaa kirjaimella, ja siinä on lisäksi 20 kirjainta ja numeroa. Avaa sivu uudelleen, niin saat uuden koodin, tai vertaa koodia siihen, jonka sait.
consultation-choice-yes = Kyllä
consultation-choice-otherwise = Ei näin
consultation-choice-no = Ei
consultation-not-said = Ei kerrottu
consultation-withheld = piilotettu, koska ryhmä on pieni tai pieni ryhmä paljastuisi
consultation-channel = Miten vastaus tuli
consultation-channel-web = Puhelimella tai tietokoneella
consultation-channel-link = Lähetetyllä linkillä
consultation-channel-paper = Paperilla
consultation-channel-counter = Palvelupisteessä
consultation-verdict-shown = Luettu, odottaa vastausta
consultation-verdict-taken_up = Otettu mukaan
consultation-verdict-partly = Otettu mukaan osittain
consultation-verdict-not_taken_up = Ei otettu mukaan
consultation-verdict-noted = Merkitty tiedoksi
consultation-verdict-withheld = Ei näytetä
consultation-unknown = Kuulemista { $received } ei ole. Numerot ovat kuulemisten luettelossa.
consultation-over-budget = Tämän suunnitelman toimenpiteet maksavat { $received }. Budjetti on { $allowed }. Valitse jotakin vähemmän ja lähetä uudelleen.
consultation-answered = Tällä koodilla on jo vastattu toisin kuulemiseen { $consultation }. Ensimmäinen vastaus lasketaan.
consultation-not-open = Kuulemiseen { $consultation } voi vastata { $since }–{ $until }. Nyt sen tila on { $received }. Lue, mitä siitä tuli, tai valitse toinen.
consultation-inputs-many = Tällä koodilla ei voi lähettää enempää: enintään { $allowed }. Kannata sen sijaan muiden ehdotuksia.
consultation-no-support = Asiaa { $received } ei voi kannattaa: se on kommentti, tai kaupungista ei ole vielä katsottu sitä. Valitse ehdotus tai suunnitelma, joka näkyy.
consultation-answer-first = Kuulemisen { $consultation } tulos näytetään niille, jotka ovat vastanneet, ja kaikille, kun vastausaika on ohi. Vastaa ensin.
questionnaire-unknown = Kyselyä { $received } ei ole. Numerot ovat kyselyjen luettelossa.
questionnaire-answered = Tällä koodilla kyselyyn { $questionnaire } on jo vastattu toisin. Ensimmäiset vastaukset lasketaan.
questionnaire-not-open = Kyselyyn { $questionnaire } voi vastata { $since }–{ $until }. Nyt sen tila on { $received }. Valitse toinen.
questionnaire-no-photo = Mikään kyselyn { $questionnaire } kysymys ei pyydä kuvaa. Lähetä vastaukset ilman kuvaa.
helper-until = Viimeinen päivä { $received } ei ole välillä { $allowed }. Valitse päivä siltä väliltä. Mitään ei kirjattu.
helper-not-standing = Tämä auttajan koodi ei ole voimassa: aika on ohi, ihminen on lopettanut avun tai koodi on kopioitu väärin. Pyydä häneltä uusi. Mitään ei lähetetty.
helper-task = Ihminen ei suostunut tähän: { $received }. Hän suostui vain: { $allowed }. Pyydä häneltä uusi koodi. Mitään ei lähetetty.
helper-many = Auttaja tekee ihmisen puolesta enintään { $allowed } asiaa. Pyydä häneltä uusi koodi. Mitään ei lähetetty.
helper-code-unknown = Tällä koodilla ei ole suostuttu mihinkään. Vertaa sitä koodiin, jonka sait.
service-documents = Tuo tai liitä: { $bring }. Nämä kaupungilla on jo: { $held }.
service-promise = Kaupunki vastaa ajassa { $answer } ja päättää ajassa { $decision } ({ $by }).
service-hours = { $count ->
    [1] 1 tunti
   *[other] { $count } tuntia
}
service-days = { $count } päivää
service-unknown = Palvelua ”{ $received }” ei ole. Lähellä: { $near }. Koodit ovat palvelujen luettelossa.
service-not-known = En tiedä, kysy. Lähimmät palvelut: { $near }.
matter-application = Hakemus ”{ $service }” ei ole valmis: { $problem }. Lisää puuttuva ja lähetä uudelleen. Mitään ei lähetetty.
matter-link-unknown = Tämä linkki ei johda mihinkään. Kopioi koko linkki, jonka sait, tai kysy palvelupisteestä.
matter-no-appeal = Tästä ei voi valittaa: sen tila on { $received }, tai kirjoittamasi on poistettu. Aloita uusi.
matter-appeals = Tästä on valitettu { $allowed } kertaa. Käänny tuomioistuimen puoleen, jonka päätös nimeää.
matter-many = { $allowed } asiaa odottaa vastausta, eikä uusia oteta. Yritä myöhemmin tai kysy palvelupisteestä.
matter-corrected-named = { $outcome ->
    [partly] olit osittain oikeassa: ”{ $name }” korjattiin
   *[other] olit oikeassa: ”{ $name }” korjattiin
}
resident-report-attribute-unknown = Tästä palvelusta ei kysytä tätä: { $received }. Sallitut: { $allowed }.
resident-report-attribute-missing = Vastaus puuttuu: { $received }. Vastaa siihen ja lähetä ilmoitus uudelleen.
resident-report-attribute = { $received } ei vastaa kysymykseen { $name }. Sallitut: { $allowed }.
resident-report-reply = Ilmoituksesta ei voi sanoa näin: { $received }. Sallitut: { $allowed }.
resident-report-replies-many = Ilmoitukseen voi kommentoida { $allowed } kertaa. Kysy lisää kaupungin neuvonnasta.
resident-report-outcome = { $outcome ->
    [cured] Asia on kunnossa.
    [confirmed] Asia oli niin, eikä enempää tarvinnut tehdä.
    [no_effect] Tehty ei auttanut. Kaupunki tietää sen.
    [refused] Asiaa ei voitu vahvistaa.
   *[open] { $state ->
        [seen] Se odottaa ihmistä.
        [answered] Kaupunki vastasi siihen.
        [cause_sought] Ihminen etsii syytä.
        [assigned] Se on niillä, jotka tekevät työn.
        [in_work] Sitä tehdään.
        [waiting_for_proof] Työ on tehty, ja sitä tarkistetaan.
       *[other] Se yhdistettiin toiseen ilmoitukseen samasta asiasta.
    }
}
resident-report-stage = { $stage ->
    [received] Vastaanotettu
    [checked] Tarkistettu
    [repair] Korjaus
   *[check] Sinun tarkistuksesi
}
resident-report-notice-private = Kaupunki näyttää tästä ilmoitetun vain alueena.
resident-paper-title = Ilmoitus kaupungille: { $city }
resident-paper-lead = Kirjoita, mikä on vialla ja missä, ja anna tämä sivu mihin tahansa palvelupisteeseen. Tiliä tai nimeä ei tarvita.
resident-paper-code = Koodisi: { $code }. Säilytä se: sillä näet kaupungin sivulta, palvelupisteestä tai puhelimitse, mitä ilmoituksellesi tapahtui.
resident-paper-desk = Puhelimitse: { $telephone }. Sano koodi.
resident-paper-what = Mikä on vialla?
resident-paper-service = Mitä se koskee?
resident-paper-where = Missä se on?
resident-paper-contact = Jos kaupunki saa kysyä sinulta (vapaaehtoinen)
resident-paper-contact-how = Nimi, puhelin tai sähköposti. Tieto säilytetään erillään ja poistetaan 90 päivää ilmoituksen sulkemisen jälkeen ja viimeistään kahden vuoden kuluttua lähettämisestä.
web-more-sources = ja { $count } muuta
web-uncertainty-between = { $low }–{ $high }
web-uncertainty-unknown = ± ?
web-uncertainty-ninety = ± sisältää 90 % siitä, mitä kukin luku voi olla. Kun muutos voi olla myös nolla, suuntaa ei voida sanoa.
web-verdict-better = paranee
web-verdict-worse = huononee
web-verdict-changed = muuttuu
web-verdict-same = ei muutosta
web-verdict-unclear = ei voida sanoa
web-verdict-failed = ei voitu laskea
web-why-source = Lähde

## Views before and after, photos of helpers, who answers

web-consult-views = Ennen ja jälkeen
web-consult-views-failed = Kuvia ei voida näyttää.
web-consult-views-slider = { $name }, siirry nykytilan ja suunnitelman välillä
web-consult-views-share = { $today } prosenttia nykytilaa, { $plan } prosenttia suunnitelmaa
web-consult-views-words-alone = ei kuvassa
web-consult-views-stop = .
web-consult-views-unsized = { $count ->
    [one] Yhden kohteen korkeutta ei tiedetä, ja sillä on tavallinen koko.
   *[other] { $count } kohteen korkeutta ei tiedetä, ja niillä on tavallinen koko.
}
web-consult-views-left-out = { $count ->
    [one] Yksi kauempana oleva muoto on jätetty pois.
   *[other] { $count } kauempana olevaa muotoa on jätetty pois.
}
web-consult-views-save-today = Tallenna kuva nykytilasta
web-consult-views-save-plan = Tallenna kuva suunnitelmasta
web-helper-photos-unsent = { $count ->
    [one] Yhtä kuvaa ei otettu vastaan.
   *[other] { $count } kuvaa ei otettu vastaan.
} Henkilö voi lisätä ne omalla koodillaan.
web-services-answer-late = Ensimmäinen vastaus luvattiin { $at } mennessä. Olemme myöhässä.
web-services-who-answers = Vastaaja: { $office }.
web-services-yes = kyllä
web-services-no = ei
web-survey-mean-between = Keskimäärin { $what }. Lukua on muutettu sattumalla, jottei kenenkään vastausta voi päätellä, ja yhdeksässä tapauksessa kymmenestä se on välillä { $low }–{ $high }.

## Open

web-open-registers = Rekisterit
web-open-register-data = Tiedot
web-open-register-algorithms = Algoritmit
web-open-register-measures = Toimet
web-open-register-parameters = Parametrit
web-open-register-quality = Laatu
web-open-register-get-the-data = Hae tiedot
web-open-register-give-readings = Anna lukemia
web-open-who-did-what = Kuka päätti tai käytti täällä olevia tietoja, näkyy ylläpitäjille ja tarkastajille kohdan Oma kaupunki lokissa. Suunnitelmien hyväksynnät ovat kohdassa Edistyminen.
web-open-title-data = Mistä kaupunki koostuu
web-open-title-algorithms = Miten kaupunki laskee
web-open-title-parameters = Luvut, joita laki, markkinat ja aika muuttavat
web-open-title-quality = Miten hyvin kaupunki tunnetaan
web-open-lead-data = Jokainen tiedosto ja tuonti sekä jokainen niistä luettu ominaisuus.
web-open-lead-algorithms = Jokainen kaava, toimi, sääntö, testi, ennuste, raja, tuonti ja menetelmä, kirjoitettuna ohjelmasta, joka on käynnissä.
web-open-lead-parameters = Jokainen arvo, sen ensimmäinen päivä ja lähde.
web-open-lead-quality = Jokaisesta ominaisuudesta: kuinka suuri osa on mitattu, johdettu, arvioitu tai tuntematon.
web-open-gaps-title = Kenestä tiedetään mitäkin?
web-open-gaps-lead = Mikään luku ei erottele ihmisiä sen mukaan, mitä kukaan ei ole antanut kaupungille. Mitä puuttuu ja kenen pitäisi se antaa, alueittain:
web-open-gaps-trait = Piirre
web-open-gaps-known = Tiedossa, asukkaista
web-open-gaps-numbers = Luvut, jotka riippuvat siitä
web-open-gaps-no-numbers = ei vielä
web-open-gaps-holder = Kenen pitäisi se antaa
web-open-gaps-nothing = ei mitään
web-open-gaps-hidden = ei näytetä
web-open-gaps-simulated = { $share }, simuloitu
web-open-search-data = { $count ->
    [one] Hae yhdestä lähteestä tai ominaisuudesta
   *[other] Hae { $count } lähteestä ja ominaisuudesta
}
web-open-search-algorithms = { $count ->
    [one] Hae yhdestä algoritmista
   *[other] Hae { $count } algoritmista
}
web-open-search-parameters = { $count ->
    [one] Hae yhdestä parametrista
   *[other] Hae { $count } parametrista
}
web-open-search-quality = { $count ->
    [one] Hae yhdestä ominaisuudesta
   *[other] Hae { $count } ominaisuudesta
}
web-open-people = Päättää ihmisistä ({ $count })
web-open-nobody = Mikään algoritmi täällä ei päätä ihmisestä. Ihmiset tekevät ja hyväksyvät suunnitelmat.
web-open-steward-none = Ei tiedonhoitajaa
web-open-unattended = Ilman tiedonhoitajaa ({ $count })
web-open-attended = Jokaisella täällä olevalla aineistolla on tiedonhoitaja.
web-open-owner = Omistaja
web-open-steward-left = ei enää täällä: { $name }
web-open-group = Näytä osa
web-open-group-all = Kaikki osat
web-open-group-attributes = Ominaisuudet
web-open-found = { $count } / { $total }
web-open-empty = Näillä sanoilla ei löydy mitään.
web-open-nearest = Lähimmät nimet:
web-open-my-city = Tuo oma kaupunkisi
web-open-elsewhere = { $register }: { $count }
web-open-loading = Rekisteriä luetaan…
web-open-failed = Rekisteriä ei voitu lukea
web-open-stale = Rekisteriä ei voitu lukea uudelleen; näytetään aiempi
web-open-no-such = Tämän kaupungin rekisterissä ei ole kohtaa ”{ $name }”. Osoite voi olla toisesta versiosta tai toisesta kaupungista. Etsi sitä vasemmalta.
web-open-no-quantity = Tällä ominaisuudella ei ole selitystä
web-open-not-known = ei tiedossa
web-open-explanation = Selitys
web-open-parts = Sen osat
web-open-pick = Valitse kohta, niin näet, mikä se on, mistä se tulee ja mitä siitä riippuu.
web-open-column-data = Lähde tai ominaisuus
web-open-column-algorithms = Algoritmi
web-open-column-parameters = Parametri
web-open-column-quality = Ominaisuus
web-open-column-sure = Tiedon laatu
web-open-column-often = Muuttuu
web-open-column-runs = Ajetaan
web-open-column-person = Ihminen päättää
web-open-column-steward = Tiedonhoitaja
web-open-column-value = Arvo
web-open-column-since = Voimassa alkaen
web-open-column-uncertainty = Epävarmuus
web-open-sure-definition = määritelmän mukaan
web-open-sure-known = kaikki tiedossa
web-open-sure-partly = { $share } oletettu
web-open-sure-assumed = kaikki oletettu
web-open-uncertainty = ± { $width }
web-open-kept = { $share } otettu mukaan
web-open-not-counted = ei laskettu
web-open-often-import = tuonnissa
web-open-often-plans = vain suunnitelmissa
web-open-often-never = ei vielä tietoja
web-open-often-plan = jokaisessa suunnitelmassa
web-open-often-data = uusista tiedoista
web-open-often-chosen = valittaessa
web-open-person-none = ei vaikuta ihmisiin
web-open-person-plan = kyllä, suunnitelman tekijä
web-open-table-of = { $number ->
    [one] taulukko, 1 arvo
   *[other] taulukko, { $count } arvoa
}
web-open-not-yet = ei vielä
web-open-reach-common = kaikkialla
web-open-reach-city = tämä kaupunki
web-open-group-files = Tiedostot ja tuonnit
web-open-group-imputation = Mitä mikään tiedosto ei anna
web-open-group-what-plans-do = Mitä suunnitelmat voivat tehdä
web-open-why-of = Miksi tämä luku ({ $entity })
web-open-of = Arvo kohteelle
web-open-unit = Yksikkö
web-open-unit-number = luku
web-open-unit-category = laji
web-open-unit-predictor = selittäjä
web-open-unit-year = vuosi
web-open-unit-people = ihmisiä
web-open-how = Miten se syntyy
web-open-kind-given = luettu kaupungin tiedoista
web-open-kind-parameter = päivätty arvo
web-open-kind-lookup = haettu päivätystä taulukosta
web-open-kind-rowwise = laskettu jokaiselle erikseen
web-open-kind-whole = laskettu kaikista yhdessä
web-open-kind-field = laskettu jokaiselle, yhdessä muiden kanssa
web-open-kind-total = osiensa summa
web-open-kind-mean = osiensa painotettu keskiarvo
web-open-kind-spread = sen alueen arvo, jossa se on
web-open-kind-loop = löydetty toistamalla, kunnes se asettuu
web-open-attribute = Ominaisuus
web-open-algorithm = Algoritmi
web-open-measure = Toimi
web-open-parameter = Parametri
web-open-source-file = Tiedosto
web-open-source-bills = Laskujen tuonti
web-open-source-readings = Lukemien lähettäjä
web-open-source-entered = Ihmisten kirjaama
web-open-strategy-avoid = Vältä
web-open-strategy-shift = Siirrä
web-open-strategy-improve = Paranna
web-open-strategy-finance = Rahoita
web-open-strategy-background = Vertailuskenaario
web-open-facts = Lyhyesti
web-open-term = Nimi ohjelmassa
web-open-file = Tiedosto
web-open-better = Parempi
web-open-better-less = vähemmän
web-open-better-more = enemmän
web-open-categories = Lajit
web-open-users = Mitä siitä riippuu
web-open-no-users = Siitä ei lasketa mitään muuta.
web-open-no-inputs = Se ei tule mistään muusta.
web-open-show-all = Näytä kaikki { $count }
web-open-number-is = Luku yllä: { $name }
web-open-known-how = Miten se tiedetään
web-open-values-from = Mistä sen arvot tulevat
web-open-values-none = Mikään tämän kaupungin tiedosto tai sääntö ei anna sitä. Sillä on tavallinen arvonsa, kunnes suunnitelma tai uudet tiedot muuttavat sen.
web-open-values = { $number ->
    [one] 1 arvo
   *[other] { $count } arvoa
}
web-open-get-values = Hae tiedot
web-open-code = Ohjelman teksti
web-open-changes = Mitä se muuttaa
web-open-gives = Mitä siitä tulee
web-open-gives-file = Muotoja, nimiä tai kartta; ei yhtään ominaisuutta yksinään.
web-open-gives-bills = Vuoden mitattu energia lasketun rinnalle.
web-open-gives-readings = Lukemia; ne näkyvät kohdassa Nyt.
web-open-gives-entered = Ihmisten kirjaamia lukuja, joiden vieressä on lähde.
web-open-records = Tietueet
web-open-balance = { $received } saatua = { $kept } otettua + { $rejected } hylättyä
web-open-licence = Lisenssi
web-open-no-licence = lisenssiä ei ole ilmoitettu
web-open-address = Osoite
web-open-state-of = Tilanne
web-open-read-on = Luettu
web-open-hash = Tiiviste (SHA-256)
web-open-reach = Koskee
web-open-values-by-date = Arvot päivän mukaan
web-open-table-from = Taulukko alkaen { $date }
web-open-in-force = voimassa tänään
web-open-interpolated = Kahden päivän välillä arvo muuttuu suoraviivaisesti.
web-open-from-number = alkaen { $number }
web-open-all-others = kaikki muut
web-open-same-source = kuten yllä
web-open-share-measured = mitattu
web-open-share-derived = johdettu
web-open-share-estimated = arvioitu
web-open-share-unknown = tuntematon
web-open-about-data = Kenen tietoja nämä ovat
web-open-about-data-why = Jokaisesta tiedostosta kerrotaan lisenssi, tiiviste ja mitä sen tietueille tapahtui, kun kaksonen rakennettiin siitä. Jokaisesta ominaisuudesta kerrotaan, montako arvoa tuli mistäkin tiedostosta ja montako täydennettiin milläkin säännöllä.
web-open-about-algorithms = Mikä täällä laskee
web-open-about-algorithms-why = Luettelo tehdään ohjelmasta, joka vastaa sinulle nyt: jokainen kaava, jokainen suunnitelman toimi sekä jokainen sääntö, testi, ennuste, raja, tuonti ja menetelmä, jonka sen osat ilmoittavat. ”Oletettu” on se osuus luvusta, joka perustuu arvioihin.
web-open-about-parameters = Luvut, jotka ihmiset asettavat
web-open-about-parameters-why = Hinnat, kertoimet, rajat ja tavat ovat tiedostoissa, joita kuka tahansa voi lukea ja korjata. Arvo on voimassa ensimmäisestä päivästään seuraavaan arvoon.
web-open-about-quality = Miten tätä luetaan
web-open-about-quality-why = Mitattu luettiin rekisteristä, kartasta tai mittarista. Johdettu seuraa mitatusta. Arvioitu täydennettiin nimetyllä säännöllä. Esittelyä varten keksitty on viivoitettu palkin alla.
web-open-register-csv = Tämä rekisteri CSV-muodossa
web-open-register-json = Tämä rekisteri JSON-muodossa
web-open-snapshot = { $name }, tilannekuva { $snapshot }
web-open-get-lead = Kaikki, mitä kaupunki tietää, talletettavaksi ja tarkistettavaksi. Lähteiden lisenssit koskevat myös niistä tehtyä.
web-open-get-registers = Rekisterit
web-open-get-values-of = Jokaisen rivin arvot, yksiköt ja lähteet
web-open-get-values-more = Muiden suureiden tiedosto on siellä, missä ne selitetään:
web-open-get-map = Kartta
web-open-developers = Kehittäjille
web-open-developers-why = Kaikki tällä sivulla tulee avoimesta rajapinnasta, jota ohjelmatkin voivat käyttää.
web-open-documentation = Ohjeet: opastus, ohjeita, hakuteos, selityksiä
web-open-read = Lue
web-open-description = Rajapinnan kuvaus
web-open-file-name = { $name }, { $form }
web-open-csv = CSV
web-open-json = JSON
web-open-openapi = OpenAPI

## Codes, links and results

web-code-wrong = Koodia ei ole annettu tähän: se on kopioitu väärin tai kuuluu muuhun. Mikään tällä laitteella ei muutu.
web-code-used = Tällä koodilla on jo vastattu. Se lasketaan kerran.
web-code-office = Koodi on paperilomakkeesta, jonka kaupunki kirjaa puolestasi.
web-code-coming = Koodi käy { $day } alkaen, kun vastaaminen alkaa.
web-code-over = Koodi kuuluu kyselyyn, joka päättyi { $day }. Vastauksia ei enää oteta.
web-code-without = Voit vastata tässä ilman koodia.
web-code-not-looked-at = Koodia ei voi nyt tarkistaa.
web-code-other = Tällä laitteella on jo vastattu. Linkissäsi on oma koodi, jota ei ole käytetty.
web-code-as-other = Vastaa toisena henkilönä
web-code-dropped = Laitteella ollutta koodia ei ole annettu tähän, eikä sitä enää säilytetä. Mitään ei lähetetty; kirjoittamasi on tallella.
web-code-answer-without = Vastaa ilman koodia
web-link-unknown = Linkkisi vie numeroon { $number }, jota täällä ei ole. Vertaa kirjeeseen tai valitse luettelosta.
web-link-coming = Se, mihin linkkisi kuuluu, ei ole vielä alkanut. Säilytä kirje ja palaa myöhemmin.
web-link-over = Se, mihin linkkisi kuuluu, on päättynyt, eikä vastauksia enää oteta. Voit lukea, mitä siitä seurasi.
web-link-alone = Linkissäsi on koodi, mutta se ei kerro, mihin se kuuluu. Avaa kirjeessä mainittu kysely ja käytä koodia siellä.
web-link-broken = Linkkisi koodi ei ole kokonainen. Avaa linkki niin kuin se on kirjeessä tai kirjoita koodi.
web-result-share = Annettuina
web-result-counted = { $all ->
    [one] Yksi vastaus.
   *[other] { $count } vastausta { $all } vastauksesta.
}
web-result-live = Yhdeksän lukua kymmenestä poikkeaa sattumalta enintään { $noise }, jottei kenenkään vastausta voi päätellä. Seuraavat luvut tulevat { $next } vastauksella ja tarkat luvut { $day } jälkeen.
web-result-withheld = ei näytetä
web-result-withheld-groups = Ei näytetä: { $groups }.
web-result-withheld-why = Ryhmää ei näytetä, jos siinä vastasi alle { $count } tai jos sen luku paljastaisi tällaisen ryhmän. Kaikki ne ovat yhteensä yksi rivi.
web-result-fewer = harvempi osallistui
web-result-by-group = Sukupuolen, iän ja alueen mukaan
web-result-took-part = Ketkä osallistuivat ja ketkä asuvat täällä
web-result-several = Jokainen sai valita useita, joten osuudet ovat kaikista vastanneista. Ryhmiä ei kerrota.
web-result-interval = Välit ovat 90 %:n välejä.
web-result-weighted-how = Painotetut osuudet ovat kuin vastanneita olisi kustakin ryhmästä yhtä paljon kuin täällä asuu.
web-result-few = Alle { $count } vastasi, liian vähän kerrottavaksi.
web-result-places-below = Paikat ovat alla, kun riittävän moni merkitsi ne.
web-result-office = Vain virasto lukee tekstit ja näkee kuvat.
web-result-places = Eniten merkitty: { $what }
web-result-on-map = Näytä kartalla
