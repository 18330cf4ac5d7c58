/// The page's style sheet.
enum PageStyle {
    static let text = """

        :root {
          color-scheme: light dark;
          --paper: #fcfbf8; --card: #ffffff; --ink: #1d2126; --quiet: #5b636d; --rule: #dfdcd4; --accent: #00588a;
          --warn: #8a3d00; --warn-paper: #fdf3e7;
          --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --paper: #14171b; --card: #1a1e23; --ink: #e8e6e1; --quiet: #a3abb5; --rule: #343a42; --accent: #74c0ee;
            --warn: #f2b27a; --warn-paper: #2a2118;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); overflow-wrap: break-word; }
        a { color: var(--accent); text-underline-offset: 0.2em; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
        .skip { position: absolute; left: -99rem; padding: 0.5rem 1rem; background: var(--card); z-index: 2; }
        .skip:focus { left: 1rem; top: 1rem; }

        header, footer, .page { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
        header { padding-top: 2.5rem; padding-bottom: 1.5rem; }
        .kicker { margin: 0; color: var(--quiet); font-size: 0.8125rem; letter-spacing: 0.06em; text-transform: uppercase; }
        h1, h2, h3 { font-family: var(--serif); line-height: 1.2; text-wrap: balance; }
        h1 { margin: 0.25rem 0 1rem; font-size: clamp(1.875rem, 5vw, 2.75rem); font-weight: 700; }
        h2 { margin: 0 0 1.5rem; font-size: 1.625rem; }
        h3 { margin: 0; font-size: 1.25rem; }
        dl { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 0; font-size: 0.875rem; }
        dt { color: var(--quiet); }
        dd { margin: 0; overflow-wrap: anywhere; }

        nav { border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); margin-bottom: 2rem; }
        nav ol { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0.5rem 0; list-style: none; }
        nav a { display: block; padding: 0.375rem 0; color: var(--ink); font-size: 0.875rem; text-decoration: none; }
        nav a:hover { color: var(--accent); text-decoration: underline; }
        main { min-width: 0; }
        section { margin-bottom: 4rem; }
        section > h2 { padding-top: 0.75rem; border-top: 3px solid var(--ink); }
        .note { padding: 0.75rem 1rem; background: var(--card); border: 1px solid var(--rule); font-size: 0.875rem; }
        .alerts { padding: 1rem 1.25rem; background: var(--warn-paper); border-left: 4px solid var(--warn); }
        .alerts h2 { margin-bottom: 0.5rem; padding: 0; border: 0; font-size: 1.25rem; color: var(--warn); }
        .alerts ul { margin: 0; padding-left: 1.1rem; max-height: 18rem; overflow: auto; font-size: 0.9375rem; }

        figure { margin: 0 0 3rem; }
        .finding { margin: 0.375rem 0 1rem; max-width: 46rem; font: 1.0625rem/1.55 var(--serif); }
        .picture { display: none; width: 100%; overflow: hidden; margin-bottom: 0.75rem; }
        .draws .picture { display: block; min-height: 4rem; }
        .picture svg { display: block; max-width: 100%; height: auto; }
        #people .mark-text text { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
        summary { padding: 0.25rem 0; color: var(--accent); cursor: pointer; font-size: 0.875rem; }
        .rule { margin: 0 0 0.25rem; max-width: 46rem; color: var(--quiet); font-size: 0.8125rem; }
        .rule span { margin-right: 0.5rem; color: var(--ink); font-variant-numeric: tabular-nums; }

        .scroll { position: relative; width: fit-content; max-width: 100%; max-height: 26rem; overflow: auto; margin-top: 0.25rem; background: var(--card); border: 1px solid var(--rule); }
        table { min-width: max-content; border-collapse: collapse; font-size: 0.8125rem; line-height: 1.4; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        th, td { padding: 0.375rem 0.75rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
        tbody th { font-weight: 600; }
        thead th { position: sticky; top: 0; background: var(--card); color: var(--quiet); font-weight: 600;
          vertical-align: bottom; box-shadow: inset 0 -1px var(--rule); }
        tbody tr:last-child > * { border-bottom: 0; }
        td, tbody th { max-width: 24rem; }
        .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        thead .number { white-space: normal; }
        footer { padding-top: 1rem; padding-bottom: 3rem; color: var(--quiet); font-size: 0.8125rem; }

        #vg-tooltip-element { visibility: hidden; position: fixed; z-index: 1000; padding: 8px; border-radius: 3px;
          box-shadow: 2px 2px 4px rgb(0 0 0 / 10%); background: var(--card); color: var(--ink); border: 1px solid var(--rule);
          font: 0.75rem/1.5 var(--sans); }
        #vg-tooltip-element.visible { visibility: visible; }
        #vg-tooltip-element h2 { margin: 0 0 10px; font-size: 13px; }
        #vg-tooltip-element table { min-width: 0; border-spacing: 0; }
        #vg-tooltip-element td { border: 0; padding: 1px 4px; overflow: hidden; text-overflow: ellipsis; }
        #vg-tooltip-element td.key { color: var(--quiet); max-width: 150px; text-align: end; }
        #vg-tooltip-element td.value { display: block; max-width: 300px; max-height: 7em; text-align: start; }

        @media (min-width: 64rem) {
          .page { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 3rem; }
          nav { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow: auto; border: 0;
            margin: 0; }
          nav ol { display: block; border-top: 3px solid var(--ink); }
        }
        @media print {
          @page { margin: 15mm; }
          @page wide { size: landscape; margin: 10mm; }
          .wide { page: wide; }
          :root { --paper: #ffffff; }
          body { font-size: 10pt; }
          nav, .skip, .note { display: none; }
          .page, header, footer { display: block; max-width: none; padding: 0; }
          .scroll, .alerts ul { max-height: none; overflow: visible; border: 0; }
          .picture, tr, figcaption { break-inside: avoid; }
          h2, h3, figcaption, summary { break-after: avoid; }
          thead th { position: static; }
          table { min-width: 0; font-size: 7pt; }
          th, td { padding: 0.15rem 0.3rem; }
          .wide table { font-size: 5pt; }
          .wide :is(th, td) { padding: 0.1rem 0.15rem; }
        }

        """
}
