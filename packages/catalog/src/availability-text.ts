import type { AvailabilityGrid, GridOffer } from './availability-grid.ts';
import { requestTypes } from './request-type.ts';
import { computeFactor, memoryUtilization, stockFactor } from './simulation-setting.ts';
import { paper, simulation } from './source.ts';

/** The grid as YAML for people: rows aligned, every block said in a comment. */
export function availabilityText(grid: AvailabilityGrid): string {
  return [
    ...head(),
    '',
    'fleetmix: 1',
    `grid: ${grid.grid}`,
    `description: ${grid.description}`,
    '',
    ...scenarioLines(grid),
    '',
    ...axisLines(grid),
    '',
    '# Total demand, divided over the classes by the shares and rounded to whole requests.',
    'scale:',
    `  name: ${grid.scale.name}`,
    `  totals: ${list(grid.scale.totals)}`,
    `  rounding: ${grid.scale.rounding}`,
    '',
    '# "homogeneous" alone would stand for every GPU type.',
    'planners:',
    ...grid.planners.map((planner) => `  - ${planner}`),
    '',
    '# One image an availability, one panel a trace; scales and planners stand inside a panel.',
    'charts:',
    `  image: ${grid.charts.image}`,
    `  panel: ${grid.charts.panel}`,
    '',
  ].join('\n');
}

function head(): readonly string[] {
  return [
    'The availability experiment: what serving three request mixes costs under four GPU availabilities.',
    '',
    `After ${paper.title},`,
    `${paper.url}, and the public simulation written after it,`,
    `${simulation.url}`,
    'Prices and availabilities are those of the experiment (early 2025), not of today.',
    '',
    'Run it:            fleetmix experiment availability',
    'Make it your own:  copy this file, change it, then   fleetmix experiment my-grid.yaml',
    '',
    'Every combination of the axes (availability, trace), the scale and the planners is one cell of the results.',
    'Generated from the facts in @fleetmix/catalog: pnpm --filter @fleetmix/catalog generate',
  ].map((line) => (line === '' ? '#' : `# ${line}`));
}

function scenarioLines({ scenario }: AvailabilityGrid): readonly string[] {
  const names = scenario.workload.classes.map(({ name }) => `- { name: ${name} }`);
  const width = Math.max(...names.map(({ length }) => length));
  return [
    '# What stays the same in every cell. Demands and stock come from the axes and the scale.',
    'scenario:',
    `  fleetmix: ${scenario.fleetmix}`,
    `  name: ${scenario.name}`,
    '  workload:',
    `    unit: ${scenario.workload.unit} # held at once`,
    '    classes: # what one request takes of a GPU:',
    ...names.map((name, position) => `      ${name.padEnd(width)} # ${needs(position)}`),
    '',
    '  # Capacity: requests of each class that one replica holds when it holds nothing else; 0 = does not fit.',
    `  # It is min(${memoryUtilization} x memory / memory of the request, ${computeFactor} x TFLOPS / compute of the request), times the speed-up`,
    '  # of 1, 2, 4 or 8 GPUs (1, 1.75, 3.2, 5.6). Memory is not pooled: a request must fit into one GPU.',
    '  offers:',
    ...scenario.offers.flatMap(offerLines),
  ];
}

function needs(position: number): string {
  const type = requestTypes[position];
  return type === undefined ? '' : `${String(type.memoryGB).padStart(2)} GB, compute ${type.compute}`;
}

function offerLines(offer: GridOffer): readonly string[] {
  return [
    `    - name: ${offer.name}`,
    `      gpu: ${offer.gpu}`,
    `      gpusPerReplica: ${offer.gpusPerReplica}`,
    `      usdPerHour: ${offer.usdPerHour}`,
    `      capacity: ${list(offer.capacity)}`,
  ];
}

function axisLines({ axes }: AvailabilityGrid): readonly string[] {
  return [
    '# Each value of an axis is a change to the scenario.',
    'axes:',
    `  availability: # GPUs in stock, by type: ${stockFactor} for each card of the publication`,
    ...axes.availability.flatMap(({ name, title, file, stock }) => [
      `    - name: ${name}`,
      `      title: "${title}"`,
      `      file: ${file}`,
      `      stock: { ${Object.entries(stock)
        .map(([gpu, count]) => `${gpu}: ${count}`)
        .join(', ')} }`,
    ]),
    '  trace: # share of each class in the total demand',
    ...axes.trace.flatMap(({ name, shares }) => [`    - name: ${name}`, `      shares: ${list(shares)}`]),
  ];
}

function list(numbers: readonly number[]): string {
  return `[${numbers.join(', ')}]`;
}
