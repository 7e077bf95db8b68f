/**
 * Holds estimates against measurements, simulations against recorded runs, and prints the errors. `--data FOLDER` is laid
 * out like the folder of validation sets (the default: ../shared/data/profiles/validation beside the repository), `--json`
 * prints data, `--by` the splits by engine, GPU, model and precision, `--write` puts the table into the README of profiles,
 * `--fit` fits the engines' constants anew and prints them, with errors when whole GPUs and whole models are left out.
 * @module
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { engines } from '@fleetmix/profiles';
import { simulatedSets } from '../simulation/simulated-sets.ts';
import { compare } from './compare.ts';
import { crossValidation, fittedEngines } from './cross-validation.ts';
import { readFacts } from './facts.ts';
import { choices } from './ranking.ts';
import { readMeasurements } from './sets.ts';
import { cheapestSentence, summarise } from './summary.ts';
import { splits, table } from './table-text.ts';
import { writeIntoReadme } from './write-readme.ts';

const shared = resolve(import.meta.dirname, '../../../../../shared/data');
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(shared, 'profiles/validation') },
    facts: { type: 'string' },
    json: { type: 'boolean' },
    by: { type: 'boolean' },
    write: { type: 'boolean' },
    fit: { type: 'boolean' },
  },
});

function factsFolder(): string {
  const beside = resolve(values.data, '../..');
  return values.facts ?? (existsSync(join(beside, 'gpus/gpus.json')) ? beside : shared);
}

if (!existsSync(values.data)) {
  console.error(`--data ${values.data}: no such folder; give one with files like measured_agg_dense_models.csv.`);
  process.exit(2);
}
const facts = readFacts(factsFolder());
const measurements = readMeasurements(values.data, facts);
const simulated = values.fit ? [] : await simulatedSets(values.data, facts);
if (measurements.length === 0 && simulated.length === 0) {
  console.error(`--data ${values.data}: none of the validation sets' files is in it, or none of their rows is known.`);
  process.exit(2);
}
if (values.fit) {
  console.log(JSON.stringify(fittedEngines(measurements), null, 2));
  console.log(table(crossValidation(measurements)));
} else {
  const compared = compare(measurements, engines);
  const chosen = choices(compared, facts);
  const sets = [...summarise(compared, chosen), ...simulated];
  const text = `${table(sets)}\n\n${cheapestSentence(chosen)}`;
  if (values.write) writeIntoReadme(text);
  console.log(values.json ? JSON.stringify({ sets }, null, 2) : values.by ? `${text}\n${splits(sets)}` : text);
}
