import { spawnSync } from 'node:child_process';
import { WrongAnswer } from '../timing.ts';
import type { Measured } from './measure.ts';

/** The Python that is asked; another by the variable PYTHON. */
const python = process.env['PYTHON'] ?? 'python3';

/** The same sums as `readLog` takes: classes, windows, gaps and quantiles, over a lazy scan. */
const program = `
import json, resource, sys, time
import polars as pl
began = time.perf_counter()
bounds = sorted({round(10 ** (1 + step / 4)) for step in range(25)})
log = pl.scan_csv(sys.argv[1], try_parse_dates=True)
place = lambda name: pl.lit(pl.Series(bounds)).search_sorted(pl.col(name)).alias(name + "_at")
tokens = ["ContextTokens", "GeneratedTokens"]
classes = log.with_columns(place(tokens[0]), place(tokens[1])).group_by("ContextTokens_at", "GeneratedTokens_at").agg(
    pl.len(), *[pl.col(name).sum() for name in tokens],
    *[(pl.col(name).cast(pl.Float64) ** 2).sum().alias(name + "_squares") for name in tokens],
    (pl.col(tokens[0]).cast(pl.Float64) * pl.col(tokens[1])).sum().alias("products"))
windows = log.group_by(pl.col("TIMESTAMP").dt.truncate("5m")).agg(pl.len(), *[pl.col(name).sum() for name in tokens])
gap = pl.col("TIMESTAMP").diff().dt.total_microseconds()
others = log.select((gap.std() / gap.mean()).alias("cv"),
    *[pl.col(name).quantile(share).alias(f"{name}{share}") for name in tokens for share in (0.5, 0.9, 0.95, 0.99, 1)])
found, _, _ = pl.collect_all([classes, windows, others])
ms = 1000 * (time.perf_counter() - began)
span = lambda at: f"{([0] + bounds)[at] + 1}-{bounds[at]}"
named = {f"in {span(row[0])} out {span(row[1])}": row[2] for row in found.rows()}
held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
print(json.dumps({"requests": sum(named.values()), "classes": named, "ms": ms, "megabytes": held}))
`;

/** Polars on the same CSV; nothing where Python does not have it. */
export function polars(file: string): Measured | undefined {
  if (spawnSync(python, ['-c', 'import polars']).status !== 0) return undefined;
  const { status, stdout, stderr } = spawnSync(python, ['-c', program, file], { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new WrongAnswer(`polars ended with code ${status}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}
