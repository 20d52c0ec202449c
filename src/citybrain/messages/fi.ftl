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
web-report-answered = Luvatussa ajassa vastattu: { $share }.
web-report-answered-half = Puolet { $hours } tunnissa.
web-part-more = Muita tapoja osallistua
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
web-report-promise = Luvattu: vastaus { $answer } tunnissa, valmista { $done } päivässä.
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
web-report-contact-how = Tieto säilytetään erillään ja salattuna. Se poistetaan 90 päivää ilmoituksen sulkemisen jälkeen.
web-report-name = Nimi
web-report-email = Sähköposti
web-report-telephone = Puhelin
web-report-anonymous = Täällä ei kysytä, kuka olet.
web-report-send = Lähetä
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
web-report-promises-more = Palvelun ja paikan mukaan
web-report-promises-by = Palvelu tai paikka
web-report-promises-two = Kahdessa tunnissa
web-report-promises-half = Puolet ajassa (h)
web-report-promises-table = Kaikki luvut taulukkona (CSV)

## What is reached from a place

web-reach-mine = Mihin pääsen täältä?
web-reach-mine-how = Paina kartalta kohtaa, jossa asut, tai kirjoita osoite. Näet, montako minuuttia kävellen kestää päästä paikkoihin, joita useimmat tarvitsevat päivittäin.
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
web-reach-map = Kartta: mihin paikasta pääsee
web-reach-services = Kaupungin palvelut, kysymykset omin sanoin ja lähettämiesi asioiden eteneminen
web-map-ways = Reitit
web-ways-begin = Mistä
web-ways-end = Mihin
web-ways-private = Kumpaakaan paikkaa ei tallenneta: ne eivät näy osoitteessa eivätkä lokissa.

## Consultations

web-consult-title = Kerro mielipiteesi
web-consult-failed = Kuulemisia ei voida näyttää.
web-consult-none = Tällä hetkellä ei kysytä mitään.
web-consult-effects = Mitä suunnitelma muuttaa
web-consult-verdict-better = paranee
web-consult-verdict-worse = huononee
web-consult-verdict-unclear = ei voida sanoa
web-consult-verdict-changed = muuttuu
web-consult-verdict-same = pysyy ennallaan
web-consult-about-you = Tietoja sinusta, jos haluat
web-consult-not-said = Ei kerrottu
web-consult-thanks = Kiitos. Vastauksesi: { $answer }.
web-consult-not-sent = Tätä ei lähetetty.
web-consult-result = Tulos
web-consult-answer = Vastaus

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
    [time] päivämäärä ja kellonaika, esimerkiksi 2026-01-01T12:00:00
    [list] luettelo
    [more] luettelo, jossa on vähintään { $limit } kohtaa
    [fewer] luettelo, jossa on enintään { $limit } kohtaa
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

## Public screens, and pages on paper

web-kiosk-still-there = Oletko vielä siinä?
web-kiosk-begins = Näyttö alkaa alusta { $seconds } sekunnin kuluttua. Siihen ei jää mitään sinusta.
web-kiosk-stay = Olen vielä tässä
web-kiosk-outside = Tämä vie pois kaupungin sivuilta, eikä se avaudu tällä näytöllä.
web-print-address = Tämä sivu verkossa:
web-print-code = Koodi, jossa on tämän sivun osoite
web-frame-language = Kieli
