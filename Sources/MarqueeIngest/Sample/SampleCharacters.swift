/// What actors play: by how the character column of a real catalog is made up.
struct SampleCharacters: Sendable {
    private let roles = SampleWords(
        """
        Accountant Ambulance_Driver Announcer Art_Dealer Astronaut Bailiff Bank_Teller Barista Bartender Beekeeper
        Bouncer Bride Bus_Driver Butler Cashier Chef Choir_Boy Clerk Coach Conductor Cook Coroner Customer Dancer
        Dentist Detective Diver Doctor Doorman Driver Drummer Engineer Farmer Father Fisherman Florist Fortune_Teller
        Gardener Ghost Guard Guest Guide Hairdresser Hotel_Manager Innkeeper Interpreter Journalist Judge Juror Lawyer
        Librarian Lifeguard Mailman Market_Woman Mayor Mechanic Milkman Monk Mother Musician Narrator Neighbour
        News_Anchor Nun Nurse Officer Old_Man Old_Woman Paramedic Party_Guest Passenger Photographer Pianist Pilot
        Policeman Priest Principal Prisoner Receptionist Reporter Sailor Salesman Scientist Secretary Security_Guard
        Servant Sheriff Singer Soldier Stranger Student Tailor Taxi_Driver Teacher Thief Tourist Tutor Usher
        Veterinarian Villager Waiter Waitress Weather_Girl
        """)
    private let honours = SampleWords(
        "Dr. Mr. Mrs. Ms. Captain Detective Officer Professor Inspector Sister Uncle Aunt")
    private let relations = SampleWords(
        "Mother Father Brother Sister Friend Wife Husband Neighbour Boss Lawyer Son Daughter")
    private let nicknames = SampleWords(
        "Ace Bones Doc Duke Fingers Lefty Lucky Moose Red Shorty Slim Sparks Tiny Whisper")
    private let selves = SampleWords("Self Self Self Himself Himself Himself Herself Self_-_Host Self_-_Narrator")
    private let names: SamplePersonNames

    init(names: SamplePersonNames) { self.names = names }

    /// Appends a character of a title, or how people appear in it as themselves.
    func append(in title: SampleTitle, _ random: inout SampleRandom, to bytes: inout [UInt8]) {
        let first = title.genres.first
        let isFactual = first == SampleTerms.documentation || first == SampleTerms.reality
        if random.chance(isFactual ? 5_000 : 150) {
            selves.append(random.below(selves.count), to: &bytes)
            if random.chance(1_500) { bytes.appendText(" (archive footage)") }
            return
        }
        appendRole(of: title.culture, random.below(1_000), &random, to: &bytes)
        let isAnimation = title.genres.contains(SampleTerms.animation)
        if random.chance(isAnimation ? 5_500 : 150) {
            bytes.appendText(" (voice)")
        } else if random.chance(340) {
            bytes.appendText(" (uncredited)")
        }
    }

    /// Appends a further character of someone who plays another in the same title. No other character is called
    /// like that, since the same person in the same role twice would be a row that is there twice.
    func appendFurther(_ number: Int, of culture: SampleCulture, _ random: inout SampleRandom, to bytes: inout [UInt8])
    {
        names.appendCharacter(of: culture, full: false, &random, to: &bytes)
        bytes.appendText("'s Double #")
        bytes.appendDecimal(number + 1)
    }

    private func appendRole(
        of culture: SampleCulture, _ draw: Int, _ random: inout SampleRandom, to bytes: inout [UInt8]
    ) {
        func name(full: Bool) { names.appendCharacter(of: culture, full: full, &random, to: &bytes) }
        func role() { roles.append(random.below(roles.count), to: &bytes) }
        switch draw {
        case ..<330: name(full: false)
        case ..<720: name(full: true)
        case ..<850: role()
        case ..<880:
            bytes.appendText(random.chance(5_000) ? "Young " : "Old ")
            name(full: false)
        case ..<908:
            name(full: false)
            bytes.appendText("'s ")
            relations.append(random.below(relations.count), to: &bytes)
        case ..<934:
            honours.append(random.below(honours.count), to: &bytes)
            bytes.append(0x20)
            name(full: random.chance(3_000))
        case ..<956:
            role()
            bytes.appendText(" #")
            bytes.appendDecimal(random.below(6) + 1)
        case ..<978:
            name(full: false)
            bytes.appendText(" / ")
            role()
        case ..<987: quoteNickname()
        case ..<993:
            name(full: false)
            bytes.appendText(" - ")
            role()
        case ..<998:
            name(full: true)
            bytes.appendText(", the ")
            role()
        default:
            role()
            bytes.appendText(" (as a child)")
        }
        func quoteNickname() {
            name(full: false)
            bytes.appendText(random.chance(5_000) ? " \"" : " '")
            let isDouble = bytes.last == 0x22
            nicknames.append(random.below(nicknames.count), to: &bytes)
            bytes.appendText(isDouble ? "\" " : "' ")
            name(full: false)
        }
    }
}
