import MarqueeIngest
import Testing

@Suite struct CountryCodeTests {
    @Test(arguments: ["US", "GB", "KR", "SS", "AX", "ZW"])
    func read_currentCode_isAssigned(code: String) {
        #expect(CountryCode.read(code) == .assigned(code))
    }

    @Test(arguments: [("USA", "US"), ("gbr", "GB"), ("Deu", "DE"), ("ROU", "RO"), ("TLS", "TL")])
    func read_alpha3_isRepaired(text: String, code: String) {
        #expect(CountryCode.read(text) == .repaired(code))
    }

    @Test(arguments: [("us", "US"), ("Fr", "FR"), (" US", "US"), ("JP\u{A0}", "JP"), ("UK", "GB"), ("u.k.", "GB")])
    func read_codeWrittenOtherwise_isRepaired(text: String, code: String) {
        #expect(CountryCode.read(text) == .repaired(code))
    }

    @Test(arguments: [
        ("Lebanon", "LB"), ("United States of America", "US"), ("united states", "US"), ("Great Britain", "GB"),
        ("South Korea", "KR"), ("Korea, Republic of", "KR"), ("Republic of Korea", "KR"), ("North Korea", "KP"),
        ("Russia", "RU"), ("Russian Federation", "RU"), ("Iran", "IR"), ("Iran, Islamic Republic of", "IR"),
        ("Vietnam", "VN"), ("Viet Nam", "VN"), ("Czech Republic", "CZ"), ("Czechia", "CZ"), ("Ivory Coast", "CI"),
        ("Turkey", "TR"), ("Türkiye", "TR"), ("Macau", "MO"), ("Congo", "CG"), ("DR Congo", "CD"),
        ("  GERMANY ", "DE"), ("the netherlands", "NL"), ("East Timor", "TL"),
    ])
    func read_name_isRepaired(text: String, code: String) {
        #expect(CountryCode.read(text) == .repaired(code))
    }

    @Test(arguments: ["Côte d'Ivoire", "Côte d’Ivoire", "Cote d'Ivoire", "Co\u{302}te d'Ivoire", "CÔTE D’IVOIRE"])
    func read_spellingsOfOneName_areRepaired(text: String) {
        #expect(CountryCode.read(text) == .repaired("CI"))
    }

    @Test func read_accentWhereNoneIsListed_isUnknown() {
        #expect(CountryCode.read("Cánada") == .unknown("Cánada"))
    }

    @Test(arguments: [
        ("BU", "MM"), ("DD", "DE"), ("DY", "BJ"), ("FX", "FR"), ("HV", "BF"), ("NH", "VU"), ("PZ", "PA"), ("RH", "ZW"),
        ("TP", "TL"), ("VD", "VN"), ("YD", "YE"), ("ZR", "CD"), ("CT", "KI"), ("NQ", "AQ"), ("JT", "UM"), ("MI", "UM"),
        ("PU", "UM"), ("WK", "UM"),
    ])
    func read_withdrawnCode_namesItsSuccessor(code: String, successor: String) {
        #expect(CountryCode.read(code) == .withdrawn(code, successor: successor))
        #expect(CountryCode.read(successor) == .assigned(successor))
    }

    @Test(arguments: ["SU", "YU", "CS", "AN", "PC", "NT", "FQ"])
    func read_withdrawnCodeOfSeveralCountries_hasNoSuccessor(code: String) {
        #expect(CountryCode.read(code) == .withdrawn(code, successor: nil))
    }

    @Test func read_withdrawnCodeInLowerCase_isWithdrawn() {
        #expect(CountryCode.read(" su") == .withdrawn("SU", successor: nil))
    }

    @Test(arguments: ["AI", "BQ", "BY", "GE", "SK"])
    func read_codeGivenOutAnew_isAssigned(code: String) {
        #expect(CountryCode.read(code) == .assigned(code))
    }

    @Test(arguments: [
        "", " ", "XX", "XK", "EU", " ZZ ", "A", "USB", "England", "Scotland", "Holland", "Korea", "Soviet Union",
        "ß", "ﬁ", "'US'", "US, GB", "Atlantis",
    ])
    func read_anythingElse_isUnknownAndUntouched(text: String) {
        #expect(CountryCode.read(text) == .unknown(text))
    }

    @Test(arguments: [
        ("US", "United States"), ("KR", "South Korea"), ("GB", "United Kingdom"), ("CI", "Côte d'Ivoire"),
        ("SU", "Soviet Union"), ("ZR", "Zaire"),
    ])
    func englishName_knownCode_isGiven(code: String, name: String) {
        #expect(CountryCode.englishName(of: code) == name)
    }

    @Test(arguments: ["", "us", "USA", "XX", "UK"])
    func englishName_otherText_isNil(text: String) {
        #expect(CountryCode.englishName(of: text) == nil)
    }

    @Test func table_everyPairOfCapitals_givesAllCodes() {
        var assigned = 0
        var withdrawn = 0
        let capitals = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
        for code in capitals.flatMap({ first in capitals.map { first + $0 } }) {
            let name = CountryCode.englishName(of: code)
            switch CountryCode.read(code) {
            case .assigned:
                assigned += 1
                #expect(CountryCode.read(name ?? "") == .repaired(code))
            case .withdrawn:
                withdrawn += 1
                #expect(name != nil)
            case .repaired: #expect(code == "UK")
            case .unknown: #expect(name == nil)
            }
        }
        #expect(assigned == 249)
        #expect(withdrawn == 25)
    }
}
