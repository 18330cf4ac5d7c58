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
            Aaron Abigail Adele Alan Albert Alice Alison Amber Andrea Angus Anita Arthur Audrey Barbara Barry Beatrice Bernard
            Beth Bonnie Brenda Brian Bridget Caleb Calvin Carol Caroline Cecil Celia Clara Clarence Claudia Colin Connie Craig
            Dale Daphne Darren Dennis Derek Diana Donald Doreen Douglas Duncan Edith Edmund Edwin Eleanor Elliot Eric Evelyn
            Fergus Frances Frank Gavin Geoffrey Gerald Gillian Glenn Gordon Grace Graham Gwen Harold Harriet Hazel Helen Howard
            Hugh Irene Isaac Ivy Jerome Jill Joan Joyce Judith Julian June Keith Kenneth Laura Leonard Leslie Lillian Lloyd Lois
            Louise Lucas Lydia Malcolm Marcus Marian Martha Maureen Miles Miriam Muriel Naomi Neil Nigel Norman Nora Oliver
            Oscar Pamela Patrick Paula Percy Philip Phyllis Priscilla Ralph Raymond Rhoda Roland Rosemary Roy Ruth Sidney Simon
            Stella Stuart Susannah Sylvia Terence Thelma Trevor Vera Vernon Victor Vivian Walter Wendy Wesley Winifred
            """,
        family: """
            Ash Barn Beck Birch Black Brad Bram Broad Brook Burn Cald Carl Chad Clay Cold Cran Crom Dal Dun East Eck Fair Fern
            Gold Green Hal Hard Hart Haw Haz Hol Hunt Kirk Lang Lin Long Mar Mel Mid Mill Nor Oak Pem Pres Rad Red Rock Row Rush
            Sel Shel Stan Stock Strat Sut Thorn Traf Under Wal War West Whit Wim Win Wood Wy
            """,
        """
        acre bank beck berry borne bridge brook bury by combe cote cott croft dale den field ford gate ham hurst land lea
        ley lock man mere more ridge shaw stead stone ter ton tree wall ward water way well wick worth
        """)

    private static let spanishNames = SampleNameLists(
        given: """
            Abril Adrián Agustín Aitana Alejandra Alonso Amparo Andrés Ángela Aurora Bautista Belén Benjamín Bruno Catalina
            Cecilia Celia César Consuelo Cristóbal Damián Daniela Débora Diego Dolores Elías Emiliano Esteban Ezequiel Fabiola
            Fátima Felipe Fermín Gael Gonzalo Graciela Guadalupe Gustavo Héctor Hugo Ignacio Inés Irene Ismael Jacinta Jaime
            Javier Jimena Joaquín Julieta Leandro Leonor Lorenzo Lucía Luciano Macarena Marcelo Mariana Matías Mercedes Mónica
            Nicolás Noelia Octavio Olga Pilar Ramiro Raquel Renata Rocío Rodrigo Rubén Sabina Salvador Santiago Simón Soledad
            Susana Tadeo Tomás Valeria Verónica Violeta Ximena
            """,
        family: """
            Acosta Aguirre Alarcón Álvarez Aranda Arroyo Ayala Barrios Beltrán Benítez Blanco Bravo Bustos Caballero Cabrera
            Cáceres Calderón Campos Cárdenas Carrasco Castaño Cisneros Contreras Córdoba Correa Cortés Cuevas Delgado Domínguez
            Duarte Escobar Espinosa Estévez Farías Figueroa Fuentes Gallardo Giménez Guerrero Herrera Hidalgo Ibáñez Juárez Leiva
            Lozano Luna Maldonado Manzano Márquez Medina Mejía Méndez Miranda Molina Montero Morales Moreno Moya Muñoz Navarro
            Núñez Olivares Ortega Pacheco Palacios Paredes Peña Peralta Ponce Quintana Quiroga Ramos Reyes Ríos Robles Rojas
            Romero Salazar Salinas Santana Serrano Sosa Suárez Toledo Valdés Valenzuela Varela Vargas Vega Velasco Vidal Villalba
            Yáñez Zamora Zapata Zúñiga
            """)

    private static let frenchNames = SampleNameLists(
        given: """
            Adèle Adrien Agathe Aimée Amélie Anaïs Antoine Armand Aurélie Baptiste Bastien Bénédicte Blandine Camille Cécile
            Célestin Céline Chloé Claire Clément Corentin Damien Denis Édith Éloïse Émile Étienne Fabrice Fanny Félix Florent
            Gaëlle Gaspard Geneviève Gilles Guillaume Hélène Henri Hervé Honoré Inès Jérémie Joséphine Jules Laurent Léa Léon
            Loïc Lucien Lucie Madeleine Marguerite Mathilde Maxime Mireille Nathalie Noémie Odile Pascal Perrine Quentin Rémi
            Romain Sabine Sébastien Simone Solène Sylvain Théo Thérèse Thibault Valérie Victoire Yann Yvette Zoé
            """,
        family: """
            Beau Bel Ber Bois Bonne Bour Chante Char Cour Dela Des Du Fau Fon Gau Gri Haute La Le Mal Mar Mon Mont Per Pont Roche
            Sal Val Vau Ville
            """,
        """
        bert bois brun champ clair court don fort gard grange lac lain lard lier lin main mare mont neuve nier pierre rac
        rand reau ret rieux roche tain val ville
        """)

    private static let germanNames = SampleNameLists(
        given: """
            Achim Adelheid Albrecht Almut Anneliese Ansgar Bärbel Benno Birgit Bodo Brigitte Christof Dagmar Detlef Dieter
            Dorothea Eberhard Elfriede Ernst Frauke Friedrich Gerda Gernot Gisela Götz Gudrun Gunther Hannelore Hartmut Heike
            Heinrich Helga Hildegard Ilse Ingeborg Jochen Jörg Jürgen Karin Klaus Konrad Leni Lieselotte Lothar Ludwig
            Manfred Margarete Matthias Norbert Ortrun Otto Petra Reinhard Renate Rüdiger Sabine Siegfried Sönke Sven Thorsten
            Traute Udo Ursula Uwe Volker Walburga Wiebke Wilhelm Wolfram Zita
            """,
        family: """
            Acker Alten Berg Blumen Böhm Brand Brück Busch Dorn Eber Eichen Falken Feld Förster Fried Grün Gutten Haber Hagen
            Hirsch Hof Kirch König Krug Lauen Linden Löwen Mühl Neu Ober Raben Rosen Sand Schön Stein Sten Stern Stolz Tannen
            Über Vogel Wald Weiden Weiß Wein Ziegel
            """,
        "au bach bauer baum beck berg berger born brink bruch burg egger er hauer heim heimer hof horst hut ing ke l loh mann ner rath rode sberger stedt stein tal thaler wald"
    )

    private static let portugueseNames = SampleNameLists(
        given: """
            Adriana Afonso Álvaro Amélia André Antônia Beatriz Benedita Bento Caetano Camila Cauê Cláudio Conceição Cristiano
            Débora Domingos Edilson Elisa Emília Estêvão Eunice Fabrício Fernanda Flávia Francisca Gilberto Glória Heitor Helena
            Inácio Iracema Isadora Ivone Jandira João Joaquim Júlia Larissa Leandro Letícia Lívia Lourenço Luísa Márcia Marília
            Mateus Maurício Murilo Natália Olívia Otávio Patrícia Raimundo Raíssa Renato Rosângela Sebastião Sérgio Tainá Tânia
            Thaís Tiago Vera Vicente Vitória Wagner Yasmin
            """,
        family: """
            Abreu Aguiar Albuquerque Alencar Amaral Andrade Araújo Assis Azevedo Barbosa Barros Batista Bezerra Borges Brandão
            Brito Caldas Câmara Camargo Cardoso Carneiro Carvalho Castilho Coelho Cordeiro Coutinho Cunha Damasceno Duarte
            Esteves Falcão Faria Feitosa Figueiredo Fonseca Freitas Furtado Garcês Gonçalves Guimarães Leitão Lemos Lobo Lopes
            Macedo Machado Magalhães Matos Medeiros Meireles Melo Mesquita Monteiro Moraes Moreira Moura Nascimento Nóbrega
            Nogueira Pacheco Paiva Peixoto Pereira Pimentel Queiroz Ramalho Rezende Rocha Sampaio Saraiva Siqueira Tavares
            Teixeira Valadares Vasconcelos Vieira Xavier
            """)
}
