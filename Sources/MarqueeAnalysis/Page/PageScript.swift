/// The page's own script, which draws the pictures when the library has been read.
enum PageScript {
    static let text = """
        const specifications = JSON.parse(document.getElementById("specifications").textContent);
        const boxes = [...document.querySelectorAll(".picture")];
        const tables = boxes.map(box => box.parentElement.querySelector("details"));
        const quiet = "var(--quiet)", rule = "var(--rule)", ink = "var(--ink)";

        // Colours are the page's own, so that pictures follow light and dark, and paper.
        const config = {
          background: null, font: "system-ui, sans-serif", text: {color: ink},
          axis: {labelColor: quiet, titleColor: quiet, gridColor: rule, tickColor: rule, labelFontSize: 11},
          legend: {labelColor: quiet, titleColor: quiet, labelFontSize: 11}, title: {color: ink},
        };
        const options = {ast: true, actions: false, renderer: "svg", defaultStyle: false, config,
          tooltip: {disableDefaultStyle: true}};

        // Several views share the width of their box, or stand below each other where it is narrow.
        function fitted(specification, room) {
          const {title, ...spec} = structuredClone(specification);
          const direction = spec.hconcat ? "hconcat" : "vconcat";
          const views = spec[direction];
          const names = spec.encoding?.y?.axis;
          if (names?.labelLimit) names.labelLimit = Math.min(names.labelLimit, 0.4 * room);
          if (!views) return spec;
          const {first, each, stacks} = spec.usermeta;
          const stacked = direction === "vconcat" || (stacks && room < 600);
          const gaps = stacked ? 0 : spec.spacing * (views.length - 1);
          const width = (room - first - gaps) / (stacked ? 1 : views.length) - each - 8;
          for (const view of views) view.width = Math.max(40, Math.floor(width));
          delete spec[direction];
          spec[stacked ? "vconcat" : "hconcat"] = views;
          return spec;
        }

        async function draw(box, place) {
          const spec = fitted(specifications[box.dataset.figure], box.clientWidth);
          box.dataset.room = box.clientWidth;
          try {
            await window.vegaEmbed(box, spec, options);
          } catch {
            box.remove();
            tables[place].open = true;
          }
        }

        document.documentElement.classList.add("draws");
        for (const table of tables) table.open = false;
        for (const [place, box] of boxes.entries()) {
          await draw(box, place);
          if (place % 4 === 3) await new Promise(resolve => setTimeout(resolve));
        }
        document.documentElement.dataset.pictures = "drawn";
        if (location.hash) document.querySelector(location.hash)?.scrollIntoView();

        // Pictures of one view follow the width of their box by themselves.
        let pause;
        addEventListener("resize", () => {
          clearTimeout(pause);
          pause = setTimeout(() => {
            for (const [place, box] of boxes.entries()) {
              const panels = specifications[box.dataset.figure].usermeta;
              if (panels && box.isConnected && box.clientWidth != box.dataset.room) draw(box, place);
            }
          }, 200);
        });

        // Paper has the tables too.
        let opened = [];
        addEventListener("beforeprint", () => {
          opened = tables.filter(table => !table.open);
          for (const table of opened) table.open = true;
        });
        addEventListener("afterprint", () => {
          for (const table of opened) table.open = false;
        });
        """
}
