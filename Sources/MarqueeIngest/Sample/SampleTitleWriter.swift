/// Rows of the file of titles.
struct SampleTitleWriter: Sendable {
    let ids: SampleTitleIDs
    let names: SampleTitleNames

    /// Writes the row of a title, spoiled as its quirk demands.
    func write(_ title: SampleTitle, to sheet: inout SampleSheet) {
        sheet.openRow()
        ids.writeID(of: title, to: &sheet)
        sheet.field { names.append(title, to: &$0) }
        if title.quirk == .textAfterTitleQuote { sheet.spoilField(with: " (uncut)") }
        sheet.field(title.isShow ? "SHOW" : "MOVIE")
        sheet.field(title.year)
        sheet.field { bytes in
            if let certification = title.certification { bytes.appendText(SampleTerms.certifications[certification]) }
        }
        sheet.field { bytes in
            bytes.appendDecimal(title.runtime)
            if title.quirk == .decimalRuntime { bytes.appendText(".0") }
        }
        if title.quirk == .shortTitleRow { return }
        writeList(title.genres.map { SampleTerms.genres[$0] }, to: &sheet)
        writeList(title.quirk?.country.map { [$0] } ?? title.countries.map { SampleCountry.all[$0].code }, to: &sheet)
        sheet.field(optional: title.seasons)
        ids.writeIMDbID(of: title, to: &sheet)
        sheet.field(tenths: title.score)
        sheet.field(optional: title.votes)
        if title.quirk == .repeatedTitleRow { sheet.repeatRow() }
    }

    /// Writes a list as a Python program prints it.
    private func writeList(_ items: [StaticString], to sheet: inout SampleSheet) {
        sheet.field { bytes in
            bytes.append(UInt8(ascii: "["))
            for (place, item) in items.enumerated() {
                bytes.appendText(place == 0 ? "'" : ", '")
                bytes.appendText(item)
                bytes.append(UInt8(ascii: "'"))
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }
}
