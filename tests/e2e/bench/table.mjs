// What `make bench` measures and prints.
//
// A bench is a file of this folder that exports `measure`, an async function without arguments that
// returns rows. A row is `{ name, median, min, max, unit, bar, stretch }`: `name` says what was done and
// under which conditions; `unit` is "ms", "ns", "KB" or, for a ratio, ""; `bar` is the most that is allowed,
// `stretch` the most that is aimed at; a row without a `bar` is told, not held. `row` makes one from the
// values of at least five runs.

/** The row of `values`, one a run. */
export function row(name, values, { unit = "ms", bar, stretch } = {}) {
  if (values.length === 0 || !values.every(Number.isFinite)) {
    throw new Error(`${name}: not every run gave a number: ${values.join(", ")}`);
  }
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  return { name, median: middle, min: sorted[0], max: sorted.at(-1), unit, bar, stretch };
}

/** What `run` gives, `runs` times one after another: runs side by side would measure each other. */
export async function repeat(run, runs = 5) {
  const values = [];
  for (let count = 0; count < runs; count += 1) values.push(await run(count));
  return values;
}

/** Whether `row` is within its bar. */
export const holds = ({ median, bar }) => bar === undefined || median <= bar;

function written(value, unit) {
  if (value === undefined) return "";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))}${unit && ` ${unit}`}`;
}

/** The rows as a table in Markdown, which the README quotes. */
export function markdown(rows) {
  const lines = rows.map((row) => {
    const { name, median, min, max, unit, bar, stretch } = row;
    const spread = min === max ? "" : `${written(min, "")} to ${written(max, "")}`;
    const limit = holds(row) ? written(bar, unit) : `**${written(bar, unit)}**`;
    return `| ${[name, written(median, unit), spread, limit, written(stretch, unit)].join(" | ")} |`;
  });
  return ["| measured | median | least to most | bar | stretch |", "|---|---|---|---|---|", ...lines].join("\n");
}
