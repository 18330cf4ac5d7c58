/// The languages of the invented names: what a list of given names and a list of family names are made for.
enum SampleCulture: Int, CaseIterable, Sendable {
    case english, indian, spanish, french, japanese, korean, chinese, german
    case arabic, portuguese, italian, turkish, nordic, slavic, african, malay

    /// The share of the credits, in percent, that bear such names.
    var share: Int {
        switch self {
        case .english: 45
        case .indian: 12
        case .spanish: 9
        case .japanese, .french: 6
        case .korean, .chinese, .german, .arabic: 4
        case .portuguese, .italian, .turkish, .nordic, .slavic, .african, .malay: 2
        }
    }
}
