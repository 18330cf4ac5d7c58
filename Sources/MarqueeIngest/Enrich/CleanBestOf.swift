import MarqueeCatalog

/// The rows of the best-of lists, matched with titles, column by column.
struct CleanBestOf {
    /// Lists of the source in the order of ``BestOfList/allCases``.
    var lists: [BestOfList] = []
    var list: [Int32] = []
    var title: [Int32] = []
    var position: [Int64] = []
    var score: [Double] = []
    var votes: [Int64] = []
    var runtime: [Int64] = []
    var seasons: [Int64] = []
    var mainGenre: [Int32] = []
    var mainCountry: [Int32] = []
}
