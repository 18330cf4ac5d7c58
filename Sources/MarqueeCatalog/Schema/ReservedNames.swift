/// Names of tables that a later version of the schema will have: nobody makes a table of that name, so that no upgrade finds its
/// own name taken.
package enum ReservedNames {
    /// In lower case.
    package static let all: Set<String> = [
        "sources", "title_sources", "services", "title_services", "viewers", "interaction_kinds", "interactions",
        "interaction_rejects", "viewer_models", "impressions", "simulation_runs", "simulation_steps",
        "simulation_outcomes", "policy_estimates",
    ]
}
