/// The credits in which something is wrong. Each is of a person of its own, who has no other: a person has one name.
extension SampleCast {
    /// Writes what is wrong with the credits of a title, after the others.
    mutating func writeQuirk(of title: SampleTitle, _ ids: SampleTitleIDs, to sheet: inout SampleSheet) {
        guard let quirk = title.quirk, quirk.needsCredits, quirk != .repeatedCreditRows else { return }
        let person = careers.passerBy(.spanish)
        sheet.openRow()
        sheet.field(personIDs[person.number])
        if quirk == .orphanCredit {
            ids.writeUnusedID(title.number, to: &sheet)
        } else {
            ids.writeID(of: title, to: &sheet)
        }
        sheet.field { appendName(of: person, quirk, title.number / 10_000, to: &$0) }
        if quirk == .shortCreditRow { return }
        if quirk == .textAfterNameQuote { sheet.spoilField(with: " jr.") }
        sheet.field("Narrator")
        sheet.field("ACTOR")
    }

    private func appendName(
        of person: SamplePerson, _ quirk: SampleQuirk, _ occasion: Int, to bytes: inout [UInt8]
    ) {
        switch quirk {
        case .nameDecomposed:
            let decomposed = SampleSpoiler.decomposedNames
            bytes.appendText(decomposed[occasion % decomposed.count])
            bytes.append(0x20)
            names.appendFamily(person, to: &bytes)
        case .nameMojibake:
            let accented = SampleSpoiler.accentedNames
            SampleSpoiler.appendMojibake(accented[occasion % accented.count], to: &bytes)
            bytes.append(0x20)
            names.appendFamily(person, to: &bytes)
        default:
            names.append(person, to: &bytes)
            if quirk == .nameTrailingBlank { bytes.append(0x20) }
            if quirk == .nameNoBreakSpace { bytes.appendText("\u{A0}") }
        }
    }
}
