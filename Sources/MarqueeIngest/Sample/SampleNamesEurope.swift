extension SampleCulture {
    /// The names of the culture, ordinary ones; their combinations are invented.
    var names: SampleNameLists {
        switch self {
        case .english: Self.englishNames
        case .spanish: Self.spanishNames
        case .french: Self.frenchNames
        case .german: Self.germanNames
        case .portuguese: Self.portugueseNames
        case .italian: Self.italianNames
        case .nordic: Self.nordicNames
        case .slavic: Self.slavicNames
        case .turkish: Self.turkishNames
        case .indian: Self.indianNames
        case .japanese: Self.japaneseNames
        case .korean: Self.koreanNames
        case .chinese: Self.chineseNames
        case .arabic: Self.arabicNames
        case .african: Self.africanNames
        case .malay: Self.malayNames
        }
    }

    private static let englishNames = SampleNameLists(
        given: """
            Aaron Abigail Adele Alan Albert Alice Alison Amber Andrea Angus Anita Arthur Audrey Barbara Barry Beatrice
            Bernard Beth Bonnie Brenda Brian Bridget Caleb Calvin Carol Caroline Cecil Celia Clara Clarence Claudia
            Colin Connie Craig Dale Daphne Darren Dennis Derek Diana Donald Doreen Douglas Duncan Edith Edmund Edwin
            Eleanor Elliot Eric Evelyn Fergus Frances Frank Gavin Geoffrey Gerald Gillian Glenn Gordon Grace Graham
            Gwen Harold Harriet Hazel Helen Howard Hugh Irene Isaac Ivy Jerome Jill Joan Joyce Judith Julian June
            Keith Kenneth Laura Leonard Leslie Lillian Lloyd Lois Louise Lucas Lydia Malcolm Marcus Marian Martha
            Maureen Miles Miriam Muriel Naomi Neil Nigel Norman Nora Oliver Oscar Pamela Patrick Paula Percy Philip
            Phyllis Priscilla Ralph Raymond Rhoda Roland Rosemary Roy Ruth Sidney Simon Stella Stuart Susannah Sylvia
            Terence Thelma Trevor Vera Vernon Victor Vivian Walter Wendy Wesley Winifred
            """,
        family: """
            Ash Barn Beck Birch Black Brad Bram Broad Brook Burn Cald Carl Chad Clay Cold Cran Crom Dal Dun East Eck
            Fair Fern Gold Green Hal Hard Hart Haw Haz Hol Hunt Kirk Lang Lin Long Mar Mel Mid Mill Nor Oak Pem Pres
            Rad Red Rock Row Rush Sel Shel Stan Stock Strat Sut Thorn Traf Under Wal War West Whit Wim Win Wood Wy
            """,
        """
        acre bank beck berry borne bridge brook bury combe cote cott croft dale den field ford gate ham hurst land lea
        ley lock man mere more ridge shaw stead stone ter ton tree wall ward water way well wick worth
        """)

    private static let spanishNames = SampleNameLists(
        given: """
            Abril Adrián Aitana Alejandra Alonso Amparo Andrés Aurora Bautista Belén Bruno Catalina Cecilia Celia
            César Consuelo Damián Daniela Diego Dolores Elías Emiliano Esteban Ezequiel Fabiola Felipe Fermín Gael
            Gonzalo Graciela Guadalupe Gustavo Hugo Ignacio Inés Irene Ismael Jacinta Jaime Javier Jimena Julieta
            Leandro Leonor Lorenzo Lucía Luciano Macarena Marcelo Mariana Mercedes Mónica Noelia Octavio Olga Pilar
            Ramiro Raquel Renata Rocío Rodrigo Sabina Salvador Santiago Simón Soledad Susana Tadeo Valeria Verónica
            Violeta Ximena
            """,
        family: """
            Agui Alar Albor Almen Alti Arri Bal Barr Ben Berm Cald Camp Carr Cast Cer Cif Cord Esc Esp Fig Font Gal
            Garr Guz Hin Izq Jar Lar Led Lob Lop Llor Maz Mel Mend Mon Mor Nav Oliv Ost Pal Pan Ped Per Quij Quint Riv
            Rob Sal Sant Sed Sol Tap Torr Ur Val Ver Vill Zald Zub
            """,
        """
        ada ado aga al ana ano anza ar ares ario arte ate ayo azo ea eda edo ega eja ejo ena ende ero eta ez ía ido
        iga illo ina ino ita iza oja ol ón osa oya uera uero ueta urra
        """)

    private static let frenchNames = SampleNameLists(
        given: """
            Adèle Adrien Agathe Amélie Antoine Armand Aurélie Baptiste Bastien Blandine Camille Cécile Céline Claire
            Clément Corentin Damien Denis Éloïse Étienne Fabrice Fanny Florent Gaëlle Gaspard Gilles Guillaume Hélène
            Henri Honoré Jérémie Jules Laurent Léa Loïc Lucien Lucie Madeleine Marguerite Mathilde Maxime Mireille
            Nathalie Odile Pascal Perrine Quentin Rémi Romain Sabine Simone Solène Sylvain Thérèse Thibault Victoire
            Yann Yvette Zoé
            """,
        family: """
            Beau Bel Ber Bois Bonne Bour Chante Char Cour Dela Des Du Fau Fon Gau Gri Haute La Le Mal Mar Mon Mont Per
            Pont Roche Sal Val Vau Ville
            """,
        """
        bert bois brun champ clair court don fort gard grange lac lain lard lier lin main mare mont neuve nier pierre
        rac rand reau ret rieux roche tain val ville
        """)

    private static let germanNames = SampleNameLists(
        given: """
            Achim Adelheid Albrecht Almut Anneliese Ansgar Bärbel Benno Birgit Bodo Brigitte Christof Dagmar Detlef
            Dieter Dorothea Eberhard Elfriede Ernst Frauke Friedrich Gerda Gernot Gisela Gudrun Gunther Hannelore
            Hartmut Heike Heinrich Helga Hildegard Ilse Ingeborg Jochen Jörg Karin Klaus Konrad Leni Lieselotte Lothar
            Ludwig Manfred Margarete Matthias Norbert Ortrun Otto Petra Reinhard Renate Rüdiger Sabine Siegfried Sven
            Thorsten Traute Udo Ursula Uwe Volker Walburga Wiebke Wilhelm Wolfram Zita
            """,
        family: """
            Acker Alten Berg Blumen Böhm Brand Busch Dorn Eber Eichen Falken Feld Förster Fried Gutten Haber Hagen
            Hirsch Hof Kirch König Krug Lauen Linden Mühl Neu Ober Raben Rosen Sand Stein Sten Stern Stolz Tannen Über
            Vogel Wald Weiden Wein Ziegel
            """,
        """
        au bach bauer baum beck berg berger born brink bruch burg egger er hauer heim heimer hof horst hut ing ke l
        loh mann ner rath rode sberger stedt stein tal thaler wald
        """
    )

    private static let portugueseNames = SampleNameLists(
        given: """
            Adriana Afonso Álvaro André Beatriz Benedita Bento Caetano Camila Cauê Conceição Cristiano Domingos
            Edilson Elisa Emília Eunice Fabrício Fernanda Francisca Gilberto Glória Heitor Helena Iracema Isadora
            Ivone Jandira João Joaquim Larissa Leandro Letícia Lourenço Márcia Mateus Maurício Murilo Olívia Patrícia
            Raimundo Renato Rosângela Sérgio Tânia Tiago Vera Vicente Vitória Wagner Yasmin
            """,
        family: """
            Abr Alb Alc Alm Alv Amar Ar Ass Azer Barr Bast Bel Bor Brag Cald Cam Carn Carv Cast Cerd Cord Corr Cout
            Cruz Dam Esp Far Feit Ferr Figu Font Fort Gam Gouv Guim Lam Leit Lem Lour Mac Mag Mar Mat Med Meir Mend
            Mir Mont Mour Nog Oliv Paim Ped Per Pim Queir Rab Ram Reb Sab Sal Sant Serp Sim Tav Tei Vald Vas Vent Vil
            """,
        """
        aca ada ado aia ais al alho ão ardo ares ato eda edo eira eiro ejo ela elos ença endes ente esco eva ião ias
        ido ilha im inha inho isa oal onte oso ote oura ueira uero uinte ulo
        """)
}
