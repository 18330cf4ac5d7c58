/// More of the names of Europe, and Turkey's.
extension SampleCulture {
    static let italianNames = SampleNameLists(
        given: """
            Achille Agata Alessia Amedeo Annalisa Antonella Arturo Assunta Barbara Battista Benedetta Bianca Brando
            Carlotta Cesare Chiara Cosimo Cristiano Dario Domenica Donatella Edoardo Elena Eleonora Emanuele Enrica
            Ettore Fabiana Federica Filippo Fiorella Flavio Gaetano Gaia Giacomo Gianna Gioele Giuditta Giuliano
            Graziella Iacopo Ilaria Isabella Lavinia Leonardo Loredana Lorenza Luca Ludovica Manuela Marcella Massimo
            Matilde Michele Mirella Nicolò Noemi Orazio Ornella Paolo Patrizia Pietro Raffaele Renzo Rosalba Ruggero
            Serena Silvano Silvia Teodoro Tiziana Ubaldo Umberto Viola Vittoria
            """,
        family: """
            Al Bagn Ball Bar Bell Ber Bian Bonf Brun Cald Camp Cap Car Cast Cer Col Cor Dam Fabb Fal Fer Fior Font
            Gall Gar Gent Giard Giov Gran Grass Lamb Lomb Mal Manc Mar Mart Mas Mont Mor Moss Pal Pell Piccol Pin Rav
            Ric Rin Ross Sal Santor Sav Tar Tor Val Ven Vit Zan
            """,
        """
        acci agna aldi alli anelli ani antini ardi arelli aro asso atti avini ecchi edda elli enti erini esi etti iani
        icelli ighi ini ioli isi oldi olini oni otti ucci uzzo
        """
    )

    static let nordicNames = SampleNameLists(
        given: """
            Aina Åke Agneta Aksel Anders Annika Arvid Asta Bengt Birgitta Bjarne Björn Bodil Britt Dagny Ebba Einar
            Eino Eivind Elin Erland Eskil Eva Folke Frida Fredrik Gerd Göran Grethe Gro Gudmund Gunnar Gunvor Halvard
            Hanne Hedvig Helle Inger Ingvild Jarl Jens Jonna Jørgen Kaisa Kerstin Kjell Knut Lasse Leif Linnéa Liv
            Maja Marit Mikkel Nils Oddvar Pernille Ragnhild Reidun Rune Saga Sigvard Signe Siri Søren Stig Sunniva
            Svein Tage Terje Tora Trine Tuva Ulf Ulla Vidar Vilde Yngve Ylva
            """,
        family: """
            Ahl Åker Alm Berg Björk Blom Bo Dahl Ek El En Fors Friis Gran Grön Hag Hav Hed Hjort Holm Jern Kron Lager
            Lid Lilje Lind Löv Lund Malm Moss Nord Ny Ros Ryd Sand Sjö Skog Stål Sten Sund Svan Tal Törn Veng
            """,
        """
        beck berg blad bø borg by dahl feldt fors gaard gård gren hagen haug hed heim holm holt kvist land lund mark
        næs nes qvist rud ryd sen skog son stad stam stedt strand strøm ström vall vik
        """
    )

    static let slavicNames = SampleNameLists(
        given: """
            Agnieszka Aleksander Anatol Andrzej Aneta Antonina Barbora Bartosz Bogdan Bohumil Bożena Danuta Darina
            Dorota Dušan Dymitr Eryk Ewa Galina Grażyna Grzegorz Halina Hynek Igor Ilona Irena Iveta Iwona Jacek
            Jadwiga Jaroslav Jolanta Julita Kamila Kazimierz Krystyna Kvido Leszek Lidia Ludmila Łucja Maciej Marek
            Mariusz Miroslava Nadzieja Natasza Oksana Oldřich Olena Piotr Přemysl Radek Radmila Rostislav Ryszard
            Sergiusz Stanisław Stefania Szymon Tadeusz Taras Teresa Tymon Urszula Václav Vasil Vlasta Wiesława
            Wojciech Zbigniew Zofia Żaneta
            """,
        family: """
            Adam Bab Bar Białk Bog Bor Brz Cerv Chmiel Czern Doln Drag Dub Dvor Gaj Głow Gor Grab Gromad Jan Jas
            Jezior Kalin Kam Karp Kos Kowal Kras Kruk Krup Kub Lip Łuk Maj Mal Mar Mil Mor Musil Nov Olsz Ost Pavl
            Piask Pokor Rad Rud Sad Sikor Sok Sten Such Szym Tom Urb Vesel Wiśn Wod Zaj Zar Zel
            """,
        """
        acki ak an anek anov arek as asik czuk czyk ec ecki ek enko enský eš evič icki iewicz ik in insky ka ko kov
        nik ny oš ov owicz owski ský ukov ulak
        """
    )

    static let turkishNames = SampleNameLists(
        given: """
            Ahu Akın Alper Altan Ateş Aydın Aylin Bahar Barış Batuhan Belgin Berk Berna Beste Buğra Canan Cem Ceren
            Çağla Damla Defne Demet Deniz Derya Devrim Dilek Duygu Ebru Ece Ekin Elçin Emre Ender Engin Eray Erdem
            Esin Esra Feride Ferit Figen Filiz Funda Gamze Gönül Güven Hakan Halil Hande İdil İpek Kaan Kerem Koray
            Lale Levent Leyla Melek Meltem Mert Mine Murat Nehir Nesrin Nihat Oğuz Okan Onur Orhan Oya Pelin Pınar
            Seda Selim Serap Sevgi Sinan Şebnem Tamer Tarık Tolga Tülay Ufuk Volkan Yasemin Yiğit Zehra Zeynep
            """,
        family: """
            Ak Al Alt Arı Ay Bay Bey Boz Büyük Can Çınar Demir Deniz Doğan Er Gül Güz Kara Kaya Kılıç Kor Kurt Öz Sev
            Soy Tan Taş Tek Tok Tun Ulu Ün Yal Yavuz Yurt
            """,
        """
        ~ alp altan aslan bacak baş bay bulut can cı çam dağ demir dere doğan el er eroğlu gil göz güç gün han kan
        kaya kaynak oğlu pınar sal soy şen taş tekin türk yol
        """
    )
}
