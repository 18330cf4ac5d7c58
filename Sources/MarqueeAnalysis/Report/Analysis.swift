package import MarqueeCatalog

/// The exploratory analysis of a catalog.
package enum Analysis {
    /// All figures of a catalog. The same catalog gives the same report, value by value.
    ///
    /// - Parameter drift: figures that compare the catalog with an earlier state of it; a section of their own, if any.
    package static func report(of catalog: CatalogSnapshot, drift: [Figure] = []) -> Report {
        let study = Study(catalog)
        var sections = [
            overview(study), quality(study), numbers(study), what(study), when(study), who(study), best(study),
            words(study),
        ]
        if !drift.isEmpty { sections.append(ReportSection("drift", title: "What has moved", drift)) }
        return Report(sections: sections)
    }

    private static func overview(_ study: Study) -> ReportSection {
        ReportSection(
            "overview", title: "Overview",
            [.tables(study), .types(study), .alerts(study), .columns(study)])
    }

    private static func quality(_ study: Study) -> ReportSection {
        ReportSection(
            "quality", title: "Quality of the data",
            [
                .missing(study), .missingByGroup(study), .missingTogether(study), .missingPairs(study),
                .characters(study), .outliers(study), .duplicates(study), .idPrefixes(study),
            ])
    }

    private static func numbers(_ study: Study) -> ReportSection {
        ReportSection(
            "numbers", title: "Numbers",
            [
                .correlations(study), .associations(study), .scores(study), .votesHistogram(study),
                .runtimeHistogram(study), .runtimeByType(study), .runtimeScore(study),
            ])
    }

    private static func what(_ study: Study) -> ReportSection {
        ReportSection(
            "what", title: "What there is",
            [
                .genres(study), .genresByDecade(study), .certifications(study), .countries(study), .topCountries(study),
                .countryLists(study), .coProduction(study),
            ])
    }

    private static func when(_ study: Study) -> ReportSection {
        ReportSection("when", title: "When it was made", [.years(study), .decades(study), .eras(study)])
    }

    private static func who(_ study: Study) -> ReportSection {
        let people = PeopleCommunities(study.catalog)
        let drawn = DrawnPeople(people.graph.links)
        return ReportSection(
            "who", title: "Who made it",
            [
                .actors(study), .directors(study), .communities(study, people), .people(study, people, drawn),
                .peopleLinks(study, people, drawn),
            ])
    }

    private static func best(_ study: Study) -> ReportSection {
        ReportSection(
            "best", title: "The best",
            [.bestTitles(study), .bestMovies(study), .bestShows(study), .bestOfLists(study), .bestOf(study)])
    }

    private static func words(_ study: Study) -> ReportSection {
        ReportSection(
            "words", title: "Words", [.titleWords(study), .descriptionWords(study)].compactMap(\.self))
    }
}
