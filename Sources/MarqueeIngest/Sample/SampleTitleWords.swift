/// The words that names of titles are made of. No list has a word twice: each place in a pattern is a name.
struct SampleTitleWords: Sendable {
    let starts = SampleWords(
        """
        Amber Ash Barley Basalt Birch Bitter Bramble Brass Brine Cinder Clover Cobalt Copper Crow Dapple Dusk Ember
        Fable Feather Fern Flint Fog Frost Gale Garnet Ginger Glass Gloam Granite Gravel Hazel Heather Hollow Honey
        Indigo Ink Iron Ivory Jade Juniper Lantern Larch Lark Linen Magpie Maple Marble Marsh Meadow Mercury Mist Moss
        Nettle Night Oak Ochre Onyx Opal Orchid Otter Pearl Pepper Pewter Pine Plum Quartz Quill Raven Reed Rook Rust
        Saffron Salt Sand Sable Sedge Shadow Silver Slate Smoke Sparrow Spruce Starling Storm Sugar Swallow Thistle
        Thorn Thunder Timber Umber Velvet Vesper Violet Walnut Wander Water Wax Willow Winter Wren Yarrow Zephyr
        """)
    let ends = SampleWords(
        """
        bank barrow bay beck bloom bough bourne brook burrow cairn cliff cradle crest dale drift eave edge fall fell
        fen field flare fold ford forge gate glade glen grove harbour haven heath hill hive hollow holm house isle
        keep kettle knoll ladder lake lane lea ledge light line lock loom mast mead mere mill mirror moor mouth nest
        orchard path peak pier pond quarry reach ridge road rock root row shade shore song spire spring stair stead
        stream thicket tide tower vale veil wake ward way weir well whistle wick wind wing wood yard
        """)
    /// Syllables of words that no language has; names of places, ships and families for all one knows.
    let firstSyllables = SampleWords(
        """
        Al Am An Ar As Av Bal Bar Bel Ber Bor Bran Cal Car Cas Cor Dal Dar Del Dor Dra El Em En Er Fal Far Fel Gal Gar
        Gel Gra Hal Har Hel Il Im In Is Jal Jar Kal Kar Kel Kor Lan Lar Lor Mal Mar Mel Mir Mor Nal Nar Nor Ol Or Os
        Pal Par Per Quil Ral Ren Ros Sal Sar Sel Sol Sul Tal Tar Tel Tir Tor Ul Ur Val Var Vel Ver Vol Wil Yar Zan Zar
        """)
    let syllables = SampleWords(
        """
        ada adi ama ami ana ani ari avi eda edi ela eli ema emi eno era eri eva idi ila ilo ima imo ina ino iri iva
        ivo oda odi ola oli omi ona oni ora ori ova una uri
        """)
    let lastSyllables = SampleWords(
        """
        ban bas berg court cy dahl dell dor dra fax fin gan gard go gus kan ket kin lan lax lis lo lon lux mar mas men
        mir mont mora nath nix nor pel phon ra ran rex ria ric ris ron ros ryn sa san sis stra tan tara tek ter this
        tia ton tor tria va van vax vex vin vis xia
        """)
    let adjectives = SampleWords(
        """
        Absent Accidental Almost Ancient Anxious Backward Balanced Barefoot Blue Borrowed Brief Broken Burning
        Careless Cautious Cheerful Clockwork Cloudy Clumsy Cold Counterfeit Crooked Curious Dear Deep Delicate Distant
        Double Drowsy Eager Electric Empty Endless Faithful Familiar Fearless Final Floating Foolish Forgotten Fragile
        Frozen Generous Gentle Golden Grateful Green Half Heavy Hidden Honest Hungry Idle Impatient Invented Invisible
        Jealous Kind Lonely Lopsided Lucky Midnight Modest Muddy Nameless Narrow Nervous Northern Obedient Odd
        Ordinary Painted Paper Patient Perfect Plain Polite Quarrelsome Quiet Reluctant Restless Rotten Second Secret
        Seventh Shy Silent Sleepless Slow Southern Spare Stolen Stubborn Sudden Sunday Tender Thirsty Tidy Tiny
        Unfinished Unwritten Useless Vacant Wooden
        """)
    let nouns = SampleWords(
        """
        Accordion Admiral Afternoon Almanac Anchor Apprentice Apron Archivist Atlas Aunt Avalanche Baker Balcony
        Ballad Barber Beekeeper Bicycle Biscuit Blacksmith Bookbinder Boundary Bridge Bucket Button Calendar Candle
        Canoe Captain Caravan Cardigan Carousel Carpenter Cartographer Cellist Chandelier Chemist Chestnut Chimney
        Choir Clerk Clock Cobbler Compass Conductor Corridor Cousin Crane Cricket Cupboard Debt Dentist Diary
        Dictionary Donkey Drummer Echo Elevator Embassy Envelope Errand Expedition Farewell Ferry Fiddle Fisherman
        Flood Florist Fortune Fountain Furnace Gambler Gardener Ghost Glacier Glassblower Goose Gramophone Grandmother
        Guest Hammock Harvest Hat Hedge Horizon Hotel Hurricane Inheritance Inspector Invitation Island Jar Journey
        Judge Kettle Kite Kitchen Ladder Landlady Lantern Lemon Letter Librarian Lighthouse Locksmith Lullaby Lunch
        Mailbox Mandolin Map Market Meteor Milkman Mirror Monsoon Mountain Neighbour Notebook Oath Oboe Orchard
        Organist Oyster Passenger Pendulum Photograph Pianist Piano Pigeon Pilot Plumber Postcard Potter Puppet Quarry
        Radio Railway Rain Recipe Regatta Rehearsal Reunion Riddle River Rumour Sailor Sandwich Saxophone Scarecrow
        Shepherd Shipwreck Signal Sister Snow Staircase Stationmaster Statue Stranger Suitcase Summer Surveyor Tailor
        Teapot Telegram Telescope Thief Thunderstorm Tightrope Trombone Tunnel Typewriter Umbrella Valley Verdict
        Violin Volcano Waiter Waltz Wardrobe Watchmaker Weaver Wedding Whale Widow Window Witness Xylophone Zeppelin
        """)
    let people = SampleWords(
        """
        Ada Agnes Albert Alma Amara Anton Astrid Aurelio Beatrix Benedict Bo Bruno Camila Cedric Clementine Cosmo
        Dagmar Delia Desmond Dora Edgar Edith Elif Elsa Emil Enzo Ernest Esther Eunice Fatou Felix Fiona Flora Florian
        Gilda Greta Gustav Hector Hedda Hilda Horace Ida Ignatius Imani Inga Irma Ivo Jasper Joaquin Jun Kaito Kiran
        Klara Lars Leopold Lotte Ludo Mabel Magda Marisol Mateo Mina Moira Nadia Nestor Nora Odette Olga Oskar Otto
        Paloma Pavel Petra Philippa Quentin Rafi Rosalind Rufus Sanne Selma Sigrid Stellan Tamsin Theodora Thora Tomas
        Ursula Valentina Viggo Wanda Wilfred Xenia Yusuf Yolanda Zelda Zora
        """)
    let places = SampleWords(
        """
        Albrook Altamere Ardenholt Aurisport Balmora_Bay Belcastro Bellwether Bramford Brindle Calder_Point
        Carrowmeath Castelvento Corvina Dalmarsh Dornfeld Drumlin Eastmere Elverum_Sound Eskwater Fallowgate
        Farrowdale Fenwick_Cross Fort_Lumen Galtway Glenhallow Gorsefield Greywater Halden_Ridge Harrowby Hask
        Highmarket Holmenau Inverlark Isola_Verde Karsova Kellmouth Kilbracken Kingsferry Kurata Lacuna Larkhaven
        Lindisholm Low_Barrow Lumbermill Maravilla Marsh_End Melaka_Road Millrace Monte_Oro Narrowfield Nordhavn
        Oakhurst_Mills Ostrava_Street Pelham_Rock Pinecroft Port_Sable Quillon Rabenau Redcliff_Quay Rio_Largo
        Rookery_Lane Saltmarsh San_Amado Sandling Santa_Rufina Seven_Wells Shiraoka Silverton_Halt Skarvik
        Southwold_Pier Stonebeck Sundrop Tarn_Hollow Thornbury_Fair Toroshima Underhill Vallarosa Verdigris Westerby
        Whistlewood Wintermoor Yarrowgate Zandvoort_Lane Zell_am_Forst
        """)
    let moods = SampleWords(
        "Live Alone Lost Unplugged Home Awake Unafraid Stranded Overdressed Speechless Unrehearsed On_Tour")
    let deeds = SampleWords("Sang Vanished Returned Stopped Woke Laughed Melted Whispered Resigned Danced Fell Burned")
    let doings = SampleWords(
        "Mend Lose Borrow Paint Forgive Steal Raise Rescue Follow Find Build Miss Tame Carry Hide Sell")
    let accentedStarts = SampleWords(
        """
        Corazón Canción Señora Estación Niñez Último_Adiós Mañana Prisão São_Longe Canção Coração Été Étoile Forêt
        Château Fenêtre Rêve Grüße Mädchen Übermut Größe Jäger Smørrebrød Fjäll Sjö Öken Ålesund_Blå Çiçek Güneş
        Yıldız Łódka Źródło Żuraw Città Perché Verità Ilusión Jardín
        """)
    let accentedEnds = SampleWords(
        """
        Amarillo Azul d'Automne d'Hiver da_Noite de_Papel de_Sal del_Sur der_Stadt des_Ombres di_Carta do_Mar du_Nord
        e_Luna en_Flor im_Regen in_Rosso ohne_Namen para_Dos perdido sans_Retour sem_Fim til_Salgs ve_Gece za_Miastem
        """)
    let koreanStarts = SampleWords("겨울 바다 달빛 오래된_ 조용한_ 새벽 어느_ 하얀_ 열두_번째_ 작은_")
    let koreanEnds = SampleWords("편지 정거장 정원 우산 등대 골목 기차 여관 노래 창문")
    let japaneseStarts = SampleWords("紙の 遠い 青い 午後の 冬の 雨の 最後の 静かな 夜明けの 海辺の")
    let japaneseEnds = SampleWords("灯台 汽車 手紙 旅館 傘 庭 停留所 ピアノ 郵便屋 時計")
    let arabicStarts = SampleWords("بيت ليلة حكاية طريق أغنية رسالة نافذة جزيرة")
    let arabicEnds = SampleWords("البحر الورد القمر الشتاء الغريب الصمت الريح المطر")
    /// Small numbers would look like sequels.
    let numbers = SampleWords(
        "101 108 117 203 212 224 305 330 407 418 451 509 612 660 707 811 824 903 917 1003 1210 1407")
}
